import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML, YAMLError

from pact_author.model.diagnostic import Edit, Span
from pact_author.reading.rewrite import (
    applied,
    composed,
    quoted,
    value_at,
    with_modeline,
    with_plain_line_ends,
    without_tabs,
    without_trailing_blanks,
)
from pact_author.reading.yaml_text import parse


def quotes(text):
    document, _ = parse("x.yaml", text)
    return quoted(document)


def test_line_ends_of_every_kind_become_one():
    assert "a: b\nc: d\ne: f\n" == with_plain_line_ends("\ufeffa: b\r\nc: d\re: f\n")


def test_letters_in_parts_become_whole():
    assert "title: caf\u00e9" == composed("title: cafe\u0301")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("title:\tShoes", "title: Shoes"),
        ("title: \t Shoes", "title: Shoes"),
        ("title: Shoes\tat the door", "title: Shoes at the door"),
        ("title: Shoes\t# why", "title: Shoes # why"),
        ("-\tasha", "- asha"),
        ("title: Shoes\t", "title: Shoes"),
        ("\t", ""),
        ("title: Shoes  ", "title: Shoes  "),
        ("\ttitle: Shoes", "\ttitle: Shoes"),
        ("  \ttitle: Shoes", "  \ttitle: Shoes"),
    ],
)
def test_tabs_go_where_one_blank_is_meant_and_stay_where_they_indent(line, expected):
    assert expected == without_tabs(line)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b  \nc: d\n", "a: b\nc: d\n"),
        ("a: b", "a: b\n"),
        ("a: b\n\n  \n", "a: b\n"),
        ("a: b\n\nc: d\n", "a: b\n\nc: d\n"),
        ('a: "b \\  \n  c"\n', 'a: "b \\  \n  c"\n'),
        ('a: "b \\\\  \n  c"\n', 'a: "b \\\\\n  c"\n'),
    ],
)
def test_blanks_at_the_end_of_lines_go_unless_they_are_escaped(text, expected):
    assert expected == without_trailing_blanks(text)


WORDS = """NO no No yes Y n on OFF True FALSE 0755 1_000 0x1F 0o17 0b11 +1 12:30 12:30:45 .5 5. 1e400 +1.5 .inf -.Inf
    .nan 2026-11-24 2026-1-2 = <<"""


@pytest.mark.parametrize("word", WORDS.split())
def test_a_text_that_other_readers_take_for_something_else_gets_quotes(word):
    assert f'setting: "{word}"\n' == quotes(f"setting: {word}\n")


@given(
    st.from_regex(r"[-+]?[0-9.][0-9_.:eExob-]{0,10}", fullmatch=True) | st.text("yesnoftrual~", min_size=1, max_size=5)
)
def test_no_text_that_a_reader_of_yaml_1_1_takes_for_something_else_is_without_quotes(word):
    reader = YAML(typ="safe", pure=True)
    reader.version = (1, 1)
    document, _ = parse("x.yaml", f"setting: {word}\n")
    try:
        with warnings.catch_warnings(action="ignore"):
            theirs = reader.load(f"setting: {word}\n")["setting"]
    except (ValueError, YAMLError):
        theirs = word  # a day or a number that there is not

    ours_is_text = document is not None and document.data["setting"] == word
    told_apart = not ours_is_text or theirs is None or theirs == word
    assert told_apart or f'setting: "{word}"\n' == quotes(f"setting: {word}\n")


@pytest.mark.parametrize(
    "word", ["1", "1.5", "-2", "true", "null", "1e3", "~", "Null", "nobody", "12:30 sharp", "v1.0"]
)
def test_a_number_and_an_ordinary_text_get_none(word):
    assert f"setting: {word}\n" == quotes(f"setting: {word}\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("seen: 2026-11-24\n", "seen: 2026-11-24\n"),
        ("title: 2026-11-24\n", 'title: "2026-11-24"\n'),
        ("country: [norm, NO, SE] # NO\n", 'country: [norm, "NO", SE] # NO\n'),
        ("country:\n  - NO # why\n  - SE\n", 'country:\n  - "NO" # why\n  - SE\n'),
        ("a: {b: on, お茶: off}\n", 'a: {b: "on", お茶: "off"}\n'),
        ("country: 'NO'\n", "country: 'NO'\n"),
        ("situation: >-\n  NO\n", "situation: >-\n  NO\n"),
        ("on: x\n", "on: x\n"),
        ("title: NO   # Norway\nsetting: x\n", 'title: "NO"   # Norway\nsetting: x\n'),
    ],
)
def test_quotes_are_set_around_the_value_and_nowhere_else(text, expected):
    assert expected == quotes(text)


def test_the_schema_line_comes_first_where_there_is_none():
    assert "# yaml-language-server: $schema=../x.json\n# mine\nid: a\n" == with_modeline("# mine\nid: a\n", "../x.json")


@pytest.mark.parametrize("line", ["# yaml-language-server: $schema=y.json", "#yaml-language-server : $schema=y.json"])
def test_a_schema_line_that_is_there_stays_whatever_it_says(line):
    assert f"# mine\n{line}\nid: a\n" == with_modeline(f"# mine\n{line}\nid: a\n", "../x.json")


@pytest.mark.parametrize(("pointer", "expected"), [("", {"a": [{"b/c": 1}]}), ("/a/0/b~1c", 1)])
def test_a_pointer_points(pointer, expected):
    assert expected == value_at({"a": [{"b/c": 1}]}, pointer)


def test_edits_do_not_move_each_other_s_places():
    edits = [Edit(Span(1, 1, 1, 2), "longer"), Edit(Span(2, 1, 2, 3), ""), Edit(Span(1, 3, 1, 4), "x")]

    assert "longer-x\nd" == applied("a-b\nccd", edits)


@given(st.text("ab\n€😀", max_size=40), st.data())
def test_an_edit_changes_its_own_stretch_only(text, data):
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, len(text)))

    def place(offset):
        return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)

    assert text[:begin] + "!" + text[end:] == applied(text, [Edit(Span(*place(begin), *place(end)), "!")])
