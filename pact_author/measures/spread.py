"""How far the levels of a factor lie apart: spread beside its permutation null, debiased deviation, one test of all."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pact_author.measures.contrasts import FEWEST_IN_GROUP, compared, standardised
from pact_author.measures.distributions import f_p
from pact_author.measures.grid import Grid
from pact_author.measures.intervals import FEWEST_CLUSTERS, FLAT, Floats
from pact_author.measures.resample import orders, shuffled_sums
from pact_author.model.estimate import Estimate
from pact_author.model.factor import Omnibus, Spread

NO_INTERVAL = "no interval: one for a spread does not hold near zero; see the null of the range"
QUANTILES = np.linspace(0, 1, 21)


@dataclass(frozen=True, slots=True)
class Apart:
    """sd: standard deviation of the level rates, debiased. range: beside its null. omnibus: do they differ at all."""

    sd: Estimate
    range: Spread
    omnibus: Omnibus


def apart(grid: Grid, design: str) -> Apart:
    """All three of a factor's compared levels, or the reason why there are none."""
    levels, scenarios = compared(grid, design)
    number = int(scenarios.sum())
    if len(levels) < 2:
        least = f" with {FEWEST_IN_GROUP} scenarios" if design == "between" else ""
        return _none(f"fewer than two levels{least} can be compared")
    if number < FEWEST_CLUSTERS:
        verb = "has" if number == 1 else "have"
        where = "such a level" if design == "between" else "a choice at every level compared"
        many = f"{number} scenario{'' if number == 1 else 's'}"
        return _none(f"{many} {verb} {where}; a spread needs {FEWEST_CLUSTERS}")
    names = tuple(grid.levels[level] for level in levels)
    rows = int(grid.of[scenarios][:, levels].sum())
    if design == "between":
        return _between(grid, levels, scenarios, names, rows)
    return _within(grid, levels, scenarios, names, rows)


def _none(reason: str) -> Apart:
    return Apart(Estimate(None, reason=reason), Spread(None, reason=reason), Omnibus(reason=reason))


def _within(grid: Grid, levels: list[int], common: NDArray[np.bool_], names: tuple[str, ...], rows: int) -> Apart:
    rates, weight = standardised(grid, levels, common)
    means = weight @ rates
    parts = weight[:, None] * (rates - means)
    size = len(rates)
    covariance = size / (size - 1) * parts.T @ parts
    null = np.ptp(shuffled_sums(weight[:, None] * rates), axis=1)
    return Apart(
        _debiased(means, covariance, size, rows),
        spread(float(np.ptp(means)), null, names, size),
        _hotelling(means, covariance, size),
    )


def _between(grid: Grid, levels: list[int], chosen: NDArray[np.bool_], names: tuple[str, ...], rows: int) -> Apart:
    hits, of = grid.hits[:, levels], grid.of[:, levels]
    means = hits.sum(0) / of.sum(0)
    sizes = (of > 0).sum(0)
    parts = (hits - means * of) / of.sum(0)
    covariance = np.diag(sizes / (sizes - 1) * (parts**2).sum(0))
    ranges, squares = _regrouped(hits[chosen].sum(1), of[chosen].sum(1), sizes, chosen)
    size = int(chosen.sum())
    around = hits[chosen].sum(1) - hits.sum() / of.sum() * of[chosen].sum(1)
    group = (of[chosen] > 0).argmax(1)
    within = np.bincount(group, around, len(levels)) ** 2 / sizes
    return Apart(
        _debiased(means, covariance, size, rows),
        spread(float(np.ptp(means)), ranges, names, size),
        _permutation_f(float(within.sum()), squares, float(around @ around), len(levels), size),
    )


def _regrouped(hits: Floats, of: Floats, sizes: NDArray[np.intp], chosen: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """(range of the level rates, sum of squares between levels) after dealing scenarios to the levels at random."""
    around = hits - hits.sum() / of.sum() * of
    begin = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    place = np.cumsum(chosen) - 1
    ranges, squares = [], []
    for order in orders(len(chosen)):
        dealt = place[order[chosen[order]].reshape(len(order), -1)]
        rates = np.add.reduceat(hits[dealt], begin, axis=1) / np.add.reduceat(of[dealt], begin, axis=1)
        ranges.append(np.ptp(rates, axis=1))
        squares.append((np.add.reduceat(around[dealt], begin, axis=1) ** 2 / sizes).sum(1))
    return np.concatenate(ranges), np.concatenate(squares)


def spread(seen: float, null: Floats, names: tuple[str, ...], clusters: int) -> Spread:
    """A spread beside its permutations; p counts the observed one among them."""
    p = (1 + int((null >= seen - FLAT).sum())) / (1 + len(null))
    quantiles = tuple(float(value) for value in np.quantile(null, QUANTILES))
    return Spread(seen, quantiles[10], quantiles[19], p, quantiles, names, clusters)


def _debiased(means: Floats, covariance: Floats, clusters: int, rows: int) -> Estimate:
    """√max(0, Var(level rates) − what their sampling adds to it)."""
    levels = len(means)
    noise = (np.trace(covariance) - covariance.sum() / levels) / (levels - 1)
    est = math.sqrt(max(0.0, float(means.var(ddof=1) - noise)))
    return Estimate(est, method="none", n_clusters=clusters, n_rows=rows, reason=NO_INTERVAL)


def _hotelling(means: Floats, covariance: Floats, clusters: int) -> Omnibus:
    """Hotelling's T² of the differences from the last level, as F."""
    apart = means[:-1] - means[-1]
    rows = covariance[:-1, :] - covariance[-1, :]
    inner = rows[:, :-1] - rows[:, -1:]
    between, left = len(apart), clusters - len(apart)
    if left < 2:
        return Omnibus(reason=f"{clusters} scenarios are too few for {len(means)} levels")
    if np.abs(inner).max() <= FLAT**2 or np.linalg.cond(inner) > 1e12:
        return Omnibus(reason="differences of levels do not vary between scenarios")
    squared = float(apart @ np.linalg.solve(inner, apart))
    statistic = left / (between * (clusters - 1)) * squared
    return Omnibus("hotelling_f", statistic, (between, left), f_p(statistic, between, left))


def _permutation_f(between: float, null: Floats, total: float, levels: int, clusters: int) -> Omnibus:
    if total <= FLAT:
        return Omnibus(reason="scenarios do not differ")
    left = total - between
    statistic = (between / (levels - 1)) / (left / (clusters - levels)) if left > FLAT * total else None
    p = (1 + int((null >= between * (1 - 1e-9)).sum())) / (1 + len(null))
    return Omnibus("permutation_f", statistic, None, p)
