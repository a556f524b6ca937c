"""Hostile YAML ends in a clean complaint, quickly, by either parser."""

import subprocess
import sys

import pytest
from reading_samples import places

from pact_author.reading.document_builder import MAX_DEPTH, MAX_FOUND, MAX_RELATED
from pact_author.reading.yaml_text import parse, parse_pure

BOMB = "a: &a [x,x]\n" + "".join(f"{n}: &{n} [*{p},*{p},*{p}]\n" for p, n in zip("abcdefgh", "bcdefghi", strict=True))

HOSTILE = {
    "alias bomb": (BOMB, "S007"),
    "alias of itself": ("a: &a [1, *a]\n", "S007"),
    "merge key": ("a: {x: 1}\nb:\n  <<: {y: 2}\n", "S007"),
    "%YAML 1.1": ("%YAML 1.1\n---\ncountry: NO\n", "S007"),
    "%TAG": ("# first\n%TAG ! tag:x,2000:\n---\na: 1\n", "S007"),
    "python tag": ("a: !!python/object/apply:os.system [echo]\n", "S007"),
    "own tag": ("a: !foo bar\n", "S007"),
    "binary tag": ("a: !!binary aGVsbG8=\n", "S007"),
    "set tag": ("a: !!set {x, y}\n", "S007"),
    "duplicate key": ("a: 1\na: 2\n", "S008"),
    "keys 1 and true": ("1: a\ntrue: b\n", "S009 S009"),
    "list as key": ("? [a]\n: b\n", "S009"),
    "alias as key": ("a: &x b\n*x : c\n", "S007"),
    "nesting 500": ("a: " + "[" * 500, "S006"),
    "nesting 100,000": ("a: " + "[" * 100_000, "S006"),
    "nesting 100,000 of fields": ("{a: " * 100_000, "S006"),
    "nesting 500 by dashes": ("- " * 500 + "x\n", "S006"),
    "nesting by indentation": ("".join(f"{' ' * n}a:\n" for n in range(100)), "S006"),
    "byte order mark in the middle": ("a: 1\n\ufefftitle: x\n", "S004"),
    "NEL": ("a: b\x85c\n", "S004"),
    "line separator": ("a: b\u2028c\n", "S004"),
    "NUL": ("a: x\0y\n", "S004"),
    "escape character": ("a: \x1b[31mred\n", "S004"),
    "NUL by escape": ('a: "x\\0y"\n', "S004"),
    "half a character": ("a: \ud83d\n", "S004"),
    "half a character by escape": ('a: "\\ud83d"\n', "S005"),
    "two documents": ("a: 1\n---\nb: 2\n", "S010"),
    "nothing": ("", "S011"),
    "only comments": ("# a\n\n# b\n", "S011"),
    "only a document mark": ("---\n", "S011"),
    "tab": ("a:\n\tb: 1\n", "S005"),
}


@pytest.mark.parametrize("read", [parse, parse_pure])
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_its_code(name, read):
    text, code = HOSTILE[name]
    _, found = read("x.yaml", text)
    assert code.split() == [d.code for d in found]


@pytest.mark.timeout(20)
@pytest.mark.parametrize("read", ["parse", "parse_pure"])
@pytest.mark.parametrize("text", ["'a: ' + '[' * 100_000", "'{a: ' * 60_000", "'- ' * 130_000"])
def test_deep_nesting_does_not_end_the_process(read, text):
    program = f"from pact_author.reading.yaml_text import {read}; print({read}('x', {text})[1][0].code)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=20, check=False)
    assert (0, "S006\n", "") == (done.returncode, done.stdout, done.stderr)


def test_64_levels_are_read_and_65_are_not():
    assert parse("x", "[" * MAX_DEPTH + "]" * MAX_DEPTH)[0] is not None
    document, found = parse("x", "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))
    assert document is None
    assert ["1:65-1:66 S006 lists and fields are nested more than 64 deep"] == places(found)


@pytest.mark.timeout(20)
def test_a_file_full_of_mistakes_stops_after_a_hundred():
    document, found = parse("x", "a: 1\n" + "".join(f"{number}: 1\n" for number in range(25_000)))
    assert document is None
    assert MAX_FOUND == len(found)


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\n" * 50_000, "2:1-2:2 S008 the field `a` stands twice"),
        ("\0" * 250_000, "1:1-1:2 S004 the character U+0000 is not allowed, and 249,999 more in this file"),
        ("\n" + "\tx\n" * 50_000, "2:1-2:2 S005 a tab is used for indentation, and 49,999 more in this file"),
        (BOMB, "1:4-1:6 S007 an anchor (`&a`) is not allowed"),
        ("a: &a [1]\n" + "".join(f"k{n}: *a\n" for n in range(20_000)), "1:4-1:6 S007 an anchor (`&a`) is not allowed"),
    ],
    ids=["a field", "NUL", "tabs", "alias bomb", "aliases"],
)
def test_the_same_mistake_many_times_is_told_once(text, said):
    _, found = parse("x", text)
    assert [said] == places(found)
    assert len(found[0].related) <= MAX_RELATED + 1


@pytest.mark.parametrize("text", ["a: b\u202ec\n", "a: b\u200bc\n"])
def test_invisible_letters_are_left_to_the_rules(text):
    document, found = parse("x", text)
    assert document is not None
    assert () == found


def test_composed_and_decomposed_names_are_two_names():
    document, found = parse("x", "caf\u00e9: 1\ncafe\u0301: 2\n")
    assert 2 == len(document.data)
    assert () == found


def test_the_place_of_a_forbidden_character_is_exact():
    _, found = parse("x", "a: 1\nb: 日本\0\n")
    assert ["2:6-2:7 S004 the character U+0000 is not allowed"] == places(found)


def test_the_place_of_half_a_character_is_its_escape():
    _, found = parse("x", 'a: "x\n\n  \\ud83d y"\n')
    _, found_pure = parse_pure("x", 'a: "x\n\n  \\ud83d y"\n')
    assert ["3:3-3:9 S005 `\\ud83d` stands for no character"] == places(found) == places(found_pure)
