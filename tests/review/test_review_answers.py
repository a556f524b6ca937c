"""A reply is read as what it says and nothing more: what cannot be read is never a vote."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from review_samples import calls, reply, said

from pact_author.ask.call import ReplyStatus
from pact_author.model.review import Said
from pact_author.review.answers import LONGEST, answer, answers


def read(text, code="R601", status=ReplyStatus.ANSWERED):
    (first, *_) = calls(code)
    return answer(first, reply(first.call, text, status))


@pytest.mark.parametrize(("told", "what"), [("yes", Said.SOUND), ("no", Said.UNSOUND), ("cannot-tell", Said.ABSTAINED)])
def test_an_answer_as_the_schema_has_it(told, what):
    assert (what, 0.9, "so it is") == (
        (found := read(said(told))).said,
        found.confidence,
        found.reason,
    )


@pytest.mark.parametrize(
    "text",
    [
        f"```json\n{said('no')}\n```",
        f"Let me think. {said('no')} I hope this helps.",
        f"<think>it might be {said('yes')}</think>\n{said('no')}",
        '{"answer": "No.", "confidence": "90%"}',
        '{"answer": false, "confidence": 0.9}',
        "**Answer:** no\n**Confidence:** 90\n**Reason:** so it is",
        "reason: so it is\nanswer = NO",
        "No.",
        " no ",
    ],
)
def test_what_stands_around_an_answer_does_no_harm(text):
    assert Said.UNSOUND is read(text).said


@pytest.mark.parametrize("word", ["cannot tell", "can't tell", "Unsure", "unknown", "cannot_tell"])
def test_not_knowing_has_many_words(word):
    assert Said.ABSTAINED is read(said(word)).said


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yes and no",
        "Yes, it is plausible.",
        "maybe",
        '{"answer": "probably"}',
        '{"answer": ["yes"]}',
        '{"answer": 1}',
        '{"answer": null}',
        '{"verdict": "yes"}',
        '{"answer": "yes"',
        f"{said('yes')} or rather {said('no')}",
        "answer: yes\nanswer: no",
        said("neither"),
        said("first"),
    ],
)
def test_what_is_no_answer_is_unread(text):
    assert Said.UNREAD is read(text).said


def test_what_is_unread_is_kept_by_its_beginning():
    assert "well, " * 5 == read("well, " * 5 + "").reason + " "
    assert LONGEST == len(read("x" * 5000).reason)


def test_an_answer_that_was_cut_off_says_so():
    (first, *_) = calls()
    told = answer(first, replace(reply(first.call, '{"quote": "a bo'), finish_reason="length"))

    assert (Said.UNREAD, 'cut off, raise --max-tokens: {"quote": "a bo') == (told.said, told.reason)


def test_a_refusal_is_neither_an_answer_nor_unread():
    assert Said.REFUSED is read("I cannot help with that.", status=ReplyStatus.REFUSED).said


def test_an_endpoint_that_failed_has_said_nothing():
    (first,) = calls()
    assert Said.FAILED is answer(first, None).said
    assert Said.FAILED is answer(first, replace(reply(first.call, "", ReplyStatus.ERROR), error="down")).said


@pytest.mark.parametrize(
    ("told", "confidence"),
    [(50, 0.5), (100, 1.0), (87.5, 0.875), ("90", 0.9), ("75 %", 0.75), (0.6, 0.6), (1, 1.0)],
)
def test_a_confidence_is_a_share_or_percent(told, confidence):
    assert confidence == read(json.dumps({"answer": "yes", "confidence": told})).confidence


@pytest.mark.parametrize("told", [0, 49, 101, -1, 1e9, "very", None, True, [90], "9" * 500])
def test_what_is_no_confidence_is_none(told):
    found = read(json.dumps({"answer": "yes", "confidence": told}))

    assert (Said.SOUND, None) == (found.said, found.confidence)


def test_the_chance_is_that_of_being_sound():
    assert (0.9, pytest.approx(0.1)) == (read(said("yes")).chance, read(said("no")).chance)
    assert (None, None) == (read(said("cannot-tell")).chance, read("no").chance)


def test_words_that_are_shown_are_kept_as_they_stand_there_with_their_place():
    found = read(said("no", quote="“a DEEPER,  longer one…”"))

    assert (Said.UNSOUND, "a deeper, longer one", "/norm/statement") == (found.said, found.quote, found.pointer)


@pytest.mark.parametrize("word", ["yes", "no", "cannot-tell"])
def test_an_answer_that_rests_on_words_that_are_not_there_is_no_vote(word):
    found = read(said(word, quote="guests never bow to anybody"))

    assert (Said.MISQUOTED, "guests never bow to anybody", "") == (found.said, found.quote, found.pointer)


def compared(first, second, samples=1):
    asked = calls("R605", samples)
    told = dict(zip([each.call.key for each in asked], (said(word) for word in (first, second)), strict=False))
    return answers(asked, {key: reply(asked[0].call, text) for key, text in told.items()})


def test_an_act_that_is_named_in_both_orders_is_named_by_its_side():
    assert [(Said.UNSOUND, "culture")] * 2 == [(each.said, each.favours) for each in compared("first", "second")]
    assert [(Said.UNSOUND, "preference")] * 2 == [(each.said, each.favours) for each in compared("second", "first")]


@pytest.mark.parametrize("place", ["first", "second"])
def test_a_place_that_is_named_in_both_orders_is_no_vote(place):
    assert [Said.SWAYED] * 2 == [each.said for each in compared(place, place)]


def test_acts_on_a_level_are_sound():
    assert [Said.SOUND] * 2 == [each.said for each in compared("neither", "neither")]


def test_one_order_that_sees_a_difference_stays_a_vote():
    assert [Said.SOUND, Said.UNSOUND] == [each.said for each in compared("neither", "first")]


@given(st.text(max_size=300), st.sampled_from(["R601", "R605"]))
def test_any_text_gives_an_answer(text, code):
    found = read(text, code)

    assert found.reason.isprintable()
    assert found.quote.isprintable()


@given(
    st.fixed_dictionaries(
        {},
        optional={
            name: st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text())
            for name in ("answer", "quote", "reason", "confidence")
        },
    )
)
def test_any_object_gives_an_answer_and_only_a_word_is_a_vote(told):
    found = read(json.dumps(told))

    if found.said in (Said.SOUND, Said.UNSOUND):
        assert str(told["answer"]).strip().strip("*_`\"'“”.!, ").lower() in ("yes", "no", "true", "false")
    assert found.confidence is None or 0.5 <= found.confidence <= 1
