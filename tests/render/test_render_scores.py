import csv
import io
import json
import re

import pytest
from jsonschema import Draft202012Validator
from render_samples import AWKWARD, EMPTY, FRAMES, ONE, REPORT, golden

from pact_author.reading.resources import schema_text
from pact_author.render.scores import RENDERERS, terminal
from pact_author.render.text import width

NAMES = {"two": REPORT, "frames": FRAMES, "one": ONE, "empty": EMPTY}


@pytest.mark.parametrize("name", NAMES)
def test_on_a_terminal_it_is_this(name):
    told = "\n".join(terminal(NAMES[name])) + "\n"

    assert golden(f"report-{name}.txt", told) == told


@pytest.mark.parametrize("form", ["md", "csv", "html", "json"])
@pytest.mark.parametrize("name", NAMES)
def test_as_a_file_it_is_this(name, form):
    told = RENDERERS[form](NAMES[name])

    assert golden(f"report-{name}.{form}", told) == told


@pytest.mark.parametrize("columns", [80, 100, 160])
@pytest.mark.parametrize("name", NAMES)
def test_it_keeps_to_the_terminal_s_width(name, columns):
    assert columns >= max(width(line) for part in terminal(NAMES[name], width=columns) for line in part.split("\n"))


@pytest.mark.parametrize("name", NAMES)
def test_json_is_what_the_schema_says(name):
    validator = Draft202012Validator(json.loads(schema_text("results")))

    assert [] == [error.message for error in validator.iter_errors(json.loads(RENDERERS["json"](NAMES[name])))]


def test_the_figures_of_json_are_not_rounded():
    assert 0.4166666666666667 == json.loads(RENDERERS["json"](ONE))["models"][0]["culture_rate"]["est"]


def test_colour_adds_codes_and_nothing_else():
    coloured = "\n".join(terminal(ONE, colour=True))
    bare = "\n".join(terminal(ONE))

    assert "\x1b[" in coloured
    assert [line.rstrip() for line in bare.split("\n")] == [
        line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", coloured).split("\n")
    ]


def test_a_model_s_name_cannot_command_a_terminal():
    assert "\x1b" not in "\n".join(terminal(REPORT))


def test_csv_has_a_row_a_figure_and_the_notice_on_each():
    rows = list(csv.DictReader(io.StringIO(RENDERERS["csv"](REPORT))))

    assert 2 * (5 + 2 + 2 + 2) == len(rows)
    assert {"smollm2-135m-instruct"} == {row["model"] for row in rows if row["notice"]}
    assert "0.4166666666666667" == rows[0]["est"]


@pytest.mark.parametrize("form", ["md", "html", "terminal"])
def test_runs_of_one_model_are_told_apart_in_every_table(form):
    told = "\n".join(terminal(FRAMES)) if form == "terminal" else RENDERERS[form](FRAMES)

    for label in ("gpt-x, advice", "gpt-x, norm"):
        assert told.count(label) > 3, label
    assert [] == re.findall("gpt-x(?:: |, (?!advice|norm))", told), "a table or sentence that names the model only"


def test_csv_says_on_every_row_what_was_asked():
    rows = list(csv.DictReader(io.StringIO(RENDERERS["csv"](FRAMES))))
    names = ("run", "label", "model", "release", "release_digest", "design", "locale", "frame", "repeats", "limit")

    assert [
        ("1", "gpt-x, advice", "gpt-x", "pact-0.1.0", "ab" * 32, "core", "en", "advice", "1", ""),
        ("2", "gpt-x, norm", "gpt-x", "pact-0.1.0", "ab" * 32, "core", "en", "norm", "1", "500"),
    ] == sorted({tuple(row[name] for name in names) for row in rows})


def test_json_names_the_run_of_every_model():
    told = json.loads(RENDERERS["json"](FRAMES))
    frames = {run["id"]: run["frame"] for run in told["runs"]}

    assert [("gpt-x", "advice"), ("gpt-x", "norm")] == [(m["id"], frames[m["run"]]) for m in told["models"]]


def test_csv_holds_no_formula():
    cells = [cell for row in csv.reader(io.StringIO(RENDERERS["csv"](REPORT))) for cell in row]

    assert [] == [cell for cell in cells if cell.startswith(("=", "@", "+"))]


def test_markdown_tables_have_as_many_cells_in_every_row():
    for block in RENDERERS["md"](REPORT).split("\n\n"):
        rows = [line for line in block.split("\n") if line.startswith("|")]
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows}) <= 1


def test_html_lets_no_name_be_markup():
    page = RENDERERS["html"](REPORT)

    assert ("<b>" in page, "<script" in page) == (False, False)
    assert "&lt;b&gt;m|del_*x*&lt;/b&gt;" in page
    assert AWKWARD not in page


def test_html_needs_no_network():
    assert [] == re.findall(r"""(?:src|href)=(?!"#)|url\(|@import""", RENDERERS["html"](REPORT))


@pytest.mark.parametrize("name", NAMES)
def test_every_form_says_what_was_not_computed(name):
    for form in ("md", "html", "json"):
        assert "comparisons" in RENDERERS[form](REPORT), form


@pytest.mark.parametrize("form", ["md", "csv", "html", "json"])
def test_every_form_says_what_the_embedded_model_is(form):
    assert "demonstration quality" in RENDERERS[form](REPORT)
