"""The body of a chat completion to a Reply, without trust in its form."""

import json
import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from pact_author.ask.call import Reply, ReplyStatus

LONGEST_TEXT = 100_000
"""Characters of an answer that are kept; a choice stands in the first few."""


class NotACompletion(ValueError):
    """The body is no chat completion: HTML, an error in disguise, another API."""


def read_reply(key: str, body: bytes, dropped: tuple[str, ...], hidden: Callable[[str], str] = str) -> Reply:
    """The reply in a response body, every text of it through hidden. Raises NotACompletion."""

    def said(value: object) -> str:
        return hidden(plain(value))

    told = parsed(body)
    try:
        choice: Mapping[str, Any] = told["choices"][0]
        message: Mapping[str, Any] = choice["message"]
        content, refusal = said(message.get("content")), said(message.get("refusal"))
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        raise NotACompletion("JSON without choices[0].message") from error
    finish = said(choice.get("finish_reason")) or None
    if refusal or is_filtered(finish):
        status = ReplyStatus.REFUSED
    else:
        status = ReplyStatus.ANSWERED if content.strip() else ReplyStatus.ERROR
    prompt_tokens, completion_tokens = usage(told, "prompt_tokens", "completion_tokens")
    return Reply(
        key=key,
        status=status,
        text=(refusal or content)[:LONGEST_TEXT],
        top_logprobs=alternatives(_tokens(choice), hidden),
        finish_reason=finish,
        model_reported=said(told.get("model")) or None,
        prompt_tokens=prompt_tokens,
        completion_tokens=completion_tokens,
        error=empty(finish) if status is ReplyStatus.ERROR else None,
        dropped=dropped,
    )


def parsed(body: bytes) -> Any:  # noqa: ANN401 - whatever JSON holds
    """The JSON in a body. Raises NotACompletion."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NotACompletion(looks_like(body)) from error


def empty(finish: str | None) -> str:
    """Why an answer without words is no answer."""
    if finish == "length":
        return "the answer was empty: its tokens were used up; raise --max-tokens for a model that thinks first"
    return f"the answer was empty (finish reason: {one_line(finish or '')[:60] or None})"


def one_line(text: str) -> str:
    """An endpoint's words as a terminal may be given them: on one line, without characters that steer or hide."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]", "", " ".join(text.split()))


def is_filtered(finish: str | None) -> bool:
    """Whether the endpoint's filter, and not the model, ended an answer."""
    return finish == "content_filter"


def usage(told: Mapping[str, Any], *names: str) -> list[int | None]:
    """Numbers of tokens by their names; None where they are not told."""
    found = told.get("usage")
    return [_whole(found.get(name)) if isinstance(found, Mapping) else None for name in names]


def plain(value: object) -> str:
    """A text, or text parts joined; nothing for anything else. Lone surrogates, which no store takes, become "?"."""
    if isinstance(value, list):
        parts = (part.get("text") for part in value if isinstance(part, Mapping))
        value = "".join(part for part in parts if isinstance(part, str))
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def _tokens(choice: Mapping[str, Any]) -> object:
    told = choice.get("logprobs")
    return told.get("content") if isinstance(told, Mapping) else None


def alternatives(tokens: object, hidden: Callable[[str], str]) -> tuple[tuple[str, float], ...] | None:
    """The alternatives of the first token that holds more than white space."""
    if not isinstance(tokens, list):
        return None
    try:
        first = next(token for token in tokens if token["token"].strip())
        found = tuple((hidden(plain(each["token"])), float(each["logprob"])) for each in first["top_logprobs"])
    except (KeyError, TypeError, ValueError, OverflowError, AttributeError, StopIteration):
        return None
    return tuple((token, logprob) for token, logprob in found if not math.isnan(logprob)) or None


def _whole(value: object) -> int | None:
    return value if type(value) is int and 0 <= value < 2**53 else None


def looks_like(body: bytes) -> str:
    """What a body that is no JSON seems to be, in words."""
    start = body[:200].lstrip().lower()
    if not start:
        return "an empty body"
    return "a web page" if start.startswith((b"<!doctype", b"<html", b"<")) else "something that is not JSON"
