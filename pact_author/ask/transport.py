"""What the asking loop needs of an endpoint, and the ways in which a call can fail while others may not."""

from dataclasses import dataclass
from typing import Protocol

from pact_author.ask.call import Call, Reply


@dataclass(frozen=True, slots=True)
class Quota:
    """What an endpoint says is left of its limits; None where it does not say.

    requests, tokens: left now; most_requests, most_tokens: the whole limit; requests_in, tokens_in: seconds until the
    whole is there again.
    """

    requests: int | None = None
    most_requests: int | None = None
    requests_in: float | None = None
    tokens: int | None = None
    most_tokens: int | None = None
    tokens_in: float | None = None


class Busy(Exception):
    """The endpoint cannot answer now; the same call may succeed later.

    retry_after: seconds it asked for, or None. status: of HTTP; None where nothing came back.
    """

    def __init__(self, message: str, retry_after: float | None = None, status: int | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after
        self.status = status


class Limited(Busy):
    """The endpoint is well, and wants fewer calls at a time or later ones: it is not down."""


class Unanswered(Exception):
    """This call got no answer and would get none again; other calls may.

    hint: what to do if none of them does. status: of HTTP.
    """

    def __init__(self, message: str, hint: str, status: int | None = None) -> None:
        super().__init__(message)
        self.hint = hint
        self.status = status


class Transport(Protocol):
    """Raises Busy for what may pass, Unanswered for what will not, EndpointError for what concerns every call.

    quota: what the latest answer said is left of the endpoint's limits; None where it says nothing.
    """

    quota: Quota | None = None

    async def ask(self, call: Call) -> Reply: ...

    async def close(self) -> None: ...
