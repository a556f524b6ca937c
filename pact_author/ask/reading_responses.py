"""The body of a response of the Responses API to a Reply, without trust in its form."""

from collections.abc import Callable, Mapping
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


def read_response(key: str, body: bytes, dropped: tuple[str, ...], hidden: Callable[[str], str] = str) -> Reply:
    """The reply in a response body, every text of it through hidden. Raises NotACompletion."""
    told = parsed(body)
    try:
        parts = [
            part
            for output in told["output"]
            if isinstance(output, Mapping) and output.get("type") == "message"
            for part in output["content"]
            if isinstance(part, Mapping)
        ]
        reason = told.get("incomplete_details") or {}
        finish = hidden(plain(reason.get("reason") if isinstance(reason, Mapping) else "")) or None
    except (KeyError, TypeError, AttributeError) as error:
        raise NotACompletion("JSON without an output") from error
    content = hidden("".join(plain(part.get("text")) for part in parts))
    refusal = hidden("".join(plain(part.get("refusal")) for part in parts))
    status = ReplyStatus.ANSWERED if content.strip() else ReplyStatus.ERROR
    if refusal or is_filtered(finish):
        status = ReplyStatus.REFUSED
    prompt_tokens, completion_tokens = usage(told, "input_tokens", "output_tokens")
    return Reply(
        key=key,
        status=status,
        text=(refusal or content)[:LONGEST_TEXT],
        top_logprobs=alternatives(_tokens(parts), hidden),
        finish_reason=finish,
        model_reported=hidden(plain(told.get("model"))) or None,
        prompt_tokens=prompt_tokens,
        completion_tokens=completion_tokens,
        error=empty("length" if finish == "max_output_tokens" else finish) if status is ReplyStatus.ERROR else None,
        dropped=dropped,
    )


def _tokens(parts: list[Mapping[str, Any]]) -> object:
    return next((part.get("logprobs") for part in parts if part.get("logprobs")), None)
