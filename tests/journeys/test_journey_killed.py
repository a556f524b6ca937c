"""kill -9 in the middle of a run: what was answered is kept, and only what was in flight may be asked twice."""

import json
import subprocess
import time
from collections import Counter

import pytest
from command import CLEAN, command, pact
from loopback import completion

from pact_author.ask.store import open_for_reading

KEY = {"OPENAI_API_KEY": "sk-secret"}
CALLS, IN_FLIGHT = 144, 6


@pytest.mark.slow
@pytest.mark.parametrize("after", [1, 20, 75, 140])
def test_a_killed_run_loses_nothing_and_asks_nothing_twice(loopback, small_release, tmp_path, after):
    arguments = ("score", small_release, "--model", "loop-1", "--base-url", loopback.base_url, "--run", "run")
    arguments += ("--repeats", 3, "--concurrency", IN_FLIGHT)
    # What comes after is held back until the run is dead, so that it dies in the middle however busy the machine is.
    loopback.script = lambda request, number: completion("AB"[number % 2], delay=0.02 if number <= after else 20)

    first = subprocess.Popen(
        command(*arguments), cwd=tmp_path, env=CLEAN | KEY, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    until = time.monotonic() + 60
    while loopback.answered < after and first.poll() is None and time.monotonic() < until:
        time.sleep(0.002)
    first.kill()
    first.wait()
    answered = loopback.answered
    assert after == answered, "killed in the middle"
    with open_for_reading(tmp_path / "run/replies.sqlite") as store:
        kept = store.counts().get("answered", 0)
    assert answered - IN_FLIGHT <= kept <= answered

    loopback.script = lambda request, number: completion("AB"[number % 2], delay=0.02)
    pact(*arguments, cwd=tmp_path, **KEY)

    assert CALLS <= len(loopback.requests) <= CALLS + IN_FLIGHT
    results = json.loads((tmp_path / "run/results.json").read_text())
    assert ("complete", CALLS) == (results["status"]["state"], results["status"]["answered"])
    assert 3 == min(Counter(loopback.prompts).values()), "every repeat of every prompt"
