"""Texts about people: whole peoples, fixed ages and genders, countries; beside each, what may be said."""

import pytest
from rules_samples import corpus_of

from pact_author.rules.engine import lint
from pact_author.rules.people import RULES


def codes(fragment):
    return [d.code for d in lint(corpus_of(fragment), RULES)]


def norm(text):
    return codes(f"norm:\n  statement: >-\n    {text}\n")


def situation(text):
    return codes(f"situation: >-\n  {{actor}} is with {{receiver}} in {{place}}. {text}\n")


@pytest.mark.parametrize(
    "text",
    [
        "All Japanese people are strict about shoes.",
        "Every German waits until the light is green.",
        "Italians always talk at table, and loudly.",
        "No true German would sit down first.",
        "Typical Brazilians come half an hour late.",
        "Those people take off their shoes indoors.",
        "All Muslims eat only with the right hand.",
    ],
)
def test_a_whole_people_is_not_spoken_of(text):
    assert norm(text) in (["W102"], ["W146"])


@pytest.mark.parametrize(
    "text",
    [
        "Most South Africans bring something to drink.",
        "Japanese people value clean floors at home.",
        "The French say hello when they enter a shop.",
        "Germans expect a letter before a first visit.",
    ],
)
def test_a_people_is_not_one_person(text):
    assert ["W146"] == norm(text)


@pytest.mark.parametrize(
    "text",
    [
        "Visitors usually take off their shoes indoors.",
        "In many Japanese homes visitors take off their shoes.",
        "Turkish coffee is commonly offered after the meal.",
        "Most guests bring a small present, often sweets.",
        "On Fridays all shops usually close at noon.",
        "Many Korean families now meet only once a year.",
        "All guests in the room usually stand up then.",
        "Every evening families commonly eat together.",
        "French cheeses are usually served after the meal.",
        "Long trousers are usually worn, above all in the country.",
        "Guests usually bring sweets, most of all in Japan.",
        "Greetings usually go to the oldest first of all in place of the host.",
        "People often ask before they photograph others, above all women.",
    ],
)
def test_what_is_usual_somewhere_may_be_said(text):
    assert [] == norm(text)


@pytest.mark.parametrize(
    "text",
    [
        "{actor}, an old man, sits by the door.",
        "{receiver} is an elderly lady with a stick.",
        "The young {actor} sits down by the door.",
        "{actor}, 34, sits down by the door.",
        "{actor} is a Brazilian who has just come.",
        "{actor}, a foreigner, sits by the door.",
        "{receiver} is 70 years old today.",
    ],
)
def test_age_gender_and_origin_are_not_fixed(text):
    assert ["W140"] == situation(text)


@pytest.mark.parametrize(
    "text",
    [
        "{actor} is old enough to know the house.",
        "{actor} is an old friend of the family.",
        "An elderly man at the next table reads.",
        "{receiver} is a guest of honour at the fair.",
        "{actor} has 12 books on the table.",
    ],
)
def test_third_people_and_other_numbers_may_be_told(text):
    assert [] == situation(text)


@pytest.mark.parametrize("text", ["It is the first day in Japan.", "They met in the United Kingdom."])
def test_a_country_is_not_written_out(text):
    assert ["W141"] == situation(text)


@pytest.mark.parametrize("text", ["The china is old.", "There is turkey and Turkish coffee.", "A sign says “Japan”."])
def test_words_that_only_look_like_countries_are_not_found(text):
    assert [] == situation(text)


@pytest.mark.parametrize("text", ["She has put water on.", "{actor} holds his coat.", "{receiver} looks at her watch."])
def test_a_pronoun_outside_a_choice_fixes_a_gender(text):
    assert ["W145"] == situation(text)


@pytest.mark.parametrize(
    "text",
    [
        "A grandmother looks at her hands.",
        "{actor} holds {actor_gender, select, female {her} male {his} other {their}} coat.",
        "{receiver} says “she is late”.",
        "The driver has left his seat.",
    ],
)
def test_third_people_have_genders(text):
    assert [] == situation(text)


@pytest.mark.parametrize("text", ["uneducated families", "a primitive village", "an exotic feast"])
def test_nobody_is_looked_down_on(text):
    assert ["W144"] == codes(f"norm:\n  variation: It is less common in {text}.\n")


@pytest.mark.parametrize(
    "text",
    [
        "{actor} is a person who shows joy in the very moment when it comes.",
        "{receiver} is a shy person and says little.",
    ],
)
def test_what_somebody_is_like_tells_neither_age_nor_gender_nor_origin(text):
    assert [] == situation(text)


@pytest.mark.parametrize(
    "text",
    [
        "{actor} is a young person who has come by bus.",
        "{actor} is a female person who has come by bus.",
        "{receiver} is a Brazilian person who lives nearby.",
    ],
)
def test_a_person_of_some_age_gender_or_origin_is_found(text):
    assert ["W140"] == situation(text)
