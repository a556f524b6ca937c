from dataclasses import replace
from pathlib import Path

import pytest

from pact_author.reading.project import open_project
from pact_author.reading.yaml_text import parse
from pact_author.release.citation import citation_text
from pact_author.validate.load import load

CORPUS = load(open_project(Path(__file__).parents[2]))


def told(scenarios=CORPUS.scenarios, **changes):
    document, faults = parse("CITATION.cff", citation_text(replace(CORPUS.settings, **changes), scenarios))
    assert () == faults
    return document.data


def test_it_has_what_the_format_asks_for():
    cited = told()

    assert ("1.2.0", "dataset", CORPUS.settings.title) == (cited["cff-version"], cited["type"], cited["title"])
    assert (CORPUS.settings.version, "CC-BY-4.0") == (cited["version"], cited["license"])
    assert cited["message"]


def test_everybody_who_wrote_a_scenario_is_an_author_once():
    first, second, *_ = CORPUS.scenarios
    scenarios = (replace(first, contributors=("Zoe", "adam")), replace(second, contributors=("adam", "42")))

    assert [{"name": "42"}, {"name": "adam"}, {"name": "Zoe"}] == told(scenarios)["authors"]


@pytest.mark.parametrize("title", ['He said "no": # yes', "- [x] {y}", "*a &b !c", "日本 % @ `"])
def test_a_title_stays_a_text_whatever_stands_in_it(title):
    assert title == told(title=title)["title"]


def test_day_and_place_are_told_where_the_project_tells_them():
    assert not {"date-released", "url"} & set(told())
    cited = told(released="2026-11-25", homepage="https://example.org/data")

    assert ("2026-11-25", "https://example.org/data") == (cited["date-released"], cited["url"])


def test_it_carries_the_canary():
    assert CORPUS.settings.canary in citation_text(CORPUS.settings, CORPUS.scenarios)
