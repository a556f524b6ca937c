import json
import re
import signal
import subprocess
import time

import pytest
from batch_lines import answered, expired
from batch_server import BatchServer
from command import CLEAN, command, pact

KEY = "sk-very-secret-0123456789"
CALLS = 48
"""12 scenarios × 2 cells × 2 orders, for one frame."""


@pytest.fixture
def server():
    server = BatchServer()
    yield server
    server.close()


@pytest.fixture
def arguments(server, small_release):
    return ("score", small_release, "--model", "loop-1", "--base-url", server.base_url, "--run", "run")


@pytest.fixture
def score(arguments, tmp_path):
    """Score the small release by batches, from an empty folder."""

    def scored(*options, expect=0):
        return pact(*arguments, "--engine", "batch", *options, cwd=tmp_path, expect=expect, OPENAI_API_KEY=KEY)

    scored.folder = tmp_path / "run"
    return scored


def test_batches_give_the_figures_that_the_same_answers_give_one_by_one(
    loopback, server, score, small_release, tmp_path
):
    score()
    asked = ("score", small_release, "--model", "loop-1", "--base-url", loopback.base_url, "--run", "online")
    pact(*asked, cwd=tmp_path, OPENAI_API_KEY="")

    assert (tmp_path / "online/results.json").read_bytes() == (score.folder / "results.json").read_bytes()
    assert (CALLS, 1) == (len(server.asked), max(server.asked.values()))


def test_what_one_engine_answered_the_other_does_not_ask(server, score, arguments, tmp_path):
    score("--limit", "10")
    told = score()

    assert {1} == set(server.asked.values())
    assert [10, CALLS - 10] == [len(made.lines) for made in server.batches.values()]
    assert told.stdout.startswith(f"COMPLETE: all {CALLS} planned trials answered")


def test_a_command_that_is_interrupted_goes_on_where_it_was(server, arguments, score, tmp_path):
    server.looks = 10**9
    process = subprocess.Popen(
        command(*arguments, "--engine", "batch"),
        cwd=tmp_path,
        env=CLEAN | {"OPENAI_API_KEY": KEY},
        stderr=subprocess.PIPE,
    )
    while not server.batches:
        time.sleep(0.05)
        assert process.poll() is None
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    words = process.communicate(timeout=30)[1].decode()
    assert (130, True) == (process.returncode, "the batches go on without this process" in words)

    partial = json.loads((score.folder / "results.json").read_text())["status"]
    server.looks = 1
    score()
    assert ("partial", 1) == (next(iter(partial.values())), len(server.batches))


def test_lines_that_expire_for_good_are_errors_of_the_report(server, score):
    server.fate = lambda line, time: expired(line) if b"Brazil" in line else answered(line)
    told = score()

    assert "batch_expired" in " ".join(told.stdout.split())


def test_a_dry_run_reckons_with_half_the_price_and_asks_nothing(server, score, tmp_path):
    (tmp_path / "prices.toml").write_text('["loop-1"]\nprompt = 1000\nanswer = 1000\n')
    told = score("--dry-run", "--prices", "prices.toml").stdout
    tokens = int(re.search(r"about ([\d,]+) prompt tokens", told)[1].replace(",", ""))

    assert f"about ${(tokens + CALLS) / 2000:,.2f} with answers of one token" in told
    assert "at 50% of the price" in told
    assert [] == server.requests


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (("--style", "completion"), "--style completion"),
        (("--max-cost", "1"), "--max-cost"),
        (("--max-requests", "5"), "--max-requests"),
        (("--base-url", "http://127.0.0.1:9/v1"), "several --base-url"),
    ],
)
def test_what_only_the_usual_engine_does_is_refused(server, score, options, named):
    told = score(*options, expect=2)

    assert f"--engine batch has no {named}; --engine online has" in told.stderr
    assert [] == server.requests


def test_the_key_is_nowhere_in_what_is_left(server, score):
    server.fate = lambda line, time: answered(line, f"A {KEY}")
    told = score()

    assert KEY not in told.stdout + told.stderr
    left = [path for path in score.folder.rglob("*") if path.is_file()]
    assert [] == [path.name for path in left if KEY.encode() in path.read_bytes()]


def test_an_endpoint_without_a_batch_api_says_what_to_do(server, score):
    server.trouble = lambda number, what: 404
    told = score(expect=3)

    assert "help: does it have a Batch API? Without one, use: pact-author score export" in told.stderr


def test_the_embedded_model_has_no_batches(small_release, tmp_path):
    told = pact("score", small_release, "--model", "local", "--engine", "batch", cwd=tmp_path, expect=2)

    assert "name another model" in told.stderr
