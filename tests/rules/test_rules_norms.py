import pytest
from rules_samples import corpus_of

from pact_author.rules.engine import lint
from pact_author.rules.norms import RULES


def told(statement, rest="  variation: The source does not say how it varies.\n"):
    return [(d.code, d.message) for d in lint(corpus_of(f"norm:\n  statement: >-\n    {statement}\n{rest}"), RULES)]


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("Visitors must take off their shoes indoors.", "must"),
        ("Visitors should usually take off their shoes.", "should"),
        ("Visitors always take off their shoes indoors.", "always"),
        ("One has to take off the shoes at the step.", "has to"),
        ("Do not walk in with shoes on, as usual.", "Do not"),
    ],
)
def test_an_order_is_found(statement, word):
    assert [("N201", f"“{word}” gives an order, or leaves no exception")] == told(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "A no often has to be read between the lines.",
        "Visitors are nearly always made welcome, as is usual.",
        "People commonly excuse themselves if they must reach up.",
        "Managers commonly do not criticise staff before others.",
        "A sign usually says “shoes must be left here”.",
    ],
)
def test_what_only_sounds_like_one_is_not(statement):
    assert [] == told(statement)


def test_a_judgement_of_the_norm_s_own_is_found():
    assert ["N205"] == [c for c, _ in told("Visitors usually take off their shoes; all else is very rude.")]


def test_a_judgement_that_is_somebody_s_is_not():
    assert [] == told("Walking in with shoes on is often seen as rude.")


def test_without_scope_and_variation_it_is_no_claim():
    assert ["N208"] == [c for c, _ in told("Visitors take off their shoes before they step up.")]


@pytest.mark.parametrize(
    "word", ["usually", "in many homes", "often", "commonly", "it is common that", "among families"]
)
def test_a_word_of_scope_is_enough(word):
    assert [] == told(f"Visitors {word} take off their shoes.")


def test_a_variation_is_enough_too():
    assert [] == told("Visitors take off their shoes.", "  variation: In offices shoes stay on.\n")


@pytest.mark.parametrize("variation", ["None.....", "Nothing known.", "The sources do not say.", "Unknown to me."])
def test_a_variation_that_says_nothing_is_not(variation):
    assert ["N208"] == [c for c, _ in told("Visitors take off their shoes.", f"  variation: {variation}\n")]


def test_contested_wants_to_know_by_whom():
    assert ["N209"] == [
        c for c, _ in told("Visitors usually take shoes off.", "  variation: Unknown.\n  confidence: contested\n")
    ]
