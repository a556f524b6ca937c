import time

import pytest
from loopback import Answer, Loopback, completion, failure

from pact_author.ask.call import CallSettings, ChatMessage, make_call
from pact_author.ask.openai_transport import OpenAITransport
from pact_author.ask.pace import OPENING, Pace
from pact_author.ask.run import Ran, run
from pact_author.ask.store import open_store
from pact_author.model.errors import EndpointError

AT_ONCE = Pace(tries=3, first=0.01, draw=lambda: 0.0)


def calls(n):
    return [make_call("m", (ChatMessage("user", f"question {i}"),), CallSettings()) for i in range(n)]


@pytest.fixture
def two():
    servers = Loopback(), Loopback()
    yield servers
    for server in servers:
        server.close()


@pytest.fixture
def ask(two, tmp_path):
    """Ask calls of both servers, with a store that stays between two runs."""

    def asked(questions, **options):
        with open_store(tmp_path / "replies.sqlite") as store:
            try:
                served = [OpenAITransport(server.base_url, "sk-0123456789") for server in two]
                return run(questions, served, store, **{"pace": AT_ONCE} | options)
            finally:
                asked.stored = store.counts()

    return asked


def test_calls_are_spread_over_the_endpoints_and_each_is_asked_once(two, ask):
    for server in two:
        server.script = lambda request, number: completion(delay=0.02)

    assert Ran(asked=60, reused=0, errors=0) == ask(calls(60))
    assert {f"question {i}" for i in range(60)} == {*two[0].prompts, *two[1].prompts}
    assert 60 == len(two[0].requests) + len(two[1].requests)
    assert all(10 <= len(server.requests) for server in two)


def test_the_limit_of_calls_at_a_time_is_each_endpoints_own(two, ask):
    for server in two:
        server.script = lambda request, number: completion(delay=0.05)
    ask(calls(80), concurrency=4)

    assert [4, 4] == [server.most_at_once for server in two]


@pytest.mark.parametrize(
    ("answer", "said", "asked"),
    [
        (failure(401, "bad key"), "401: bad key", 1),
        (failure(403, "not yours"), "403: not yours", 1),
        (failure(404, "no such model"), "404: no such model", 1),
        (failure(429, "no money", code="insufficient_quota"), "the quota is used up", 1),
        (failure(429, "later", retry_after="3600"), "asks to wait for 60 minutes", 1),
        (failure(400, "no such parameter"), "got no answer", OPENING),
    ],
)
def test_one_that_cannot_be_used_is_given_up_and_the_other_gets_its_calls(two, ask, answer, said, asked):
    two[0].script = lambda request, number: answer
    ran = ask(calls(40))

    assert Ran(40, 0, 0, lost=ran.lost) == ran
    assert (asked, [two[0].base_url]) == (len(two[0].requests), [name for name, _ in ran.lost])
    assert said in ran.lost[0][1]


def test_one_that_goes_down_is_let_rest_and_loses_no_call(two, ask):
    two[0].script = lambda request, number: completion(delay=0.01) if number <= 20 else Answer(hang_up=True)
    two[1].script = lambda request, number: completion(delay=0.01)

    assert Ran(asked=200, reused=0, errors=0) == ask(calls(200))
    assert len(two[0].requests) <= 20 + 20


def test_one_that_comes_back_is_asked_again(two, ask, monkeypatch):
    monkeypatch.setattr("pact_author.ask.lane.FIRST_REST", 0.2)
    down = time.monotonic() + 0.5
    two[0].script = lambda request, number: failure(503) if time.monotonic() < down else completion(delay=0.01)
    two[1].script = lambda request, number: completion(delay=0.05)
    ask(calls(300), concurrency=4)

    assert 20 < len(two[0].requests)
    assert {"answered": 300} == ask.stored


def test_one_that_limits_does_not_slow_the_other_down(two, ask):
    two[0].script = lambda request, number: failure(429, retry_after="30") if number > 3 else completion()
    began = time.monotonic()
    ask(calls(100))

    assert {"answered": 100} == ask.stored
    assert time.monotonic() - began < 10


def test_when_all_are_lost_each_is_said_with_its_reason(two, ask):
    two[0].script = lambda request, number: failure(401, "bad key")
    two[1].script = lambda request, number: completion() if number < 4 else failure(403, "no more")
    with pytest.raises(EndpointError) as lost:
        ask(calls(50), concurrency=1)

    for server, why in zip(two, ("bad key", "no more"), strict=True):
        assert server.base_url in str(lost.value)
        assert why in str(lost.value)
    assert {"answered": 3} == ask.stored


def test_when_all_are_down_the_run_ends(two, ask):
    for server in two:
        server.script = lambda request, number: Answer(hang_up=True)
    with pytest.raises(EndpointError, match="does not answer"):
        ask(calls(50), pace=Pace(tries=2, first=0.01, draw=lambda: 0.0))
