import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from jsonschema import Draft7Validator
from render_samples import ANY_TEXT, DIAGNOSTICS, found, golden

from pact_author.model.diagnostic import Location, Span
from pact_author.render.sarif import render

SCHEMA = json.loads((Path(__file__).parents[1] / "data/sarif-schema-2.1.0.json").read_text())
OFFICIAL = Draft7Validator(SCHEMA)


def run(diagnosis):
    (whole,) = json.loads("\n".join(render(diagnosis)))["runs"]
    return whole


def test_the_form_is_this():
    told = "\n".join(render(found())) + "\n"

    assert golden("diagnostics.sarif", told) == told


def test_it_is_what_the_official_schema_says():
    for diagnosis in (found(), found(())):
        assert [] == [error.message for error in OFFICIAL.iter_errors(json.loads("\n".join(render(diagnosis))))]


def test_the_rules_are_those_that_occur_in_the_order_of_their_codes():
    codes = sorted({diagnostic.code for diagnostic in DIAGNOSTICS})

    assert codes == [rule["id"] for rule in run(found())["tool"]["driver"]["rules"]]


def test_every_result_points_to_its_rule():
    whole = run(found())

    rules = whole["tool"]["driver"]["rules"]
    assert all(result["ruleId"] == rules[result["ruleIndex"]]["id"] for result in whole["results"])


def test_a_region_ends_behind_its_last_character_in_code_points():
    wide = next(d for d in DIAGNOSTICS if d.code == "W199")
    (result,) = run(found([wide]))["results"]

    region = result["locations"][0]["physicalLocation"]["region"]
    assert {"startLine": 3, "startColumn": 11, "endLine": 3, "endColumn": 13} == region
    assert "unicodeCodePoints" == run(found())["columnKind"]


def suppressions(*diagnostics):
    return [result["suppressions"] for result in run(found(diagnostics))["results"]]


def test_what_is_ignored_in_its_own_file_is_suppressed_there_with_the_reason():
    ((told,),) = suppressions(DIAGNOSTICS[-1])

    assert ("inSource", "it is quoted, <b>twice</b>") == (told["kind"], told["justification"])
    assert 4 == told["location"]["physicalLocation"]["region"]["startLine"]


def test_what_is_ignored_in_another_file_is_suppressed_from_outside():
    waived = replace(DIAGNOSTICS[-1], ignored_at=Location("waivers.yaml", Span(1, 8, 1, 14), "/W103/0"))
    ((told,),) = suppressions(waived)

    assert "external" == told["kind"]
    assert "waivers.yaml" == told["location"]["physicalLocation"]["artifactLocation"]["uri"]


def test_where_nothing_is_ignored_the_list_is_there_and_empty_as_the_standard_wants():
    assert [[]] == suppressions(DIAGNOSTICS[0])


@pytest.mark.parametrize(
    ("message", "hint", "text"),
    [
        ("no country", "", "no country."),
        ("no country", "write one", "no country. write one."),
        ("unknown {actr}", "did you mean {actor}?", "unknown {actr}. did you mean {actor}?"),
        ("no {0} here", "", "no {{0}} here."),
        ("see [this](1)", "", "see [this\\](1)."),
        ("a\x1b[31m\u202eb", "", "a<U+001B>[31m<U+202E>b."),
    ],
)
def test_a_message_is_shown_as_it_stands(message, hint, text):
    (result,) = run(found([replace(DIAGNOSTICS[0], message=message, hint=hint)]))["results"]

    assert text == result["message"]["text"]


def test_a_result_names_its_field():
    (result,) = run(found(DIAGNOSTICS[:1]))["results"]

    assert [{"fullyQualifiedName": "/country"}] == result["locations"][0]["logicalLocations"]


@pytest.mark.parametrize(("path", "uri"), [("a b/ü.yaml", "a%20b/%C3%BC.yaml"), ("a:b%.yaml", "a%3Ab%25.yaml")])
def test_a_path_is_an_address_from_the_root(path, uri):
    (result,) = run(found([replace(DIAGNOSTICS[0], at=replace(DIAGNOSTICS[0].at, path=path))]))["results"]

    assert {"uri": uri, "uriBaseId": "%SRCROOT%"} == result["locations"][0]["physicalLocation"]["artifactLocation"]


def test_other_places_are_told():
    (related,) = run(found(DIAGNOSTICS[:1]))["results"][0]["relatedLocations"]

    assert (1, "the id", 1) == (
        related["id"],
        related["message"]["text"],
        related["physicalLocation"]["region"]["startLine"],
    )


@given(ANY_TEXT)
def test_any_path_is_an_address_and_any_message_is_text(text):
    odd = replace(DIAGNOSTICS[0], message=text, hint=text, at=replace(DIAGNOSTICS[0].at, path=text), ignored=text)

    told = json.loads("\n".join(render(found([odd]))).encode("utf-8"))
    assert [] == [error.message for error in OFFICIAL.iter_errors(told)]
    assert told["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].isascii()
