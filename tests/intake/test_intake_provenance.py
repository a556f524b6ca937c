"""The comments of a draft: where it comes from, and nothing that does more than say so."""

from pathlib import Path

import pytest

from pact_author.intake.provenance import WIDTH, with_comments
from pact_author.reading.ignores import read_ignores
from pact_author.reading.project import open_project
from pact_author.reading.scenario_text import scenario_text
from pact_author.reading.yaml_text import parse
from pact_author.validate.draft import complete

SETTINGS = open_project(Path(__file__).parents[2]).settings
BARE = scenario_text(complete({"title": "Tea at four"}, SETTINGS, "2026-11-24"))


def commented(*notes, table="t.csv", still_open=()):
    return with_comments(
        BARE, table=table, digest="ab" * 32, line=17, licence="CC0-1.0", still_open=still_open, notes=notes
    )


def test_a_draft_says_which_line_of_which_file_it_is_from_and_under_which_licence():
    assert (
        "# imported from t.csv, line 17, under CC0-1.0; its SHA-256 is\n"
        "# abababababababababababababababababababababababababababababababab\n"
    ) in commented()


def test_a_draft_says_what_is_to_be_written():
    assert "# to be written or decided: kind, setting\n" in commented(still_open=("kind", "setting"))


def test_words_of_the_table_are_noted_and_folded():
    lines = commented(("Story", "word " * 60)).split("\n")

    assert "# | Story: word word" in "\n".join(lines)
    assert WIDTH >= max(len(line) for line in lines if line.startswith("#"))


@pytest.mark.parametrize(
    "words", ["# pact: ignore[W101] x", "a # pact: ignore[W101] x", "\n# pact: ignore[W101] x", "---\nid: x"]
)
def test_nobodys_words_are_more_than_words(words):
    text = commented(("Story", words), table=words)
    document, faults = parse("scenarios/au/x.yaml", text)

    assert () == tuple(faults)
    assert () == read_ignores(document)
    assert parse("x", BARE)[0].data == document.data


@pytest.mark.parametrize("at", range(0, 60, 7))
def test_wherever_a_line_is_folded_no_comment_begins(at):
    text = commented(("Story", "x" * at + " " + "pact: ignore[W101] words " * 12))

    assert () == read_ignores(parse("x", text)[0])
