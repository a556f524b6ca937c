import json
import re
from dataclasses import replace

import pytest
from exhibit_samples import COVERAGE
from jsonschema import Draft202012Validator
from render_samples import golden

from pact_author.reading.resources import closed_list, schema_text
from pact_author.render.coverage import abbreviations, markdown, stats_json, terminal
from pact_author.render.text import width


def test_on_a_terminal_it_is_this():
    told = "\n".join(terminal(COVERAGE)) + "\n"

    assert golden("stats.txt", told) == told


def test_in_markdown_it_is_this():
    told = "\n".join(markdown(COVERAGE)) + "\n"

    assert golden("stats.md", told) == told


def test_in_json_it_is_this():
    told = "\n".join(stats_json(COVERAGE)) + "\n"

    assert golden("stats.json", told) == told


def test_colour_adds_codes_and_nothing_else():
    coloured = "\n".join(terminal(COVERAGE, colour=True))
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)

    assert "\x1b[" in coloured
    assert [line.rstrip() for line in bare.split("\n")] == [
        line.rstrip() for part in terminal(COVERAGE) for line in part.split("\n")
    ]


def test_a_fuller_cell_has_another_shade():
    cells = {"pacific": {"a-a": 0, "b-b": 1, "c-c": 5, "d-d": 9}}
    told = "\n".join(terminal(replace(COVERAGE, cells=cells), colour=True))
    row = next(line for line in told.split("\n") if "pacific" in line)

    assert ["2", "44", "30;46", "30;42"] == re.findall(r"\x1b\[([1-9][0-9;]*)m *[·159]", row)


@pytest.mark.parametrize("columns", [80, 100])
def test_it_keeps_to_the_terminal_s_width(columns):
    assert columns >= max(width(line) for part in terminal(COVERAGE, columns=columns) for line in part.split("\n"))


def test_the_json_of_a_corpus_is_what_the_schema_says():
    # A whole one needs all axes; the command's test has one.
    validator = Draft202012Validator(json.loads(schema_text("stats")))
    errors = [error.message for error in validator.iter_errors(json.loads("".join(stats_json(COVERAGE))))]

    assert [] == [message for message in errors if "is a required property" not in message]


def test_themes_have_short_names_that_differ():
    themes = closed_list("/theme")
    short = abbreviations(dict.fromkeys(themes, 0))

    assert len(themes) == len(set(short.values()))
    assert {2} == {len(name) for name in short.values()}


def test_names_that_begin_alike_get_names_that_differ():
    assert 3 == len(set(abbreviations(dict.fromkeys(["gift-giving", "great-grace", "gg"], 0)).values()))


def test_an_empty_corpus_has_a_table_too():
    nothing = replace(COVERAGE, scenarios=0, cells={})

    assert "0 scenarios" in next(terminal(nothing))
    assert list(markdown(nothing))
