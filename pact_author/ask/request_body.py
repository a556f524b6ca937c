"""A call to the body of a request, as its endpoint wants it: chat completions, responses or completions."""

from typing import Any

from pact_author.ask.adapted import Adapted
from pact_author.ask.call import Call

SHORTEST = 16
"""The least max_output_tokens of the Responses API."""
SOON = 4
"""Tokens within which a letter comes, if one does, after spaces and line breaks."""
ECHOED = 1
"""Tokens asked for after an echo: endpoints differ in whether they take 0, and all answer with this many."""


def chat(call: Call, how: Adapted) -> dict[str, Any]:
    """Of /chat/completions."""
    settings, few = call.settings, how.alternatives(call.settings)
    asked: dict[str, Any] = {"temperature": settings.temperature, "max_tokens": settings.max_tokens}
    if few:
        asked |= {"logprobs": True, "top_logprobs": few}
    if settings.seed is not None:
        asked["seed"] = settings.seed
    if "max_tokens" in how.left_out:
        asked["max_completion_tokens"] = settings.max_tokens
    return _without(asked, how) | {
        "model": call.model,
        "messages": [{"role": m.role, "content": m.content} for m in call.messages],
        **_extra(call, how),
    }


def responses(call: Call, how: Adapted) -> dict[str, Any]:
    """Of /responses. It knows no seed, and is told to keep nothing."""
    settings, few = call.settings, how.alternatives(call.settings)
    asked: dict[str, Any] = {"temperature": settings.temperature}
    extra = _extra(call, how)
    if isinstance(form := extra.pop("response_format", None), dict):
        asked["text"] = {"format": {"type": form.get("type"), **form.get("json_schema", {})}}
    return _without(asked, how) | {
        "model": call.model,
        "input": [{"role": m.role, "content": m.content} for m in call.messages],
        "max_output_tokens": max(SHORTEST, settings.max_tokens),
        "store": False,
        **extra,
        **({"top_logprobs": few, "include": ["message.output_text.logprobs"]} if few else {}),
    }


def echoed(call: Call, how: Adapted) -> dict[str, Any]:
    """Of /completions: the prompt with each option behind it, to be given back with the probability of each token."""
    prompt, options = call.messages[0].content, call.messages[1:]
    asked = {"temperature": 0.0, "max_tokens": ECHOED, "logprobs": 1}
    return _without(asked, how) | {
        "model": call.model,
        "prompt": [prompt + option.content for option in options],
        "echo": True,
        **_extra(call, how),
    }


def first_token(call: Call, how: Adapted) -> dict[str, Any]:
    """Of /completions: the prompt alone, and the alternatives of the first token after it."""
    settings, few = call.settings, how.alternatives(call.settings)
    asked: dict[str, Any] = {"temperature": settings.temperature, "max_tokens": settings.max_tokens}
    if few:
        asked |= {"logprobs": few, "max_tokens": min(SOON, settings.max_tokens)}
    if settings.seed is not None:
        asked["seed"] = settings.seed
    return _without(asked, how) | {
        "model": call.model,
        "prompt": call.messages[0].content,
        **_extra(call, how),
    }


def _extra(call: Call, how: Adapted) -> dict[str, Any]:
    return {name: value for name, value in call.settings.extra if name not in how.left_out}


def _without(asked: dict[str, Any], how: Adapted) -> dict[str, Any]:
    return {name: value for name, value in asked.items() if name not in how.left_out}
