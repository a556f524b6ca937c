"""A draft validates before it is written, and every answer's mistake is said."""

from pathlib import Path

import pytest

from pact_author.model.diagnostic import Severity
from pact_author.model.draft import OPEN, PLACES
from pact_author.reading.project import open_project
from pact_author.reading.scenario_text import scenario_text
from pact_author.validate.check import diagnose
from pact_author.validate.draft import complete, mistakes, skeleton, still_open
from pact_author.validate.judge import judge, read

SETTINGS = open_project(Path(__file__).parents[2]).settings
TODAY = "2026-11-24"


def said(**answers):
    return [(mistake.field, mistake.message) for mistake in mistakes(answers, SETTINGS, TODAY)]


def test_the_skeleton_has_no_errors():
    assert [] == said()


def test_a_file_of_the_skeleton_has_no_errors_in_a_corpus(corpus):
    draft = skeleton(SETTINGS, TODAY)
    (corpus / draft.path).parent.mkdir(exist_ok=True)
    (corpus / draft.path).write_text(scenario_text(draft))

    assert [] == [d for d in diagnose(open_project(corpus)).standing if d.severity is Severity.ERROR]


def test_two_files_that_were_just_begun_are_no_duplicates_and_give_one_warning_each(corpus):
    paths = []
    for country in ("NO", "SE"):
        draft = complete({"country": country, "title": "Shoes at the door", "setting": "a home"}, SETTINGS, TODAY)
        (corpus / draft.path).parent.mkdir(exist_ok=True)
        (corpus / draft.path).write_text(scenario_text(draft))
        paths.append(draft.path)

    told = [d for d in diagnose(open_project(corpus)).standing if d.at.path in paths and d.severity > Severity.NOTE]
    assert [("W123", path) for path in paths] == [(d.code, d.at.path) for d in told]
    assert told[0].message.startswith("still to be written: situation, norm.statement, preference.statement, options.")


def test_the_texts_for_other_holders_stand_ready_behind_a_hash():
    draft = skeleton(SETTINGS, TODAY)
    text = scenario_text(draft).replace("  # swapped:", "  swapped:").replace("  # both:", "  both:")
    document = read(draft.path, text).document

    assert {"swapped", "both"} <= set(document.data["preference"])
    assert [] == [d for d in judge(draft.path, read(draft.path, text), SETTINGS).diagnostics if d.code != "W123"]


def test_every_text_of_the_skeleton_says_that_it_is_to_be_written():
    text = scenario_text(skeleton(SETTINGS, TODAY))

    assert 11 == text.count(OPEN)


def test_what_is_answered_stands_in_the_draft_and_the_rest_is_open():
    draft = complete({"title": "Tea at four", "country": "GB"}, SETTINGS, TODAY)

    assert ("Tea at four", "GB", TODAY) == (draft.title, draft.country, draft.source_seen)
    assert {"situation", "norm", "kind"} <= set(still_open({"title": "Tea at four"}))
    assert () == still_open(dict.fromkeys(PLACES, "x"))


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ({"country": "UK"}, "`UK` is not the code of a country"),
        ({"country": "AQ"}, "AQ has no region in the region map study"),
        ({"theme": "food"}, "`food` is not a theme"),
        ({"title": "x"}, "`title` is too short: 1 character, at least 3"),
        ({"norm": "All Japanese people take off their shoes."}, "“All Japanese people” speaks of a whole people"),
        ({"preference": "{Actor} would rather wait, because of rain."}, "`Actor` has capital letters"),
        ({"source_url": "example.org"}, "`example.org` is not how `url` is written"),
        ({"source_seen": "2026-02-30"}, "there is no day 2026-02-30"),
        ({"contributor": "asha rao"}, "`asha rao` is not how an entry of `contributors` is written"),
    ],
)
def test_an_answer_s_mistake_is_said_of_it(answer, told):
    assert [(next(iter(answer)), told)] == said(**answer)


def test_one_mistake_hides_no_other():
    found = said(country="japan", theme="food", norm="All Japanese people do so.", follow_culture="{actor} {waits}.")

    assert {"country", "theme", "norm", "follow_culture"} == {field for field, _ in found}


def test_what_only_two_answers_together_show_is_said_beside_others_mistakes():
    found = said(theme="food", follow_culture="{actor} waits there.", allow_preference="{actor} waits there!")

    assert {"theme", "allow_preference"} == {field for field, _ in found}
