"""Whatever a file holds, it is judged to the end, and every place that is told is in it."""

import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from validate_samples import PLACE, SETTINGS, SOUND

from pact_author.reading.yaml_text import parse, parse_pure
from pact_author.validate.judge import judge, read

SETS = (PLACE, "personas/sample.yaml")
# TIMES=10 pytest … looks ten times as far.
thorough = settings(
    deadline=None,
    max_examples=150 * int(os.environ.get("TIMES", "1")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example],
)

LETTERS = st.one_of(
    st.sampled_from(
        [*" \n\t:-#{}[],\"'|>&*!?%@`\\~<=/.", "  ", "\n  ", ": ", "- ", "---\n", "...\n", "<<: ", "&a ", "*a"]
    ),
    st.sampled_from(
        [*"\u200b\u202e\u00a0\u0301\u0435\ufeff\u2028\x85\0\x1b\r日😀é", "👩\u200d🌾", '"\\u200b"', "\\UFFFFFFFF"]
    ),
    st.sampled_from(
        ["NO", "null", "true", "1e9", "{actor}", "{x, select, other {", "}}", "title: ", "norm:\n", ">-\n"]
    ),
    st.text(st.characters(), max_size=4),
)


@st.composite
def nearly_sound(draw):
    """The sound scenario after one to four small accidents."""
    text = SOUND
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        lines = text.split("\n")
        number = at % len(lines)
        match draw(
            st.sampled_from(["out", "in", "twice", "line out", "line twice", "swap", "indent", "dedent", "cut"])
        ):
            case "out":
                text = text[:at] + text[at + draw(st.integers(1, 8)) :]
            case "in":
                text = text[:at] + draw(LETTERS) + text[at:]
            case "twice":
                text = text[: at + draw(st.integers(1, 200))] + text[at:]
            case "line out":
                text = "\n".join(lines[:number] + lines[number + 1 :])
            case "line twice":
                text = "\n".join(lines[: number + 1] + lines[number:])
            case "swap":
                other = draw(st.integers(0, len(lines) - 1))
                lines[number], lines[other] = lines[other], lines[number]
                text = "\n".join(lines)
            case "indent":
                lines[number] = " " * draw(st.integers(1, 4)) + lines[number]
                text = "\n".join(lines)
            case "dedent":
                lines[number] = lines[number][draw(st.integers(1, 4)) :]
                text = "\n".join(lines)
            case "cut":
                text = text[:at]
    return text


garbage = st.lists(LETTERS, max_size=40).map("".join)


def resolves(data, pointer):
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        try:
            data = data[int(name)] if isinstance(data, list) else data[name]
        except (KeyError, IndexError, ValueError, TypeError):
            return False
    return True


def told_of(path, text):
    """What is said of a text, after a look at every place that is named in it."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")  # as read_text gives it
    found = read(path, text)
    told = judge(path, found, SETTINGS).diagnostics
    lines = text.split("\n")
    for at in (place for d in told for place in (d.at, *(related.at for related in d.related))):
        span = at.span
        assert path == at.path
        assert 1 <= span.line <= span.end_line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
        assert 1 <= span.end_column <= len(lines[span.end_line - 1]) + 1
        assert (span.line, span.column) <= (span.end_line, span.end_column)
        assert at.pointer == "" or found.document is None or resolves(found.document.data, at.pointer)
    return found, told


@thorough
@given(st.sampled_from(SETS), nearly_sound())
def test_an_accident_is_told_at_places_that_are_there(path, text):
    told_of(path, text)


@thorough
@given(st.sampled_from(SETS), garbage)
def test_garbage_is_told_at_places_that_are_there(path, text):
    found, told = told_of(path, text)
    assert found.value is not None or told


@thorough
@given(st.one_of(nearly_sound(), garbage))
def test_both_parsers_say_the_same(text):
    assert parse_pure(PLACE, text) == parse(PLACE, text)


@thorough
@given(nearly_sound())
def test_what_is_told_of_a_file_is_told_of_it_again(text):
    assert judge(PLACE, read(PLACE, text), SETTINGS) == judge(PLACE, read(PLACE, text), SETTINGS)
