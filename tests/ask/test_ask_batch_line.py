import asyncio
import json

import pytest
from batch_lines import answered, back, expired, refused
from hypothesis import given
from hypothesis import strategies as st

from pact_author.ask.batch_line import BrokenLine, Returned, body, call_in, key_in, line_of, plain, read_line
from pact_author.ask.call import CallSettings, ChatMessage, ReplyStatus, make_call
from pact_author.ask.openai_transport import OpenAITransport

SETTINGS = CallSettings(extra=(("cache_prompt", False),))
CALL = make_call("m", (ChatMessage("system", "be brief"), ChatMessage("user", "A ظ“\u2028 or B?")), SETTINGS)
LINE = line_of(CALL)


def asked_online(loopback, call):
    async def ask():
        transport = OpenAITransport(loopback.base_url, "none")
        try:
            return await transport.ask(call)
        finally:
            await transport.close()

    return asyncio.run(ask())


def test_a_line_is_one_line_of_the_form_that_openai_and_vllm_read():
    told = json.loads(LINE)

    assert 1 == LINE.count(b"\n")
    assert ["body", "custom_id", "method", "url"] == list(told)
    assert (CALL.key, "POST", "/v1/chat/completions") == (told["custom_id"], told["method"], told["url"])


@pytest.mark.parametrize("settings", [SETTINGS, CallSettings(max_tokens=9, temperature=0.7, seed=None, top_logprobs=0)])
def test_a_line_asks_what_is_asked_online(loopback, settings):
    call = make_call("m", CALL.messages, settings)
    asked_online(loopback, call)

    assert loopback.requests[0].body == body(call)


def test_an_answer_is_read_as_it_is_online(loopback):
    assert Returned(asked_online(loopback, CALL)) == read_line(answered(LINE))


def test_what_an_endpoint_does_not_accept_is_left_out():
    told = body(CALL, ("logprobs", "max_tokens", "top_logprobs"))

    assert {"max_completion_tokens", "messages", "model", "seed", "temperature", "cache_prompt"} == set(told)


@pytest.mark.parametrize(
    "dropped", [(), ("seed",), ("logprobs", "top_logprobs"), ("max_tokens", "max_completion_tokens=16")]
)
def test_a_line_gives_its_call_back_and_what_it_left_out(dropped):
    assert (CALL, dropped) == call_in(line_of(CALL, dropped), SETTINGS, 1)


def test_a_repeat_is_found_by_its_key():
    third = make_call("m", CALL.messages, SETTINGS, repeat=2)

    assert third == call_in(line_of(third), SETTINGS, 3)[0]


@pytest.mark.parametrize(
    "changed",
    [LINE.replace(b"be brief", b"be mean "), LINE.replace(b'"model":"m"', b'"model":"n"'), b'{"body": 3}', b"[]"],
)
def test_a_line_that_was_changed_is_no_call(changed):
    with pytest.raises(BrokenLine):
        call_in(changed, SETTINGS, 1)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b'{"custom_id": "a', "it is no JSON"),
        (b"[1]", "it is no JSON object"),
        (b'{"response": null}', "it has no custom_id"),
        (b'{"custom_id": 3}', "it has no custom_id"),
        (b"[" * 100_000, "it is no JSON"),
    ],
)
def test_a_line_that_names_no_call_says_why(line, why):
    with pytest.raises(BrokenLine, match=f"^{why}$"):
        read_line(line)


def test_an_expired_line_is_an_error_that_may_pass():
    back = read_line(expired(LINE))

    assert (ReplyStatus.ERROR, False) == (back.reply.status, back.lasting)
    assert back.reply.error.startswith("batch_expired: ")


@pytest.mark.parametrize(("status", "lasting"), [(400, True), (413, True), (422, True), (429, False), (500, False)])
def test_only_what_is_wrong_with_the_call_itself_lasts(status, lasting):
    back = read_line(refused(LINE, status, "so it is"))

    assert (f"{status}: so it is", lasting) == (back.reply.error, back.lasting)


def test_parameters_that_an_endpoint_does_not_know_are_named():
    message = "Unsupported parameter: 'max_tokens' is not supported with this model."

    assert {"max_tokens"} == read_line(refused(LINE, 400, message, param="max_tokens")).refused
    assert {"logprobs", "top_logprobs"} == read_line(refused(LINE, 400, "no logprobs here")).refused
    assert set() == read_line(refused(LINE, 500, "max_tokens")).refused


def test_what_a_filter_stops_is_a_refusal():
    assert ReplyStatus.REFUSED is read_line(refused(LINE, 400, "bad", code="content_filter")).reply.status


def test_an_error_as_vllm_writes_it_is_understood():
    line = back(LINE, {"status_code": 400, "request_id": "r", "body": None}, {"message": "too long", "code": 400})

    assert ("400: too long", True) == (read_line(line).reply.error, read_line(line).lasting)


def test_an_answer_that_is_no_chat_completion_is_an_error():
    line = back(LINE, {"status_code": 200, "body": {"choices": []}})

    assert "the answer was JSON without choices[0].message, which is no chat completion" == read_line(line).reply.error


def test_secrets_in_answers_are_hidden():
    def hidden(text):
        return text.replace("sk-1", "…")

    assert "… A" == read_line(answered(LINE, "sk-1 A"), hidden).reply.text
    assert "400: for …" == read_line(refused(LINE, 400, "for sk-1"), hidden).reply.error


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: (
            st.lists(inner) | st.dictionaries(st.sampled_from(["response", "error", "body", "status_code"]), inner)
        ),
    )
)
def test_whatever_comes_back_is_a_reply_to_its_call(value):
    told = value if isinstance(value, dict) else {"response": value}
    line = json.dumps(told | {"custom_id": "k"}).encode()

    assert "k" == read_line(line).reply.key == key_in(line)


def test_an_endpoints_words_come_on_one_short_line_without_control_characters():
    assert "a b c" == plain("a\n b\t\x1bc\x00")
    assert 300 == len(plain("x" * 1000))
