import pytest
from rules_samples import corpus_of

from pact_author.rules import people, plain_words, texts, wording
from pact_author.rules.engine import lint

RULES = (*wording.RULES, *texts.RULES, *plain_words.RULES, *people.RULES)


def found(fragment):
    return [(d.code, d.at.pointer, d.message) for d in lint(corpus_of(fragment), RULES)]


def situation(text):
    return f"situation: >-\n  {{actor}} visits {{receiver}} in {{place}}. {text}\n"


@pytest.mark.parametrize("word", ["polite", "Rude", "disrespectful", "appropriate", "taboo", "should", "must"])
def test_a_judging_word_in_a_situation_is_found(word):
    assert [f"“{word}” judges, and gives an answer away"] == [m for _, _, m in found(situation(f"It is {word} here."))]


@pytest.mark.parametrize("text", ["A proper noun is no judgement: Propertown.", "The mustard stands on the table."])
def test_a_word_is_found_whole_or_not_at_all(text):
    assert [] == found(situation(text.replace("A proper noun", "A noun")))


def test_a_motive_may_say_what_must_not_happen():
    fragment = 'preference:\n  statement: "{actor} would rather go now, because the soup must not burn."\n'

    assert [] == found(fragment)


def test_a_preference_is_not_judged_either():
    fragment = 'preference:\n  statement: "{actor} would rather be rude because of the noise."\n'

    assert ["/preference/statement"] == [pointer for _, pointer, _ in found(fragment)]


def test_a_judging_word_is_pointed_at_exactly():
    (diagnostic,) = lint(corpus_of(situation("It is polite here.")), RULES)

    at = diagnostic.at.span
    assert 6 == at.end_column - at.column


@pytest.mark.parametrize(
    "text",
    [
        "All Japanese people are strict about shoes.",
        "Most Brazilian families eat late.",
        "Italians always talk at table.",
        "Those people take off their shoes.",
        "Every German waits.",
    ],
)
def test_a_whole_people_is_not_spoken_of(text):
    assert {code for code, _, _ in found(f"norm:\n  statement: {text}\n")} in ({"W102"}, {"W146"})


@pytest.mark.parametrize(
    "text",
    [
        "Visitors usually take off their shoes.",
        "Most guests bring a small present.",
        "On Fridays all shops close at noon.",
        "Every evening the family eats together.",
    ],
)
def test_what_is_usual_may_be_said(text):
    assert [] == found(f"norm:\n  statement: {text}\n")


def test_an_unknown_placeholder_gets_its_near_name():
    (diagnostic,) = lint(corpus_of(situation("{actr} waves.")), RULES)

    assert ("unknown placeholder {actr}", "did you mean {actor}?") == (diagnostic.message, diagnostic.hint)


def test_a_selector_is_a_name_like_any_other():
    fragment = situation("{actr_gender, select, female {She} other {They}} waves.")

    assert ["unknown placeholder {actr_gender}"] == [message for _, _, message in found(fragment)]


def test_both_people_are_in_the_situation():
    assert ["the situation does not name {actor} or {receiver}"] == [
        message for _, _, message in found("situation: >-\n  It rains in {place}, and tea is on the table.\n")
    ]
