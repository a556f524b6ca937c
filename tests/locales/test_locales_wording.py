from dataclasses import replace

import pytest
from conftest import copy_corpus
from locale_samples import BY_ID, VARIANT
from other_locale import add_locale

from pact_author.locales.catalog import catalog_text
from pact_author.locales.localize import localize, lowest_state
from pact_author.locales.sources import prompt_texts, scenario_texts
from pact_author.locales.wording import catalog_path, read_wording
from pact_author.model.errors import ProjectError
from pact_author.model.translation import Catalog, Entry, Origin
from pact_author.reading.project import open_project

SCENARIO = BY_ID[VARIANT.scenario]
REVIEWED = Origin("reviewed", by="ann")


def translated(text):
    """An entry with a text that has the same placeholders."""
    return Entry(text.context, text.message.source, f"¡{text.message.source}", REVIEWED)


ENTRIES = {text.context: translated(text) for text in (*scenario_texts(SCENARIO), *prompt_texts())}
SITUATION = f"{SCENARIO.id}#situation"


@pytest.fixture
def wording(tmp_path):
    """The words of a locale with some entries changed."""
    copy_corpus(tmp_path, [SCENARIO.id])
    add_locale(tmp_path, status="reviewed")

    def read(**changed):
        entries = ENTRIES | {SITUATION: replace(ENTRIES[SITUATION], **changed)}
        for name in ("prompts", "scenarios"):
            own = tuple(each for key, each in entries.items() if key.startswith("prompt#") == (name == "prompts"))
            path = tmp_path / catalog_path("es", name)
            path.write_text(catalog_text(Catalog(str(path), "es", own)), encoding="utf-8")
        return read_wording(open_project(tmp_path), "es")

    return read


def test_a_prompt_is_as_far_as_its_texts(wording):
    told = localize(SCENARIO, VARIANT, wording())

    assert "reviewed" == told.state
    assert "¡On the last day of term at a college in Japón, la una meets" in told.prompt


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"fuzzy": True}, "machine"),
        ({"origin": Origin("reviewed")}, "edited"),
        ({"previous": "Before.", "fuzzy": True}, "stale"),
        ({"source": "Another English."}, "stale"),
    ],
)
def test_the_least_of_its_texts_decides(wording, changed, expected):
    words = wording(**changed)

    assert (expected, expected) == (localize(SCENARIO, VARIANT, words).state, lowest_state(SCENARIO, words))


@pytest.mark.parametrize("changed", [{"text": ""}, {"text": "{actor"}, {"obsolete": True}])
def test_english_never_stands_in_for_a_missing_text(wording, changed):
    words = wording(**changed)

    assert "missing" == lowest_state(SCENARIO, words)
    with pytest.raises(LookupError, match=f"es has no text for {SITUATION}"):
        localize(SCENARIO, VARIANT, words)


def test_a_broken_file_is_refused_with_its_line(wording, tmp_path):
    wording()
    (tmp_path / "locales/es/scenarios.po").write_text("msgid broken\n")

    with pytest.raises(ProjectError, match=r"^locales/es/scenarios\.po:1: "):
        read_wording(open_project(tmp_path), "es")
