"""A text in plain form gives by its lines alone what YAML's own parser gives; any other text gives nothing."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pact_author.reading.plain_form import plain_form, plain_places
from pact_author.reading.yaml_text import parse_pure

CHECKOUT = Path(__file__).parents[2]
FILES = sorted((CHECKOUT / "scenarios").rglob("*.yaml"))
PLANTED = [json.loads(line) for line in (CHECKOUT / "tests/validate/planted.jsonl").read_text().split("\n")[:-1]]


def ordered(data):
    """Data in which the order of fields counts."""
    if isinstance(data, dict):
        return [(name, ordered(value)) for name, value in data.items()]
    return [ordered(each) for each in data] if isinstance(data, list) else data


def by_lines(text):
    """The data and all places of a text in plain form; None for another one."""
    data = plain_form(text)
    return None if data is None else (ordered(data), plain_places(text))


def by_yaml(text):
    """The same by YAML's own parser; None where it has anything to say."""
    document, found = parse_pure("x.yaml", text)
    return None if found or document is None else (ordered(document.data), dict(document.spans))


def test_every_scenario_of_ours_is_in_plain_form():
    texts = [path.read_text() for path in FILES]

    assert len(texts) > 20
    assert [by_yaml(text) for text in texts] == [by_lines(text) for text in texts]


def with_mistake(planted):
    lines = (
        []
        if planted["old"] is None
        else (CHECKOUT / "tests/validate/sound" / planted["file"].removeprefix("scenarios/")).read_text().split("\n")
    )
    lines[planted["line"] - 1 : planted["line"] - 1 + len(planted["old"] or ())] = planted["new"]
    return "\n".join(lines)


def test_a_planted_mistake_is_read_as_yaml_reads_it_or_not_at_all():
    texts = [text for text in map(with_mistake, PLANTED) if text.replace("\n", " ").isprintable()]
    plain = [text for text in texts if by_lines(text) is not None]

    assert len(plain) > len(PLANTED) / 2
    assert [by_yaml(text) for text in plain] == [by_lines(text) for text in plain]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b\n", {"a": "b"}),
        ("# head\n#\na: b\n", {"a": "b"}),
        ("a: NO\nb: 12\nc: true\nd: 2026-11-24\n", {"a": "NO", "b": 12, "c": True, "d": "2026-11-24"}),
        ('a: "b: # c"\n', {"a": "b: # c"}),
        ("a: https://x.org/y#z\n", {"a": "https://x.org/y#z"}),
        ("a: [b, c-d, 3]\n", {"a": ["b", "c-d", 3]}),
        ("a: >-\n  b: c\n  # d\n", {"a": "b: c # d"}),
        ("a:\n  b:\n    - c: d\n      e: >-\n        f\n        g\n    - c: h\ni: j\n", None),
        ("a:\n  b: c\nd: e\n", {"a": {"b": "c"}, "d": "e"}),
    ],
)
def test_what_is_in_plain_form(text, expected):
    nested = {"a": {"b": [{"c": "d", "e": "f g"}, {"c": "h"}]}, "i": "j"}
    assert (expected or nested) == plain_form(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: b",
        "a:\n",
        "a:\nb: c\n",
        'a: ""\n',
        'a: ""\n  b: c\n',
        'a: "b\\n"\n',
        "a: 'b'\n",
        "a: b # c\n",
        "a: b:\n",
        "a: b: c\n",
        "a: b\n\nc: d\n",
        "a: b\n# c\nd: e\n",
        "a: b\n  c: d\n",
        "a: b\na: c\n",
        "null: a\n",
        "a: &b c\n",
        "a: *b\n",
        "a: !b c\n",
        "a: |-\n  b\n",
        "a: >\n  b\n",
        "a: >-\n   b\n",
        "a: >-\n  b\n   c\n",
        "a: >-\n  b \n  c\n",
        "a: >-\n  b\n\n  c\n",
        "a: >-\nb: c\n",
        "a: b \n",
        "a:\n- b: c\n",
        "a:\n  - b\n",
        "a: {b: c}\n",
        "a: [b, [c]]\n",
        "a: [b,c]\n",
        "a: [-]\n",
        "- a: b\n",
        " a: b\n",
        "---\na: b\n",
        "a: b\n...\n",
        "%YAML 1.2\n---\na: b\n",
        "a" * 1025 + ": b\n",
    ],
)
def test_what_is_not(text):
    assert plain_form(text) is None


_WORD = st.sampled_from(["a", "b", "null", "true", "12", "x y", "a:b", "a#b", "é", "１", "-", "no"])
_VALUE = st.one_of(
    _WORD,
    _WORD.map(lambda word: f'"{word}"'),
    st.lists(_WORD, max_size=3).map(lambda words: f"[{', '.join(words)}]"),
    st.sampled_from(["", ">-", "|", "''", "*a", "&a b", "a # b", "a: b", '"', "#", "? a", "{a: b}"]),
)
_LINE = st.one_of(
    st.builds(
        lambda indent, dash, key, value: f"{indent * ' '}{dash}{key}:{' ' if value else ''}{value}",
        st.integers(0, 6),
        st.sampled_from(["", "", "- "]),
        st.sampled_from(["a", "b", "c", "null", "d_e"]),
        _VALUE,
    ),
    st.builds(lambda indent, word: indent * " " + word, st.integers(0, 8), _WORD),
    st.sampled_from(["", "# a", "  ", "---", "..."]),
)


@settings(max_examples=1000, deadline=None)
@given(st.lists(_LINE, max_size=9))
def test_lines_of_any_kind_give_the_same_or_nothing(lines):
    text = "\n".join(lines) + "\n"

    assert by_lines(text) in (None, by_yaml(text))


@settings(max_examples=500, deadline=None)
@given(st.sampled_from(FILES), st.data())
def test_a_scenario_with_one_line_changed_gives_the_same_or_nothing(path, data):
    lines = path.read_text().split("\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    lines[at : at + data.draw(st.integers(0, 1))] = [data.draw(_LINE)]
    text = "\n".join(lines)

    assert by_lines(text) in (None, by_yaml(text))


@pytest.mark.parametrize(
    "text",
    [
        "a: >-\n" + "  x y\n" * 40_000 + "  z \n",
        "a" * 200_000 + ": >-\n" + "  b\n" * 20_000 + "   c\n",
        "a: " + "b:" * 100_000 + " \n",
        "a: b" + " " * 200_000 + "\n",
        "a: [" + "b, " * 60_000 + "\n",
        "  - " * 50_000 + "a: b\n",
    ],
    ids=["long block", "long name", "colons", "blanks", "open list", "dashes"],
)
@pytest.mark.timeout(10)
def test_a_hostile_text_is_looked_at_once(text):
    assert plain_form(text) is None
