"""How many calls may be under way at one endpoint: more while that brings more answers, fewer after it complained."""

FIRST = 8
"""Calls at a time after the first answer; one before it."""
SATURATED = 0.8
"""Share of the width that must have been in use for a round of answers to say anything about more."""
GAIN = 1.15
"""Doubling the width goes on while it brings so many times the answers a second."""
STEP = 0.05
"""Share that is added after a clean round, once doubling is over."""
BETTER = 1.03
"""What was added is kept when it brings so many times the answers a second."""
SPARE = 1.25
"""What was added in vain is given back when it comes to so many times the width before."""


class Throttle:
    """Slow start, then additive increase and multiplicative decrease, with at most one cut in a cooldown.

    most: what the user allows. width: what is allowed now. round: changes with each cut. longest: an answer may take
    before there are no more of them at a time. Times are seconds of any clock that does not go backwards.
    """

    def __init__(self, most: int, cooldown: float = 5.0, longest: float = 30.0) -> None:
        self.most, self.width, self.round = most, 1, 0
        self._cooldown, self._cool_at, self._longest = cooldown, 0.0, longest
        self._doubling = True
        self._clean, self._busiest, self._began = 0, 0, 0.0
        self._best, self._best_width = 0.0, 1

    def sent(self, under_way: int) -> None:
        """A call was sent, and so many are under way with it."""
        self._busiest = max(self._busiest, under_way)

    def answered(self, now: float, sent_in: int) -> None:
        """A call that was sent in some round went well."""
        if sent_in != self.round or now < self._cool_at:
            return  # it says nothing about the width since the last cut
        if self.width == 1 and self._doubling:
            self._widen(min(self.most, FIRST), now)
            return
        self._clean += 1
        if self._clean < max(2 * self.width, 4):
            return
        rate = self._clean / max(now - self._began, 1e-6)
        full = self._busiest >= SATURATED * self.width
        self._again(now)
        if full:
            self._grow(rate, now)

    def failed(self, now: float) -> None:
        """A call failed in a way that says nothing of limits: the width is left as it is."""
        self._again(now)

    def limited(self, now: float, sent_in: int) -> bool:
        """A call met the endpoint's limit; whether that cut the width: not twice for what was under way together."""
        self._again(now)
        if sent_in != self.round or now < self._cool_at:
            return False
        self.round += 1
        self._cool_at = now + self._cooldown
        # Doubling went past the limit by up to twice; small steps went past it by a little.
        self.width = max(1, int(self.width * (0.5 if self._doubling else 0.8)))
        self._doubling = False
        self._best, self._best_width = 0.0, self.width
        return True

    def cool_until(self, moment: float) -> None:
        """Neither cut nor grow before a moment."""
        self._cool_at = max(self._cool_at, moment)

    def _grow(self, rate: float, now: float) -> None:
        if self.width > rate * self._longest:
            return  # answers take so long already that more of them at a time would meet their deadline
        if self._doubling and self._best and rate < GAIN * self._best:
            self._doubling = False
            self._widen(self._best_width, now)
        elif self._doubling:
            self._best, self._best_width = rate, self.width
            self._widen(min(self.most, 2 * self.width), now)
        elif self.width == self._best_width or rate >= BETTER * self._best:
            self._best, self._best_width = rate, self.width
            self._wider(now)
        elif self.width > SPARE * self._best_width + 1:
            self._widen(self._best_width, now)
        else:
            self._wider(now)

    def _wider(self, now: float) -> None:
        self._widen(min(self.most, self.width + max(1, int(self.width * STEP))), now)

    def _widen(self, width: int, now: float) -> None:
        self.width = width
        self._again(now)

    def _again(self, now: float) -> None:
        self._clean, self._busiest, self._began = 0, 0, now
