"""How failures are met: how often, how long, and when it is enough."""

import random
from collections.abc import Callable
from dataclasses import dataclass

LONGEST_WAIT = 600.0
"""Seconds that an endpoint may ask to wait; beyond it, a person should decide."""
DOWN = 5
"""Calls that fail all their tries one after another before the endpoint counts as down."""
OPENING = 3
"""Calls that are asked one by one until one of them is answered; if none is, the others will fare no better."""
IN_VAIN = 20
"""Calls without an answer one after another, however they failed, after which going on is a waste."""

RESTING = 32
"""Calls that may wait for another try before new ones are drawn no more, or twice what goes at a time if that is more:
fewer would leave a narrow run idle while they rest, many more would put a broken endpoint to each of them."""
TRIES_AT_LIMIT = 10
"""Times that a call may meet the endpoint's limit while other calls are answered; it may be too large for the limit."""


@dataclass(frozen=True, slots=True)
class Pace:
    """All but tries and draw are seconds.

    first: before the second try, doubled each time up to longest, or to slowest where the endpoint is asked too much.
    deadline: for a whole call, however slowly its answer drips. opening: for a call while nothing was answered yet;
    patience: for one later; limited: without any answer while the endpoint says that it is asked too much. cooldown:
    between two cuts of the calls under way.
    """

    tries: int = 5
    first: float = 1.0
    longest: float = 30.0
    slowest: float = 120.0
    deadline: float = 120.0
    opening: float = 110.0
    patience: float = 300.0
    limited: float = 600.0
    cooldown: float = 5.0
    draw: Callable[[], float] = random.random

    def before_try(self, failures: int, retry_after: float | None) -> float:
        """Seconds before the next try of a call; drawn from the whole range, so that calls do not come back at once."""
        jitter = self.draw() * self._doubled(failures, self.longest)
        return jitter if retry_after is None else retry_after + 0.1 * jitter

    def before_any(self, limits: int, retry_after: float | None) -> float:
        """Seconds before any call, after the endpoint's limit was met so many times since its last answer."""
        if retry_after is None:
            asked = self._doubled(limits, self.slowest)
        else:
            asked = max(retry_after, self._doubled(limits - 1, self.slowest) if limits > 1 else 0.0)
        return asked * (1 + 0.1 * self.draw())

    def _doubled(self, times: int, most: float) -> float:
        return min(most, self.first * 2.0 ** min(times - 1, 32))


def span(seconds: float) -> str:
    """A stretch of time in words."""
    if seconds < 120:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} minutes" if seconds < 2 * 3600 else f"{seconds / 3600:.0f} hours"
