import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from pact_author.locales.wording import read_wording
from pact_author.model.canonical import canonical_json, digest
from pact_author.model.errors import ReleaseError
from pact_author.model.scenario import Status
from pact_author.personas.expand import count
from pact_author.reading.project import open_project
from pact_author.reading.resources import schema_text
from pact_author.release.build import build
from pact_author.release.tables import item_tables
from pact_author.validate.load import load

PROJECT = open_project(Path(__file__).parents[2])
WORDINGS = [read_wording(PROJECT, "en")]
WHOLE = load(PROJECT)
CORPUS = replace(WHOLE, designs=tuple(d for d in WHOLE.designs if d.name == "smoke"))
TEXTS = {"LICENSE.txt": "Free.\n", "schemas/item.schema.json": "{}\n"}


def parts(corpus=CORPUS):
    return {part.path: list(part.lines) for part in build(corpus, item_tables(corpus, WORDINGS), TEXTS)}


def items():
    return [json.loads(line) for line in parts()["data/items/smoke/en.jsonl"]]


def test_a_release_has_these_parts():
    expected = ["LICENSE.txt", "schemas/item.schema.json", "data/scenarios.jsonl", "data/retired.jsonl"]

    assert [*expected, "data/items/smoke/en.jsonl"] == list(parts())


def test_there_is_a_row_for_every_variant():
    (design,) = CORPUS.designs

    assert sum(count(scenario, design) for scenario in CORPUS.scenarios) == len(items())


def test_every_item_is_what_its_schema_says():
    validator = Draft202012Validator(json.loads(schema_text("item")))

    assert [] == [error.message for row in items() for error in validator.iter_errors(row)]


def test_every_line_is_canonical():
    told = parts()

    for name in ("data/scenarios.jsonl", "data/items/smoke/en.jsonl"):
        assert [] == [line for line in told[name] if line != canonical_json(json.loads(line))]


def test_every_row_carries_the_canary():
    told = parts()
    canary = CORPUS.settings.canary

    for name in ("data/scenarios.jsonl", "data/items/smoke/en.jsonl"):
        assert {canary} == {json.loads(line)["canary"] for line in told[name]}


def test_half_of_the_items_have_the_culture_first():
    letters = [row["culture_letter"] for row in items()]

    assert letters.count("A") == letters.count("B") == len(letters) / 2


def test_the_content_hash_is_of_what_a_model_sees():
    row = items()[0]

    assert digest([row["system"], row["prompt"]]) == row["content_hash"]


@pytest.mark.parametrize(
    ("country", "people", "expected"),
    [("JP", "JP JP", "both"), ("JP", "JP BR", "actor"), ("JP", "BR JP", "receiver"), ("JP", "BR BR", "neither")],
)
def test_whose_norm_it_is_is_a_column(country, people, expected):
    actor, receiver = people.split()
    corpus = replace(
        CORPUS,
        designs=tuple(
            replace(
                design,
                actor=replace(design.actor, country=(actor,)),
                receiver=replace(design.receiver, country=(receiver,)),
            )
            for design in CORPUS.designs
        ),
        scenarios=tuple(s for s in CORPUS.scenarios if s.country == country),
    )

    rows = [json.loads(line) for line in parts(corpus)["data/items/smoke/en.jsonl"]]
    assert {expected} == {row["norm_match"] for row in rows}


def test_a_scenario_stands_in_its_author_s_words():
    row = next(json.loads(line) for line in parts()["data/scenarios.jsonl"])
    scenario = CORPUS.scenarios[0]

    assert (scenario.situation.source, scenario.norm.evidence[0].url, "draft") == (
        row["situation"],
        row["norm"]["evidence"][0]["url"],
        row["status"],
    )


def test_of_a_retired_scenario_a_release_keeps_the_id_the_reason_and_the_successor_alone():
    first, *others = CORPUS.scenarios
    gone = replace(first, status=Status.RETIRED, retired_because="It was not so.", superseded_by=others[0].id)
    told = parts(replace(CORPUS, scenarios=(gone, *others)))
    (row,) = map(json.loads, told.pop("data/retired.jsonl"))

    assert (first.id, "It was not so.", others[0].id) == (row["id"], row["retired_because"], row["superseded_by"])
    assert [] == [line for lines in told.values() for line in lines if f'"{first.id}"' in line]


def test_rows_of_scenarios_are_what_their_schemas_say():
    first, *others = CORPUS.scenarios
    told = parts(replace(CORPUS, scenarios=(replace(first, status=Status.RETIRED), *others)))

    for path, name in (("data/scenarios.jsonl", "scenario-row"), ("data/retired.jsonl", "retired-row")):
        validator = Draft202012Validator(json.loads(schema_text(name)))
        rows = [json.loads(line) for line in told[path]]
        assert rows
        assert [] == [error.message for row in rows for error in validator.iter_errors(row)]


def test_a_corpus_of_retired_scenarios_is_no_release():
    corpus = replace(CORPUS, scenarios=tuple(replace(s, status=Status.RETIRED) for s in CORPUS.scenarios))

    with pytest.raises(ReleaseError, match="no scenario"):
        parts(corpus)


def test_a_corpus_without_persona_sets_is_no_release():
    with pytest.raises(ReleaseError, match="no persona set"):
        parts(replace(CORPUS, designs=()))
