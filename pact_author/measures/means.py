"""Numbers that come with trials, added up by scenario as they stream by."""

from collections import Counter

from pact_author.measures.rates import clustered_mean
from pact_author.model.estimate import Estimate


class Means:
    """Sums of a number in [0, 1] by scenario."""

    def __init__(self) -> None:
        self._sums: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()

    def add(self, scenario: str, value: float) -> None:
        self._sums[scenario] += value  # type: ignore[assignment] # a Counter adds floats as well
        self._counts[scenario] += 1

    def mean(self, reason: str) -> Estimate:
        """The mean over all; reason: why there is none, where there is none."""
        if not self._counts:
            return Estimate(None, reason=reason)
        return clustered_mean([self._sums[s] for s in self._counts], list(self._counts.values()))
