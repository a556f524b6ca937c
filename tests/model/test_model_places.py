import pytest

from pact_author.locales.names import is_country
from pact_author.model.countries import COUNTRIES
from pact_author.model.places import CountryRelation, RelationTable

PAIRS = RelationTable("mine", "", {("IN", "NP"): CountryRelation.CLOSE, ("IN", "US"): CountryRelation.FAR}, areas={})
AREAS = RelationTable(
    "areas",
    "",
    pairs={},
    areas={
        "NO": ("europe", "northern-europe"),
        "SE": ("europe", "northern-europe"),
        "FR": ("europe", "western-europe"),
        "JP": ("asia", "eastern-asia"),
    },
)


@pytest.mark.parametrize(
    ("expected", "actor", "receiver"),
    [
        ("close", "IN", "NP"),
        ("far", "IN", "US"),
        ("same", "IN", "IN"),
        ("same", "JP", "JP"),
        ("unknown", "IN", "JP"),
        ("unknown", "JP", "NO"),
    ],
)
def test_a_listed_pair_is_what_the_list_says_and_any_other_is_unknown(expected, actor, receiver):
    assert expected == PAIRS.relation(actor, receiver)


def test_a_pair_is_not_the_pair_the_other_way_round():
    assert ("close", "unknown") == (PAIRS.relation("IN", "NP"), PAIRS.relation("NP", "IN"))


@pytest.mark.parametrize(
    ("expected", "actor", "receiver"),
    [
        ("close", "NO", "SE"),
        ("unknown", "NO", "FR"),
        ("far", "NO", "JP"),
        ("unknown", "NO", "TW"),
        ("unknown", "TW", "NO"),
        ("same", "TW", "TW"),
    ],
)
def test_by_areas_the_same_one_is_close_another_region_far_and_all_else_unknown(expected, actor, receiver):
    assert expected == AREAS.relation(actor, receiver)


def test_the_countries_are_those_that_cldr_has_of_iso_3166_1():
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

    assert {one + other for one in letters for other in letters if is_country(one + other)} == COUNTRIES
