import base64
import csv
import gzip
import hashlib
import io
import json
import re
import zipfile
from itertools import product
from pathlib import Path

import pandas as pd
import pytest
from command import pact
from table_forms import FORMS, in_form

from pact_author.ask.store import open_store

CHECKOUT = Path(__file__).parents[2]


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

    assert (["second", "first"], 24) == ([model["id"] for model in told["models"]], told["status"]["answered"])


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


def test_a_page_plots_and_tables_are_written_beside_the_report(runs):
    told = pact("report", "first", "second", "--html", "r.html", "--plots", "plots", "--latex", "tex", cwd=runs)

    assert pact("report", "first", "second", cwd=runs).stdout == told.stdout
    assert (runs / "r.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert {"rates.svg", "rates.pdf", "rates.png", "rates.csv"} <= {path.name for path in (runs / "plots").iterdir()}
    assert "01-what-was-asked.tex" in {path.name for path in (runs / "tex").iterdir()}


def test_a_bundle_gives_results_json_byte_for_byte_without_the_run(runs, tmp_path_factory):
    pact("report", "first", "--bundle", "b.zip", cwd=runs)
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (runs / "b.zip").rename(elsewhere / "b.zip")
    told = pact("report", "b.zip", "--format", "json", cwd=elsewhere)

    assert (runs / "first/results.json").read_text(encoding="utf-8") == told.stdout
    assert "byte for byte" in told.stderr


def test_a_bundle_holds_no_key(loopback, small_release, tmp_path):
    arguments = ("score", small_release, "--model", "m", "--base-url", loopback.base_url, "--limit", 12)
    pact(*arguments, "--run", "run", cwd=tmp_path, OPENAI_API_KEY="sk-very-secret-123")
    pact("report", "run", "--bundle", "b.zip", "--html", "r.html", cwd=tmp_path)
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())

    assert "Bearer sk-very-secret-123" == loopback.requests[-1].headers["authorization"]
    assert b"sk-very-secret-123" not in everything
    assert "sk-very-secret-123" not in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_the_page_has_what_was_asked_and_answered(runs, loopback):
    told = pact("report", "first", "--format", "html", cwd=runs).stdout
    (packed,) = re.findall(r'id="packed">([^<]*)<', told)
    lines = set(json.loads(gzip.decompress(base64.b64decode(packed)))["lines"])

    assert set(loopback.requests[0].prompt.split("\n")) <= lines


@pytest.mark.parametrize("name", ["b.zip", "first/run.json"])
def test_a_file_that_is_no_bundle_gets_one_message(runs, name):
    (runs / "b.zip").write_bytes(b"PK\3\4 and no more")

    assert "is no bundle, or a damaged one" in pact("report", name, cwd=runs, expect=3).stderr


def test_plots_without_matplotlib_say_what_to_install(runs):
    (runs / "sitecustomize.py").write_text("import sys\nsys.modules['matplotlib'] = None\n", encoding="utf-8")
    told = pact("report", "first", "--plots", "plots", cwd=runs, expect=3, PYTHONPATH=f"{runs}:{CHECKOUT}").stderr

    assert "pip install 'pact-author[plots]'" in told


def test_each_table_can_be_a_csv_file_in_a_folder(runs):
    told = pact("report", "first", "second", "--csv", "tables", cwd=runs)

    assert "written: 10 tables in tables" in told.stderr
    assert ["first", "second"] == [
        row["a_label"] if at == 0 else row["b_label"]
        for row in csv.DictReader(io.StringIO((runs / "tables/comparisons.csv").read_text()))
        for at in (0, 1)
    ]


def test_a_partial_run_is_no_fault_unless_a_complete_one_was_required(runs):
    """A run whose store lost its replies has its plan still."""
    (runs / "first/replies.sqlite").unlink()
    with open_store(runs / "first/replies.sqlite"):
        pass

    assert "PARTIAL 0%" in pact("report", "first", cwd=runs).stdout
    told = pact("report", "first", "--require-complete", cwd=runs, expect=1)
    assert "PARTIAL 0%" in told.stdout
    assert "not complete" in told.stderr


PART = re.compile(r"12 of ([\d,]+) planned trials")


def test_a_run_that_a_limit_cut_reads_as_a_part_in_every_form(runs):
    """As one that --max-cost stopped does: nobody takes twelve trials for the whole design."""
    first = pact("report", "first", cwd=runs).stdout.splitlines()[0]
    planned = int(PART.search(first)[1].replace(",", ""))
    status = json.loads(pact("report", "first", "--format", "json", cwd=runs).stdout)["status"]
    (row, *_) = csv.DictReader(io.StringIO(pact("report", "first", "--format", "csv", cwd=runs).stdout))
    pact("report", "first", "--latex", "latex", "--plots", "plots", cwd=runs)

    assert first.startswith("PART: 12 of ")
    assert ("partial", planned, 12, planned - 12) == tuple(status[k] for k in ("state", "planned", "answered", "cut"))
    assert ("12", str(planned)) == (row["limit"], row["trials"])
    assert "PART: 12 of " in pact("report", "first", "--format", "md", cwd=runs).stdout
    assert "PART: 12 of " in pact("report", "first", "--format", "html", cwd=runs).stdout
    assert [] == [
        p.name for p in (runs / "latex").iterdir() if not PART.search(p.read_text().split("\\begin{table}")[1])
    ]
    assert [] == [p.name for p in (runs / "plots").glob("*.csv") if not PART.search(p.read_text())]


def test_a_part_is_not_complete(runs):
    told = pact("report", "first", "--require-complete", cwd=runs, expect=1)

    assert "without --limit, or with a higher one" in told.stderr


def test_a_table_of_decisions_is_reported_like_a_run(tmp_path):
    lines = [f"m,s{n},{o},follow" for n in range(12) for o in ("culture-first", "preference-first")]
    (tmp_path / "d.csv").write_text("\n".join(("model,scenario,order,decision", *lines)) + "\n")

    told = json.loads(pact("report", "d.csv", "--format", "json", cwd=tmp_path).stdout)
    assert ("table", 24, 1.0) == (
        told["models"][0]["kind"],
        told["status"]["answered"],
        told["models"][0]["culture_rate"]["est"],
    )


@pytest.mark.parametrize("form", FORMS)
def test_a_table_in_another_form_gives_the_same_bytes_but_for_the_file_s_own_name_and_hash(tmp_path, form):
    lines = [
        f"m{n % 2},s{n % 13},{o},{r},{('follow', 'allow', 'refused', 'missing')[(n + r) % 5 % 4]}"
        for n, o, r in product(range(26), ("culture-first", "preference-first"), range(2))
    ]
    (tmp_path / "d.csv").write_text("\n".join(("model,scenario,order,repeat,decision", *lines)) + "\n")
    other = in_form(tmp_path / "d.csv", tmp_path, form)

    one, two = (pact("report", path, "--format", "json", cwd=tmp_path).stdout for path in (tmp_path / "d.csv", other))
    digest = hashlib.sha256(other.read_bytes()).hexdigest()
    assert digest in two
    assert one == two.replace(other.name, "d.csv").replace(
        digest, hashlib.sha256((tmp_path / "d.csv").read_bytes()).hexdigest()
    )


@pytest.mark.parametrize("form", FORMS)
def test_decisions_in_another_form_give_the_same_bytes(tmp_path, form):
    (tmp_path / "d.csv").write_text(DECISIONS)
    other = in_form(tmp_path / "d.csv", tmp_path, form)

    one, two = (
        pact("report", "--decisions", path, "--baseline", path, "--compat", "paper", cwd=tmp_path).stdout
        for path in (tmp_path / "d.csv", other)
    )
    assert one == two


def test_a_table_of_lists_is_refused_by_name(tmp_path):
    pd.DataFrame({"scenario": ["s"], "decision": [["follow"]]}).to_parquet(tmp_path / "d.parquet")

    told = pact("report", "d.parquet", cwd=tmp_path, expect=3).stderr
    assert "d.parquet: its column decision is list<element: str" in told


def test_a_table_with_a_trial_twice_is_refused(tmp_path):
    (tmp_path / "d.csv").write_text("scenario,decision\ns,follow\ns,allow\n")

    assert "a trial twice" in pact("report", "d.csv", cwd=tmp_path, expect=3).stderr


DECISIONS = "eval_decision,source_row,base_country\nFOLLOW_CULTURE,1,Mexico\nallow_preference,1,Mexico\n,2,\n"


def test_a_file_of_decisions_is_scored_by_the_study_s_rules(tmp_path):
    (tmp_path / "d.csv").write_text(DECISIONS)
    told = pact("report", "--decisions", "d.csv", "--compat", "paper", "--format", "json", cwd=tmp_path)
    figures = json.loads(told.stdout)

    assert {
        "n_rows": 3,
        "n_source_items": 2,
        "n_valid": 2,
        "n_follow_culture": 1,
        "n_allow_preference": 1,
        "n_unknown_or_other": 1,
        "culture_rate_valid": 0.5,
        "allow_rate_valid": 0.5,
        "unknown_rate_all": pytest.approx(1 / 3),
        "mean_source_decision_entropy": 1.0,
        "source_decision_conflict_rate": 1.0,
    } == figures["overall"]
    assert [("Mexico", 2), (None, 1)] == [(row["base_country"], row["n_rows"]) for row in figures["by_base_country"]]
    assert [] == figures["by_actor_age"]
    assert "note: d.csv has no actor_age" in told.stderr


def test_a_run_s_own_results_hold_the_study_s_tables_of_the_same_rows(tmp_path):
    rows = [(f"s{n % 12}", ("JP", "BR")[n % 2], ("younger", "older")[n // 12 % 2], n // 24, n % 5) for n in range(72)]
    ours = ("follow", "allow", "follow", "refused", "error")
    theirs = ("FOLLOW_CULTURE", "ALLOW_PREFERENCE", "follow_culture", "", "UNKNOWN")
    (tmp_path / "ours.csv").write_text(
        "scenario,country,actor_age_band,repeat,decision\n"
        + "".join(f"{s},{c},{a},{r},{ours[d]}\n" for s, c, a, r, d in rows)
    )
    (tmp_path / "theirs.csv").write_text(
        "source_row,base_country,actor_age,eval_decision\n"
        + "".join(f"{s},{c},{a},{theirs[d]}\n" for s, c, a, _, d in rows)
    )
    (run,) = json.loads(pact("report", "ours.csv", "--format", "json", cwd=tmp_path).stdout)["paper_compat"]["runs"]

    study = pact("report", "--decisions", "theirs.csv", "--compat", "paper", cwd=tmp_path).stdout
    assert {"run": 1} | json.loads(study) == run


def test_a_baseline_adds_flips(tmp_path):
    (tmp_path / "d.csv").write_text(DECISIONS)
    arguments = ("report", "--decisions", "d.csv", "--baseline", "d.csv", "--compat", "paper")
    (row,) = json.loads(pact(*arguments, cwd=tmp_path).stdout)["flips_overall"]

    assert (4, 0.5) == (row["n_paired"], row["flip_zero_same_decision"])


@pytest.mark.parametrize("name", ["eval_decision", "source_row"])
def test_decisions_without_a_needed_column_are_refused(tmp_path, name):
    (tmp_path / "d.csv").write_text(DECISIONS.replace(name, "other"))
    told = pact("report", "--decisions", "d.csv", "--compat", "paper", cwd=tmp_path, expect=3).stderr

    assert f"d.csv has no column {name}" in told


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("run", "--decisions", "d.csv", "--compat", "paper"),
        ("--decisions", "d.csv"),
        ("--decisions", "d.csv", "--compat", "paper", "--format", "html"),
        ("run", "--compat", "paper"),
        ("run", "--baseline", "d.csv"),
    ],
)
def test_runs_and_decisions_do_not_mix(tmp_path, arguments):
    assert "Error: " in pact("report", *arguments, cwd=tmp_path, expect=2).stderr
