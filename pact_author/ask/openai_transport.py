"""Chat completions of any OpenAI-compatible endpoint; the only module that knows openai."""

import re
from typing import Any

from openai import (
    APIConnectionError,
    APIStatusError,
    AsyncOpenAI,
    DefaultAioHttpClient,
    OpenAIError,
    Timeout,
)

from pact_author.ask.address import without_credentials
from pact_author.ask.call import Call, CallSettings, Reply, ReplyStatus
from pact_author.ask.limits import quota, retry_after
from pact_author.ask.reading_replies import NotACompletion, looks_like, read_reply
from pact_author.ask.transport import Busy, Limited, Quota, Unanswered
from pact_author.model.errors import EndpointError

OPENAI = "https://api.openai.com/v1"
CONNECT = 15.0
"""Seconds for a connection; an address where nobody is need not take as long as an answer may."""
PASSING = frozenset({408, 409, 425})
"""Beside 429 and what begins with 5."""
OF_THIS_CALL = frozenset({400, 413, 422})
USED_UP = frozenset({"insufficient_quota", "billing_hard_limit_reached"})
FILTERED = frozenset({"content_filter", "content_policy_violation", "responsible_ai_policy_violation"})
TOO_LONG = frozenset({"context_length_exceeded", "string_above_max_length"})
OPTIONAL = ("logprobs", "top_logprobs", "seed", "temperature", "max_tokens", "response_format")
"""Parameters that some endpoints refuse and that an answer can be had without."""
SHORTEST_KEY = 8
"""Letters from which on a key is a secret; shorter ones are placeholders, and words that occur in any answer."""


_OF_THE_BODY = frozenset({"content-encoding", "content-length", "transfer-encoding"})


class TooMuch(OpenAIError):
    """A body that is larger than an answer can be."""


class BoundedClient(DefaultAioHttpClient):
    """Bodies are read piece by piece, decompressed, and not beyond their most; those of failures too.

    most: bytes.
    """

    most = 0

    async def send(self, request: Any, *, stream: bool = False, **options: Any) -> Any:  # noqa: ANN401, ARG002 - its types
        response = await super().send(request, stream=True, **options)
        body = bytearray()
        try:
            async for piece in response.aiter_bytes():
                body += piece
                if len(body) > self.most:
                    raise TooMuch(f"more than {self.most / 2**20:.0f} MiB")
        finally:
            await response.aclose()
        headers = [each for each in response.headers.multi_items() if each[0].lower() not in _OF_THE_BODY]
        return type(response)(response.status_code, headers=headers, content=bytes(body), request=request)


def _room(settings: CallSettings) -> int:
    """Bytes that an answer may have: a few MiB, and what the alternatives of each token can come to."""
    return 4 * 2**20 + settings.max_tokens * max(1, settings.top_logprobs) * 256


class OpenAITransport:
    """One endpoint and key. What the endpoint does not accept is found out before its first answer, and remembered.

    api_key: None where the endpoint wants none.
    """

    def __init__(self, base_url: str | None, api_key: str | None, timeout: float = 120.0) -> None:
        self.base_url = (base_url or OPENAI).rstrip("/")
        self._secret = api_key if api_key and len(api_key) >= SHORTEST_KEY else None
        self._dropped: tuple[str, ...] = ()
        self._accepted = False
        self.quota: Quota | None = None
        # One layer owns retries: ours. A redirect could carry the key to another host, so none is followed.
        patience = Timeout(timeout, connect=min(CONNECT, timeout))
        self._http = BoundedClient(follow_redirects=False, timeout=patience)
        try:
            self._client = AsyncOpenAI(
                base_url=self.base_url,
                api_key=api_key or "none",  # the protocol sends one, also to endpoints that want none
                timeout=patience,
                max_retries=0,
                http_client=self._http,
            )
        except Exception as error:
            raise EndpointError(f"{self._where()} is no address that can be asked", "check --base-url") from error

    async def ask(self, call: Call) -> Reply:
        self._http.most = _room(call.settings)
        while True:
            dropped = self._dropped
            try:
                raw = await self._client.chat.completions.with_raw_response.create(**_request(call, dropped))
                reply = read_reply(call.key, raw.content, dropped, self._hidden)
                self._accepted = True
                self.quota = quota(raw.headers)
                return reply
            except NotACompletion as error:
                raise Unanswered(
                    f"{self._where()} answered with {error}, which is no chat completion",
                    "check --base-url: it usually ends in /v1",
                ) from error
            except TooMuch as error:
                raise Unanswered(
                    f"{self._where()} answered with {error}, which is no chat completion", "check --base-url"
                ) from error
            except APIConnectionError as error:
                # The client calls all of these a timeout; their cause knows better.
                raise Busy(self._scrubbed(error.__cause__ or error)) from error
            except APIStatusError as error:
                refused = self._refused_parameter(error, dropped)
                if not refused:
                    return self._failed(call, error)
                self._dropped = tuple(sorted({*self._dropped, *refused}))
            except OpenAIError as error:
                raise EndpointError(f"{self._where()}: {self._scrubbed(error)}") from error

    async def close(self) -> None:
        await self._client.close()

    def _where(self) -> str:
        return without_credentials(self.base_url)

    def _hidden(self, text: str) -> str:
        return text.replace(self._secret, "…") if self._secret else text

    def _scrubbed(self, error: object) -> str:
        """An endpoint's words on one line, without the key, not too long."""
        text = self._hidden(" ".join(str(error).encode("utf-8", "replace").decode().split()))
        return re.sub(r"[\x00-\x1f\x7f-\x9f]", "", text)[:300]

    def _refused_parameter(self, error: APIStatusError, dropped: tuple[str, ...]) -> set[str]:
        """Parameters that the endpoint does not know. After an answer had with them, it is the call that is wrong."""
        if error.status_code not in (400, 422) or self._accepted or error.code in (*FILTERED, *TOO_LONG):
            return set()
        told = f"{error.param or ''} {error.message}"
        if "context length" in told.lower():
            return set()
        named = {name for name in OPTIONAL if name not in dropped and re.search(rf"\b{name}\b", told)}
        return named | {"logprobs", "top_logprobs"} if named & {"logprobs", "top_logprobs"} else named

    def _failed(self, call: Call, error: APIStatusError) -> Reply:
        """A refusal of the endpoint's filter as a reply; all else is raised."""
        status, said = error.status_code, self._scrubbed(_told(error))
        if status < 500 and (error.code in FILTERED or str(error.type) in FILTERED):
            return Reply(call.key, ReplyStatus.REFUSED, said, finish_reason="content_filter", dropped=self._dropped)
        if {error.code, error.type} & USED_UP or status == 402:
            raise EndpointError(
                f"{self._where()} says that the quota is used up", "top it up, then run again"
            ) from error
        wait = retry_after(error.response.headers)
        if status == 429:
            raise Limited(f"429: {said}", wait, status) from error
        if status in PASSING or status >= 500:
            raise Busy(f"{status}: {said}", wait, status) from error
        if 300 <= status < 400:
            raise EndpointError(
                f"{self._where()} redirects elsewhere", "give the address it redirects to, if you trust it"
            ) from error
        answered, hint = f"{self._where()} answered {status}: {said}", HINTS.get(status, "check --base-url and --model")
        if status in OF_THIS_CALL:
            raise Unanswered(answered, hint, status) from error
        raise EndpointError(answered, hint) from error


HINTS = {
    401: "check the key in the environment (--api-key-env names the variable)",
    403: "the key may not use this model, or not from here",
    404: "check --base-url (it usually ends in /v1) and --model",
}


def _told(error: APIStatusError) -> str:
    """What an endpoint says of a failure, without the client's own words around it."""
    body = error.body
    message = body.get("message") or body.get("detail") if isinstance(body, dict) else body
    if isinstance(message, str) and message.strip():
        return message if not message.lstrip().startswith("<") else "a web page"
    text = error.response.text
    return looks_like(text.encode()) if not text.strip() or text.lstrip().startswith("<") else text


def _request(call: Call, dropped: tuple[str, ...]) -> dict[str, Any]:
    settings = call.settings
    asked: dict[str, Any] = {"temperature": settings.temperature, "max_tokens": settings.max_tokens}
    if settings.top_logprobs:
        asked |= {"logprobs": True, "top_logprobs": settings.top_logprobs}
    if settings.seed is not None:
        asked["seed"] = settings.seed
    if "max_tokens" in dropped:
        asked["max_completion_tokens"] = settings.max_tokens
    return {name: value for name, value in asked.items() if name not in dropped} | {
        "model": call.model,
        "messages": [{"role": m.role, "content": m.content} for m in call.messages],
        "extra_body": {name: value for name, value in settings.extra if name not in dropped} or None,
    }
