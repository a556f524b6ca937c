from dataclasses import replace
from pathlib import Path

import pytest
from conftest import FEW

from pact_author.locales.wording import read_wording
from pact_author.reading.project import open_project
from pact_author.reading.yaml_text import parse
from pact_author.release.front import configs, front_matter
from pact_author.release.tables import item_tables
from pact_author.validate.load import load

PROJECT = open_project(Path(__file__).parents[2])
WHOLE = load(PROJECT)
CORPUS = replace(
    WHOLE,
    scenarios=tuple(scenario for scenario in WHOLE.scenarios if scenario.id in FEW),
    designs=tuple(design for design in WHOLE.designs if design.name == "smoke"),
)


def told(*locales, retired=0, **settings):
    tables = item_tables(CORPUS, [read_wording(PROJECT, locale) for locale in locales])
    text = front_matter(replace(CORPUS.settings, **settings), tables, retired)
    first, body, end = text.split("---\n")
    assert ("", "\n") == (first, end)
    document, faults = parse("README.md", body)
    assert () == faults
    return document.data


def test_there_is_a_configuration_for_the_scenarios_and_for_every_item_table():
    expected = {
        "scenarios": "data/scenarios.jsonl",
        "smoke-en": "data/items/smoke/en.jsonl",
        "smoke-ja-unreviewed": "data/items/smoke/ja-unreviewed.jsonl",
    }
    listed = told("en", "ja")["configs"]

    assert expected == {config["config_name"]: config["data_files"][0]["path"] for config in listed}
    assert {"test"} == {config["data_files"][0]["split"] for config in listed}


def test_retired_scenarios_have_one_only_where_there_are_some():
    assert ["scenarios", "retired"] == [config.name for config in configs((), 2)]
    assert ["scenarios"] == [config.name for config in configs((), 0)]


def test_the_first_item_table_is_the_default():
    assert ["smoke-en"] == [config["config_name"] for config in told("en", "ja")["configs"] if "default" in config]


def test_languages_are_told_with_and_without_their_region():
    front = told("en", "pt-BR")

    assert (["en", "pt"], ["en", "pt-BR"], ["translation"]) == (
        front["language"],
        front["language_bcp47"],
        front["multilinguality"],
    )


def test_a_release_in_one_language_is_monolingual():
    front = told("en")

    assert (["en"], ["monolingual"], False) == (front["language"], front["multilinguality"], "language_bcp47" in front)


@pytest.mark.parametrize(("locales", "expected"), [(("en",), "n<1K"), (("en", "ja", "ar", "hi"), "1K<n<10K")])
def test_the_size_is_that_of_all_item_tables(locales, expected):
    assert [expected] == told(*locales)["size_categories"]


@pytest.mark.parametrize("title", ['A "title": # so', "---", "no"])
def test_a_title_stays_a_text(title):
    assert title == told("en", title=title)["pretty_name"]
