import pytest

from pact_author.reading.cards import CARDS as READING
from pact_author.reading.locale_cards import CARDS as LOCALES
from pact_author.reading.name_cards import CARDS as NAMES
from pact_author.reading.review_cards import CARDS as REVIEWS
from pact_author.rules import ALL
from pact_author.validate.catalogue import CARDS, find
from pact_author.validate.suppress import CARDS as COMMENTS


def test_every_code_of_reading_of_the_rules_and_of_reviews_is_in_it_once():
    assert len(READING) + len(LOCALES) + len(NAMES) + len(ALL) + len(COMMENTS) + len(REVIEWS) == len(CARDS)


def test_names_are_used_once():
    assert len(CARDS) == len({card.name for card in CARDS.values()})


@pytest.mark.parametrize("asked", ["W101", "w101", "judging-word", "Judging-Word"])
def test_a_card_is_found_by_code_or_name_in_any_case(asked):
    assert "W101" == find(asked).code


@pytest.mark.parametrize("asked", ["", "W999", "judging word"])
def test_what_is_no_code_has_no_card(asked):
    assert find(asked) is None
