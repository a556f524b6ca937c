"""What varies between trials, and how choices differ with it: level rates, contrasts, spread beside its null, twins."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pact_author.model.estimate import Counts, Estimate


@dataclass(frozen=True, slots=True)
class Level:
    """One value of a factor, e.g. actor_country = BR."""

    level: str
    rate: Estimate
    counts: Counts


@dataclass(frozen=True, slots=True)
class Contrast:
    """rate(a) − rate(b). diff: its interval holds for all contrasts of the factor together (max-t).

    design: "within" (on scenarios that have a choice at both levels) or "between" (the levels share no scenario).
    p: of this contrast alone; p_adj: for all of the factor together; both None where diff has no interval.
    """

    a: str
    b: str
    design: str
    diff: Estimate
    p: float | None = None
    p_adj: float | None = None
    adjust: str = "maxt"


@dataclass(frozen=True, slots=True)
class Spread:
    """Largest minus smallest level rate, beside what it would be if levels made no difference (permutations).

    null: quantiles of those permutations at 0, 5, …, 100 %; null_median and null_p95 are among them.
    p_perm: share of permutations with as large a spread. levels, n_clusters: what it was computed on.
    """

    est: float | None
    null_median: float | None = None
    null_p95: float | None = None
    p_perm: float | None = None
    null: tuple[float, ...] = ()
    levels: tuple[str, ...] = ()
    n_clusters: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Omnibus:
    """Whether levels differ at all. test: "hotelling_f" (within scenarios), "permutation_f" (between), "none".

    df: degrees of freedom of an F statistic; None for a permutation test.
    """

    test: str = "none"
    statistic: float | None = None
    df: tuple[int, int] | None = None
    p: float | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Paired:
    """b − a over pairs of trials that are alike in all else, both with a choice. All rates are clustered on scenario.

    to_culture, to_preference: shares of pairs in which a's choice was for the other side: its flips, each way.
    p: sign-flip test by scenario, exact: by all flips and not by a sample of them. p_adj: Holm, within the family.
    mde: smallest difference that would be found in 80 of 100 such studies, at 5 %.
    """

    diff: Estimate
    to_culture: Estimate
    to_preference: Estimate
    pairs: int
    p: float | None = None
    p_adj: float | None = None
    exact: bool = False
    mde: float | None = None


@dataclass(frozen=True, slots=True)
class Twins:
    """Cells that differ in this factor alone, at levels a and b: b − a."""

    a: str
    b: str
    paired: Paired


NOT_TAKEN = "not computed"


@dataclass(frozen=True, slots=True)
class Factor:
    """A factor's level rates and how they differ.

    design: "within" (all levels are asked of the same scenarios), "between" (no scenario has two of them) or "partly".
    common_clusters: scenarios with a choice at every level.
    sd_debiased: standard deviation of the level rates over range.levels, what sampling adds to it taken off.
    left_out: levels that are not compared with others, and why.
    """

    name: str
    design: str
    common_clusters: int
    levels: tuple[Level, ...]
    contrasts: tuple[Contrast, ...] = ()
    sd_debiased: Estimate = field(default_factory=lambda: Estimate(None, reason=NOT_TAKEN))
    range: Spread = field(default_factory=lambda: Spread(None, reason=NOT_TAKEN))
    omnibus: Omnibus = field(default_factory=lambda: Omnibus(reason=NOT_TAKEN))
    twins: tuple[Twins, ...] = ()
    left_out: Mapping[str, str] = field(default_factory=dict)
