"""What the asking loop needs of an endpoint, and the ways an endpoint can fail that are worth waiting for."""

from typing import Protocol

from pact_author.ask.call import Call, Reply


class Busy(Exception):
    """The endpoint cannot answer now; the same call may succeed later. retry_after: seconds it asked for, or None."""

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Transport(Protocol):
    """Raises Busy for what may pass and EndpointError for what will not."""

    async def ask(self, call: Call) -> Reply: ...

    async def close(self) -> None: ...
