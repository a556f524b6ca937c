import csv
import io
import json

import pytest
from command import pact


@pytest.fixture
def runs(loopback, small_release, tmp_path):
    """Two short runs, of two models."""
    for model in ("first", "second"):
        arguments = ("score", small_release, "--model", model, "--base-url", loopback.base_url, "--limit", 12)
        pact(*arguments, "--run", model, cwd=tmp_path, OPENAI_API_KEY="k")
    return tmp_path


def test_it_asks_nothing(loopback, runs):
    before = len(loopback.requests)
    pact("report", "first", cwd=runs)

    assert before == len(loopback.requests)


def test_it_says_what_score_said(loopback, runs, small_release):
    arguments = ("score", small_release, "--model", "first", "--base-url", loopback.base_url, "--limit", 12)
    scored = pact(*arguments, "--run", "first", cwd=runs, OPENAI_API_KEY="k").stdout

    assert scored == pact("report", "first", cwd=runs).stdout


def test_several_runs_stand_side_by_side_in_the_order_given(runs):
    told = json.loads(pact("report", "second", "first", "--format", "json", cwd=runs).stdout)

    assert (["second", "first"], 24) == ([model["id"] for model in told["models"]], told["status"]["planned"])


def test_two_frames_of_one_model_are_told_apart(loopback, runs, small_release):
    arguments = ("score", small_release, "--model", "first", "--base-url", loopback.base_url, "--limit", 12)
    pact(*arguments, "--frame", "norm", "--run", "norm", cwd=runs, OPENAI_API_KEY="k")
    told = pact("report", "first", "norm", cwd=runs).stdout
    rows = list(csv.DictReader(io.StringIO(pact("report", "first", "norm", "--format", "csv", cwd=runs).stdout)))

    assert "first, advice: --limit cut the plan" in told
    assert "first, norm: --limit cut the plan" in told
    assert {("1", "first, advice", "advice"), ("2", "first, norm", "norm")} == {
        (row["run"], row["label"], row["frame"]) for row in rows
    }


def test_json_is_the_file_that_score_wrote(runs):
    assert (runs / "first/results.json").read_text() == pact("report", "first", "--format", "json", cwd=runs).stdout


def test_csv_is_a_table(runs):
    told = pact("report", "first", "--format", "csv", cwd=runs).stdout

    assert "culture_rate" == next(csv.DictReader(io.StringIO(told)))["measure"]


def test_a_file_can_be_named(runs):
    told = pact("report", "first", "--format", "html", "--out", "report.html", cwd=runs)

    assert ("", "written: report.html\n") == (told.stdout, told.stderr)
    assert (runs / "report.html").read_text().startswith("<!doctype html>")


@pytest.mark.parametrize("run", ["nowhere", "."])
def test_what_is_no_run_gets_one_message(runs, run):
    told = pact("report", run, cwd=runs, expect=3).stderr

    assert "is not a run" in told
    assert "pact-author score" in told


def test_a_folder_that_is_not_there_cannot_be_written_to(runs):
    assert "nowhere/report.html" in pact("report", "first", "--out", "nowhere/report.html", cwd=runs, expect=3).stderr


@pytest.mark.parametrize("form", ["terminal", "md", "html"])
def test_a_terminal_that_knows_few_letters_gets_a_report(runs, form):
    few = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"}
    told = pact("report", "first", "--format", form, cwd=runs, **few)

    assert "first" in told.stdout
