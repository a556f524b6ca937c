import pytest
from rules_samples import corpus_of

from pact_author.rules.engine import lint
from pact_author.rules.preferences import RULES


def codes(statement, more=""):
    fragment = f"preference:\n  statement: >-\n    {statement}\n{more}"
    return [d.code for d in lint(corpus_of(fragment), RULES)]


@pytest.mark.parametrize(
    "statement",
    [
        "{actor} would rather keep them on because of a sore foot.",
        "{actor} would rather keep them on, so that nobody sees the hole.",
        "{actor} would rather keep them on to protect a wound.",
        "{actor} would rather keep them on: the foot is sore.",
        "{actor}, whose foot is sore, would rather keep them on.",
        "{actor} would rather keep them on for the sake of a sore foot.",
    ],
)
def test_a_motive_may_be_told_in_many_ways(statement):
    assert [] == codes(statement)


def test_without_one_it_is_a_bare_wish():
    assert ["N202"] == codes("{actor} would rather keep the shoes on.")


def test_a_motive_that_repeats_the_wish_is_none():
    assert ["N202"] == codes("{actor} would rather listen quietly, because {actor} likes listening quietly.")


@pytest.mark.parametrize(
    "statement",
    [
        "{actor} would rather not take off the shoes, because {actor} does not like taking off shoes.",
        "{actor} would rather not take shoes off at home, because {actor} does not want to.",
    ],
)
def test_a_mere_no_to_the_norm_is_found(statement):
    assert ["N240"] == codes(statement)


def test_a_no_with_a_motive_of_its_own_is_a_preference():
    assert [] == codes("{actor} would rather not take off the shoes, because the floor is cold and a foot hurts.")


def test_each_configuration_names_its_holder():
    more = "  swapped: The shoes stay on, because the floor is cold.\n"
    more += "  both: >-\n    {actor} would rather keep them on, because the floor is cold.\n"

    assert ["N241", "N241"] == codes("{actor} would rather keep them on because of a sore foot.", more)


def test_two_configurations_with_one_text_are_one():
    text = "{actor} and {receiver} would rather keep them on, because of the cold."

    assert ["N242"] == codes(text, f'  both: "{text}"\n')
