"""An endpoint is asked in the way that it takes, which is found out on the first call, said, and remembered."""

import asyncio
import json

import pytest
from loopback import Answer, completion, failure

from pact_author.ask.call import CallSettings, ChatMessage, ReplyStatus, make_call
from pact_author.ask.openai_transport import OpenAITransport
from pact_author.ask.transport import Unanswered

JSON = {"Content-Type": "application/json"}
CHAT = make_call("m-1", (ChatMessage("user", "A or B?"),), CallSettings())
OPTIONS = (" A) Bow.", " B) Wave.")
BASE = make_call(
    "m-1", (ChatMessage("prompt", "What now?\n\nAnswer:"), *(ChatMessage("option", o) for o in OPTIONS)), CallSettings()
)


def ask(base_url, *calls):
    """The replies, and what was said meanwhile."""
    said = []

    async def all_of_them():
        transport = OpenAITransport(base_url, "sk-0123456789", 20.0, said.append)
        try:
            return [await transport.ask(call) for call in calls]
        finally:
            await transport.close()

    return asyncio.run(all_of_them()), said


def refusing(message, *names):
    def script(request, number):
        return failure(400, message) if set(names) & set(request.body) else completion(top_logprobs=None)

    return script


def test_what_is_left_out_is_said_once(loopback):
    loopback.script = refusing("unknown parameter: seed", "seed")
    _, said = ask(loopback.base_url, CHAT, CHAT)

    where = loopback.base_url
    assert f"note: {where} does not take seed: asked without" == said[0]
    assert 1 == sum("seed" in line for line in said)


def test_an_endpoint_without_log_probabilities_is_told_of_once(loopback):
    loopback.script = lambda request, number: completion(top_logprobs=None)
    _, said = ask(loopback.base_url, CHAT, CHAT)

    assert [f"note: {loopback.base_url} gives no log-probabilities: choices are read from the text"] == said


def test_an_endpoint_that_takes_all_is_not_talked_about(loopback):
    assert [] == ask(loopback.base_url, CHAT, CHAT)[1]


def test_fewer_alternatives_are_asked_for_where_only_fewer_are_given(loopback):
    loopback.script = lambda request, number: (
        failure(400, "top_logprobs must be at most 5") if request.body["top_logprobs"] > 5 else completion()
    )
    replies, said = ask(loopback.base_url, CHAT, CHAT)

    assert [20, 5, 5] == [request.body["top_logprobs"] for request in loopback.requests]
    assert [("top_logprobs=5",)] * 2 == [reply.dropped for reply in replies]
    assert ["at the most 5 alternatives" in line for line in said] == [True]


def test_an_endpoint_that_refuses_all_it_is_asked_with_is_given_up(loopback):
    names = ["seed", "temperature", "max_tokens", "logprobs", "top_logprobs"]
    loopback.script = lambda request, number: failure(400, f"unknown: {names[number % 5]}")
    with pytest.raises(Unanswered):
        ask(loopback.base_url, CHAT)

    assert len(loopback.requests) <= 8


# Responses

ONLY_RESPONSES = "This model is only supported in v1/responses and not in v1/chat/completions."


def responding(request, number):
    if not request.path.endswith("/responses"):
        return failure(404, ONLY_RESPONSES)
    top = [{"token": "B", "logprob": -0.1}, {"token": "A", "logprob": -2.5}]
    told = {"type": "output_text", "text": "B", "annotations": [], "logprobs": [{"token": "B", "top_logprobs": top}]}
    message = {"type": "message", "role": "assistant", "content": [told]}
    body = {"model": "m-1", "output": [message], "usage": {"input_tokens": 7, "output_tokens": 1}}
    return Answer(body=json.dumps(body).encode(), headers=JSON)


def test_a_model_without_chat_completions_is_asked_through_responses(loopback):
    loopback.script = responding
    replies, said = ask(loopback.base_url, CHAT, CHAT)

    assert [("B", (("B", -0.1), ("A", -2.5)), ("api=responses",))] * 2 == [
        (reply.text, reply.top_logprobs, reply.dropped) for reply in replies
    ]
    assert ["/v1/chat/completions", "/v1/responses", "/v1/responses"] == [each.path for each in loopback.requests]
    assert 1 == len(said)


def test_the_request_of_a_response_is_what_the_call_says(loopback):
    loopback.script = responding
    form = {"type": "json_schema", "json_schema": {"name": "choice", "schema": {"type": "object"}, "strict": True}}
    ask(loopback.base_url, make_call("m-1", CHAT.messages, CallSettings(extra=(("response_format", form),))))

    expected = {
        "model": "m-1",
        "input": [{"role": "user", "content": "A or B?"}],
        "temperature": 0.0,
        "max_output_tokens": 16,
        "store": False,
        "text": {"format": {"type": "json_schema", "name": "choice", "schema": {"type": "object"}, "strict": True}},
        "top_logprobs": 20,
        "include": ["message.output_text.logprobs"],
    }
    assert expected == loopback.requests[-1].body


# Completions


def echoing(request, number):
    """vLLM's answer to a list of prompts; words are the tokens, and each is as likely as it is short."""
    choices = []
    for index, prompt in enumerate(request.body["prompt"]):
        tokens = [*prompt.split(" "), "\n"]
        told = {"tokens": tokens, "token_logprobs": [None, *(-len(token) / 8 for token in tokens[1:])]}
        choices.append({"index": index, "text": prompt, "finish_reason": "length", "logprobs": told})
    usage = {"prompt_tokens": 9, "completion_tokens": 2}
    return Answer(body=json.dumps({"model": "m-1", "choices": choices, "usage": usage}).encode(), headers=JSON)


def test_both_options_are_judged_in_one_request(loopback):
    loopback.script = echoing
    (reply,), said = ask(loopback.base_url, BASE)

    (request,) = loopback.requests
    expected = {
        "model": "m-1",
        "prompt": ["What now?\n\nAnswer: A) Bow.", "What now?\n\nAnswer: B) Wave."],
        "echo": True,
        "max_tokens": 1,
        "logprobs": 1,
        "temperature": 0.0,
    }
    assert ("/v1/completions", expected, []) == (request.path, request.body, said)
    assert (("A", -0.25), ("B", -0.25), ("A) Bow.", -0.75), ("B) Wave.", -0.875)) == reply.top_logprobs


def written(text=" A", logprobs=True):
    top = {" A": -0.4, " B": -1.4}
    told = {"tokens": [" A"], "token_logprobs": [-0.4], "top_logprobs": [top]} if logprobs else None
    body = {"model": "m-1", "choices": [{"index": 0, "text": text, "logprobs": told, "finish_reason": "length"}]}
    return Answer(body=json.dumps(body).encode(), headers=JSON)


@pytest.mark.parametrize(
    "first", [written(), failure(400, "echo is not supported"), failure(400, "Unknown parameter: 'echo'", param="echo")]
)
def test_where_prompts_are_not_given_back_the_first_token_is_read(loopback, first):
    loopback.script = lambda request, number: first if "echo" in request.body else written()
    replies, said = ask(loopback.base_url, BASE, BASE)

    assert [((" A", -0.4), (" B", -1.4))] * 2 == [reply.top_logprobs for reply in replies]
    assert [True, False, False] == ["echo" in request.body for request in loopback.requests]
    assert 1 == len(said)


def test_an_endpoint_that_gives_no_probabilities_at_all_is_read_by_its_words(loopback):
    loopback.script = lambda request, number: (
        failure(400, "logprobs are not supported") if "logprobs" in request.body else written(" B", logprobs=False)
    )
    (reply,), _ = ask(loopback.base_url, BASE)

    assert (ReplyStatus.ANSWERED, " B", None) == (reply.status, reply.text, reply.top_logprobs)
    assert "logprobs" not in loopback.requests[-1].body


def test_one_prompt_that_does_not_come_back_later_does_not_change_how_all_others_are_read(loopback):
    loopback.script = lambda request, number: echoing(request, number) if number == 1 else written()
    with pytest.raises(Unanswered, match="without its prompt"):
        ask(loopback.base_url, BASE, BASE)


@pytest.mark.parametrize(
    "words",
    [
        "As of transformers v4.44, default chat template is no longer allowed, so you must provide a chat template",
        "This is not a chat model and thus not supported in the v1/chat/completions endpoint.",
    ],
)
def test_a_base_model_that_is_asked_as_a_chat_is_told_apart(loopback, words):
    loopback.script = lambda request, number: failure(400, words)
    with pytest.raises(Unanswered) as refused:
        ask(loopback.base_url, CHAT)

    assert "--style completion" in refused.value.hint
