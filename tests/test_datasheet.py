"""docs/datasheet.md: what it says of the corpus is so; a test that fails here asks for another sentence there."""

import re
from pathlib import Path

import pytest

from pact_author.locales.wording import read_catalogs
from pact_author.model.scenario import Status
from pact_author.model.translation import TranslationState
from pact_author.reading.project import open_project
from pact_author.validate.check import check

CHECKOUT = Path(__file__).parents[1]
PAGE = (CHECKOUT / "docs/datasheet.md").read_text(encoding="utf-8")
WORDS = " ".join(PAGE.split())
PROJECT = open_project(CHECKOUT)
SCENARIOS = check(PROJECT).corpus.scenarios


def test_it_has_the_seven_sections_of_a_datasheet():
    assert [
        "1. Motivation",
        "2. Composition",
        "3. Collection",
        "4. Preprocessing, cleaning, labelling",
        "5. Uses",
        "6. Distribution",
        "7. Maintenance",
    ] == re.findall(r"^## (.*)$", PAGE, re.M)


def test_all_scenarios_are_drafts_as_it_says():
    assert "All scenarios are **drafts**" in WORDS
    assert {Status.DRAFT} == {scenario.status for scenario in SCENARIOS}


def test_the_drafts_are_by_the_project_as_it_says():
    assert "The drafts are by this project (contributor `pact-author`)" in WORDS
    assert {("pact-author",)} == {scenario.contributors for scenario in SCENARIOS}


def test_no_speaker_has_reviewed_a_translation_as_it_says():
    assert "six other languages was written by a model and has been reviewed by no speaker" in WORDS
    others = [locale for locale in PROJECT.settings.locales if locale != PROJECT.settings.source_language]
    states = {
        entry.state
        for locale in others
        for catalog in read_catalogs(PROJECT, locale)
        for entry in catalog.entries
        if entry.text
    }

    assert 6 == len(others)
    assert {TranslationState.MACHINE} == states


def test_licences_are_those_that_it_names():
    assert ("CC BY 4.0", "CC0 1.0") == tuple(name for name in ("CC BY 4.0", "CC0 1.0") if name in WORDS)
    assert {scenario.licence for scenario in SCENARIOS} <= {"CC-BY-4.0", "CC0-1.0"}


def test_every_scenario_has_a_source_that_is_cited_by_its_day_as_it_says():
    assert [] == [each.id for each in SCENARIOS if not all(source.seen for source in each.norm.evidence)]


def test_no_count_of_the_corpus_stands_on_it():
    assert [] == re.findall(r"\b[0-9]+ (?:scenarios|countries|items|drafts)\b", WORDS)


@pytest.mark.parametrize("link", re.findall(r"\]\((?!https?://)([^)#]+)", PAGE))
def test_it_links_to_what_is_there(link):
    assert (CHECKOUT / "docs" / link).exists()
