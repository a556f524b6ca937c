"""The body of a chat completion to a Reply, without trust in its form."""

import json
import math
from collections.abc import Mapping
from typing import Any

from pact_author.ask.call import Reply, ReplyStatus

LONGEST_TEXT = 100_000
"""Characters of an answer that are kept; a choice stands in the first few."""


class NotACompletion(ValueError):
    """The body is no chat completion: HTML, an error in disguise, another API."""


def read_reply(key: str, body: bytes, dropped: tuple[str, ...]) -> Reply:
    """The reply in a response body. Raises NotACompletion."""
    try:
        told = json.loads(body)
    except ValueError as error:
        raise NotACompletion(_looks_like(body)) from error
    try:
        choice: Mapping[str, Any] = told["choices"][0]
        message: Mapping[str, Any] = choice["message"]
        content, refusal = message.get("content"), message.get("refusal")
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        raise NotACompletion("JSON without choices[0].message") from error
    finish = choice.get("finish_reason")
    text = content if isinstance(content, str) else ""
    if isinstance(refusal, str) and refusal:
        status, text = ReplyStatus.REFUSED, refusal
    elif finish == "content_filter":
        status = ReplyStatus.REFUSED
    else:
        status = ReplyStatus.ANSWERED if text.strip() else ReplyStatus.ERROR
    usage = told.get("usage") if isinstance(told.get("usage"), Mapping) else {}
    return Reply(
        key=key,
        status=status,
        text=text[:LONGEST_TEXT],
        top_logprobs=_top_logprobs(choice),
        finish_reason=finish if isinstance(finish, str) else None,
        model_reported=told["model"] if isinstance(told.get("model"), str) else None,
        prompt_tokens=_whole(usage.get("prompt_tokens")),
        completion_tokens=_whole(usage.get("completion_tokens")),
        error="the answer was empty" if status is ReplyStatus.ERROR else None,
        dropped=dropped,
    )


def _top_logprobs(choice: Mapping[str, Any]) -> tuple[tuple[str, float], ...] | None:
    """The alternatives of the first token that holds more than white space."""
    try:
        tokens = choice["logprobs"]["content"]
        first = next(token for token in tokens if token["token"].strip())
        found = tuple((str(each["token"]), float(each["logprob"])) for each in first["top_logprobs"])
    except (KeyError, TypeError, ValueError, AttributeError, StopIteration):
        return None
    return tuple((token, logprob) for token, logprob in found if not math.isnan(logprob)) or None


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _looks_like(body: bytes) -> str:
    start = body[:200].lstrip().lower()
    if not start:
        return "an empty body"
    return "a web page" if start.startswith((b"<!doctype", b"<html", b"<")) else "something that is not JSON"
