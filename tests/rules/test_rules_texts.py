import pytest
from rules_samples import corpus_of

from pact_author.rules import plain_words, texts
from pact_author.rules.engine import lint

RULES = (*texts.RULES, *plain_words.RULES)


def told(fragment):
    return [(d.code, d.at.pointer) for d in lint(corpus_of(fragment), RULES)]


def situation(text):
    return [code for code, _ in told(f"situation: >-\n  {{actor}} is with {{receiver}} in {{place}}. {text}\n")]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("You wait at the gate.", ["W128"]),
        ("We wait at the gate.", ["W128"]),
        ("I wait at the gate.", ["W128"]),
        ("{receiver} says “I will wait for you”.", []),
        ("{receiver} says thank you and waits.", []),
        ("A thank-you card stands there.", []),
        ("Platform I is closed today, as is II.", ["W128"]),
    ],
)
def test_the_reader_is_nobody_in_the_story(text, codes):
    assert codes == situation(text)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The rain is is heavy.", ["W126"]),
        ("{receiver} had had tea before.", []),
        ("“No no”, says a child.", []),
        ("Bora Bora is on the map.", []),
    ],
)
def test_a_word_typed_twice_is_found(text, codes):
    assert codes == situation(text)


@pytest.mark.parametrize(
    "text",
    [
        "<b>Shoes</b> stand there.",
        "See https://a.org now.",
        "It is **very** late.",
        "A [map](x) lies.",
        "See wWw.a.org now.",
    ],
)
def test_markup_is_found(text):
    assert ["W124"] == situation(text)


@pytest.mark.parametrize(
    "text", ["It is 5 < 6, and * marks the tea.", "A & B is a tea-house.", "At 7:30 (sharp) tea is there."]
)
def test_signs_of_everyday_texts_are_no_markup(text):
    assert [] == situation(text)


@pytest.mark.parametrize(
    ("text", "codes"),
    [("The sign is BIG AND RED.", ["W125"]), ("Come in!!", ["W125"]), ("The TV is on.", []), ("Tea!", [])],
)
def test_shouting_is_found(text, codes):
    assert codes == situation(text)


def test_an_end_without_a_full_stop_is_found_and_a_quotation_is_one():
    assert ["W127"] == situation("Shoes stand there")
    assert [] == situation("{receiver} says “come in.”")


def test_a_summary_that_breaks_off_is_found():
    fragment = "norm:\n  variation: Less common in towns and in the\n"

    assert [("W127", "/norm/variation")] == told(fragment)


@pytest.mark.parametrize("word", ["TODO", "lorem ipsum dolor", "your text here", "tbd", "write something here"])
def test_what_a_template_left_is_found(word):
    assert [("W123", "/title")] == told(f"title: {word}\n")


@pytest.mark.parametrize("word", ["A todo list", "The place holder", "Here and there", "A job to be done"])
def test_titles_of_things_are_not_left_over(word):
    assert [] == told(f"title: {word}\n")


def test_the_branches_of_a_gender_are_three():
    text = "{actor_gender, select, femal {her} male {his} other {their}}"

    assert ["W129"] == situation(f"{{actor}} holds {text} coat.")


def test_another_language_is_found_and_foreign_words_are_not():
    assert ["W130"] == [
        c
        for c, _ in told(
            "situation: >-\n  {actor} está con {receiver} en {place}; llueve desde ayer por la tarde y hace frío.\n"
        )
    ]
    assert [] == told(
        "norm:\n  statement: >-\n    At a first meeting people quite often ask straight out about marriage, family or"
        " pay.\n"
    )
    assert [] == situation("On the table stand açaí, phở and a pot of Kräutertee for the guests.")


@pytest.mark.parametrize(
    "choice",
    ["{actor, select, x {a} other {b}}", "{actor_gender, plural, one {a} other {b}}", "{place, select, other {b}}"],
)
def test_words_are_chosen_by_gender_and_nothing_else(choice):
    assert "W129" in situation(f"{{actor}} has {choice} coat.")
