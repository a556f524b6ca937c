import asyncio
import socket
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from loopback import Answer, Loopback, completion, failure

from pact_author.ask.call import CallSettings, ChatMessage, ReplyStatus, make_call
from pact_author.ask.openai_transport import OpenAITransport, without_credentials
from pact_author.ask.transport import Busy
from pact_author.model.errors import EndpointError

KEY = "sk-very-secret-0123456789"
SETTINGS = CallSettings(extra=(("cache_prompt", False),))
CALL = make_call("m-1", (ChatMessage("system", "You answer."), ChatMessage("user", "A or B?")), SETTINGS)


def ask(base_url, *calls, timeout=20.0):
    async def all_of_them():
        transport = OpenAITransport(base_url, KEY, timeout)
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


@pytest.mark.parametrize("status", [408, 409, 425, 429, 500, 502, 503, 504, 529])
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
        ({"retry_after": an_hour_from_now()}, 3500, 3600),
        ({"retry_after": "Sun, 06 Nov 1994 08:49:37 GMT"}, 0, 0),
    ],
)
def test_how_long_to_wait_is_read_in_every_form(loopback, headers, low, high):
    loopback.script = always(failure(429, **headers))
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
        (failure(401, "bad key"), "401: .*bad key", "--api-key-env"),
        (failure(403, "not you"), "403: .*not you", "may not use"),
        (failure(404, "no such model"), "404: .*no such model", "--model"),
        (failure(400, "what?"), "400: .*what", "--base-url"),
        (failure(429, "pay", code="insufficient_quota"), "quota", "top it up"),
        (Answer(404, b"<html>nginx</html>", {"Content-Type": "text/html"}), "404", "--base-url"),
        (Answer(200, b"<html>welcome</html>", {"Content-Type": "text/html"}), "a web page", "/v1"),
        (Answer(200, b""), "an empty body", "/v1"),
        (Answer(200, b'{"object": "list"}'), "JSON without", "/v1"),
        (Answer(307, b"", {"Location": "/v1/elsewhere"}), "redirects", "address"),
    ],
)
def test_what_will_not_pass_is_said_with_a_remedy(loopback, answer, said, hint):
    loopback.script = always(answer)
    with pytest.raises(EndpointError, match=said) as refused:
        ask(loopback.base_url)

    assert hint in refused.value.hint
    assert 1 == len(loopback.requests)


def test_the_key_is_never_carried_to_another_host(loopback):
    other = Loopback()
    loopback.script = always(Answer(308, b"", {"Location": f"{other.base_url}/chat/completions"}))
    try:
        with pytest.raises(EndpointError):
            ask(loopback.base_url)
        assert [] == other.requests
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
        (["max_tokens"], ("max_tokens",)),
        (["seed", "logprobs", "max_tokens"], ("logprobs", "max_tokens", "seed", "top_logprobs")),
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


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://api.example.org/v1", "https://api.example.org/v1"),
        ("https://user:pa55@api.example.org/v1", "https://api.example.org/v1"),
        ("https://api.example.org/v1?key=abc", "https://api.example.org/v1"),
    ],
)
def test_an_address_is_shown_without_its_secrets(url, shown):
    assert shown == without_credentials(url)
