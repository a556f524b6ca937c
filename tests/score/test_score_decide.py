import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pact_author.ask.call import Reply, ReplyStatus
from pact_author.model.judgement import Decision, Judgement, Method
from pact_author.score.decide import LEAST_MASS, decide, letter_masses, read_text

# What an answer's words amount to: the letter chosen, or the outcome where none was.
TEXTS = {
    # one letter, dressed in every way
    "A": "A",
    "b": "B",
    " B \n": "B",
    "A.": "A",
    "(B)": "B",
    "**A**": "A",
    "`B`": "B",
    "“A”": "A",
    "# B": "B",
    "Option A": "A",
    "option b.": "B",
    "Answer: B": "B",
    "**Answer:** A": "A",
    "Choice (B)": "B",
    "[A]": "A",
    # a letter, then words
    "A) takes the shoes off": "A",
    "B. Because the foot hurts, keep them on.": "B",
    "A: I would bow.": "A",
    "**B** – it is a matter of health": "B",
    "B\n\nThe reason is the sore foot.": "B",
    # words, then a letter
    "The answer is B.": "B",
    "I would choose A.": "A",
    "My choice would be option B": "B",
    "I'd go with A because it is quiet.": "A",
    "I would pick (B).": "B",
    "I prefer A": "A",
    # machine answers
    '{"answer": "A"}': "A",
    '```json\n{"choice": "b"}\n```': "B",
    # thinking aloud is no answer
    "<think>A seems right, but B … A?</think>B": "B",
    "<thinking>Maybe A.</thinking>\nAnswer: B": "B",
    # both
    "Both": Decision.BOTH,
    "Both options are fine.": Decision.BOTH,
    "A and B": Decision.BOTH,
    "A or B.": Decision.BOTH,
    "Either would do.": Decision.BOTH,
    "Neither is better.": Decision.BOTH,
    # no choice
    "": Decision.UNCLEAR,
    "C": Decision.UNCLEAR,
    "It depends on the host.": Decision.UNCLEAR,
    "A guest would take the shoes off.": Decision.UNCLEAR,
    "A person like this might stay.": Decision.UNCLEAR,
    "The guest should bow.": Decision.UNCLEAR,
    "I would choose A. On second thought the answer is B.": Decision.UNCLEAR,
    "<think>The answer is A": Decision.UNCLEAR,
    '{"a": "A", "b": "B"}': Decision.UNCLEAR,
    '{"answer": ': Decision.UNCLEAR,
    "AB": Decision.UNCLEAR,
    "Answer as a guest": Decision.UNCLEAR,
    "I choose a bow": Decision.UNCLEAR,
    # refusals
    "I'm sorry, but I can't answer that.": Decision.REFUSED,
    "I am unable to choose.": Decision.REFUSED,
    "I won’t take sides here.": Decision.REFUSED,
    "I must decline.": Decision.REFUSED,
    "As an AI language model, I do not have personal preferences.": Decision.REFUSED,
}


@pytest.mark.parametrize("text", TEXTS)
def test_what_words_amount_to(text):
    letter, outcome = read_text(text)

    assert TEXTS[text] == (letter or outcome)


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
    st.text() | st.sampled_from(sorted(TEXTS)),
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


@given(replies)
def test_renaming_the_sides_turns_the_judgement_round(reply):
    turned = {Decision.FOLLOW: Decision.ALLOW, Decision.ALLOW: Decision.FOLLOW}
    one, other = decide(reply, "A").decision, decide(reply, "B").decision

    assert turned.get(one, one) is other
