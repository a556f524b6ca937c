"""The reader that exports carry: read as `score` reads, whatever is said."""

import subprocess
import sys

import pytest
from choice_abroad import ABROAD
from hypothesis import given
from hypothesis import strategies as st
from test_score_choice_text import TEXTS

from pact_author.model.judgement import Decision
from pact_author.score.choice_text import read_text
from pact_author.score.standalone import reader_text


@pytest.fixture(scope="module")
def alone():
    names = {"__name__": "alone"}
    exec(compile(reader_text(), "alone.py", "exec"), names)
    return names


@pytest.mark.parametrize("text", [*TEXTS, *(each for answers in ABROAD.values() for each in answers)])
def test_every_answer_is_read_as_score_reads_it(alone, text):
    assert read_text(text) == alone["read_text"](text)


@given(st.text(st.sampled_from("AB ab.,:!*()\n\"'Ioptheansw是ではnã")))
def test_so_is_every_other_text(alone, text):
    assert read_text(text) == alone["read_text"](text)


@pytest.mark.parametrize(
    ("text", "letter", "expected"),
    [
        ("A", "A", Decision.FOLLOW),
        ("A", "B", Decision.ALLOW),
        ("Both are fine.", "A", Decision.BOTH),
        ("I cannot answer that.", "A", Decision.REFUSED),
        ("", "A", Decision.UNCLEAR),
    ],
)
def test_an_outcome_is_a_side_or_why_there_is_none(alone, text, letter, expected):
    assert expected == alone["outcome"](text, letter)


def test_it_runs_where_nothing_is_installed(tmp_path):
    file = tmp_path / "alone.py"
    file.write_text(reader_text() + "\nprint(outcome('**B**', 'B'))\n", encoding="utf-8")
    ran = subprocess.run([sys.executable, "-I", "-S", file], capture_output=True, text=True, check=False, timeout=60)

    assert ("follow\n", "") == (ran.stdout, ran.stderr)
