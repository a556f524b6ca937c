"""How a job tells how far it is, without knowing who listens."""

from collections.abc import Callable

OnProgress = Callable[[int, int | None], None]
"""Called with (done, total); total is None while unknown."""

OnWait = Callable[[str], None]
"""Called about once a second, off the beat of the work, with what is waited for in words; "" while all goes well."""


def silent(done: int, total: int | None) -> None:
    """Nobody listens."""


def unheard(what: str) -> None:
    """Nobody listens."""
