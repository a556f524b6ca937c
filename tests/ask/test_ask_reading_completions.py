import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pact_author.ask.call import ReplyStatus
from pact_author.ask.reading_completions import read_echo, read_first_token
from pact_author.ask.reading_replies import NotACompletion

OPTIONS = (" A) Bow.", " B) Wave.")
PROMPT = ["What", " now", "?"]
AFTER = ["A", ")", " Bow", "."], ["B", ")", " Wave", "."]


def echo(*parts, prompt=PROMPT, values=None, order=None):
    """What vLLM says to a list of prompts with echo: every token, with None before the first, and one token more."""
    choices = []
    for number, part in enumerate(parts):
        tokens = [*prompt, *part, "\n"]
        told = [None, *[-0.5] * (len(prompt) - 1), *((values or {}).get(number) or [-1.0] * len(part)), -0.1]
        logprobs = {"tokens": tokens, "token_logprobs": told, "text_offset": [0] * len(tokens), "top_logprobs": None}
        choices.append({"index": number, "text": "".join(tokens), "logprobs": logprobs, "finish_reason": "length"})
    told = {"object": "text_completion", "model": "m", "choices": [choices[n] for n in order or range(len(choices))]}
    return json.dumps(told | {"usage": {"prompt_tokens": 14, "completion_tokens": 2}}).encode()


def read(body, options=OPTIONS):
    return read_echo("k", body, options, ())


def test_each_option_has_the_probability_of_its_letter_and_of_its_whole():
    reply = read(echo(*AFTER, values={0: [-1.0, -0.2, -3.0, -0.1], 1: [-2.0, -0.1, -4.0, -0.2]}))

    expected = (("A", -1.0), ("B", -2.0), ("A) Bow.", pytest.approx(-4.3)), ("B) Wave.", pytest.approx(-6.3)))
    assert expected == reply.top_logprobs


def test_the_token_that_was_written_after_the_option_is_not_counted():
    assert [-1.0, -1.0, -4.0, -4.0] == [value for _, value in read(echo(*AFTER)).top_logprobs]


def test_it_is_an_answer_without_words_of_so_many_tokens():
    reply = read(echo(*AFTER))

    assert (ReplyStatus.ANSWERED, "", "m", 14, 2) == (
        reply.status,
        reply.text,
        reply.model_reported,
        reply.prompt_tokens,
        reply.completion_tokens,
    )


def test_options_are_told_apart_by_their_number_and_not_by_their_place():
    body = echo(*AFTER, values={1: [-2.0, -2.0, -2.0, -2.0]}, order=[1, 0])

    assert ("B", -2.0) == read(body).top_logprobs[1]


@pytest.mark.parametrize(
    ("prompt", "parts"),
    [
        (["bytes:\\xe3\\x81", "bytes:\\x82", "?"], AFTER),
        (["?", " "], AFTER),
        (PROMPT, ([" A", ")"], [" B", ")"])),
        (PROMPT, ([": A)", " Bow."], [": B)", " Wave."])),
        (PROMPT, (["▁A", ") Bow."], ["▁B", ") Wave."])),
    ],
)
def test_it_does_not_matter_how_a_model_cuts_words(prompt, parts):
    assert ["A", "B"] == [text for text, _ in read(echo(*parts, prompt=prompt)).top_logprobs[:2]]


ONE_TOKEN = {"choices": [{"index": n, "text": "\n", "logprobs": {"content": []}} for n in (0, 1)]}
ALONE = {"index": 0, "text": "x", "logprobs": {"tokens": ["x"], "token_logprobs": [-1.0]}}


@pytest.mark.parametrize(
    "body",
    [
        json.dumps(ONE_TOKEN).encode(),
        json.dumps({"choices": [ALONE, ALONE | {"index": 1}]}).encode(),
        json.dumps({"choices": [{"text": "x", "logprobs": None}]}).encode(),
        json.dumps({"choices": []}).encode(),
        echo(AFTER[0]),
        echo(AFTER[0], AFTER[0]),
        echo(AFTER[1], AFTER[0]),
        echo(["x", "y"], ["y", "z"]),
        echo(*AFTER, prompt=[]),
        echo(*AFTER, values={0: [0.5, 0, 0, 0]}),
        echo(*AFTER, values={0: [None, 0, 0, 0]}),
        echo(*AFTER, values={0: ["-1", 0, 0, 0]}),
    ],
)
def test_what_is_no_echo_is_taken_for_none(body):
    assert None is read(body)


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b'{"choices": 3}', b'{"error": "no"}'])
def test_what_is_no_completion_is_refused(body):
    with pytest.raises(NotACompletion):
        read(body)
    with pytest.raises(NotACompletion):
        read_first_token("k", body, ())


OLD = {"tokens": ["\n", " A"], "token_logprobs": [-0.1, -0.2], "top_logprobs": [{"\n": -0.1}, {" A": -0.2, " B": -1.7}]}
NEW = {
    "content": [{"token": " A", "top_logprobs": [{"token": " A", "logprob": -0.2}, {"token": " B", "logprob": -1.7}]}]
}


def first(text=" A", logprobs=None, finish="length"):
    return json.dumps({"choices": [{"text": text, "logprobs": logprobs, "finish_reason": finish}]}).encode()


@pytest.mark.parametrize("logprobs", [OLD, NEW])
def test_the_first_token_that_is_no_space_has_alternatives_in_both_forms(logprobs):
    assert ((" A", -0.2), (" B", -1.7)) == read_first_token("k", first(logprobs=logprobs), ()).top_logprobs


@pytest.mark.parametrize(
    ("body", "status", "text"),
    [
        (first(" A"), ReplyStatus.ANSWERED, " A"),
        (first(" A or B.\n\nQuestion:", NEW), ReplyStatus.ANSWERED, ""),
        (first("", NEW), ReplyStatus.ANSWERED, ""),
        (first(""), ReplyStatus.ERROR, ""),
        (first("no", finish="content_filter"), ReplyStatus.REFUSED, "no"),
    ],
)
def test_what_was_written_is_the_answer_where_nothing_else_is_known(body, status, text):
    reply = read_first_token("k", body, ())

    assert (status, text) == (reply.status, reply.text)


@pytest.mark.parametrize("logprobs", [3, [], {}, {"content": 3}, {"tokens": 1}, {"tokens": ["A"], "top_logprobs": [3]}])
def test_alternatives_of_no_known_form_are_none(logprobs):
    assert None is read_first_token("k", first(logprobs=logprobs), ()).top_logprobs


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["choices", "logprobs", "tokens", "token_logprobs", "top_logprobs", "content", "text", "index"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(json_values, st.booleans())
def test_every_body_is_a_reply_or_none(told, wrapped):
    body = json.dumps({"choices": [told, told]} if wrapped else told).encode()
    for reader in (read, lambda body: read_first_token("k", body, ())):
        try:
            reply = reader(body)
        except NotACompletion:
            continue
        assert reply is None or all(not math.isnan(value) for _, value in reply.top_logprobs or ())
