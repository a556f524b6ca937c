import pytest

from pact_author.measures.paper import grouped, mean, relation, side, theme


@pytest.mark.parametrize("written", ["A", "a", " A ", "\u00a0a\n"])
def test_the_option_that_follows_the_norm_is_one(written):
    assert 1.0 == side(written)


@pytest.mark.parametrize("written", ["B", "b", " b "])
def test_the_option_that_allows_the_preference_is_zero(written):
    assert 0.0 == side(written)


@pytest.mark.parametrize("written", ["A.", "(A)", "refuse", "AB", "1", 1, 0, "А", None])
def test_anything_else_is_no_choice(written):
    assert side(written) is None


@pytest.mark.parametrize(
    ("person", "scenario", "expected"),
    [
        ("Brazil", "Brazil", "same"),
        ("Brazil", "Myanmar", "close"),
        ("Myanmar", "Brazil", "far"),
        ("India", "Pakistan", "close"),
        ("South Africa", "Ethiopia", "close"),
        ("United Kingdom", "Ireland", "close"),
        ("United States of America", "Mexico", "close"),
        ("United States", "Mexico", "far"),
        ("India", "Atlantis", "far"),
        ("Atlantis", "Atlantis", "same"),
        ("India", "India ", "far"),
        ("India", None, "far"),
        (None, "India", "far"),
        (None, None, "same"),
    ],
)
def test_how_far_a_respondent_is_from_a_scenario(person, scenario, expected):
    assert expected == relation(person, scenario)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Guest at a HOST home", "food_hospitality"),
        ("great weather", "food_hospitality"),
        ("a handle", "greetings_respect"),
        ("homework", "food_hospitality"),
        ("a colleague's gift", "workplace_education"),
        ("to decline", "public_etiquette"),
        ("personal items", "privacy_helping"),
        ("an offer", "gift_giving"),
        ("quiet", "other"),
        ("", "other"),
        (None, "other"),
    ],
)
def test_a_theme_is_found_by_parts_of_words(text, expected):
    assert expected == theme(text)


def test_groups_come_numbers_first_then_texts_and_last_what_is_missing():
    found = grouped([("b",), (None,), (10,), ("B",), (9,), ("é",)], lambda row: row)

    assert [9, 10, "B", "b", "é", None] == [key for (key,), _ in found]


def test_a_mean_leaves_out_what_is_missing():
    assert 0.5 == mean([0.0, None, 1.0])


@pytest.mark.parametrize("values", [[], [None], [None, None]])
def test_there_is_no_mean_of_nothing(values):
    assert mean(values) is None
