"""The body of a completion to a Reply: how likely each option is after a prompt, or what a model writes after it."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pact_author.ask.call import Reply, ReplyStatus
from pact_author.ask.reading_replies import (
    LONGEST_TEXT,
    NotACompletion,
    alternatives,
    empty,
    is_filtered,
    parsed,
    plain,
    usage,
)


def read_echo(
    key: str, body: bytes, options: Sequence[str], dropped: tuple[str, ...], hidden: Callable[[str], str] = str
) -> Reply | None:
    """How likely each option is after its prompt; None where the prompts did not come back. Raises NotACompletion.

    The prompts are alike up to the options' letters, and so are their tokens; whatever comes from the first token on
    that differs is the option's. So nothing needs to be known of how the model cuts words, also where a letter of
    another script is several tokens. top_logprobs: each option's letter, then each whole option, as texts with the
    natural logarithm of their probability.
    """
    told = parsed(body)
    echoes = [echo for choice in _choices(told) if (echo := _echoed(choice))]
    if len(echoes) != len(options) or len(echoes) < 2:
        return None
    begin = next(
        (at for at, tokens in enumerate(zip(*(t for t, _ in echoes), strict=False)) if len(set(tokens)) > 1), 0
    )
    letters, whole = [], []
    for option, (tokens, logprobs) in zip(options, echoes, strict=True):
        letter = option.strip()[:1]
        if not begin or begin >= len(tokens) or letter not in tokens[begin]:
            return None  # it is something else that came back
        letters.append((letter, logprobs[begin]))
        whole.append((option.strip(), math.fsum(logprobs[begin:])))
    prompt_tokens, completion_tokens = usage(told, "prompt_tokens", "completion_tokens")
    return Reply(
        key=key,
        status=ReplyStatus.ANSWERED,
        top_logprobs=(*letters, *whole),
        model_reported=hidden(plain(told.get("model"))) or None,
        prompt_tokens=prompt_tokens,
        completion_tokens=completion_tokens,
        dropped=dropped,
    )


def read_first_token(key: str, body: bytes, dropped: tuple[str, ...], hidden: Callable[[str], str] = str) -> Reply:
    """The alternatives of the first token after a prompt, or where there are none what was written.

    A model that goes on with a text goes on after its answer too, with what is none; so such words are not kept where
    it is known how likely each letter was. Raises NotACompletion.
    """
    told = parsed(body)
    choice = next(iter(_choices(told)), None)
    if choice is None or not isinstance(choice.get("text"), str):
        raise NotACompletion("JSON without choices[0].text")
    text, finish = hidden(plain(choice["text"])), hidden(plain(choice.get("finish_reason"))) or None
    first = alternatives(_tokens(choice), hidden)
    # A model whose likeliest word is its last one writes nothing, and has still said how likely the letters were.
    status = ReplyStatus.ANSWERED if text.strip() or first else ReplyStatus.ERROR
    if is_filtered(finish):
        status = ReplyStatus.REFUSED
    prompt_tokens, completion_tokens = usage(told, "prompt_tokens", "completion_tokens")
    return Reply(
        key=key,
        status=status,
        text="" if first and status is ReplyStatus.ANSWERED else text[:LONGEST_TEXT],
        top_logprobs=first,
        finish_reason=finish,
        model_reported=hidden(plain(told.get("model"))) or None,
        prompt_tokens=prompt_tokens,
        completion_tokens=completion_tokens,
        error=empty(finish) if status is ReplyStatus.ERROR else None,
        dropped=dropped,
    )


def _choices(told: object) -> list[Mapping[str, Any]]:
    """The choices, in the order of their prompts."""
    found = told.get("choices") if isinstance(told, Mapping) else None
    if not isinstance(found, list):
        raise NotACompletion("JSON without choices")
    choices = [each for each in found if isinstance(each, Mapping)]
    numbers = [each.get("index") for each in choices]
    return sorted(choices, key=lambda each: each["index"]) if all(type(n) is int for n in numbers) else choices


def _echoed(choice: Mapping[str, Any]) -> tuple[list[str], list[float]] | None:
    """The tokens of a prompt and the logarithms of their probabilities, without the token that was written after it."""
    told = choice.get("logprobs")
    if not isinstance(told, Mapping):
        return None
    tokens, values = told.get("tokens"), told.get("token_logprobs")
    if not isinstance(tokens, list) or not isinstance(values, list) or len(tokens) != len(values) or len(tokens) < 3:
        return None
    rest = values[1:-1]  # nothing stands before the first token
    if not all(isinstance(token, str) for token in tokens):
        return None
    if not all(isinstance(value, float | int) and value <= 0 for value in rest):
        return None
    return tokens[:-1], [0.0, *map(float, rest)]


def _tokens(choice: Mapping[str, Any]) -> object:
    """Tokens in the form of a chat completion; older endpoints have lists beside each other."""
    told = choice.get("logprobs")
    if not isinstance(told, Mapping) or "content" in told:
        return told.get("content") if isinstance(told, Mapping) else None
    tokens, tops = told.get("tokens"), told.get("top_logprobs")
    if not isinstance(tokens, list) or not isinstance(tops, list):
        return None
    return [
        {"token": token, "top_logprobs": [{"token": word, "logprob": value} for word, value in top.items()]}
        for token, top in zip(tokens, tops, strict=False)
        if isinstance(token, str) and isinstance(top, Mapping)
    ]
