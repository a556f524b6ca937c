import time

import pytest
from loopback import Answer, completion, failure

from pact_author.ask.call import CallSettings, ChatMessage, make_call
from pact_author.ask.money import Account, Price
from pact_author.ask.openai_transport import OpenAITransport
from pact_author.ask.pace import DOWN, IN_VAIN, OPENING, Pace
from pact_author.ask.run import Ran, run
from pact_author.ask.store import open_store
from pact_author.model.errors import BudgetError, EndpointError

KEY = "sk-very-secret-0123456789"
AT_ONCE = Pace(tries=3, first=0.01, draw=lambda: 0.0)
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
    assert 10 + DOWN * AT_ONCE.tries == len(loopback.requests)
    assert "go on" in down.value.hint


def test_a_call_that_the_endpoint_will_not_take_is_an_error_and_the_others_go_on(loopback, ask):
    loopback.script = lambda request, number: failure(400, "no") if request.prompt == "question 3" else completion()

    assert Ran(asked=8, reused=0, errors=1) == ask(calls(8))
    assert 8 == len(loopback.requests), "it is not asked again in the same run"


def test_one_body_that_is_no_answer_is_tried_again(loopback, ask):
    loopback.script = lambda request, number: Answer(200, b"<html>") if number == 4 else completion()

    assert Ran(asked=8, reused=0, errors=0) == ask(calls(8))
    assert 9 == len(loopback.requests)


def test_a_call_that_gets_no_answer_in_all_its_tries_is_an_error(loopback, ask):
    loopback.script = lambda request, number: Answer(200, b"{") if request.prompt == "question 3" else completion()

    assert Ran(asked=8, reused=0, errors=1) == ask(calls(8))
    assert 7 + AT_ONCE.tries == len(loopback.requests)


def test_a_first_call_that_the_endpoint_will_not_take_does_not_stop_the_others(loopback, ask):
    loopback.script = lambda request, number: failure(400, "no") if request.prompt == "question 0" else completion()

    assert Ran(asked=8, reused=0, errors=1) == ask(calls(8))
    assert Ran(asked=1, reused=7, errors=1) == ask(calls(8))


@pytest.mark.parametrize("answer", [failure(400, "no"), Answer(200, b"<html>"), completion("", None, finish="length")])
def test_where_the_first_calls_all_get_no_answer_the_others_are_not_asked(loopback, ask, answer):
    loopback.script = lambda request, number: answer
    with pytest.raises(EndpointError, match="the last 3 calls got no answer"):
        ask(calls(50), concurrency=8)

    assert (OPENING, {"error": OPENING}) == (len(loopback.requests), ask.stored)


def test_where_no_call_at_all_was_answered_the_run_has_failed(loopback, ask):
    loopback.script = lambda request, number: completion("", None, finish="length")
    with pytest.raises(EndpointError, match=r"the only call got no answer: .*--max-tokens"):
        ask(calls(1))


def test_calls_in_vain_one_after_another_end_a_run_that_went_well_before(loopback, ask):
    loopback.script = lambda request, number: completion() if number <= 10 else failure(400, "no")
    with pytest.raises(EndpointError, match=f"the last {IN_VAIN} calls got no answer"):
        ask(calls(100), concurrency=1)

    assert 10 + IN_VAIN == len(loopback.requests)


def test_a_run_that_goes_on_does_not_stop_at_the_few_calls_that_cannot_be_answered(loopback, ask):
    loopback.script = lambda request, number: failure(400, "no") if request.prompt[-1] in "13579" else completion()
    ask(calls(10))

    assert Ran(asked=5, reused=5, errors=5) == ask(calls(10))


def limited_until(moment, **headers):
    """An endpoint that takes its first call, then none until some time, then all."""
    begun = time.monotonic()

    def script(request, number):
        taken = number == 1 or time.monotonic() - begun > moment
        return completion() if taken else failure(429, "slow down", **headers)

    return script


def test_an_endpoint_that_is_asked_too_much_is_waited_for(loopback, ask):
    loopback.script = limited_until(2.0)

    assert Ran(asked=40, reused=0, errors=0) == ask(calls(40), pace=Pace(first=0.1))


def test_it_is_asked_less_at_a_time_after_it_complained(loopback, ask):
    def script(request, number):
        return failure(429, retry_after="0.2") if number in range(2, 10) else completion(delay=0.05)

    loopback.script = script
    ask(calls(30), concurrency=8)
    loopback.most_at_once = 0
    ask(calls(60), concurrency=8)
    assert 8 == loopback.most_at_once

    at_once = []
    loopback.script = lambda request, number: (at_once.append(loopback.at_once), script(request, number - before))[1]
    before = len(loopback.requests)
    ask(calls(90), concurrency=8)

    assert max(at_once[9:13]) <= 4, "the first nine are the opening call and the eight that were too many"


def test_an_endpoint_that_takes_nothing_for_too_long_is_given_up_with_advice(loopback, ask):
    loopback.script = limited_until(60)
    with pytest.raises(EndpointError, match=r"has taken no call for .*429: slow down") as limited:
        ask(calls(40), pace=Pace(first=0.1, slowest=0.3, limited=1.0))

    assert "lower --concurrency" in limited.value.hint
    assert {"answered": 1} == ask.stored, "a limit is no error of a call"


@pytest.mark.parametrize("status", [429, 503])
def test_a_wait_of_an_hour_is_not_waited(loopback, ask, status):
    loopback.script = lambda request, number: completion() if number < 3 else failure(status, retry_after="3600")
    with pytest.raises(EndpointError, match="asks to wait for 60 minutes") as told:
        ask(calls(20), concurrency=1)

    assert "run the same command" in told.value.hint
    assert {"answered": 2} == ask.stored


def test_an_answer_that_drips_has_its_time_as_a_whole(loopback, ask):
    loopback.script = lambda request, number: completion(drip=0.1)
    began = time.monotonic()
    with pytest.raises(EndpointError, match=r"no answer within 0\.5 s"):
        ask(calls(5), pace=Pace(tries=2, first=0.01, deadline=0.5))

    assert time.monotonic() - began < 5


def test_a_first_call_is_tried_less_long_than_a_later_one(loopback, ask):
    loopback.script = lambda request, number: completion(delay=5)
    with pytest.raises(EndpointError, match="does not answer"):
        ask(calls(5), pace=Pace(tries=9, first=0.01, deadline=0.3, opening=0.25))

    assert 1 == len(loopback.requests)


def test_silence_is_told(loopback, ask, monkeypatch):
    monkeypatch.setattr("pact_author.ask.run.BEAT", 0.05)
    monkeypatch.setattr("pact_author.ask.waits.SILENCE", 0.2)
    loopback.script = lambda request, number: completion(delay=1.0)
    said = []
    ask(calls(1), on_wait=said.append)

    assert "" == said[0]
    assert "no answer yet for 1 s" in said


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (failure(429, retry_after="1"), "waiting 1 s: the endpoint asked for it (429)"),
        (failure(503, "overloaded", retry_after="1"), "waiting 1 s: the endpoint asked for it (503: overloaded)"),
    ],
)
def test_a_wait_is_told_with_its_reason(loopback, ask, monkeypatch, answer, expected):
    monkeypatch.setattr("pact_author.ask.run.BEAT", 0.05)
    loopback.script = lambda request, number: answer if number == 1 else completion()
    said = []
    ask(calls(1), on_wait=said.append)

    assert expected in said


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


def test_a_call_that_is_too_large_for_the_limit_is_an_error_while_others_are_answered(loopback, ask):
    loopback.script = lambda request, number: (
        failure(429, "request too large") if request.prompt == "question 3" else completion(delay=0.02)
    )
    pace = Pace(first=0.01, longest=0.02, slowest=0.02, cooldown=0.05)

    assert Ran(asked=2000, reused=0, errors=1) == ask(calls(2000), pace=pace)


def test_a_limit_that_the_endpoint_announces_is_not_run_into(loopback, ask):
    """Twenty calls a second, told by headers alone: no call is sent that would be refused."""
    begun, refused = [], []

    def script(request, number):
        now = time.monotonic()
        begun.append(now)
        last = sum(1 for moment in begun if now - moment < 1.0)
        left = 20 - last
        if left < 0:
            refused.append(number)
            return failure(429, "slow down", retry_after="1")
        told = {"x-ratelimit-remaining-requests": str(left), "x-ratelimit-reset-requests": "1s"}
        answer = completion(delay=0.02)
        return Answer(200, answer.body, {**answer.headers, **told}, answer.delay)

    loopback.script = script
    ask(calls(60), concurrency=4)

    assert len(refused) <= 4


def test_many_calls_at_a_time_are_reached_where_the_endpoint_takes_them(loopback, ask):
    loopback.script = lambda request, number: completion(delay=0.1)
    ask(calls(400), concurrency=32)

    assert 32 == loopback.most_at_once


def test_a_run_ends_when_its_requests_are_used_up_and_goes_on_with_more(loopback, ask):
    with pytest.raises(BudgetError, match="12 requests were sent"):
        ask(calls(40), account=Account(most_requests=12))
    assert (12, {"answered": 12}) == (len(loopback.requests), ask.stored)

    assert Ran(asked=28, reused=12, errors=0) == ask(calls(40), account=Account(most_requests=28))
    assert 40 == len(loopback.requests)


def test_further_tries_are_requests_too(loopback, ask):
    loopback.script = lambda request, number: failure(503) if number % 2 else completion()
    with pytest.raises(BudgetError):
        ask(calls(40), account=Account(most_requests=10), concurrency=1)

    assert (10, {"answered": 5}) == (len(loopback.requests), ask.stored)


def test_a_run_ends_before_its_money_is_overspent(loopback, ask):
    """The loopback server counts 11 tokens of a prompt and one of an answer."""
    price = Price(prompt=1e6, answer=1e6)  # a dollar a token
    account = Account(price, most_dollars=600.0)
    with pytest.raises(BudgetError, match=r"--max-cost: \$5\d\d\.00 are spent"):
        ask(calls(100), account=account)

    assert 600 - (11 + 16) <= account.spent <= 600
    assert account.spent == 12 * ask.stored["answered"]


def test_money_is_told_while_all_goes_well(loopback, ask, monkeypatch):
    monkeypatch.setattr("pact_author.ask.run.BEAT", 0.05)
    loopback.script = lambda request, number: completion(delay=0.05)
    said = []
    ask(calls(20), total=20, on_cost=said.append, account=Account(Price(1.0, 1.0)), concurrency=1)

    assert any(each.startswith("under $0.0001 of ~$0.0002, ") for each in said)
