"""The main job from end to end, by the command line, on the repository's own corpus and the embedded model."""

import json
import sqlite3

import pytest
from command import pact
from conftest import copy_corpus

from pact_author.local.model import NOTICE

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    return copy_corpus(tmp_path_factory.mktemp("journey"))


def test_a_scenario_goes_the_whole_way(corpus):
    pact("validate", cwd=corpus)
    release = pact("build", cwd=corpus).stdout.splitlines()[-1]
    pact("verify", release, cwd=corpus)
    pact("score", release, "--model", "local", "--run", "run", "--limit", "16", cwd=corpus)

    results = json.loads((corpus / "run/results.json").read_text())
    (model,) = results["models"]
    assert (16, 16) == (results["models"][0]["counts"]["planned"], results["status"]["answered"])
    assert 16 == sum(model["counts"][outcome] for outcome in model["counts"] if outcome != "planned")
    assert 0.3 < model["mass"]["est"] <= 1
    assert "135M" in model["notice"]


def test_the_report_says_what_the_model_is(corpus):
    for form in ("terminal", "md", "html", "csv", "json"):
        shown = pact("report", "run", "--format", form, cwd=corpus).stdout

        assert "demonstration quality" in shown, form


def test_every_stored_reply_says_what_the_model_is(corpus):
    with sqlite3.connect(corpus / "run/replies.sqlite") as database:
        notices = database.execute("SELECT notice, COUNT(*) FROM replies GROUP BY notice").fetchall()
    database.close()

    assert [(NOTICE, 16)] == notices


def test_a_run_that_is_finished_asks_nothing_and_changes_nothing(corpus):
    before = (corpus / "run/results.json").read_bytes()
    (release,) = (corpus / "dist").glob("pact-*/")
    pact("score", release, "--model", "local", "--run", "run", "--limit", "16", cwd=corpus)

    assert before == (corpus / "run/results.json").read_bytes()


def test_a_mistake_stops_the_build(corpus):
    path = next((corpus / "scenarios").rglob("*.yaml"))
    sound = path.read_text()
    path.write_text(sound.replace("theme:", "thema:", 1))
    try:
        pact("build", "--out", "elsewhere", cwd=corpus, expect=1)
    finally:
        path.write_text(sound)

    assert not (corpus / "elsewhere").exists() or not list((corpus / "elsewhere").iterdir())
