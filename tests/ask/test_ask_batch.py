import json

import pytest
from batch_lines import answered, expired, refused
from batch_server import BatchServer

from pact_author.ask.batch import FOLDER, Patience, run
from pact_author.ask.batch_api import BatchApi
from pact_author.ask.batch_state import STATE, load
from pact_author.ask.call import CallSettings, ChatMessage, make_call
from pact_author.ask.run import Ran
from pact_author.ask.store import open_store
from pact_author.model.errors import EndpointError, RunError

KEY = "sk-very-secret-0123456789"
SETTINGS = CallSettings()
AT_ONCE = Patience(first=0.001, longest=0.002, silence=0.5)


def calls(n, start=0):
    return [make_call("m", (ChatMessage("user", f"question {i}"),), SETTINGS) for i in range(start, start + n)]


@pytest.fixture
def server():
    server = BatchServer()
    yield server
    server.close()


@pytest.fixture
def ask(server, tmp_path):
    """Ask calls by batches, with a run folder that stays between two runs."""

    def asked(questions, **options):
        with open_store(tmp_path / "replies.sqlite") as store:
            try:
                api = BatchApi(server.base_url, KEY)
                return run(questions, api, store, tmp_path, SETTINGS, **{"patience": AT_ONCE} | options)
            finally:
                asked.stored = store.counts()
                asked.replies = {call.key: store.get(call.key) for call in questions}

    asked.folder = tmp_path / FOLDER
    return asked


def number(line):
    return int(json.loads(line)["body"]["messages"][0]["content"].removeprefix("question "))


def test_every_call_is_asked_once_and_stored(server, ask):
    assert Ran(asked=20, reused=0, errors=0) == ask(calls(20))
    assert {call.key: 1 for call in calls(20)} == server.asked
    assert {"answered": 20} == ask.stored


def test_answers_are_matched_by_their_custom_id(server, ask):
    server.fate = lambda line, time: answered(line, "AB"[number(line) % 2])
    ask(calls(9))

    assert ["A", "B"] * 4 + ["A"] == [reply.text for reply in ask.replies.values()]


def test_what_is_stored_is_not_asked_again(server, ask):
    ask(calls(6))

    assert Ran(asked=4, reused=6, errors=0) == ask(calls(10))
    assert {call.key: 1 for call in calls(10)} == server.asked


def test_nothing_left_to_ask_asks_nothing(server, ask):
    ask(calls(3))
    before = len(server.requests)

    assert Ran(asked=0, reused=3, errors=0) == ask(calls(3))
    assert before == len(server.requests)


def test_equal_calls_are_asked_once(server, ask):
    assert 1 == ask(calls(1) * 5).asked
    assert [1] == list(server.asked.values())


def test_calls_are_split_into_files_that_are_asked_side_by_side(server, ask):
    server.looks = 3
    ask(calls(10), most_lines=4)

    assert [4, 4, 2] == [len(made.lines) for made in server.batches.values()]
    assert ["POST /v1/files", "POST /v1/batches"] * 3 == server.requests[:6]


def test_a_batch_can_take_its_time(server, ask):
    server.looks = 20

    assert 5 == ask(calls(5)).asked
    assert 20 == server.requests.count("GET /v1/batches/ID")


def test_expired_lines_are_asked_again_alone(server, ask):
    server.fate = lambda line, time: expired(line) if number(line) >= 7 and time == 1 else answered(line)

    assert Ran(asked=10, reused=0, errors=0) == ask(calls(10))
    assert [10, 3] == [len(made.lines) for made in server.batches.values()]


def test_failed_lines_and_lines_without_any_answer_are_asked_again(server, ask):
    def fate(line, time):
        return answered(line) if time > number(line) else refused(line, 500) if time % 2 else None

    server.fate = fate

    assert Ran(asked=4, reused=0, errors=0) == ask(calls(4))
    assert [4, 3, 2, 1] == [len(made.lines) for made in server.batches.values()]


def test_a_round_without_any_answer_is_the_last(server, ask):
    server.fate = lambda line, time: answered(line) if number(line) else expired(line)

    assert Ran(asked=3, reused=0, errors=1) == ask(calls(3))
    assert [3, 1] == [len(made.lines) for made in server.batches.values()]


def test_lines_that_are_wrong_are_not_asked_again(server, ask):
    server.fate = lambda line, time: refused(line, 400, "too long") if number(line) == 2 else answered(line)

    assert Ran(asked=5, reused=0, errors=1) == ask(calls(5))
    assert 1 == len(server.batches)
    assert "400: too long" == ask.replies[calls(5)[2].key].error


def test_errors_are_asked_again_by_the_next_run(server, ask):
    server.fate = lambda line, time: refused(line, 400) if time == 1 and number(line) else answered(line)
    ask(calls(3))

    assert Ran(asked=2, reused=1, errors=0) == ask(calls(3))


def test_a_refusal_is_a_result(server, ask):
    server.fate = lambda line, time: answered(line, "", refusal="no")
    ask(calls(3))

    assert {"refused": 3} == ask.stored


def test_parameters_that_the_endpoint_does_not_know_are_left_out_from_then_on(server, ask):
    def fate(line, time):
        body = json.loads(line)["body"]
        wrong = next((name for name in ("max_tokens", "logprobs") if name in body), None)
        return refused(line, 400, f"Unsupported parameter: '{wrong}'", param=wrong) if wrong else answered(line)

    server.fate = fate

    assert Ran(asked=3, reused=0, errors=0) == ask(calls(3))
    assert {("logprobs", "max_tokens", "top_logprobs", "max_completion_tokens=16")} == {
        reply.dropped for reply in ask.replies.values()
    }
    assert 3 == len(server.batches)
    ask(calls(5))
    assert 4 == len(server.batches)


def test_an_endpoint_that_answers_nothing_is_an_error_with_its_words(server, ask):
    server.refuses = lambda lines: f"the key {KEY} may not use this model"

    with pytest.raises(EndpointError, match=r"no call got an answer: the batch ended as failed .the key … may not"):
        ask(calls(3))
    assert {"error": 3} == ask.stored


def test_a_file_too_many_waits_for_the_others(server, ask):
    running = []

    def refuses(lines):
        running.append(lines)
        return "Enqueued token limit reached" if len(running) in (2, 3, 5) else None

    server.refuses = refuses

    assert Ran(asked=6, reused=0, errors=0) == ask(calls(6), most_lines=2)
    assert {call.key: 1 for call in calls(6)} == server.asked


@pytest.mark.parametrize("trouble", [429, 500, 503, "before", "after"])
@pytest.mark.parametrize("at", range(1, 6))
def test_a_request_without_an_answer_submits_nothing_twice(server, ask, trouble, at):
    server.trouble = lambda number, what: trouble if number == at else None
    server.fate = lambda line, time: answered(line)

    assert Ran(asked=3, reused=0, errors=0) == ask(calls(3))
    assert {call.key: 1 for call in calls(3)} == server.asked
    assert (1, 1) == (len(server.uploads), len(server.batches))


def test_a_batch_is_found_among_many_others(server, ask):
    for i in range(7):
        ask(calls(1, i))
    server.trouble = lambda number, what: "after" if what == "POST /v1/batches" and len(server.batches) == 7 else None
    ask(calls(1, 7))

    assert {call.key: 1 for call in calls(8)} == server.asked


def test_an_endpoint_that_does_not_list_batches_is_not_asked_blindly_again(server, ask):
    def trouble(number, what):
        return "after" if what == "POST /v1/batches" else 404 if what == "GET /v1/batches" else None

    server.trouble = trouble

    with pytest.raises(EndpointError, match=r"whether .* was submitted"):
        ask(calls(3))
    assert 1 == len(server.batches)


def test_an_endpoint_without_a_batch_api_says_what_to_do(server, ask):
    server.trouble = lambda number, what: 404

    with pytest.raises(EndpointError) as caught:
        ask(calls(3))
    assert "score export" in caught.value.hint


@pytest.mark.parametrize("status", [400, 401, 403])
def test_an_endpoint_that_refuses_is_asked_once(server, ask, status):
    server.trouble = lambda number, what: status

    with pytest.raises(EndpointError, match=str(status)):
        ask(calls(3))
    assert 1 == len(server.requests)


def test_an_endpoint_that_is_silent_for_long_is_given_up_and_gone_on_with_later(server, ask):
    server.looks = 5
    server.trouble = lambda number, what: 503 if number > 3 else None
    with pytest.raises(EndpointError, match="has not answered for"):
        ask(calls(3))
    server.trouble = lambda number, what: None

    assert Ran(asked=3, reused=0, errors=0) == ask(calls(3))
    assert {call.key: 1 for call in calls(3)} == server.asked


def test_more_calls_than_a_job_had_are_asked_after_it(server, ask):
    server.trouble = lambda number, what: 401 if number == 3 else None
    with pytest.raises(EndpointError):
        ask(calls(3))
    server.trouble = lambda number, what: None

    assert Ran(asked=5, reused=0, errors=0) == ask(calls(5))
    assert [3, 2] == [len(made.lines) for made in server.batches.values()]


def test_a_state_that_was_damaged_is_refused(server, ask):
    ask.folder.mkdir()
    (ask.folder / STATE).write_text('{"form": "pact-batch/1"')

    with pytest.raises(RunError, match="is damaged"):
        ask(calls(3))
    assert [] == server.requests


def test_no_state_is_left_when_all_is_done(ask):
    ask(calls(3))

    assert None is load(ask.folder)


def test_answers_to_other_calls_are_nobodys(server, ask):
    def fate(line, time):
        return answered(line) + answered(b'{"custom_id": "other"}') + b"torn"

    server.fate = fate
    ask(calls(2))

    assert {"answered": 2} == ask.stored


def test_progress_counts_what_was_there_and_what_the_batches_say(server, ask):
    server.looks = 3
    ask(calls(2))
    told = []
    ask(calls(6), total=6, on_progress=lambda done, total: told.append((done, total)))

    assert [(3, 6), (4, 6), (6, 6)] == told


def test_who_waits_is_told_for_what(server, ask):
    server.looks = 3
    told = []
    ask(calls(6), most_lines=3, on_wait=told.append)

    assert "waiting for 2 of 2 batches" == told[0]


def test_the_key_is_nowhere_but_in_the_header(server, ask):
    server.fate = lambda line, time: answered(line, f"A {KEY}") if number(line) else refused(line, 400, KEY)
    ask(calls(3))

    assert {f"Bearer {KEY}"} == {headers["authorization"] for headers in server.headers}
    assert [] == [reply for reply in ask.replies.values() if KEY in reply.text + (reply.error or "")]
    left = [path for path in ask.folder.parent.rglob("*") if path.is_file()]
    assert {"output", "errors"} <= {path.name.partition("-")[0] for path in left}
    assert [] == [path.name for path in left if KEY.encode() in path.read_bytes()]
