import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loopback import completion

from pact_author.ask.call import Reply, ReplyStatus
from pact_author.ask.reading_replies import LONGEST_TEXT, NotACompletion, read_reply


def read(answer):
    return read_reply("k", answer.body, ())


def spoilt(change):
    body = json.loads(completion().body)
    change(body)
    return read_reply("k", json.dumps(body).encode(), ())


def test_an_answer_is_read_whole():
    expected = Reply(
        key="k",
        status=ReplyStatus.ANSWERED,
        text="B",
        top_logprobs=(("B", -0.25), ("A", -1.5)),
        finish_reason="stop",
        model_reported="loop-1",
        prompt_tokens=11,
        completion_tokens=1,
        dropped=("seed",),
    )

    assert expected == read_reply("k", completion("B", (("B", -0.25), ("A", -1.5))).body, ("seed",))


def test_without_log_probabilities_there_are_none():
    assert read(completion(top_logprobs=None)).top_logprobs is None


def test_the_first_token_that_is_more_than_white_space_counts():
    def change(body):
        tokens = body["choices"][0]["logprobs"]["content"]
        tokens.insert(0, {"token": "\n", "logprob": 0, "top_logprobs": [{"token": "\n", "logprob": 0}]})

    assert "A" == spoilt(change).top_logprobs[0][0]


def test_a_refusal_field_is_a_refusal():
    told = read(completion(text="", refusal="I would rather not."))

    assert (ReplyStatus.REFUSED, "I would rather not.") == (told.status, told.text)


def test_a_content_filter_is_a_refusal():
    assert ReplyStatus.REFUSED is read(completion(text="", finish="content_filter")).status


def test_an_empty_answer_is_an_error_that_says_why_it_ended():
    told = read(completion(text="  \n", finish="stop"))

    assert (ReplyStatus.ERROR, "the answer was empty (finish reason: stop)") == (told.status, told.error)


def test_an_empty_answer_whose_tokens_were_used_up_names_the_remedy():
    assert "raise --max-tokens" in read(completion(text="", finish="length")).error


def test_an_answer_in_parts_is_joined():
    def change(body):
        body["choices"][0]["message"]["content"] = [{"type": "text", "text": "B"}, {"type": "text", "text": "."}]

    assert "B." == spoilt(change).text


def test_a_very_long_answer_is_cut():
    assert LONGEST_TEXT == len(read(completion(text="A" * (LONGEST_TEXT + 1))).text)


def test_half_a_letter_does_not_stop_the_store():
    def change(body):
        body["choices"][0]["message"]["content"] = "A \ud800"

    assert "A ?" == spoilt(change).text


@pytest.mark.parametrize("count", [-1, 1.5, True, "7", 10**30, None])
def test_token_counts_that_are_none_are_left_out(count):
    assert spoilt(lambda body: body["usage"].update(prompt_tokens=count)).prompt_tokens is None


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", "an empty body"),
        (b"  <!DOCTYPE html><html>", "a web page"),
        (b"pong", "something that is not JSON"),
        (b"{}", "JSON without choices"),
        (b"[]", "JSON without choices"),
        (b'{"choices": []}', "JSON without choices"),
        (b'{"choices": ["A"]}', "JSON without choices"),
        (b'{"choices": null}', "JSON without choices"),
        (b'"choices"', "JSON without choices"),
        (b"[" * 100_000, "something that is not JSON"),
        (b'{"error": {"message": "no"}}', "JSON without choices"),
    ],
)
def test_another_thing_than_a_completion_is_named(body, expected):
    with pytest.raises(NotACompletion, match=expected):
        read_reply("k", body, ())


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(content=json_values, logprobs=json_values, usage=json_values, finish=json_values)
def test_whatever_stands_in_the_fields_there_is_a_reply(content, logprobs, usage, finish):
    choice = {"message": {"content": content}, "logprobs": logprobs, "finish_reason": finish}
    reply = read_reply("k", json.dumps({"choices": [choice], "usage": usage}).encode(), ())

    assert reply.status in ReplyStatus
    reply.text.encode()


@given(st.binary())
def test_any_bytes_are_a_reply_or_no_completion(body):
    with pytest.raises(NotACompletion):
        read_reply("k", body, ())
