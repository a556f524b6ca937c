from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pact_author.locales.catalog import catalog_text, read_catalog
from pact_author.locales.merge import merge
from pact_author.model.message import Message
from pact_author.model.translation import Catalog, Entry, Origin, SourceText, source_hash

PATH = "locales/es/scenarios.po"
EN, NEW, ES = "The guest waits.", "The guest sits.", "La invitada espera."
BY_ANN = Origin(status="reviewed", by="ann", src=source_hash(EN), text=source_hash(ES), date="2026-05-01")
DRAFT = Origin(status="machine", model="m", prompt="p", src=source_hash(EN), text=source_hash(ES))


def text(context="jp/tea#situation", source=EN, notes=("A note.",)):
    return SourceText(context, Message(source, (source,)), "scenarios/jp/tea.yaml", notes=notes)


def entry(source=EN, translation=ES, origin=BY_ANN, **more):
    """As the merge itself would leave it."""
    told = {"extracted": ("A note.",), "references": ("scenarios/jp/tea.yaml",), "flags": ("icu-message-format",)}
    return Entry("jp/tea#situation", source, translation, origin, **(told | more))


SAME = (text(),)


def merged(*entries, texts=SAME):
    return merge(Catalog(PATH, "es", entries), texts)


def only(*entries, texts=SAME):
    (found,) = merged(*entries, texts=texts).catalog.entries
    return found


def test_a_new_text_is_an_entry_without_translation():
    assert entry(translation="", origin=Origin()) == only()


@pytest.mark.parametrize("origin", [BY_ANN, DRAFT])
@pytest.mark.parametrize("fuzzy", [False, True])
def test_what_is_in_step_stays_as_it_is(origin, fuzzy):
    kept = entry(origin=origin, fuzzy=fuzzy, notes=("a note",), flags=("icu-message-format", "x-own"))

    assert kept == only(kept)


def test_changed_english_keeps_the_translation_and_marks_it():
    found = only(entry(), texts=[text(source=NEW)])

    assert entry(source=NEW, fuzzy=True, previous=EN) == found
    assert "stale" == found.state


def test_of_english_that_changes_twice_the_one_that_was_translated_is_kept():
    once = only(entry(), texts=[text(source=NEW)])
    twice = only(once, texts=[text(source="The guest leaves.")])

    assert (EN, source_hash(EN)) == (twice.previous, twice.origin.src)


@pytest.mark.parametrize("origin", [BY_ANN, DRAFT])
def test_english_that_is_changed_back_makes_it_what_it_was(origin):
    before = entry(origin=origin, fuzzy=origin is DRAFT)
    away = only(before, texts=[text(source=NEW)])

    assert before == only(away)


def test_a_missing_translation_of_changed_english_is_only_missing():
    assert entry(source=NEW, translation="", origin=Origin()) == only(
        entry(translation="", origin=Origin()), texts=[text(source=NEW)]
    )


def test_a_text_that_is_gone_is_kept_as_obsolete():
    found = only(entry(notes=("a note",)), texts=[])

    assert entry(notes=("a note",), obsolete=True, extracted=(), references=()) == found


def test_an_obsolete_entry_stays_as_it_is():
    gone = only(entry(), texts=[])

    assert gone == only(gone, texts=[])


def test_a_text_that_comes_back_finds_its_translation():
    gone = only(entry(), texts=[])

    assert entry() == only(gone)


def test_one_that_comes_back_in_other_words_is_stale():
    gone = only(entry(), texts=[])

    assert "stale" == only(gone, texts=[text(source=NEW)]).state


def test_an_empty_entry_that_is_gone_leaves_nothing():
    assert () == merged(entry(translation="", origin=Origin()), texts=[]).catalog.entries


def test_the_same_words_elsewhere_are_another_text():
    found = merged(entry(), texts=[text(), text("br/tea#situation")])

    assert [ES, ""] == [each.text for each in found.catalog.entries]
    assert ("br/tea#situation",) == found.new


def test_entries_stand_in_the_order_of_the_english_and_obsolete_ones_last():
    texts = [text("b#x"), text("a#x")]
    old = [replace(entry(), context=context) for context in ("a#x", "z#x", "b#x", "c#x")]

    assert ["b#x", "a#x", "c#x", "z#x"] == [each.context for each in merged(*old, texts=texts).catalog.entries]


def test_a_text_that_nobody_marked_is_marked_as_typed_by_a_person():
    expected = Origin(status="edited", src=source_hash(EN), text=source_hash(ES))

    assert expected == only(entry(origin=Origin())).origin


def test_a_text_that_nobody_marked_and_whose_english_changed_keeps_the_hash_of_the_old_one():
    found = only(entry(origin=Origin()), texts=[text(source=NEW)])

    assert (source_hash(EN), EN, True) == (found.origin.src, found.previous, found.fuzzy)


def test_a_claim_made_by_hand_is_given_its_hashes():
    assert BY_ANN == only(entry(origin=replace(BY_ANN, src="", text=""))).origin


def test_of_a_fuzzy_text_that_nobody_marked_nothing_is_claimed():
    assert Origin() == only(entry(origin=Origin(), fuzzy=True)).origin


def test_a_status_that_is_none_is_left_to_who_wrote_it():
    odd = replace(BY_ANN, status="perfect", text="")

    assert odd == only(entry(origin=odd)).origin


@pytest.mark.parametrize(("origin", "model"), [(BY_ANN, ""), (DRAFT, "m")])
def test_a_text_that_a_person_changed_is_marked_as_edited(origin, model):
    found = only(entry(translation="La invitada aguarda.", origin=origin))

    assert (
        Origin(
            "edited", "", model, origin.prompt, source_hash(EN), source_hash("La invitada aguarda."), origin.adaptation
        )
        == found.origin
    )


def test_one_that_is_still_fuzzy_is_not_done():
    unfinished = entry(translation="La invitada …", origin=BY_ANN, fuzzy=True)

    assert unfinished == only(unfinished)


def test_a_stale_text_that_was_translated_anew_is_in_step_again():
    stale = only(entry(), texts=[text(source=NEW)])
    anew = replace(stale, text="La invitada se sienta.", fuzzy=False)
    found = only(anew, texts=[text(source=NEW)])

    assert ("edited", "", source_hash(NEW)) == (found.state, found.previous, found.origin.src)


def test_what_changed_is_told():
    old = [
        entry(),
        replace(entry(), context="a#gone"),
        replace(entry(), context="a#hand", origin=Origin()),
        replace(entry(source=NEW, previous=EN, fuzzy=True), context="a#back"),
    ]
    texts = [text(source=NEW), text("a#hand"), text("a#back"), text("a#new")]
    found = merged(*old, texts=texts)

    assert (("jp/tea#situation",), ("a#gone",), ("a#hand",), ("a#back",), ("a#new",)) == (
        found.stale,
        found.gone,
        found.signed,
        found.mended,
        found.new,
    )


@pytest.mark.parametrize(
    ("old", "expected"),
    [
        (entry(), True),
        (entry(origin=Origin()), True),
        (entry(translation="La invitada aguarda."), True),
        (entry(source=NEW), False),
        (entry(extracted=("Another note.",)), False),
        (entry(flags=()), False),
        (replace(entry(), context="a#gone"), False),
    ],
)
def test_a_file_is_in_step_whoever_translated_what(old, expected):
    assert expected == merged(old).in_step


CONTEXTS = st.sampled_from(["a#x", "b#x", "c#x"])
WORDS = st.sampled_from(["", "one", "two", "drei\nvier"])
ORIGINS = st.builds(
    Origin,
    status=st.sampled_from(["", "machine", "edited", "reviewed", "odd"]),
    by=st.sampled_from(["", "ann"]),
    src=st.sampled_from(["", *map(source_hash, ("one", "two"))]),
    text=st.sampled_from(["", *map(source_hash, ("one", "two"))]),
)
ENTRIES = st.builds(
    Entry,
    context=CONTEXTS,
    source=WORDS.filter(bool),
    text=WORDS,
    origin=ORIGINS,
    fuzzy=st.booleans(),
    previous=WORDS,
    notes=st.sampled_from([(), ("a note",)]),
    obsolete=st.booleans(),
)
CATALOGS = st.lists(ENTRIES, max_size=5, unique_by=lambda each: (each.context, each.obsolete)).map(
    lambda found: Catalog(PATH, "es", tuple(found))
)
TEXTS = st.lists(st.builds(text, CONTEXTS, WORDS.filter(bool)), max_size=3, unique_by=lambda each: each.context)


@given(CATALOGS, TEXTS)
def test_a_second_time_changes_no_byte(catalog, texts):
    once = catalog_text(merge(catalog, texts).catalog)

    assert once == catalog_text(merge(read_catalog(PATH, "es", once), texts).catalog)


@given(CATALOGS, TEXTS)
def test_no_translation_and_no_note_is_lost_or_changed(catalog, texts):
    found = merge(catalog, texts).catalog.entries

    def kept(entries):
        return sorted((each.context, each.text, each.notes) for each in entries if each.text or each.notes)

    assert kept(catalog.entries) == kept(found)


@given(CATALOGS, TEXTS)
def test_where_the_english_stayed_the_state_stays(catalog, texts):
    before = {each.context: each for each in sorted(catalog.entries, key=lambda each: not each.obsolete)}
    after = [each for each in merge(catalog, texts).catalog.entries if not each.obsolete and each.context in before]
    same = [each for each in after if each.source == before[each.context].source]

    assert [before[each.context].state for each in same] == [each.state for each in same]


@given(CATALOGS, TEXTS)
def test_where_the_english_changed_a_translation_is_stale_unless_it_was_made_from_just_that(catalog, texts):
    before = {each.context: each for each in sorted(catalog.entries, key=lambda each: not each.obsolete)}
    after = [each for each in merge(catalog, texts).catalog.entries if not each.obsolete and each.context in before]
    other = [
        each for each in after if each.text and each.source not in ((b := before[each.context]).source, b.previous)
    ]

    assert {"stale"} >= {each.state for each in other}
