from dataclasses import replace

import pytest

from pact_author.locales.mark import marked, why_not
from pact_author.model.translation import Entry, Origin, source_hash

EN, ES = "The guest waits.", "La invitada espera."
DRAFT = Entry(
    "a#b", EN, ES, Origin("machine", model="m", prompt="p", src=source_hash(EN), text=source_hash(ES)), fuzzy=True
)
BY_ANN = replace(DRAFT, origin=Origin("edited", by="ann", text=source_hash(ES)), fuzzy=False)


@pytest.mark.parametrize("status", ["edited", "reviewed", "native-verified"])
def test_a_marked_text_has_the_status_and_is_not_fuzzy(status):
    found = marked(DRAFT, status, "bo", "2026-11-24")

    assert (status, False) == (found.state, found.fuzzy)
    assert ("bo", "2026-11-24", "m") == (found.origin.by, found.origin.date, found.origin.model)


def test_a_stale_text_that_still_fits_can_be_confirmed():
    stale = replace(BY_ANN, source="The guest sits.", previous=EN, fuzzy=True)

    assert ("stale", "reviewed") == (stale.state, marked(stale, "reviewed", "bo").state)


def test_a_change_afterwards_makes_it_edited():
    assert "edited" == replace(marked(DRAFT, "reviewed", "bo"), text="La invitada aguarda.").state


def test_nothing_stands_against_a_second_reader():
    assert ["", "", ""] == [
        why_not(BY_ANN, "reviewed", "bo"),
        why_not(DRAFT, "reviewed", "bo"),
        why_not(BY_ANN, "edited", "ann"),
    ]


@pytest.mark.parametrize("status", ["reviewed", "native-verified"])
def test_who_translated_a_text_does_not_review_it(status):
    assert "ann translated it, and a review is somebody else's" == why_not(BY_ANN, status, "ann")


def test_a_reviewer_may_say_more_of_what_they_reviewed():
    assert "" == why_not(marked(DRAFT, "reviewed", "bo"), "native-verified", "bo")


def test_what_has_no_translation_is_not_marked():
    assert "it has no translation" == why_not(replace(DRAFT, text=""), "edited", "bo")
