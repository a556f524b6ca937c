from pathlib import Path

import pytest

from pact_author.model.diagnostic import Edit, Span
from pact_author.reading.rewrite import composed
from pact_author.reading.settings_file import read_settings
from pact_author.reading.yaml_text import parse
from pact_author.validate.proof import as_written, edited, no_worse, says_the_same, take, words_only

CHECKOUT = Path(__file__).parents[2]
SETTINGS = read_settings(CHECKOUT / "pact.toml")
PATH = "scenarios/br/before-the-agenda.yaml"
SOUND = (Path(__file__).parent / "sound" / PATH.removeprefix("scenarios/")).read_text()


def taken(old, new):
    """The sound scenario with some words changed."""
    assert old in SOUND
    return take(PATH, SOUND.replace(old, new, 1), SETTINGS)


@pytest.mark.parametrize(
    ("before", "after", "form", "expected"),
    [
        ({"a": 1, "b": [2]}, {"b": [2], "a": 1}, as_written, True),
        ({"a": [1, 2]}, {"a": [2, 1]}, as_written, False),
        ({"a": 1}, {"a": True}, as_written, False),
        ({"a": 1}, {"a": 1.0}, as_written, False),
        ({"a": "1"}, {"a": 1}, as_written, False),
        ({"a": None}, {}, as_written, False),
        ({"a": "b "}, {"a": "b"}, as_written, False),
        ({"a": "b  c \nd"}, {"a": "b c d"}, words_only, True),
        ({"a": "b\u00a0c"}, {"a": "b c"}, words_only, False),
        ({"a": "bc"}, {"a": "b c"}, words_only, False),
        ({"cafe\u0301": "e\u0301"}, {"caf\u00e9": "\u00e9"}, composed, True),
        ({"a": "e\u0301"}, {"a": "e"}, composed, False),
    ],
)
def test_data_are_equal_but_for_what_the_form_lets_differ(before, after, form, expected):
    assert expected == says_the_same(before, after, form)


SAME = ("", "")
UNKNOWN = ("theme:", "mood: x\ntheme:")
OTHER_UNKNOWN = ("theme:", "mind: x\ntheme:")
TWO = ("theme:", "mood: x\nmind: x\ntheme:")
NOT_YAML = ("theme:", "theme: [")
BAD_TEXT = ("{receiver} asks", "{Receiver} asks")
JUDGING = ("{receiver} asks", "{receiver} should be polite and asks")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (SAME, SAME, True),
        (UNKNOWN, SAME, True),
        (SAME, UNKNOWN, False),
        (UNKNOWN, OTHER_UNKNOWN, False),
        (UNKNOWN, TWO, False),
        (TWO, UNKNOWN, True),
        (UNKNOWN, BAD_TEXT, True),
        (UNKNOWN, JUDGING, True),
        (BAD_TEXT, JUDGING, True),
        (SAME, JUDGING, False),
        (JUDGING, UNKNOWN, False),
        (JUDGING, SAME, True),
        (NOT_YAML, UNKNOWN, True),
        (UNKNOWN, NOT_YAML, False),
    ],
)
def test_no_stage_that_was_reached_may_find_more_and_later_ones_may(before, after, expected):
    assert expected == no_worse(taken(*before), taken(*after))


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (Edit(Span(1, 1, 1, 2), "z"), {"z": {"b": [1, "x"]}, "c": None}),
        (Edit(Span(1, 5, 1, 6), "z"), {"a": {"z": [1, "x"]}, "c": None}),
        (Edit(Span(1, 9, 1, 10), '"1"'), {"a": {"b": ["1", "x"]}, "c": None}),
        (Edit(Span(1, 12, 1, 13), "y"), {"a": {"b": [1, "y"]}, "c": None}),
        (Edit(Span(2, 1, 2, 2), "z"), {"a": {"b": [1, "x"]}, "z": None}),
    ],
)
def test_what_the_data_should_be_after_an_edit(edit, expected):
    document, _ = parse(PATH, "a: {b: [1, x]}\nc:\n")

    assert expected == edited(document, [edit])
