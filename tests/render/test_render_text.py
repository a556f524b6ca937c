import pytest
from hypothesis import given
from hypothesis import strategies as st
from render_samples import found, golden

from pact_author.model.diagnostic import Diagnostic, Location, Severity, Span
from pact_author.render.terminal import paint
from pact_author.render.text import COLUMNS, MARGIN, render, shown, width


def test_the_form_is_this():
    told = "\n".join(render(found())) + "\n"

    assert golden("diagnostics.txt", told) == told


def test_nothing_to_mend_is_one_line():
    assert ["1 file: nothing to mend"] == list(render(found((), {}, ["p"])))


def carets(line, column, end_column):
    diagnostic = Diagnostic("X001", "x", Severity.ERROR, "m", Location("p", Span(1, column, 1, end_column)))
    told = list(render(found([diagnostic], {"p": line}, ["p"])))
    return told[2].removeprefix("   1 | "), told[3].removeprefix("     | ")


@pytest.mark.parametrize(
    ("line", "column", "end_column", "expected"),
    [
        ("country: NO", 10, 12, "         ^^"),
        ("a: お茶です", 5, 6, "     ^^"),
        ("a: e\u0301b", 6, 7, "    ^"),
        ("\tb: c", 5, 6, "       ^"),
        ("a: שלום", 4, 8, "   ^^^^"),
        ("a: b", 4, 4, "   ^"),
        ("a: b", 99, 120, "    ^"),
        ("a: \u200bb", 5, 6, "           ^"),
        ("a: 👩\u200d🌾 b", 8, 9, "      ^"),
        ("a: 👨\u200d👩\u200d👧\u200d👦 b", 12, 13, "      ^"),
        ("a: 🇯🇵 b", 7, 8, "      ^"),
        ("a: 👍🏿 b", 7, 8, "      ^"),
        ("a: नमस्ते b", 11, 12, "        ^"),
        ("a: سلام b", 9, 10, "        ^"),
    ],
)
def test_carets_stand_under_the_place_whatever_the_letters(line, column, end_column, expected):
    assert expected == carets(line, column, end_column)[1]


@given(
    st.text(st.characters(exclude_characters="\n\r"), min_size=1, max_size=400).filter(str.strip),
    st.integers(1, 400),
    st.integers(0, 60),
)
def test_a_line_of_any_length_is_shown_within_the_window_with_its_place(line, column, length):
    source, marks = carets(line, column, column + length)

    assert width(source) <= COLUMNS - MARGIN
    assert marks.strip("^… ") == ""
    assert len(marks) <= COLUMNS - MARGIN + 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("\x1b[31mred", "<U+001B>[31mred"),
        ("\u202eabc", "<U+202E>abc"),
        ("a\u200bb", "a<U+200B>b"),
        ("\tx", "    x"),
        ("\ud800", "<U+D800>"),
        ("نمی\u200cخواهم", "نمی\u200cخواهم"),
    ],
)
def test_what_a_terminal_could_obey_or_hide_is_shown_by_its_number(text, expected):
    assert expected == shown(text)


def test_colour_adds_codes_and_nothing_else():
    import re

    coloured = "\n".join(render(found(), paint))

    assert "\x1b[1;31m" in coloured
    assert "\n".join(render(found())) == re.sub(r"\x1b\[[0-9;]*m", "", coloured)


def test_a_narrow_terminal_is_not_overrun():
    long = Diagnostic("X001", "x", Severity.ERROR, "m", Location("p", Span(1, 150, 1, 160)))
    told = list(render(found([long], {"p": "word " * 60}, ["p"]), columns=80))

    assert max(map(len, told[2:4])) < 80
