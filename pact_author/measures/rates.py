"""Clustered ratio estimators: rates, means, and the difference of two rates of the same scenarios."""

import math

import numpy as np
from numpy.typing import ArrayLike

from pact_author.measures.intervals import Floats, cluster_t
from pact_author.model.estimate import Estimate

NOTHING = Estimate(None, reason="no valid trial")


def _ratio(sums: Floats, weights: Floats) -> tuple[float, Floats]:
    """Σ sums / Σ weights and the influence of each cluster on it."""
    whole = weights.sum()
    est = float(sums.sum() / whole)
    return est, (sums - est * weights) / whole


def clustered_mean(sums: ArrayLike, counts: ArrayLike, *, low: float = 0.0) -> Estimate:
    """Σ sums / Σ counts over clusters. sums, counts: (S,); empty clusters are left out.

    Each sum is within [low · count, count].

    With sums the number of culture-following trials and counts the valid ones, it is the culture-following rate.
    """
    total, weight = np.asarray(sums, float), np.asarray(counts, float)
    kept = weight > 0
    if not kept.any():
        return NOTHING
    est, influence = _ratio(total[kept], weight[kept])
    return cluster_t(est, influence, n_rows=int(weight.sum()), low=low)


def half_difference(first: ArrayLike, first_counts: ArrayLike, second: ArrayLike, second_counts: ArrayLike) -> Estimate:
    """½ (rate₁ − rate₂) of two conditions of the same clusters, within [−½, ½]. All arrays: (S,)."""
    f1, d1, f2, d2 = (np.asarray(values, float) for values in (first, first_counts, second, second_counts))
    kept = (d1 > 0) | (d2 > 0)
    if d1.sum() == 0 or d2.sum() == 0:
        return Estimate(None, reason="only one option order has valid trials")
    r1, c1 = _ratio(f1[kept], d1[kept])
    r2, c2 = _ratio(f2[kept], d2[kept])
    return cluster_t((r1 - r2) / 2, (c1 - c2) / 2, n_rows=int(d1.sum() + d2.sum()), low=-0.5, high=0.5)


def design_effect(rate: Estimate) -> float | None:
    """By how much the variance of a rate exceeds that of as many independent trials; None where that has none."""
    if rate.est is None or rate.se is None or not 0 < rate.est < 1:
        return None
    independent = math.sqrt(rate.est * (1 - rate.est) / rate.n_rows)
    return (rate.se / independent) ** 2
