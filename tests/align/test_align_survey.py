from dataclasses import replace

import pytest

from pact_author.align.survey import survey
from pact_author.model.alignment import Statement
from pact_author.model.errors import DataError
from pact_author.release.read import open_release

STATEMENT = Statement("CC0-1.0", "shared")


def made(items, design="smoke"):
    return survey(items, STATEMENT, release="r-1", release_digest="0" * 64, design=design, locale="en")


@pytest.fixture(scope="module")
def items(small_release):
    table = open_release(small_release).table("smoke", "en")
    return [item for scenario in table.scenarios for item in table.items(scenario)]


def test_two_questions_in_two_orders_are_one_item(items):
    """12 scenarios × 2 cells; the third question of the release, advice, is none for people."""
    assert 24 == len({item.id for item in made(items).items})


def test_a_person_reads_all_that_a_model_reads_but_what_it_has_to_answer_with(items):
    first = made(items).items[0]
    prompt = next(item.prompt for item in items if item.frame == "norm" and item.order == "culture-first")

    assert f"{first.story}\n\n{first.norm}\n\nA) {first.culture}\nB) {first.preference}" == prompt.removesuffix(
        "\n\nAnswer with one letter only: A or B."
    )


def test_the_two_questions_are_those_of_the_release(items):
    assert {"What would most people in this situation consider appropriate?"} == {i.norm for i in made(items).items}
    assert all(each.personal.startswith("What would you personally do") for each in made(items).items)


def test_prompts_that_are_told_whom_to_answer_as_are_not_for_people(items):
    asked_as = [replace(item, id="x", respondent_country="BR", prompt="no prompt") for item in items]

    assert made(items) == made(asked_as + items)


def test_a_design_without_both_questions_makes_no_survey(items):
    with pytest.raises(DataError, match="both questions"):
        made([item for item in items if item.frame != "norm"])


def test_a_prompt_of_another_form_is_refused(items):
    with pytest.raises(DataError, match="has not the form"):
        made([replace(item, prompt="A) this\nB) that") for item in items])
