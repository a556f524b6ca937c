"""An axis in percent or percentage points: where it begins and ends, its ticks, and where a value lies on it."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5)
MOST_TICKS = 6


@dataclass(frozen=True, slots=True)
class Axis:
    """lo, hi and ticks in fractions."""

    lo: float
    hi: float
    ticks: tuple[float, ...]

    def at(self, value: float) -> float:
        """Where a value lies, in percent of the axis; values outside lie at its ends."""
        return round(100 * (min(max(value, self.lo), self.hi) - self.lo) / (self.hi - self.lo), 2)


def axis(values: Iterable[float], *, zero: bool = False) -> Axis:
    """An axis on which all values lie between two ticks, at the most MOST_TICKS of them. zero: 0 is on it, too."""
    found = [*values, *((0.0,) if zero else ())]
    lo, hi = min(found), max(found)
    for step in STEPS:
        first, last = math.floor(lo / step + 1e-9), math.ceil(hi / step - 1e-9)
        last = max(last, first + 2)
        if last - first < MOST_TICKS:
            break
    return Axis(first * step, last * step, tuple(round(n * step, 6) for n in range(first, last + 1)))
