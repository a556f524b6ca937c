"""Runs that are killed, starved of disk or told to end, each in a process of its own; counts are the server's."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter

import pytest
from loopback import completion

from pact_author.ask.call import CallSettings, ChatMessage, make_call
from pact_author.ask.store import open_for_reading

CALLS, AT_ONCE = 200, 16

PROGRAM = """
import resource, sys
from pathlib import Path
from pact_author.ask.call import CallSettings, ChatMessage, make_call
from pact_author.ask.openai_transport import OpenAITransport
from pact_author.ask.run import run
from pact_author.ask.store import open_store
from pact_author.model.errors import PactError
url, path, most = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
if most:
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
calls = (make_call("m", (ChatMessage("user", f"question {i}"),), CallSettings()) for i in range(200))
try:
    with open_store(path) as store:
        run(calls, OpenAITransport(url, None), store, concurrency=16)
except PactError as error:
    sys.exit(f"{error.message} / {error.hint}")
except KeyboardInterrupt:
    sys.exit(130)
"""


@pytest.fixture
def start(loopback, tmp_path):
    """Start asking the loopback server in a process of its own. most: bytes that a file of it may have; 0 for any."""
    loopback.script = lambda request, number: completion(delay=0.03)
    begun = []

    def started(path=tmp_path / "replies.sqlite", most=0):
        arguments = [sys.executable, "-c", PROGRAM, loopback.base_url, str(path), str(most)]
        begun.append(subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True, env=os.environ))
        return begun[-1]

    yield started
    for process in begun:
        process.kill()
        process.wait()
        process.stderr.close()


def wait_for(happened, seconds=60):
    until = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < until, "it did not happen"
        time.sleep(0.005)


def stored(path):
    with open_for_reading(path) as store:
        keys = (make_call("m", (ChatMessage("user", f"question {i}"),), CallSettings()).key for i in range(CALLS))
        return sum(store.has_result(key) for key in keys)


def resent(loopback):
    """Requests beyond the first of each call; all calls were asked."""
    asked = Counter(loopback.prompts)
    assert CALLS == len(asked)
    return sum(asked.values()) - CALLS


@pytest.mark.parametrize("after", [1, 60, 180])
def test_a_run_that_is_killed_asks_no_more_twice_than_were_under_way(loopback, start, tmp_path, after):
    running = start()
    wait_for(lambda: loopback.answered >= after)
    running.send_signal(signal.SIGKILL)
    running.communicate()
    before = stored(tmp_path / "replies.sqlite")

    assert (0, CALLS) == (start().wait(), stored(tmp_path / "replies.sqlite"))
    assert after - AT_ONCE <= before
    assert resent(loopback) <= AT_ONCE


def test_a_run_that_is_killed_again_and_again_comes_to_its_end(loopback, start, tmp_path):
    kills = 0
    while stored_so_far(tmp_path) < CALLS * 0.8:
        seen = loopback.answered
        running = start()
        wait_for(lambda seen=seen: loopback.answered >= seen + 30)
        running.send_signal(signal.SIGKILL)
        running.communicate()
        kills += 1

    assert (0, CALLS) == (start().wait(), stored(tmp_path / "replies.sqlite"))
    assert resent(loopback) <= kills * AT_ONCE


def stored_so_far(home):
    return stored(home / "replies.sqlite") if (home / "replies.sqlite").exists() else 0


def test_a_run_that_is_told_to_end_stores_what_came_and_ends_in_order(loopback, start, tmp_path):
    running = start()
    wait_for(lambda: loopback.answered >= 60)
    running.send_signal(signal.SIGTERM)

    assert (130, "") == (running.wait(30), running.stderr.read())
    assert ["replies.sqlite", "replies.sqlite.lock"] == sorted(path.name for path in tmp_path.iterdir()), (
        "no log is left"
    )
    assert (0, CALLS) == (start().wait(), stored(tmp_path / "replies.sqlite"))
    assert resent(loopback) <= AT_ONCE


def test_where_there_is_no_room_for_more_the_run_ends_and_goes_on_when_there_is(loopback, start, tmp_path):
    told = start(most=90_000).communicate(timeout=60)[1]
    assert "the replies cannot be written" in told
    assert "is the disk full" in told
    assert 0 < len(loopback.requests) < CALLS

    assert (0, CALLS) == (start().wait(), stored(tmp_path / "replies.sqlite"))
    assert resent(loopback) <= AT_ONCE


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 4 MB, where the system lets us mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_loses_nothing_that_was_answered(loopback, start, small_disk):
    path = small_disk / "replies.sqlite"
    (small_disk / "ballast").write_bytes(bytes(3_900_000))
    told = start(path).communicate(timeout=60)[1]
    assert "is the disk full" in told
    assert 0 < stored(path) < CALLS

    (small_disk / "ballast").unlink()
    assert (0, CALLS) == (start(path).wait(), stored(path))
    assert resent(loopback) <= AT_ONCE


def test_a_disk_that_cannot_be_written_is_said_before_anything_is_asked(loopback, start, small_disk):
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    told = start(small_disk / "replies.sqlite").communicate(timeout=60)[1]

    assert "Read-only file system" in told or "read-only" in told
    assert [] == loopback.requests
