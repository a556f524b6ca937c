import json
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from render_samples import DIAGNOSTICS, found, golden

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


def test_what_is_ignored_is_suppressed_with_its_reason_where_it_was_given():
    ignored = DIAGNOSTICS[-1]
    waived = replace(ignored, ignored="waivers.yaml: the rule is newer than the scenario")

    assert [[{"kind": "inSource", "justification": "it is quoted, <b>twice</b>"}]] == [
        result["suppressions"] for result in run(found([ignored]))["results"]
    ]
    assert "external" == run(found([waived]))["results"][0]["suppressions"][0]["kind"]
    assert "suppressions" not in run(found(DIAGNOSTICS[:1]))["results"][0]


def test_other_places_are_told():
    (related,) = run(found(DIAGNOSTICS[:1]))["results"][0]["relatedLocations"]

    assert (1, "the id", 1) == (
        related["id"],
        related["message"]["text"],
        related["physicalLocation"]["region"]["startLine"],
    )


@given(st.text(st.characters(), min_size=1))
def test_any_path_is_an_address_and_any_message_is_text(text):
    odd = replace(DIAGNOSTICS[0], message=text, hint=text, at=replace(DIAGNOSTICS[0].at, path=text.replace("\0", "0")))

    told = json.loads("\n".join(render(found([odd]))).encode("utf-8"))
    assert [] == [error.message for error in OFFICIAL.iter_errors(told)]
    assert told["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].isascii()
