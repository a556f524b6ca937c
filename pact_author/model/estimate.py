"""A figure with its interval, its denominator and, where there is none, a reason."""

from dataclasses import dataclass

NO_SPREAD = "every scenario has the same value, so there is no spread to make an interval from"
"""The reason of an estimate from enough scenarios that has no interval all the same."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number that is either measured or None with a reason; fractions, never percent, never rounded.

    lo, hi: 95 % interval. method: how the interval was made: "cluster_t" (CR1 by scenario, t with n_clusters-1),
    "cluster_maxt" (the same error, a quantile that holds for all contrasts of a factor together), "none".
    """

    est: float | None
    lo: float | None = None
    hi: float | None = None
    se: float | None = None
    method: str = "none"
    n_clusters: int = 0
    n_rows: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """Outcomes of planned trials; they add up to planned."""

    planned: int = 0
    follow: int = 0
    allow: int = 0
    both: int = 0
    unclear: int = 0
    refused: int = 0
    error: int = 0
    missing: int = 0

    @property
    def valid(self) -> int:
        return self.follow + self.allow
