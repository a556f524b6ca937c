"""What the headers of an answer say about an endpoint's limits: how long to wait, and what is left until when."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from pact_author.ask.transport import Quota

_SPAN = re.compile(r"(\d+(?:\.\d+)?)(ms|us|µs|ns|h|m|s|d)")
_UNITS = {"ns": 1e-9, "us": 1e-6, "µs": 1e-6, "ms": 1e-3, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_SPOKEN = (
    ("x-ratelimit-{what}-{of}", True),  # OpenAI, vLLM's gateways, Groq, Mistral, Azure
    ("anthropic-ratelimit-{of}-{what}", True),
    ("ratelimit-{what}", False),  # the draft of the IETF
    ("x-ratelimit-{what}", False),  # OpenRouter
)
"""How endpoints name what is left, and whether they tell requests and tokens apart."""


def retry_after(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """Seconds that an endpoint asks to wait: retry-after-ms, or retry-after as seconds or a date (RFC 9110)."""
    told = headers.get("retry-after-ms")
    if told is not None and (ms := _number(told)) is not None:
        return ms / 1000
    told = headers.get("retry-after")
    if told is None:
        return None
    seconds = _number(told)
    return _until(told, now or datetime.now(UTC)) if seconds is None else seconds


def quota(headers: Mapping[str, str], now: datetime | None = None) -> Quota | None:
    """What is left of requests and tokens; None where the headers say nothing of it."""
    if not any("ratelimit" in name.lower() for name in headers):
        return None
    now = now or datetime.now(UTC)
    requests = _left(headers, "requests", now)
    tokens = _left(headers, "tokens", now)
    return Quota(*(requests or (None, None, None)), *(tokens or (None, None, None))) if requests or tokens else None


def _left(headers: Mapping[str, str], of: str, now: datetime) -> tuple[int, int | None, float | None] | None:
    """(left, of how many in all, seconds until all of them are there again)."""
    for form, told_apart in _SPOKEN:
        if not told_apart and of != "requests":
            continue

        def said(what: str, form: str = form) -> str | None:
            return headers.get(form.format(what=what, of=of))

        left = _number(said("remaining"))
        if left is not None:
            most = _number(said("limit"))
            return int(left), None if most is None else int(most), _wait(said("reset"), now)
    return None


def _wait(told: str | None, now: datetime) -> float | None:
    """Seconds in any of the ways they are told: 1.5, 6m0s, 120ms, a moment since 1970 in s or ms, a date."""
    if told is None:
        return None
    number = _number(told)
    if number is not None:
        if number < 1e9:
            return number
        return max(0.0, number / (1000 if number > 1e11 else 1) - now.timestamp())
    told = told.strip()
    if _SPAN.sub("", told) == "" and told:
        return sum(float(amount) * _UNITS[unit] for amount, unit in _SPAN.findall(told))
    try:
        return max(0.0, (datetime.fromisoformat(told) - now).total_seconds())
    except (ValueError, TypeError):
        return _until(told, now)


def _until(told: str, now: datetime) -> float | None:
    try:
        moment = parsedate_to_datetime(told)
    except (ValueError, TypeError):
        return None
    if moment.tzinfo is None:  # "-0000": the time is UTC, where it was made is not told
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


def _number(told: str | None) -> float | None:
    return float(told) if told is not None and re.fullmatch(r"\s*\d{1,18}(\.\d{1,9})?\s*", told, re.A) else None
