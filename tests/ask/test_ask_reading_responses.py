import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pact_author.ask.call import ReplyStatus
from pact_author.ask.reading_replies import NotACompletion
from pact_author.ask.reading_responses import read_response

LOGPROBS = [
    {"token": "A", "logprob": -0.1, "top_logprobs": [{"token": "A", "logprob": -0.1}, {"token": "B", "logprob": -2}]}
]
USAGE = {"input_tokens": 11, "output_tokens": 1}


def body(*parts, reason=None, before=()):
    message = {"type": "message", "role": "assistant", "content": list(parts)}
    details = {"reason": reason} if reason else None
    told = {"model": "m-1", "output": [*before, message], "incomplete_details": details, "usage": USAGE}
    return json.dumps(told).encode()


def text(words, logprobs=None):
    return {"type": "output_text", "text": words, "logprobs": logprobs or [], "annotations": []}


def read(told, hidden=str):
    return read_response("k", told, ("api=responses",), hidden)


def test_the_text_of_the_message_is_the_answer():
    reply = read(body(text("B")))

    assert (ReplyStatus.ANSWERED, "B", "m-1", 11, 1, ("api=responses",)) == (
        reply.status,
        reply.text,
        reply.model_reported,
        reply.prompt_tokens,
        reply.completion_tokens,
        reply.dropped,
    )


def test_what_is_thought_before_it_is_none_of_it():
    thought = {"type": "reasoning", "summary": [{"type": "summary_text", "text": "A seems better"}]}

    assert "B" == read(body(text("B"), before=[thought])).text


def test_the_alternatives_of_the_first_token_are_kept():
    assert (("A", -0.1), ("B", -2.0)) == read(body(text("A", LOGPROBS))).top_logprobs


@pytest.mark.parametrize(
    ("told", "status", "said"),
    [
        (body({"type": "refusal", "refusal": "I will not."}), ReplyStatus.REFUSED, "I will not."),
        (body(text("A"), reason="content_filter"), ReplyStatus.REFUSED, "A"),
        (body(text("")), ReplyStatus.ERROR, ""),
        (body(), ReplyStatus.ERROR, ""),
    ],
)
def test_a_refusal_is_none_of_the_answers_and_nothing_is_an_error(told, status, said):
    assert (status, said) == (read(told).status, read(told).text)


def test_tokens_that_were_used_up_are_named():
    assert "--max-tokens" in read(body(reason="max_output_tokens")).error


def test_every_text_goes_through_what_hides_keys():
    reply = read(
        body(text("KEY", [LOGPROBS[0] | {"top_logprobs": [{"token": "KEY", "logprob": -1}]}])),
        hidden=lambda s: s.replace("KEY", "…"),
    )

    assert "KEY" not in repr(reply)


@pytest.mark.parametrize("told", [b"", b"<html>", b"[]", b"{}", b'{"output": 3}', b'{"output": [{"type": "message"}]}'])
def test_what_is_no_response_is_refused(told):
    with pytest.raises(NotACompletion):
        read(told)


values = st.recursive(
    st.none() | st.integers() | st.text(max_size=5) | st.just("message"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "content", "text", "refusal", "logprobs", "reason"]), inner, max_size=4
        )
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from(["output", "incomplete_details", "usage", "model"]), values))
def test_every_body_is_a_reply_or_none(told):
    try:
        reply = read(json.dumps(told).encode())
    except NotACompletion:
        return
    assert reply.status is not ReplyStatus.ANSWERED or reply.text.strip()
