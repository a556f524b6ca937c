import pytest

from pact_author.reading.spelling import written_right

THEMES = ["food-hospitality", "gift-giving"]
CODE = "^(?!UK$)[A-Z]{2}$"


@pytest.mark.parametrize(
    ("keyword", "asked", "value", "source", "expected"),
    [
        ("type", "string", 123, "123", '"123"'),
        ("type", "string", 1.1, "1.10", '"1.10"'),
        ("type", "string", True, "true", '"true"'),
        ("type", "string", None, "null", None),
        ("type", "string", ["a"], "[a]", None),
        ("type", "array", "a", "a", None),
        ("enum", THEMES, "Gift_Giving", "Gift_Giving", "gift-giving"),
        ("enum", THEMES, "gift giving", '"gift giving"', '"gift-giving"'),
        ("enum", THEMES, "gift", "gift", None),
        ("enum", THEMES, "gift-givin", "gift-givin", None),
        ("enum", THEMES, 3, "3", None),
        ("pattern", CODE, "no", "'no'", "'NO'"),
        ("pattern", CODE, "Jp", "Jp", "JP"),
        ("pattern", CODE, "uk", "uk", None),
        ("pattern", CODE, "jpn", "jpn", None),
        ("pattern", "^[0-9]+$", "ab", "ab", None),
        ("minLength", 3, "ab", "ab", None),
    ],
)
def test_what_can_only_be_meant_one_way_is_written_that_way(keyword, asked, value, source, expected):
    assert expected == written_right(keyword, asked, value, source)
