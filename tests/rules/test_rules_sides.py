"""Options that are not two acts on a level; beside each, what is none of that rule's business."""

import pytest
from rules_samples import corpus_of

from pact_author.rules import acts, sides
from pact_author.rules.engine import lint

RULES = (*sides.RULES, *acts.RULES)

OTHER = "{actor} keeps the shoes on at the step."


def found(follow, allow=OTHER):
    """Codes and quoted words, for a pair of options."""
    fragment = f"options:\n  follow_culture: >-\n    {follow}\n  allow_preference: >-\n    {allow}\n"
    corpus = corpus_of(fragment)
    (document,) = corpus.documents.values()
    lines = document.text.split("\n")
    return [
        (d.code, lines[d.at.span.line - 1][d.at.span.column - 1 : d.at.span.end_column - 1])
        for d in lint(corpus, RULES)
    ]


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("{actor} might take the shoes off.", "might take"),
        ("{actor} would take the shoes off here.", "would take"),
        ("{actor} wants to take the shoes off.", "wants"),
        ("{actor} feels that the shoes can stay.", "feels"),
        ("{actor} does nothing about the shoes.", "does nothing"),
        ("{actor} does it differently this time.", "does it"),
        ("{actor} is unsure about the shoes today.", "is unsure"),
        ("{actor} really thinks about the shoes.", "thinks"),
    ],
)
def test_a_thought_or_a_possibility_is_no_act(option, words):
    assert [("O004", words)] == found(option)


@pytest.mark.parametrize(
    "option",
    [
        "{actor} takes the shoes off and thinks nothing of it.",
        "{actor} says what the doctor wants and waits.",
        "{actor} does the dishes and leaves the shoes.",
        "{actor} willingly takes the shoes off here.",
        "{actor} knocks and waits beside the shoes.",
    ],
)
def test_an_act_may_hold_those_words(option):
    assert [] == found(option)


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("{actor} either takes the shoes off or goes.", "either takes the shoes off or"),
        ("{actor} perhaps takes the shoes off here.", "perhaps"),
        ("{actor} keeps still unless {receiver} speaks.", "unless"),
        ("{actor} takes them off if {receiver} looks.", "if"),
        ("{actor} takes the shoes off, or not at all?", "or not"),
    ],
)
def test_an_option_leaves_nothing_open(option, words):
    assert [("O005", words)] == found(option)


@pytest.mark.parametrize(
    "option",
    [
        "{actor} asks if the shoes may stay on.",
        "{actor} asks: “May the shoes stay on?”",
        "{actor} looks to see if others wear shoes.",
        "{actor} takes one shoe or the other off.",
    ],
)
def test_somebody_may_ask(option):
    assert [] == found(option)


@pytest.mark.parametrize("word", ["graciously", "grudgingly", "simply", "coldly", "insists and"])
def test_a_manner_that_marks_a_side_is_found(word):
    assert ["O006"] == [code for code, _ in found(f"{{actor}} {word} takes the shoes off.")]


@pytest.mark.parametrize("words", ["just", "and just", "does just that and", "stops just a little and"])
def test_just_is_a_mark_where_it_makes_light_of_an_act(words):
    assert ["O006"] == [code for code, _ in found(f"{{actor}} {words} takes the shoes off.")]


@pytest.mark.parametrize(
    "option",
    [
        "{actor} buys just one more at the counter.",
        "{actor} takes off the shoes that {receiver} has just cleaned.",
        "{actor} takes the shoes off just before the step.",
        "{actor} leaves the shoes just outside the door.",
    ],
)
def test_just_of_an_amount_a_time_or_a_place_is_no_mark(option):
    assert [] == found(option)


def test_two_marks_are_one_mistake():
    (told,) = lint(
        corpus_of(
            'options:\n  follow_culture: "{actor} gladly takes the shoes off."\n'
            '  allow_preference: "{actor} coldly keeps the shoes on."\n'
        ),
        RULES,
    )

    assert (["/options/allow_preference"], "O006") == ([r.at.pointer for r in told.related], told.code)


def test_how_something_is_said_aloud_is_no_mark():
    assert [] == found("{actor} says “kindly wait” and steps in.")


def test_a_reason_on_one_side_only_is_found():
    assert [("O007", "because")] == found("{actor} takes the shoes off because of {receiver}.")


@pytest.mark.parametrize(
    "reason", ["out of respect", "out of politeness", "out of sheer habit", "out of great respect"]
)
def test_what_somebody_feels_or_owes_is_a_reason(reason):
    assert [("O007", reason)] == found(f"{{actor}} takes the shoes off {reason}.")


@pytest.mark.parametrize(
    "option",
    [
        "{actor} waits by the road until people come out of the houses.",
        "{actor} takes slippers out of the bag and steps in.",
        "{actor} keeps the shoes out of the way.",
        "{actor} says that milk has run out of date.",
    ],
)
def test_out_of_a_place_is_no_reason(option):
    assert [] == found(option)


def test_reasons_on_both_sides_are_even():
    assert [] == found("{actor} takes them off because of the floor.", "{actor} keeps them on because of a sore foot.")


def test_three_sentences_against_one_are_found():
    assert "O008" in [code for code, _ in found("{actor} stops. {actor} bows. In.", "{actor} keeps the shoes on here.")]


def test_two_sentences_against_one_are_not():
    assert [] == found("{actor} stops. The shoes come off.", "{actor} keeps the shoes on at the step.")


@pytest.mark.parametrize(("times", "codes"), [(1.7, []), (1.9, ["O001"])])
def test_length_counts_from_nearly_twice(times, codes):
    short = "{actor} takes the shoes off here."
    extra = "o" * round((times - 1) * len("actor takes the shoes off here."))

    assert codes == [code for code, _ in found(short, f"{{actor}} takes the sh{extra}es off here.")]
