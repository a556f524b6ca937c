import pytest

from pact_author.model.canonical import content_id
from pact_author.model.scenario import Side
from pact_author.model.survey import ASKED, first_side, item_key

AXES = dict.fromkeys(ASKED, "x")
IDS = [content_id(number) for number in range(400)]


@pytest.mark.parametrize("name", ["order", "frame", "locale", "respondent_country", "system_prompt", "culture_letter"])
def test_what_a_person_is_asked_is_the_same_item_in_both_orders_questions_and_all_languages(name):
    assert item_key(AXES) == item_key(AXES | {name: "other"})


@pytest.mark.parametrize("name", ASKED)
def test_another_story_is_another_item(name):
    assert item_key(AXES) != item_key(AXES | {name: "other"})


def test_the_two_forms_show_every_item_in_opposite_order():
    assert {frozenset(Side)} == {frozenset((first_side(each, "a"), first_side(each, "b"))) for each in IDS}


def test_in_each_form_about_half_of_the_items_begin_with_the_norm():
    assert 160 < sum(first_side(each, "a") is Side.CULTURE for each in IDS) < 240
