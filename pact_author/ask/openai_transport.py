"""OpenAI-compatible endpoints: chat completions, responses and completions; the only module that knows openai."""

import re
import ssl
from collections.abc import Callable
from typing import Any

from httpx2 import Response
from openai import (
    APIConnectionError,
    APIStatusError,
    AsyncOpenAI,
    DefaultAioHttpClient,
    OpenAIError,
    Timeout,
)

from pact_author.ask import request_body
from pact_author.ask.adapted import FILTERED, Adapted, Refusal, adapt, said
from pact_author.ask.address import without_credentials
from pact_author.ask.call import Call, CallSettings, Reply, ReplyStatus
from pact_author.ask.hiding import hider
from pact_author.ask.limits import quota, retry_after
from pact_author.ask.reading_completions import read_echo, read_first_token
from pact_author.ask.reading_replies import NotACompletion, looks_like, one_line, read_reply
from pact_author.ask.reading_responses import read_response
from pact_author.ask.transport import Busy, Limited, Quota, Unanswered
from pact_author.model.errors import EndpointError

OPENAI = "https://api.openai.com/v1"
CONNECT = 15.0
"""Seconds for a connection; an address where nobody is need not take as long as an answer may."""
PASSING = frozenset({408, 409, 425})
"""Beside 429 and what begins with 5."""
OF_THIS_CALL = frozenset({400, 413, 422})
USED_UP = frozenset({"insufficient_quota", "billing_hard_limit_reached"})
LONGEST_SAID = 300
"""Characters of an endpoint's words that are shown."""
MOST_ADAPTED = 8
"""Refusals of its form after which a call is given up."""

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


def _room(call: Call) -> int:
    """Bytes that an answer may have: a few MiB, and what the alternatives of each token can come to."""
    settings = call.settings
    echoed = sum(len(message.content) for message in call.messages)
    return 4 * 2**20 + (settings.max_tokens * max(1, settings.top_logprobs) + echoed) * 256


def _unheard(_: str) -> None:
    """For whoever does not ask."""


class OpenAITransport:
    """One endpoint and key. What the endpoint does not accept is found out before its first answer, and remembered.

    api_key: None where the endpoint wants none. say: told once of whatever is asked in another way than planned.
    """

    def __init__(
        self,
        base_url: str | None,
        api_key: str | None,
        timeout: float = 120.0,
        say: Callable[[str], None] = _unheard,
    ) -> None:
        self.base_url = (base_url or OPENAI).rstrip("/")
        self.quota: Quota | None = None
        self._hidden = hider(api_key)
        self._say = say
        self._how = Adapted()
        self._echoes = True  # until it is known that it does not
        self._accepted = False
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
        self._http.most = _room(call)
        for _ in range(MOST_ADAPTED):
            how = self._how
            try:
                reply = (
                    await self._completed(call, how)
                    if call.messages[0].role == "prompt"
                    else await self._chat(call, how)
                )
            except (NotACompletion, TooMuch) as error:
                raise Unanswered(
                    f"{self._where()} answered with {error}, which is no completion",
                    "check --base-url: it usually ends in /v1",
                ) from error
            except APIConnectionError as error:
                raise self._unreached(error) from error
            except APIStatusError as error:
                if not self._adapted(call.settings, how, error):
                    return self._failed(call, error)
            except OpenAIError as error:
                raise EndpointError(f"{self._where()}: {self._scrubbed(error)}") from error
            else:
                if not self._accepted:
                    self._first(call, how, reply)
                return reply
        raise Unanswered(f"{self._where()} refuses one parameter after another", "check --base-url and --model")

    async def close(self) -> None:
        await self._client.close()

    async def _chat(self, call: Call, how: Adapted) -> Reply:
        dropped = how.dropped(call.settings)
        if how.responses:
            body = await self._post("/responses", request_body.responses(call, how))
            reply = read_response(call.key, body, dropped, self._hidden)
        else:
            body = await self._post("/chat/completions", request_body.chat(call, how))
            reply = read_reply(call.key, body, dropped, self._hidden)
        return reply

    async def _post(self, path: str, body: dict[str, Any]) -> bytes:
        """What comes back, as it came: we read more of an answer than the client's own types hold, and faster."""
        response = await self._client.post(path, body=body, cast_to=Response)
        self.quota = quota(response.headers)
        return response.content

    async def _completed(self, call: Call, how: Adapted) -> Reply:
        """How likely each option is; from the first token alone where the endpoint does not give a prompt back."""
        dropped = how.dropped(call.settings)
        if self._echoes and not how.left_out & {"echo", "logprobs"}:
            body = await self._post("/completions", request_body.echoed(call, how))
            options = [message.content for message in call.messages[1:]]
            if reply := read_echo(call.key, body, options, dropped, self._hidden):
                return reply
            if self._accepted:
                raise NotACompletion("a completion without its prompt")
            self._say(f"note: {self._where()} gives no prompt back: choices are read from the first token after it")
            self._echoes = False
        body = await self._post("/completions", request_body.first_token(call, how))
        return read_first_token(call.key, body, dropped, self._hidden)

    def _first(self, call: Call, how: Adapted, reply: Reply) -> None:
        """What the first answer shows; from now on it is the call, and not its form, that is at fault."""
        self._accepted = True
        if how.alternatives(call.settings) and reply.status is ReplyStatus.ANSWERED and reply.top_logprobs is None:
            self._say(f"note: {self._where()} gives no log-probabilities: choices are read from the text")

    def _adapted(self, settings: CallSettings, how: Adapted, error: APIStatusError) -> bool:
        """Whether there is another way of asking. After an answer had the same way, it is the call."""
        if self._how != how:
            return True  # another call has found one meanwhile
        if self._accepted:
            return False
        refusal = Refusal(error.status_code, str(error.message)[:2000], str(error.param or ""), str(error.code or ""))
        now = adapt(how, refusal, settings)
        if now is None:
            return False
        for words in said(how, now, settings):
            self._say(f"note: {self._where()} {words}")
        self._how = now
        return True

    def _where(self) -> str:
        return without_credentials(self.base_url)

    def _scrubbed(self, error: object) -> str:
        """An endpoint's words on one line, without the key, not too long."""
        text = str(error).encode("utf-8", "replace").decode()
        return self._hidden(one_line(text))[:LONGEST_SAID]

    def _unreached(self, error: APIConnectionError) -> Exception:
        # The client calls all of these a timeout; their cause knows better.
        cause: BaseException | None = error.__cause__ or error
        told = self._scrubbed(cause)
        while cause is not None:
            if isinstance(cause, ssl.SSLCertVerificationError):
                why = re.search(r"verify failed: ([^(]*)", told)
                return EndpointError(
                    f"{self._where()} shows a certificate that cannot be verified: {why[1].strip() if why else told}",
                    "if it is your own, name the file of its authority in SSL_CERT_FILE; otherwise give it no key",
                )
            cause = cause.__cause__ or cause.__context__
        return Busy(told)

    def _failed(self, call: Call, error: APIStatusError) -> Reply:
        """A refusal of the endpoint's filter as a reply; all else is raised."""
        status, said_ = error.status_code, self._scrubbed(_told(error))
        if status < 500 and (error.code in FILTERED or str(error.type) in FILTERED):
            dropped = self._how.dropped(call.settings)
            return Reply(call.key, ReplyStatus.REFUSED, said_, finish_reason="content_filter", dropped=dropped)
        if {error.code, error.type} & USED_UP or status == 402:
            raise EndpointError(
                f"{self._where()} says that the quota is used up", "top it up, then run again"
            ) from error
        wait = retry_after(error.response.headers)
        if status == 429:
            raise Limited(f"429: {said_}", wait, status) from error
        if status in PASSING or status >= 500:
            raise Busy(f"{status}: {said_}", wait, status) from error
        if 300 <= status < 400:
            raise EndpointError(
                f"{self._where()} redirects elsewhere", "give the address it redirects to, if you trust it"
            ) from error
        answered, hint = f"{self._where()} answered {status}: {said_}", _hint(status, said_)
        if status in OF_THIS_CALL:
            raise Unanswered(answered, hint, status) from error
        raise EndpointError(answered, hint) from error


HINTS = {
    401: "check the key in the environment (--api-key-env names the variable)",
    403: "the key may not use this model, or not from here",
    404: "check --base-url (it usually ends in /v1) and --model",
}


def _hint(status: int, said_: str) -> str:
    if re.search(r"chat[_ ]template|not a chat model|v1/completions", said_, re.IGNORECASE):
        return "this is a base model: ask it with --style completion"
    return HINTS.get(status, "check --base-url and --model")


def _told(error: APIStatusError) -> str:
    """What an endpoint says of a failure, without the client's own words around it."""
    body = error.body
    message = body.get("message") or body.get("detail") if isinstance(body, dict) else body
    if isinstance(message, str) and message.strip():
        return message if not message.lstrip().startswith("<") else "a web page"
    text = error.response.text
    return looks_like(text.encode()) if not text.strip() or text.lstrip().startswith("<") else text
