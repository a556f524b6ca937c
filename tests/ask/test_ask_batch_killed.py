"""A process that is killed at any request, before or after the endpoint has obeyed it, submits nothing twice."""

import json
import multiprocessing
import os
import signal
import sys

import batch_child
import pytest
from batch_lines import answered, expired
from batch_server import BatchServer

from pact_author.ask.store import open_for_reading

REQUESTS = 16
"""Of a run that nobody kills, as its own test says."""


@pytest.fixture(scope="module")
def processes():
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["batch_child"])
    with pytest.MonkeyPatch.context() as patch:
        # The server that forks them looks for modules there alone; without it, each process imports for a second.
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
        yield context


@pytest.fixture
def server():
    server = BatchServer()
    server.looks = 2
    server.fate = lambda line, time: expired(line) if time == 1 and b"question 2" in line else answered(line)
    yield server
    server.close()


def asked(processes, server, folder):
    process = processes.Process(target=batch_child.ask, args=(server.base_url, str(folder)))
    process.start()
    return process


def test_a_run_that_nobody_kills(processes, server, tmp_path):
    process = asked(processes, server, tmp_path)
    process.join(30)

    assert (0, REQUESTS) == (process.exitcode, len(server.requests))


@pytest.mark.slow
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("number", range(1, REQUESTS + 1))
def test_nothing_is_submitted_twice(processes, server, tmp_path, number, when):
    server.stall = (number, when)
    killed = asked(processes, server, tmp_path)
    assert server.stalled.wait(30)
    os.kill(killed.pid, signal.SIGKILL)
    killed.join(30)
    server.released.set()
    server.stall = None
    second = asked(processes, server, tmp_path)
    second.join(30)

    assert (-signal.SIGKILL, 0) == (killed.exitcode, second.exitcode)
    assert {
        call.key: 2 if "question 2" in call.messages[0].content else 1 for call in batch_child.CALLS
    } == server.asked
    assert [3, 3, 1] == [len(made.lines) for made in server.batches.values()]
    assert 3 == len(server.uploads)
    with open_for_reading(tmp_path / "replies.sqlite") as store:
        assert {"answered": 6} == store.counts()


def test_answers_are_of_the_calls_that_were_asked(processes, server, tmp_path):
    server.fate = lambda line, time: answered(line, json.loads(line)["body"]["messages"][0]["content"])
    asked(processes, server, tmp_path).join(30)

    with open_for_reading(tmp_path / "replies.sqlite") as store:
        assert [f"question {i}" for i in range(6)] == [store.get(call.key).text for call in batch_child.CALLS]


@pytest.mark.slow
def test_a_process_that_is_killed_again_and_again_submits_nothing_twice(processes, server, tmp_path):
    kills = 0
    while True:
        process = asked(processes, server, tmp_path)
        process.join(0.05 + 0.013 * kills)
        if process.exitcode is not None:
            break
        os.kill(process.pid, signal.SIGKILL)
        process.join(30)
        kills += 1

    assert 0 == process.exitcode
    assert 3 < kills
    assert [3, 3, 1] == [len(made.lines) for made in server.batches.values()]
