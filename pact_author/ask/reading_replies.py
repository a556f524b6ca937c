"""The body of a chat completion to a Reply, without trust in its form."""

import json
import math
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
        return hidden(_text(value))

    try:
        told = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NotACompletion(looks_like(body)) from error
    try:
        choice: Mapping[str, Any] = told["choices"][0]
        message: Mapping[str, Any] = choice["message"]
        content, refusal = said(message.get("content")), said(message.get("refusal"))
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        raise NotACompletion("JSON without choices[0].message") from error
    finish = said(choice.get("finish_reason")) or None
    if refusal or finish == "content_filter":
        status = ReplyStatus.REFUSED
    else:
        status = ReplyStatus.ANSWERED if content.strip() else ReplyStatus.ERROR
    usage = told.get("usage") if isinstance(told.get("usage"), Mapping) else {}
    return Reply(
        key=key,
        status=status,
        text=(refusal or content)[:LONGEST_TEXT],
        top_logprobs=_top_logprobs(choice, hidden),
        finish_reason=finish,
        model_reported=said(told.get("model")) or None,
        prompt_tokens=_whole(usage.get("prompt_tokens")),
        completion_tokens=_whole(usage.get("completion_tokens")),
        error=_empty(finish) if status is ReplyStatus.ERROR else None,
        dropped=dropped,
    )


def _empty(finish: str | None) -> str:
    if finish == "length":
        return "the answer was empty: its tokens were used up; raise --max-tokens for a model that thinks first"
    return f"the answer was empty (finish reason: {finish})"


def _text(value: object) -> str:
    """A text, or text parts joined; nothing for anything else. Lone surrogates, which no store takes, become "?"."""
    if isinstance(value, list):
        parts = (part.get("text") for part in value if isinstance(part, Mapping))
        value = "".join(part for part in parts if isinstance(part, str))
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def _top_logprobs(choice: Mapping[str, Any], hidden: Callable[[str], str]) -> tuple[tuple[str, float], ...] | None:
    """The alternatives of the first token that holds more than white space."""
    try:
        tokens = choice["logprobs"]["content"]
        first = next(token for token in tokens if token["token"].strip())
        found = tuple((hidden(str(each["token"])), float(each["logprob"])) for each in first["top_logprobs"])
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
