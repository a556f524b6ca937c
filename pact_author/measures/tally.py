"""Trials counted as they stream by: integer counts per scenario, never a list of rows."""

from collections import Counter
from collections.abc import Iterable

from pact_author.measures.rates import clustered_mean
from pact_author.model.judgement import Decision
from pact_author.model.report import Counts, Estimate


class Tally:
    """Outcomes of trials by scenario."""

    def __init__(self) -> None:
        self._seen: Counter[tuple[str, Decision]] = Counter()

    def add(self, scenario: str, decision: Decision) -> None:
        self._seen[scenario, decision] += 1

    def counts(self) -> Counts:
        """Outcomes over all scenarios."""
        told: Counter[str] = Counter()
        for (_, decision), n in self._seen.items():
            told[decision.value] += n
        return Counts(planned=sum(told.values()), **told)

    def scenarios(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(scenario for scenario, _ in self._seen))

    def decided(self) -> frozenset[str]:
        """The scenarios that have a choice for a side."""
        return frozenset(scenario for scenario, decision in self._seen if decision in (Decision.FOLLOW, Decision.ALLOW))

    def arrays(self, scenarios: Iterable[str]) -> tuple[list[int], list[int]]:
        """(follow, valid) of each scenario named."""
        names = tuple(scenarios)
        follow = [self._seen[name, Decision.FOLLOW] for name in names]
        allow = [self._seen[name, Decision.ALLOW] for name in names]
        return follow, [f + a for f, a in zip(follow, allow, strict=True)]

    def rate(self) -> Estimate:
        """The culture-following rate."""
        return clustered_mean(*self.arrays(self.scenarios()))


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
