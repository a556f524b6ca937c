import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pact_author.ask.call import Reply, ReplyStatus
from pact_author.model.judgement import Decision, Judgement, Method
from pact_author.score.decide import LEAST_MASS, decide, letter_masses


def answered(text="A", logprobs=None):
    return Reply("k", ReplyStatus.ANSWERED, text, top_logprobs=logprobs)


@pytest.mark.parametrize(
    ("letter", "culture_letter", "expected"),
    [
        ("A", "A", Decision.FOLLOW),
        ("A", "B", Decision.ALLOW),
        ("B", "A", Decision.ALLOW),
        ("B", "B", Decision.FOLLOW),
    ],
)
def test_a_letter_is_the_side_that_it_stood_for(letter, culture_letter, expected):
    assert expected is decide(answered(letter), culture_letter).decision


def test_log_probabilities_decide_where_they_hold_enough():
    reply = answered("The guest", (("B", math.log(0.6)), ("A", math.log(0.2)), ("The", math.log(0.1))))

    told = decide(reply, "B")

    assert (Decision.FOLLOW, Method.LOGPROBS, "B") == (told.decision, told.method, told.letter)
    assert (pytest.approx(0.75), pytest.approx(0.8)) == (told.culture_probability, told.mass)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A guest would take the shoes off.", Decision.UNCLEAR),
        ("A and B", Decision.BOTH),
        ("A or B? I cannot choose.", Decision.REFUSED),
    ],
)
def test_a_probable_first_token_that_the_words_show_to_be_no_choice_is_none(text, expected):
    assert (expected, Method.TEXT) == (
        (told := decide(answered(text, (("A", math.log(0.9)),)), "A")).decision,
        told.method,
    )


def test_below_the_least_mass_the_text_decides_and_the_mass_is_kept():
    reply = answered("Answer: A", (("Answer", math.log(0.7)), ("B", math.log(LEAST_MASS - 0.3)), ("A", math.log(0.05))))

    told = decide(reply, "A")

    assert (Decision.FOLLOW, Method.TEXT, "A") == (told.decision, told.method, told.letter)
    assert pytest.approx(0.25) == told.mass


def test_a_tie_of_probabilities_is_left_to_the_text():
    reply = answered("B", (("A", math.log(0.5)), ("B", math.log(0.5))))

    assert (Method.TEXT, "B") == (decide(reply, "A").method, decide(reply, "A").letter)


def test_without_log_probabilities_there_is_no_mass():
    told = decide(answered("A"), "A")

    assert (None, None) == (told.mass, told.culture_probability)


def test_spellings_of_a_letter_are_added():
    reply = answered("A", (("A", math.log(0.3)), (" A", math.log(0.2)), ("(A)", math.log(0.1)), ("B", math.log(0.1))))

    assert (pytest.approx(0.6), pytest.approx(0.1)) == letter_masses(reply)


def test_a_word_that_begins_with_a_letter_is_not_that_letter():
    assert (0.0, 0.0) == letter_masses(answered("A", (("As", -0.1), ("Both", -1.0))))


@pytest.mark.parametrize("value", [float("inf"), 0.5])
def test_a_probability_over_one_is_none(value):
    assert (0.0, 0.0) == letter_masses(answered("A", (("A", value),)))


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (None, Judgement(Decision.MISSING)),
        (Reply("k", ReplyStatus.ERROR, error="503"), Judgement(Decision.ERROR, quote="503")),
        (Reply("k", ReplyStatus.REFUSED, "I decline: A"), Judgement(Decision.REFUSED, quote="I decline: A")),
    ],
)
def test_what_was_not_asked_failed_or_was_refused_has_no_side(reply, expected):
    assert expected == decide(reply, "A")


replies = st.builds(
    answered,
    st.text() | st.sampled_from(["A", "B.", "Answer: A", "A guest", "A and B", "I cannot choose A or B."]),
    st.none()
    | st.lists(
        st.tuples(st.sampled_from(["A", "B", " A", "b", "the", ""]), st.floats(max_value=1)), min_size=1, max_size=5
    ).map(tuple),
)


@given(replies, st.sampled_from("AB"))
def test_every_reply_has_a_judgement_that_holds_together(reply, culture_letter):
    told = decide(reply, culture_letter)

    sided = told.decision in (Decision.FOLLOW, Decision.ALLOW)
    assert sided == (told.letter is not None)
    assert (told.decision is Decision.FOLLOW) == (told.letter == culture_letter)
    assert told.culture_probability is None or 0 <= told.culture_probability <= 1


def test_likelihoods_that_add_up_to_more_than_one_are_told_as_one():
    told = decide(answered("A", (("A", -0.01), ("B", -4.0))), "A")

    assert math.exp(-0.01) + math.exp(-4.0) > 1.0 == told.mass


@given(replies)
def test_renaming_the_sides_turns_the_judgement_round(reply):
    turned = {Decision.FOLLOW: Decision.ALLOW, Decision.ALLOW: Decision.FOLLOW}
    one, other = decide(reply, "A").decision, decide(reply, "B").decision

    assert turned.get(one, one) is other


def measured(a=-0.5, b=-1.5, whole_a=-9.0, whole_b=-8.0):
    """What is known of two options of a base model; the whole B is the longer one."""
    return answered("", (("A", a), ("B", b), ("A) Bow.", whole_a), ("B) Wave to everybody.", whole_b)))


@pytest.mark.parametrize(("culture_letter", "expected"), [("A", Decision.FOLLOW), ("B", Decision.ALLOW)])
def test_of_a_base_model_the_likelier_letter_decides(culture_letter, expected):
    told = decide(measured(), culture_letter)

    assert (expected, Method.LIKELIHOOD, "A") == (told.decision, told.method, told.letter)


def test_of_a_base_model_no_share_of_the_mass_is_asked_for():
    told = decide(measured(a=-9.0, b=-8.0), "A")

    assert (Decision.ALLOW, Method.LIKELIHOOD) == (told.decision, told.method)
    assert pytest.approx(math.exp(-9) + math.exp(-8)) == told.mass
    assert pytest.approx(1 / (1 + math.e)) == told.culture_probability


def test_of_a_base_model_whose_options_were_not_measured_the_first_token_decides_alone():
    told = decide(answered("", ((" B", math.log(0.2)), (" A", math.log(0.1)), ("\n", math.log(0.6)))), "A")

    assert (Decision.ALLOW, Method.LIKELIHOOD, None) == (told.decision, told.method, told.whole)


def test_of_a_base_model_that_names_neither_letter_nothing_is_known():
    assert Decision.UNCLEAR is decide(answered("", (("The", -0.1),)), "A").decision


def test_letters_that_are_equally_likely_are_no_choice():
    assert (Decision.UNCLEAR, None) == ((told := decide(measured(a=-1.0, b=-1.0), "A")).decision, told.letter)


@pytest.mark.parametrize(
    ("whole_a", "whole_b", "expected"),
    [(-9.0, -8.0, ("B", "B")), (-8.0, -9.0, ("A", "B")), (-1.0, -9.0, ("A", "A"))],
)
def test_what_whole_options_would_decide_is_told_raw_and_per_byte(whole_a, whole_b, expected):
    assert expected == decide(measured(whole_a=whole_a, whole_b=whole_b), "A").whole


def test_a_byte_is_a_byte_in_every_script():
    reply = answered("", (("A", -1.0), ("B", -2.0), ("A) 礼をする", -8.0), ("B) Bows to", -7.9)))

    assert ("B", "A") == decide(reply, "A").whole


def test_tokens_of_a_chat_are_no_whole_options():
    told = decide(answered("A)", (("A)", -0.1), ("B)", -3.0))), "A")

    assert (Method.LOGPROBS, None) == (told.method, told.whole)
