"""How a job tells how far it is, without knowing who listens."""

from collections.abc import Callable

OnProgress = Callable[[int, int | None], None]
"""Called with (done, total); total is None while unknown."""


def silent(done: int, total: int | None) -> None:
    """Nobody listens."""
