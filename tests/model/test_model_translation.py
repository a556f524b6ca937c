from dataclasses import replace

import pytest

from pact_author.model.translation import TOLD_STATES, Entry, Origin, TranslationState, source_hash

SOURCE, TEXT = "The guest waits.", "La invitada espera."
SRC, HASH, OLD = source_hash(SOURCE), source_hash(TEXT), "00000000"


def state(translation=TEXT, fuzzy=False, previous="", **origin):
    return str(Entry("jp/tea#situation", SOURCE, translation, Origin(**origin), fuzzy, previous).state)


def test_no_text_is_missing_whatever_is_claimed():
    assert "missing" == state("", status="reviewed", by="ann")


def test_a_text_without_a_word_about_it_was_typed_by_a_person():
    assert "edited" == state()


def test_fuzzy_alone_stands_for_machine():
    assert "machine" == state(fuzzy=True)


@pytest.mark.parametrize("status", TOLD_STATES)
def test_a_claim_holds_while_text_and_english_are_those_it_was_made_of(status):
    assert status == state(status=status, by="ann", src=SRC, text=HASH)


@pytest.mark.parametrize("status", TOLD_STATES)
def test_a_claim_without_hashes_is_believed(status):
    assert status == state(status=status, by="ann")


@pytest.mark.parametrize("status", TOLD_STATES)
def test_a_text_that_was_changed_since_is_edited(status):
    assert "edited" == state(status=status, by="ann", src=SRC, text=OLD)


@pytest.mark.parametrize("status", TOLD_STATES)
def test_the_english_changed_and_the_text_did_not(status):
    assert "stale" == state(status=status, by="ann", src=OLD, text=HASH)


@pytest.mark.parametrize("status", TOLD_STATES)
def test_a_platform_may_have_dropped_the_hash_of_the_text(status):
    assert "stale" == state(status=status, by="ann", src=OLD)


@pytest.mark.parametrize("status", TOLD_STATES)
def test_a_text_that_was_made_anew_after_the_english_changed_is_edited(status):
    assert "edited" == state(status=status, by="ann", src=OLD, text=OLD, previous="The guest sits.")


@pytest.mark.parametrize("status", TOLD_STATES)
def test_one_that_is_still_marked_fuzzy_is_stale(status):
    assert "stale" == state(status=status, by="ann", src=OLD, text=OLD, previous="The guest sits.", fuzzy=True)


def test_the_english_of_before_alone_makes_it_stale():
    assert "stale" == state(previous="The guest sits.", fuzzy=True)


@pytest.mark.parametrize("status", ["edited", "reviewed", "native-verified"])
def test_fuzzy_takes_a_claim_back(status):
    assert "machine" == state(status=status, by="ann", src=SRC, text=HASH, fuzzy=True)


@pytest.mark.parametrize("status", ["edited", "reviewed", "native-verified"])
def test_fuzzy_on_a_person_s_unfinished_change_is_no_more_than_machine(status):
    assert "machine" == state(status=status, by="ann", src=SRC, text=OLD, fuzzy=True)


def test_a_draft_carries_fuzzy():
    assert "machine" == state(status="machine", src=SRC, text=HASH, fuzzy=True)


def test_a_draft_that_a_person_changed_is_edited_though_its_fuzzy_is_still_there():
    assert "edited" == state(status="machine", src=SRC, text=OLD, fuzzy=True)


@pytest.mark.parametrize("status", ["reviewed", "native-verified"])
def test_a_review_by_nobody_is_none(status):
    assert "edited" == state(status=status, src=SRC, text=HASH)


@pytest.mark.parametrize("status", ["source", "missing", "stale", "perfect", "Reviewed"])
def test_for_a_word_that_nobody_can_claim_nobody_vouches(status):
    assert "machine" == state(status=status, by="ann")


def test_only_a_machine_s_own_words_are_an_untouched_draft():
    drafted = Entry("c", SOURCE, TEXT, Origin(status="machine", text=HASH), fuzzy=True)

    assert [True, False, False, False] == [
        entry.untouched_draft
        for entry in (
            drafted,
            replace(drafted, text="La invitada aguarda."),
            replace(drafted, origin=Origin(status="edited", text=HASH)),
            replace(drafted, text=""),
        )
    ]


def test_states_are_ranked_from_missing_to_source():
    assert ["missing", "stale", "machine", "edited", "reviewed", "native-verified", "source"] == sorted(
        TranslationState, key=lambda each: each.rank
    )
