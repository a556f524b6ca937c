import time

import pytest
from loopback import Answer, completion, failure

from pact_author.ask.call import CallSettings, ChatMessage, make_call
from pact_author.ask.openai_transport import OpenAITransport
from pact_author.ask.run import IN_A_ROW, Pace, Ran, run
from pact_author.ask.store import open_store
from pact_author.model.errors import EndpointError

KEY = "sk-very-secret-0123456789"
AT_ONCE = Pace(tries=3, draw=lambda: 0.0)
"""No waiting between tries, unless the endpoint asks for it."""


def calls(n, start=0):
    return [make_call("m", (ChatMessage("user", f"question {i}"),), CallSettings()) for i in range(start, start + n)]


@pytest.fixture
def ask(loopback, tmp_path):
    """Ask calls of the loopback server, with a store that stays between two runs."""

    def asked(questions, **options):
        with open_store(tmp_path / "replies.sqlite") as store:
            try:
                return run(questions, OpenAITransport(loopback.base_url, KEY), store, **{"pace": AT_ONCE} | options)
            finally:
                asked.stored = store.counts()

    return asked


def test_every_call_is_asked_once_and_stored(loopback, ask):
    assert Ran(asked=20, reused=0, errors=0) == ask(calls(20))
    assert {f"question {i}" for i in range(20)} == set(loopback.prompts)
    assert (20, {"answered": 20}) == (len(loopback.requests), ask.stored)


def test_what_is_stored_is_not_asked_again(loopback, ask):
    ask(calls(6))

    assert Ran(asked=4, reused=6, errors=0) == ask(calls(10))
    assert 10 == len(loopback.requests)


def test_a_refusal_is_a_result_and_is_not_asked_again(loopback, ask):
    loopback.script = lambda request, number: completion("", refusal="no")
    ask(calls(3))

    assert Ran(asked=0, reused=3, errors=0) == ask(calls(3))


def test_equal_calls_are_asked_once(loopback, ask):
    assert 1 == ask(calls(1) * 5, concurrency=4).asked
    assert 1 == len(loopback.requests)


def test_the_first_call_goes_alone(loopback, ask):
    loopback.script = lambda request, number: failure(401, "bad key")
    with pytest.raises(EndpointError, match="401"):
        ask(calls(50), concurrency=16)

    assert 1 == len(loopback.requests)


def test_no_more_are_under_way_than_was_said(loopback, ask):
    loopback.script = lambda request, number: completion(delay=0.02)
    ask(calls(40), concurrency=4)

    assert 4 == loopback.most_at_once


def test_calls_are_taken_as_workers_come_free(loopback, ask):
    taken = 0

    def endless():
        nonlocal taken
        for call in calls(10_000):
            taken += 1
            yield call

    loopback.script = lambda request, number: completion() if number < 20 else failure(403, "enough")
    with pytest.raises(EndpointError, match="enough"):
        ask(endless(), concurrency=4)

    assert taken <= 20 + 4


def test_what_passes_is_tried_again(loopback, ask):
    loopback.script = lambda request, number: failure(503) if number in (2, 3) else completion()

    assert Ran(asked=3, reused=0, errors=0) == ask(calls(3), concurrency=1)
    assert 5 == len(loopback.requests)


def test_a_wait_that_the_endpoint_asks_for_is_kept(loopback, ask):
    moments = []

    def script(request, number):
        moments.append(time.monotonic())
        return failure(429, retry_after="0.3") if number == 1 else completion()

    loopback.script = script
    ask(calls(1))

    assert 0.3 <= moments[1] - moments[0]


def test_a_call_that_fails_all_its_tries_is_an_error_and_the_others_go_on(loopback, ask):
    loopback.script = lambda request, number: failure(500) if request.prompt == "question 3" else completion()

    assert Ran(asked=8, reused=0, errors=1) == ask(calls(8))
    assert {"answered": 7, "error": 1} == ask.stored


def test_an_error_is_asked_again_by_the_next_run(loopback, ask):
    loopback.script = lambda request, number: failure(500) if request.prompt == "question 3" else completion()
    ask(calls(8))
    loopback.script = lambda request, number: completion()

    assert Ran(asked=1, reused=7, errors=0) == ask(calls(8))
    assert {"answered": 8} == ask.stored


def test_an_endpoint_that_never_answered_is_given_up_after_one_call(loopback, ask):
    loopback.script = lambda request, number: Answer(hang_up=True)
    with pytest.raises(EndpointError, match="does not answer"):
        ask(calls(100), concurrency=1)

    assert AT_ONCE.tries == len(loopback.requests)


def test_an_endpoint_that_goes_down_is_given_up_and_what_it_said_is_kept(loopback, ask):
    loopback.script = lambda request, number: completion() if number <= 10 else failure(503)
    with pytest.raises(EndpointError, match="does not answer") as down:
        ask(calls(100), concurrency=1)

    assert 10 == ask.stored["answered"]
    assert 10 + IN_A_ROW * AT_ONCE.tries == len(loopback.requests)
    assert "go on" in down.value.hint


def test_progress_counts_what_was_reused_too(loopback, ask):
    ask(calls(3))
    told = []
    ask(calls(5), total=5, on_progress=lambda done, total: told.append((done, total)))

    assert [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)] == told


def test_the_key_is_not_in_the_store(loopback, ask, tmp_path):
    loopback.script = lambda request, number: failure(500, f"you sent {KEY}") if number % 2 else completion()
    with pytest.raises(EndpointError):
        ask(calls(10), pace=Pace(tries=1), concurrency=1)

    assert {"error": 1} == ask.stored
    assert not [path for path in tmp_path.iterdir() if KEY.encode() in path.read_bytes()]
