import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from pact_author.locales.wording import read_wording
from pact_author.model.canonical import canonical_json
from pact_author.reading.project import open_project
from pact_author.reading.resources import schema_text
from pact_author.release.items import items
from pact_author.release.rows import ITEM_COLUMNS, item_of, item_row, scenario_row
from pact_author.validate.load import load

PROJECT = open_project(Path(__file__).parents[2])
WORDING = read_wording(PROJECT, "en")
CORPUS = load(PROJECT)
DESIGNS = {design.name: design for design in CORPUS.designs}
SCENARIO = next(scenario for scenario in CORPUS.scenarios if scenario.id == "jp/thanks-at-the-end-of-term")
CANARY = CORPUS.settings.canary


def rows(design="smoke", **changes):
    return list(items(replace(SCENARIO, **changes), DESIGNS[design], WORDING, CORPUS.settings))


@pytest.mark.parametrize("design", DESIGNS)
def test_a_row_comes_back_as_the_item_that_it_was_made_of(design):
    told = rows(design)

    assert told == [item_of(json.loads(canonical_json(item_row(item, CANARY)))) for item in told]


def test_the_columns_are_those_of_the_schema():
    assert {*ITEM_COLUMNS, "canary"} == set(json.loads(schema_text("item"))["properties"])


@pytest.mark.parametrize("design", DESIGNS)
def test_every_row_fits_its_schema(design):
    schema = Draft202012Validator(json.loads(schema_text("item")))

    assert [] == [error.message for item in rows(design) for error in schema.iter_errors(item_row(item, CANARY))]


def test_a_row_of_a_scenario_has_only_the_fields_that_an_author_can_write():
    written = json.loads(schema_text("scenario"))["properties"]

    assert {*written, "canary"} == set(scenario_row(SCENARIO, CANARY))


def test_a_scenario_is_written_in_its_author_s_words_and_without_its_place_on_disk():
    row = scenario_row(SCENARIO, CANARY)

    assert (SCENARIO.situation.source, SCENARIO.options.follow_culture.source) == (
        row["situation"],
        row["options"]["follow_culture"],
    )
    assert "path" not in row
    assert CANARY == row["canary"]


def test_closed_lists_are_words_absent_texts_are_null_and_lists_stay_lists():
    bare = replace(SCENARIO, preference=replace(SCENARIO.preference, both=None))
    row = json.loads(canonical_json(scenario_row(bare, CANARY)))

    assert (SCENARIO.status.value, SCENARIO.norm.confidence) == (row["status"], row["norm"]["confidence"])
    assert None is row["preference"]["both"]
    assert [source.url for source in SCENARIO.norm.evidence] == [source["url"] for source in row["norm"]["evidence"]]


def test_the_row_of_a_scenario_has_the_columns_of_its_schema():
    assert set(json.loads(schema_text("scenario-row"))["properties"]) == set(scenario_row(SCENARIO, CANARY))
