from dataclasses import replace

import pytest
from translate_samples import AGENDA, THANKS, by_a_machine, by_a_person, home_in, job_of, source

from pact_author.model.scenario import Status
from pact_author.model.translation import Entry
from pact_author.translate.scene import key, of_a_person, scene, sources, wanted

TEXT = source("{actor} waits.")
EMPTY = Entry(TEXT.context, TEXT.message.source, "")
DRAFT = by_a_machine(TEXT, "{actor} espera.")
PERSON = by_a_person(TEXT, "{actor} espera.")


@pytest.mark.parametrize(
    ("entry", "plain", "again"),
    [
        (None, True, True),
        (EMPTY, True, True),
        (replace(EMPTY, source="Before."), True, True),
        (DRAFT, False, True),
        (replace(DRAFT, fuzzy=False), False, True),
        (replace(DRAFT, source="Before."), True, True),
        (replace(DRAFT, previous="Before."), True, True),
        (replace(DRAFT, text="{actor} aguarda."), False, False),
        (replace(DRAFT, text="{actor} aguarda.", previous="Before."), False, False),
        (PERSON, False, False),
        (replace(PERSON, previous="Before.", fuzzy=True), False, False),
        (Entry(TEXT.context, TEXT.message.source, "{actor} espera."), False, False),
        (Entry(TEXT.context, TEXT.message.source, "{actor} espera.", fuzzy=True), False, False),
    ],
)
def test_a_draft_is_written_only_where_no_work_of_a_person_is(entry, plain, again):
    assert (plain, again) == (wanted(entry, TEXT, again=False), wanted(entry, TEXT, again=True))


def test_what_a_person_wrote_is_known_and_not_asked():
    one = scene("jp/x", None, [TEXT], {TEXT.context: PERSON})

    assert ((), ((TEXT, "{actor} espera."),)) == (one.texts, one.known)


def test_an_outdated_text_of_a_person_is_neither_asked_nor_told():
    one = scene("jp/x", None, [TEXT], {TEXT.context: replace(PERSON, source="Before.")})

    assert ((), ()) == (one.texts, one.known)


def test_the_question_is_the_same_before_and_after_a_draft():
    assert scene("jp/x", None, [TEXT], {}) == scene("jp/x", None, [TEXT], {TEXT.context: DRAFT})


def test_nothing_and_a_draft_are_nobodys():
    assert [False, False, True] == [of_a_person(each) for each in (None, DRAFT, PERSON)]


def test_a_retired_scenario_is_not_translated(tmp_path):
    scenarios = job_of(home_in(tmp_path, (AGENDA, THANKS))).scenarios
    retired = [replace(each, status=Status.RETIRED) if each.id == AGENDA else each for each in scenarios]

    assert ["prompt", THANKS] == [name for name, _, _ in sources(retired)]


def test_a_text_is_called_by_its_field():
    assert "norm.statement" == key(source("x", "jp/x#norm.statement"))
