"""What the asking loop needs of an endpoint, and the ways in which a call can fail while others may not."""

from typing import Protocol

from pact_author.ask.call import Call, Reply


class Busy(Exception):
    """The endpoint cannot answer now; the same call may succeed later. retry_after: seconds it asked for, or None."""

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Limited(Busy):
    """The endpoint is well, and wants fewer calls at a time or later ones: it is not down."""


class Unanswered(Exception):
    """This call got no answer and would get none again; other calls may. hint: what to do if none of them does."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class Transport(Protocol):
    """Raises Busy for what may pass, Unanswered for what will not, EndpointError for what concerns every call."""

    async def ask(self, call: Call) -> Reply: ...

    async def close(self) -> None: ...
