"""YAML text becomes plain data with the place of every key and value, by either parser alike."""

import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_samples import SCENARIO, places

from pact_author.reading.yaml_text import _c_events, parse, parse_pure


def data(text):
    document, found = parse("x.yaml", text)
    assert () == found
    return document.data


def spans(text):
    document, found = parse("x.yaml", text)
    assert () == found
    return {p: (s.line, s.column, s.end_line, s.end_column) for p, s in document.spans.items()}


def test_the_c_parser_is_the_one_in_use_here():
    assert _c_events() is not None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("on", "on"),
        ("Null", "Null"),
        ("~", "~"),
        ("True", "True"),
        ("2026-11-24", "2026-11-24"),
        ("12:30:45", "12:30:45"),
        ("0755", "0755"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        (".nan", ".nan"),
        (".inf", ".inf"),
        ("1e999", "1e999"),
        ("+1", "+1"),
        (".5", ".5"),
        ("1" * 5000, "1" * 5000),
        ("null", None),
        ("", None),
        ("true", True),
        ("false", False),
        ("0", 0),
        ("-12", -12),
        ("1.50", 1.5),
        ("1e3", 1000.0),
        ('"1"', "1"),
        ("'null'", "null"),
        ('"\\u00e9\\n"', "é\n"),
        (">-\n  a\n  b", "a b"),
        ("|\n  1\n", "1\n"),
    ],
)
def test_a_word_without_quotes_is_text_unless_json_knows_it(written, meant):
    assert {"a": meant} == data(f"a: {written}\n")


def test_every_key_and_value_has_its_place():
    expected = {
        "": (1, 1, 4, 12),
        "/a#key": (1, 1, 1, 2),
        "/a": (1, 4, 1, 5),
        "/b c#key": (2, 1, 2, 6),
        "/b c": (3, 3, 4, 12),
        "/b c/0": (3, 5, 3, 8),
        "/b c/1": (4, 5, 4, 12),
        "/b c/1/d#key": (4, 6, 4, 7),
        "/b c/1/d": (4, 9, 4, 11),
    }
    assert expected == spans("a: 1\n'b c':\n  - x y\n  - {d: zz}\n# end\n")


def test_pointers_escape_slash_and_tilde():
    assert {"/a~1b#key", "/a~1b", "/c~0d#key", "/c~0d", ""} == set(spans("a/b: 1\nc~d: 2\n"))


def test_a_block_of_text_ends_with_its_last_line():
    found = spans("a: >-\n  one\n  two  \n\n# comment\n\nb: 1\n")
    assert (1, 4, 3, 6) == found["/a"]


def test_an_empty_value_stands_where_its_name_does():
    found = spans("a: 1\nempty:\nb: 1\n")
    assert (2, 1, 2, 6) == found["/empty"]


def test_columns_count_code_points():
    found = spans('b: {x: 1, "😀": 日本, k: z}\n')
    assert (1, 20, 1, 21) == found["/b/k#key"]


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_make_no_difference(ending):
    document, found = parse("x.yaml", SCENARIO)
    other, found_other = parse("x.yaml", SCENARIO.replace("\n", ending))
    assert () == found == found_other
    assert document == other


def test_a_byte_order_mark_at_the_beginning_is_dropped():
    assert (1, 1, 1, 2) == spans("\ufeffa: 1\n")["/a#key"]


def test_a_duplicate_field_is_said_once_with_every_place_and_the_first_is_kept():
    document, found = parse("x.yaml", "a: 1\nb: 2\na: 3\nc: {d: 1, d: 2}\na: 4\n")
    assert [
        "3:1-3:2 S008 the field `a` stands twice",
        "4:11-4:12 S008 the field `d` stands twice",
    ] == places(found)
    assert [[(1, 1), (5, 1)], [(4, 5)]] == [[(r.at.span.line, r.at.span.column) for r in d.related] for d in found]
    assert {"a": 1, "b": 2, "c": {"d": 1}} == document.data


def test_an_anchor_its_aliases_and_merge_keys_are_one_mistake():
    _, found = parse("x.yaml", "a: &x {b: 1}\nc: *x\nd:\n  <<: *x\n")
    assert ["1:4-1:6 S007 an anchor (`&x`) is not allowed"] == places(found)
    assert [(2, 4), (4, 3), (4, 7)] == [(r.at.span.line, r.at.span.column) for r in found[0].related]


def test_tabs_on_many_lines_are_one_mistake():
    _, found = parse("x.yaml", "a:\n\tb: 1\n\tc: 1\n\td: 1\n")
    assert ["2:1-2:2 S005 a tab is used for indentation, and 2 more in this file"] == places(found)
    assert [(3, 1), (4, 1)] == [(r.at.span.line, r.at.span.column) for r in found[0].related]


def test_several_findings_of_one_file_come_together():
    _, found = parse("x.yaml", "a: &x 1\na: !t 2\nb: *x\n<<: {c: 1}\n1: 2\n")
    assert [
        "1:4-1:8 S007 an anchor (`&x`) is not allowed",
        "2:1-2:2 S008 the field `a` stands twice",
        "2:4-2:8 S007 a tag (`!t`) is not allowed",
        "5:1-5:2 S009 `1` is not the name of a field",
    ] == places(found)


@pytest.mark.parametrize("name", ["1", "true", "null", "1.5", "-3"])
def test_the_name_of_a_field_is_text(name):
    document, found = parse("x.yaml", f"{name}: x\n")
    assert document is None
    assert [f"1:1-1:{1 + len(name)} S009 `{name}` is not the name of a field"] == places(found)


def test_norway_may_be_the_name_of_a_field():
    assert {"NO": 1, "yes": 2, "1 a": 3} == data("NO: 1\nyes: 2\n1 a: 3\n")


@pytest.mark.parametrize("text", ["a: {url: https://example.org/x, b: c}\n", "a: [12:30, b?c]\n"])
def test_addresses_and_times_may_stand_between_brackets(text):
    document, found = parse("x.yaml", text)
    assert () == found
    assert document.data in ({"a": {"url": "https://example.org/x", "b": "c"}}, {"a": ["12:30", "b?c"]})


def test_blanks_on_an_empty_line_are_no_matter():
    assert {"a": "b\n\nc"} == data("a: |-\n   \n  b\n    \n  c\n".replace("|-\n   \n", "|-\n"))
    assert {"a": "\nb"} == data("a: |-\n \n  b\n")


def test_without_the_c_parser_the_result_is_the_same():
    program = (
        "import sys; sys.modules['_ruamel_yaml'] = None\n"
        "from pact_author.reading import yaml_text\n"
        "assert yaml_text._c_events() is None\n"
        "print(yaml_text.parse('x.yaml', sys.stdin.read()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], input=SCENARIO, capture_output=True, encoding="utf-8", check=True
    )
    assert f"{parse('x.yaml', SCENARIO)}\n" == done.stdout


# ---- both parsers give the same --------------------------------------------------------------------------------------

TABLE = (
    SCENARIO,
    "a: 1\nb:\n  - x\n  - |\n    foo\n\n  # c\n  -\n  - {k: 'v', e: }\n",
    "a:\n# c\n\nb: 1\n",
    "a: [1, [2, {b: c}]]\n",
    "a: x\n  y\n  z\nb: 'x\n  y'\n",
    '"a": "x\\ty"\n? b\n: c\n',
    "---\na: 1\n...\n",
    "a: 1\n---\nb: 2\n",
    "%YAML 1.1\n---\na: NO\n",
    "a: &x 1\nb: *x\n",
    "a: !!binary aGk=\n",
    "a: !<tag:x> [1]\n",
    "? [a]\n: b\n? {a: b}\n: c\n",
    "a: @x\n",
    "a: {actor} has\n",
    'a: "x\nb: "y"\n',
    'a: "\\ud83d"\n',
    'a: "\\q"\n',
    'a: "\\x00"\n',
    "a: b: c\n",
    "a:\n\tb: 1\n",
    "",
    "# only a comment\n",
    "---\n",
    "- 1\n- 2\n",
    "just text\n",
    "a: \x85b\n",
    "a: b\ufeff\n",
    "a: x\u2028y\n",
)


@pytest.mark.parametrize("text", TABLE)
def test_both_parsers_give_the_same_for_the_table(text):
    assert parse("x.yaml", text) == parse_pure("x.yaml", text)


words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
trees = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**12), 10**12) | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=12,
)


def as_yaml(tree, indent=0):
    """YAML in block style, texts in JSON's quotes."""
    pad = "  " * indent
    if isinstance(tree, dict) and tree:
        lines = (f"{pad}{json.dumps(k, ensure_ascii=False)}:{after(v, indent)}" for k, v in tree.items())
        return "\n".join(lines)
    if isinstance(tree, list) and tree:
        return "\n".join(f"{pad}-{after(v, indent)}" for v in tree)
    return pad + json.dumps(tree, ensure_ascii=False)


def after(tree, indent):
    nested = isinstance(tree, dict | list) and tree
    return "\n" + as_yaml(tree, indent + 1) if nested else " " + json.dumps(tree, ensure_ascii=False)


@settings(deadline=None, max_examples=150)
@given(st.dictionaries(words, trees, min_size=1, max_size=4))
def test_what_json_can_say_is_read_back_by_both_parsers(tree):
    text = as_yaml(tree)
    document, found = parse("x.yaml", text)
    assert (document, found) == parse_pure("x.yaml", text)
    if not found:
        assert tree == document.data
    else:
        # A quoted "<<" is a merge key to no parser, yet an author who writes one means one.
        assert {d.code for d in found} <= {"S004", "S007" if '"<<":' in text else "S004"}


@settings(deadline=None, max_examples=150)
@given(st.dictionaries(words.filter(bool), words, min_size=1, max_size=4))
def test_a_span_holds_exactly_what_was_written(tree):
    document, _ = parse("x.yaml", as_yaml(tree))
    if document is None:
        return
    lines = document.text.split("\n")
    for number, (key, value) in enumerate(tree.items(), start=1):
        pointer = "/" + key.replace("~", "~0").replace("/", "~1")
        for place, word in ((pointer + "#key", key), (pointer, value)):
            span = document.spans[place]
            assert number == span.line == span.end_line
            assert json.dumps(word, ensure_ascii=False) == lines[number - 1][span.column - 1 : span.end_column - 1]


WORDS = [*"ab:-{}[],\"'#|?%@1\\日😀é", "b:", "&x", "*x", "!t", ">-", "<<:", "null", "{actor}"]
LINES = ["\n", "\n  ", "\n    ", "\t", " ", ": ", "- ", "---\n", "\r\n"]
soup = st.lists(st.sampled_from([*WORDS, *LINES]), max_size=25).map("".join)


@settings(deadline=None, max_examples=500)
@given(soup)
def test_no_text_is_read_as_other_data_by_the_other_parser(text):
    ours, found = parse("x.yaml", text)
    other, found_other = parse_pure("x.yaml", text)
    assert all(d.at.span.line >= 1 and d.at.span.column >= 1 for d in (*found, *found_other))
    if ours is not None and other is not None:
        assert ours == other
        assert found == found_other


@settings(deadline=None, max_examples=300)
@given(soup)
def test_a_file_is_refused_with_at_least_one_reason(text):
    document, found = parse("x.yaml", text)
    assert document is not None or found
