import pytest
from hypothesis import given
from hypothesis import strategies as st

from pact_author.reading.answers import MAX_LETTERS, is_short_name, short_name, tidy


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Shoes \t at\r\nthe   door\n", "Shoes at the door"),
        ("cafe\u0301", "café"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("", ""),
    ],
)
def test_an_answer_becomes_one_line_of_composed_letters(typed, kept):
    assert (kept, ()) == tidy("title", typed)


@pytest.mark.parametrize("hidden", ["\x00", "\x1b", "\u202e", "\u200b", "\ufeff", "\ud800", "\ue000", "\uffff"])
def test_a_character_that_nobody_sees_is_refused_by_its_number(hidden):
    line, (mistake,) = tidy("title", f"a{hidden}b")

    assert None is line
    assert f"U+{ord(hidden):04X}" in mistake.message


def test_what_is_far_too_long_is_refused_before_anything_else():
    line, (mistake,) = tidy("norm", "x" * (MAX_LETTERS + 1))

    assert (None, "norm") == (line, mistake.field)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Shoes at the door", "shoes-at-the-door"),
        ("L'heure du thé!", "lheure-du-the"),
        ("../../etc/passwd", "etc-passwd"),
        ("靴", ""),
        ("word " * 40, "-".join(["word"] * 12)),
    ],
)
def test_a_file_s_name_is_made_of_the_title(title, name):
    assert name == short_name(title)


@given(st.text())
def test_a_name_is_empty_or_one_that_a_file_may_have(title):
    name = short_name(title)

    assert not name or is_short_name(name)
    assert 60 >= len(name)
