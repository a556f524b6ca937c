import asyncio
import gzip
import socket
import tracemalloc
import zlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from loopback import Answer, Loopback, completion, failure

from pact_author.ask.call import CallSettings, ChatMessage, ReplyStatus, make_call
from pact_author.ask.openai_transport import OpenAITransport
from pact_author.ask.reading_replies import LONGEST_TEXT
from pact_author.ask.transport import Busy, Limited, Unanswered
from pact_author.model.errors import EndpointError

KEY = "sk-very-secret-0123456789"
SETTINGS = CallSettings(extra=(("cache_prompt", False),))
JSON = {"Content-Type": "application/json"}
CALL = make_call("m-1", (ChatMessage("system", "You answer."), ChatMessage("user", "A or B?")), SETTINGS)


def ask(base_url, *calls, timeout=20.0, key=KEY):
    async def all_of_them():
        transport = OpenAITransport(base_url, key, timeout)
        try:
            return [await transport.ask(call) for call in calls or (CALL,)]
        finally:
            await transport.close()

    return asyncio.run(all_of_them())


def always(answer):
    return lambda request, number: answer


def test_the_request_is_what_the_call_says(loopback):
    ask(loopback.base_url)

    (request,) = loopback.requests
    expected = {
        "model": "m-1",
        "messages": [{"role": "system", "content": "You answer."}, {"role": "user", "content": "A or B?"}],
        "temperature": 0.0,
        "max_tokens": 16,
        "seed": 0,
        "logprobs": True,
        "top_logprobs": 20,
        "cache_prompt": False,
    }
    assert ("/v1/chat/completions", expected) == (request.path, request.body)


def test_the_key_goes_into_the_header_alone(loopback):
    ask(loopback.base_url)

    (request,) = loopback.requests
    assert f"Bearer {KEY}" == request.headers["authorization"]
    assert KEY not in str(request.body) + request.path


def test_an_answer_is_a_reply_of_that_call(loopback):
    loopback.script = always(completion("B", model="m-1-2026"))
    (reply,) = ask(loopback.base_url)

    assert (CALL.key, ReplyStatus.ANSWERED, "B", "m-1-2026") == (
        reply.key,
        reply.status,
        reply.text,
        reply.model_reported,
    )


@pytest.mark.parametrize("status", [408, 409, 425, 429, 500, 502, 503, 504, 520, 529])
def test_what_may_pass_is_worth_another_try(loopback, status):
    loopback.script = always(failure(status, "overloaded"))
    with pytest.raises(Busy, match=f"{status}: .*overloaded"):
        ask(loopback.base_url)

    assert 1 == len(loopback.requests), "only one layer retries, and it is not this one"


def an_hour_from_now():
    return format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)


@pytest.mark.parametrize(
    ("headers", "low", "high"),
    [
        ({"retry_after": "7"}, 7, 7),
        ({"retry_after": "1.5"}, 1.5, 1.5),
        ({"retry_after_ms": "250"}, 0.25, 0.25),
        ({"retry_after_ms": "250", "retry_after": "7"}, 0.25, 0.25),
        ({"retry_after": an_hour_from_now}, 3500, 3600),
        ({"retry_after": "Sun, 06 Nov 1994 08:49:37 GMT"}, 0, 0),
    ],
)
def test_how_long_to_wait_is_read_in_every_form(loopback, headers, low, high):
    told = {name: value() if callable(value) else value for name, value in headers.items()}  # an hour from the call
    loopback.script = always(failure(429, **told))
    with pytest.raises(Busy) as busy:
        ask(loopback.base_url)

    assert low <= busy.value.retry_after <= high


@pytest.mark.parametrize("nonsense", ["soon", "-3", "1e9999", ""])
def test_a_wait_that_is_no_time_is_as_good_as_none(loopback, nonsense):
    loopback.script = always(failure(429, retry_after=nonsense))
    with pytest.raises(Busy) as busy:
        ask(loopback.base_url)

    assert busy.value.retry_after is None


@pytest.mark.parametrize(
    ("answer", "said", "hint"),
    [
        (failure(401, "bad key"), "answered 401: bad key$", "--api-key-env"),
        (failure(403, "not you"), "answered 403: not you$", "may not use"),
        (failure(404, "no such model"), "answered 404: no such model$", "--model"),
        (failure(429, "pay", code="insufficient_quota"), "quota", "top it up"),
        (failure(402, "pay"), "quota", "top it up"),
        (Answer(404, b"<html>nginx</html>", {"Content-Type": "text/html"}), "answered 404: a web page$", "--base-url"),
        (Answer(404, b'{"error": "no model m"}', JSON), "answered 404: no model m$", "--base-url"),
        (Answer(401, b'{"detail": "Unauthorized"}', JSON), "answered 401: Unauthorized$", "--api-key-env"),
        (Answer(404, b""), "answered 404: an empty body$", "--base-url"),
        (Answer(307, b"", {"Location": "/v1/elsewhere"}), "redirects", "address"),
    ],
)
def test_what_concerns_every_call_is_said_once_with_a_remedy(loopback, answer, said, hint):
    loopback.script = always(answer)
    with pytest.raises(EndpointError, match=said) as refused:
        ask(loopback.base_url)

    assert hint in refused.value.hint
    assert 1 == len(loopback.requests)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (failure(400, "what?"), "400: what"),
        (failure(413, "too large"), "413: too large"),
        (failure(422, "no"), "422: no"),
        (failure(400, "too many tokens", code="context_length_exceeded"), "400: too many tokens"),
        (Answer(200, b"<html>welcome</html>", {"Content-Type": "text/html"}), "a web page"),
        (Answer(200, b""), "an empty body"),
        (Answer(200, b'{"object": "list"}'), "JSON without"),
    ],
)
def test_what_may_concern_one_call_alone_is_told_apart(loopback, answer, said):
    loopback.script = always(answer)
    with pytest.raises(Unanswered, match=said) as unanswered:
        ask(loopback.base_url)

    assert "--base-url" in unanswered.value.hint
    assert 1 == len(loopback.requests)


@pytest.mark.parametrize("code", ["content_filter", "content_policy_violation"])
def test_a_filter_that_answers_with_a_failure_is_a_refusal(loopback, code):
    loopback.script = always(failure(400, "filtered by the policy", code=code))
    (reply,) = ask(loopback.base_url)

    assert (ReplyStatus.REFUSED, "filtered by the policy") == (reply.status, reply.text)


def test_being_asked_too_much_is_not_being_down(loopback):
    loopback.script = always(failure(429, "slow down"))
    with pytest.raises(Limited, match=r"^429: slow down$"):
        ask(loopback.base_url)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("place", ["{other}/chat/completions", "//{host}/v1/chat/completions", "/v1/elsewhere"])
def test_the_key_is_never_carried_anywhere_else(loopback, status, place):
    other = Loopback()
    host = other.base_url.split("/")[2]
    loopback.script = always(Answer(status, b"", {"Location": place.format(other=other.base_url, host=host)}))
    try:
        with pytest.raises(EndpointError, match="redirects elsewhere"):
            ask(loopback.base_url)
        assert ([], 1) == (other.requests, len(loopback.requests))
    finally:
        other.close()


def test_an_endpoint_that_repeats_the_key_does_not_spread_it(loopback):
    loopback.script = always(failure(401, f"the key {KEY} is unknown\n\x1b[31m"))
    with pytest.raises(EndpointError) as refused:
        ask(loopback.base_url)

    assert KEY not in refused.value.message
    assert "\x1b" not in refused.value.message


def test_an_answer_that_does_not_come_is_worth_another_try(loopback):
    loopback.script = always(completion(delay=1.0))
    with pytest.raises(Busy, match="Timeout"):
        ask(loopback.base_url, timeout=0.2)


def test_a_connection_that_breaks_is_worth_another_try(loopback):
    loopback.script = always(Answer(hang_up=True))
    with pytest.raises(Busy, match="Server disconnected"):
        ask(loopback.base_url)


def test_nobody_there_is_worth_another_try():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(Busy, match="Cannot connect"):
        ask(f"http://127.0.0.1:{port}/v1")


def refusing(*names):
    """An endpoint that answers 400, in the words of the OpenAI API, while a request has one of the parameters."""

    def script(request, number):
        named = [name for name in names if name in request.body]
        if named:
            return failure(400, f"Unsupported parameter: '{named[0]}' is not supported.", param=named[0])
        return completion(top_logprobs=None)

    return script


@pytest.mark.parametrize(
    ("refused", "dropped"),
    [
        (["seed"], ("seed",)),
        (["temperature"], ("temperature",)),
        (["logprobs"], ("logprobs", "top_logprobs")),
        (["top_logprobs"], ("logprobs", "top_logprobs")),
        (["max_tokens"], ("max_tokens", "max_completion_tokens=16")),
        (
            ["seed", "logprobs", "max_tokens"],
            ("logprobs", "max_tokens", "seed", "top_logprobs", "max_completion_tokens=16"),
        ),
    ],
)
def test_a_parameter_that_is_not_accepted_is_left_out_and_recorded(loopback, refused, dropped):
    loopback.script = refusing(*refused)
    (reply,) = ask(loopback.base_url)

    assert (ReplyStatus.ANSWERED, dropped) == (reply.status, reply.dropped)


def test_what_is_not_accepted_is_found_out_once(loopback):
    loopback.script = refusing("seed")
    ask(loopback.base_url, CALL, CALL, CALL)

    assert 4 == len(loopback.requests)


def test_newer_endpoints_get_the_newer_name_of_the_length(loopback):
    loopback.script = refusing("max_tokens")
    ask(loopback.base_url)

    assert 16 == loopback.requests[-1].body["max_completion_tokens"]


def test_what_a_long_call_is_refused_for_is_not_taken_for_an_unknown_parameter(loopback):
    words = "This model's maximum context length is 16 tokens; reduce the messages or max_tokens."
    loopback.script = always(failure(400, words, code="context_length_exceeded", param="messages"))
    with pytest.raises(Unanswered):
        ask(loopback.base_url)

    assert 1 == len(loopback.requests)


def test_a_parameter_that_was_accepted_once_is_not_left_out_later(loopback):
    loopback.script = lambda request, number: completion() if number == 1 else failure(400, "max_tokens", param="seed")
    with pytest.raises(Unanswered):
        ask(loopback.base_url, CALL, CALL)

    assert 2 == len(loopback.requests)


ECHOES = [KEY, KEY.replace("s", "\\u0073", 1), f"Bearer {KEY} " * 3]


@pytest.mark.parametrize("echo", ECHOES)
def test_a_key_that_comes_back_is_in_no_part_of_the_reply(loopback, echo):
    body = completion("A", (("ECHO", -0.1),), finish="ECHO", model="ECHO").body.replace(b'"A"', b'"ECHO"')
    loopback.script = always(Answer(body=body.replace(b"ECHO", echo.encode()), headers=JSON))
    (reply,) = ask(loopback.base_url)

    assert KEY not in repr(reply)
    assert "…" in reply.text


def test_a_key_at_the_place_where_a_long_answer_is_cut_is_hidden_whole(loopback):
    loopback.script = always(completion("x" * (LONGEST_TEXT - 9) + KEY, None))
    (reply,) = ask(loopback.base_url)

    assert KEY[:9] not in reply.text


@pytest.mark.parametrize("key", [None, "none"])
def test_without_a_real_key_nothing_is_hidden(loopback, key):
    loopback.script = always(failure(401, "nope, none of it"))
    with pytest.raises(EndpointError, match="nope, none of it"):
        ask(loopback.base_url, key=key)

    assert "Bearer none" == loopback.requests[0].headers["authorization"]


MANY = 40 * 2**20


@pytest.mark.parametrize(
    "answer",
    [
        Answer(200, b"A" * MANY),
        Answer(200, gzip.compress(b"A" * MANY), {"Content-Encoding": "gzip"}),
        Answer(200, zlib.compress(b"A" * MANY), {"Content-Encoding": "deflate"}),
        Answer(400, b"A" * MANY),
        Answer(500, gzip.compress(b"A" * MANY), {"Content-Encoding": "gzip"}),
    ],
    ids=["plain", "gzip", "deflate", "a failure", "a failure, gzip"],
)
def test_a_body_without_end_is_not_read_to_its_end(loopback, answer):
    loopback.script = always(answer)
    tracemalloc.start()
    try:
        with pytest.raises(Unanswered, match="more than 4 MiB"):
            ask(loopback.base_url)
        assert tracemalloc.get_traced_memory()[1] < 20 * 2**20
    finally:
        tracemalloc.stop()


def test_a_compressed_answer_is_read(loopback):
    plain = completion("B")
    loopback.script = always(Answer(200, gzip.compress(plain.body), JSON | {"Content-Encoding": "gzip"}))

    assert "B" == ask(loopback.base_url)[0].text


def test_a_long_answer_may_be_as_long_as_was_allowed(loopback):
    settings = CallSettings(max_tokens=4096)
    call = make_call("m-1", (ChatMessage("user", "A or B?"),), settings)
    loopback.script = always(completion("A" + " " * 6 * 2**20))

    assert ReplyStatus.ANSWERED is ask(loopback.base_url, call)[0].status


def test_a_form_of_the_answer_that_the_endpoint_does_not_know_is_left_out(loopback):
    held = CallSettings(extra=(("response_format", {"type": "json_object"}), ("cache_prompt", False)))
    loopback.script = lambda request, number: (
        failure(400, "response_format is not supported") if "response_format" in request.body else completion()
    )
    (reply,) = ask(loopback.base_url, make_call("m", (ChatMessage("user", "q"),), held))

    assert (("response_format",), 2) == (reply.dropped, len(loopback.requests))
    assert False is loopback.requests[1].body["cache_prompt"]


def test_probabilities_are_asked_for_only_where_they_are_wanted(loopback):
    ask(loopback.base_url, make_call("m", (ChatMessage("user", "q"),), CallSettings(top_logprobs=0)))

    assert {"logprobs", "top_logprobs"}.isdisjoint(loopback.requests[0].body)
