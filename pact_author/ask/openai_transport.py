"""Chat completions of any OpenAI-compatible endpoint; the only module that knows openai."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from openai import (
    APIConnectionError,
    APIStatusError,
    AsyncOpenAI,
    DefaultAioHttpClient,
    OpenAIError,
)

from pact_author.ask.call import Call, Reply
from pact_author.ask.reading_replies import NotACompletion, read_reply
from pact_author.ask.transport import Busy
from pact_author.model.errors import EndpointError

OPENAI = "https://api.openai.com/v1"
PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529})
OPTIONAL = ("logprobs", "top_logprobs", "seed", "temperature", "max_tokens")
"""Parameters that some endpoints refuse and that an answer can be had without."""


def without_credentials(url: str) -> str:
    """An address as it may be shown and stored: without a name and password, and without a query."""
    return re.sub(r"//[^/@]*@", "//", url).partition("?")[0]


class OpenAITransport:
    """One endpoint and key. What the endpoint does not accept is found out at the first refusal and remembered."""

    def __init__(self, base_url: str | None, api_key: str, timeout: float = 120.0) -> None:
        self.base_url = (base_url or OPENAI).rstrip("/")
        self._key = api_key
        self._dropped: tuple[str, ...] = ()
        # One layer owns retries: ours. A redirect could carry the key to another host, so none is followed.
        self._client = AsyncOpenAI(
            base_url=self.base_url,
            api_key=api_key,
            timeout=timeout,
            max_retries=0,
            http_client=DefaultAioHttpClient(follow_redirects=False, timeout=timeout),
        )

    async def ask(self, call: Call) -> Reply:
        while True:
            dropped = self._dropped
            try:
                raw = await self._client.chat.completions.with_raw_response.create(**_request(call, dropped))
                return read_reply(call.key, raw.content, dropped)
            except NotACompletion as error:
                raise EndpointError(
                    f"{self._where()} answered with {error}, which is no chat completion",
                    "check --base-url: it usually ends in /v1",
                ) from error
            except APIConnectionError as error:
                # The client calls all of these a timeout; their cause knows better.
                raise Busy(self._scrubbed(error.__cause__ or error)) from error
            except APIStatusError as error:
                refused = self._refused_parameter(error, dropped)
                if not refused:
                    raise self._failure(error) from error
                self._dropped = tuple(sorted({*self._dropped, *refused}))
            except OpenAIError as error:
                raise EndpointError(f"{self._where()}: {self._scrubbed(error)}") from error

    async def close(self) -> None:
        await self._client.close()

    def _where(self) -> str:
        return without_credentials(self.base_url)

    def _scrubbed(self, error: object) -> str:
        """An endpoint's words on one line, without the key, not too long."""
        text = " ".join(str(error).encode("utf-8", "replace").decode().split())
        text = text.replace(self._key, "…") if self._key else text
        return re.sub(r"[\x00-\x1f\x7f-\x9f]", "", text)[:300]

    def _refused_parameter(self, error: APIStatusError, dropped: tuple[str, ...]) -> set[str]:
        if error.status_code not in (400, 422):
            return set()
        told = f"{error.param or ''} {error.message}"
        named = {name for name in OPTIONAL if name not in dropped and re.search(rf"\b{name}\b", told)}
        return named | {"logprobs", "top_logprobs"} if named & {"logprobs", "top_logprobs"} else named

    def _failure(self, error: APIStatusError) -> Exception:
        status, said = error.status_code, self._scrubbed(error.message)
        if error.code == "insufficient_quota":
            return EndpointError(f"{self._where()} says that the quota is used up", "top it up, then run again")
        if status in PASSING:
            return Busy(f"{status}: {said}", _retry_after(error))
        hints = {
            401: "check the key in the environment (--api-key-env names the variable)",
            403: "the key may not use this model, or not from here",
            404: "check --base-url (it usually ends in /v1) and --model",
        }
        if 300 <= status < 400:
            return EndpointError(
                f"{self._where()} redirects elsewhere", "give the address it redirects to, if you trust it"
            )
        return EndpointError(
            f"{self._where()} answered {status}: {said}", hints.get(status, "check --base-url and --model")
        )


def _request(call: Call, dropped: tuple[str, ...]) -> dict[str, Any]:
    settings = call.settings
    asked: dict[str, Any] = {
        "temperature": settings.temperature,
        "max_tokens": settings.max_tokens,
        "logprobs": True,
        "top_logprobs": settings.top_logprobs,
    }
    if settings.seed is not None:
        asked["seed"] = settings.seed
    if "max_tokens" in dropped:
        asked["max_completion_tokens"] = settings.max_tokens
    return {name: value for name, value in asked.items() if name not in dropped} | {
        "model": call.model,
        "messages": [{"role": m.role, "content": m.content} for m in call.messages],
        "extra_body": dict(settings.extra) or None,
    }


def _retry_after(error: APIStatusError) -> float | None:
    """Seconds that the endpoint asked to wait: retry-after-ms, or retry-after as seconds or a date (RFC 9110)."""
    headers = error.response.headers
    told = headers.get("retry-after-ms")
    try:
        if told is not None:
            return max(0.0, float(told) / 1000)
        told = headers.get("retry-after")
        if told is None:
            return None
        if re.fullmatch(r"\s*\d+(\.\d+)?\s*", told):
            return float(told)
        return max(0.0, (parsedate_to_datetime(told) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None
