"""Differences between levels of a factor, with intervals that hold for all of them together."""

import math
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from pact_author.measures.distributions import t_p, t_quantile
from pact_author.measures.grid import Grid
from pact_author.measures.intervals import FLAT, Floats, cluster_t
from pact_author.measures.resample import HOW, weights
from pact_author.model.estimate import Estimate
from pact_author.model.factor import Contrast

Mask = NDArray[np.bool_]

FEWEST_IN_GROUP = 5
"""Below this many scenarios at a level, no difference between different scenarios is told."""
MOST_PAIRS = 6
"""Of more levels than this, each is told against the mean of all: pairs would be a wall of figures."""
MEAN = "mean of these levels"
WIDE = 0.9
"""A level is compared with others inside scenarios where it has a choice in so large a part of the scenarios that the
level with most of them has."""


@dataclass(frozen=True, slots=True)
class Difference:
    """An estimate of a − b before it gets an interval. influence: (S,), 0 outside of the scenarios that it is of."""

    a: str
    b: str
    design: str
    est: float
    influence: Floats
    clusters: int
    rows: int


def compared(grid: Grid, design: str) -> tuple[list[int], Mask]:
    """(levels that are compared, mask (S,) of the scenarios that they are compared on).

    Within scenarios: the widely answered levels, on the scenarios that have a choice at all of these. Between: levels
    with FEWEST_IN_GROUP scenarios, on those.
    """
    some: Mask = grid.of > 0
    number = some.sum(0)
    if design == "between":
        levels = np.flatnonzero(number >= FEWEST_IN_GROUP)
        return levels.tolist(), np.any(some[:, levels], axis=1)
    levels = np.flatnonzero(number >= max(1, WIDE * number.max(initial=0)))
    return levels.tolist(), np.all(some[:, levels], axis=1)


def left_out(grid: Grid, design: str) -> dict[str, str]:
    """Levels that are not compared with others, and why."""
    levels, _ = compared(grid, design)
    number = (grid.of > 0).sum(0)
    if design == "between":
        needed = f"a difference between scenarios needs {FEWEST_IN_GROUP}"
    else:
        needed = f"others have a choice in {number.max(initial=0)}"
    return {
        name: f"{number[at]} scenario{'' if number[at] == 1 else 's'}; {needed}"
        for at, name in enumerate(grid.levels)
        if at not in levels
    }


def contrasts(grid: Grid, design: str) -> tuple[Contrast, ...]:
    """Differences of all pairs of compared levels; of many levels, of each from the mean of all."""
    levels, common = compared(grid, design)
    if len(levels) < 2:
        return ()
    if len(levels) <= MOST_PAIRS:
        pairs = list(combinations(levels, 2))
        if design == "between":
            found = [_between(grid, a, b) for a, b in pairs]
        else:
            found = [_within(grid, a, b) for a, b in pairs]
    elif design == "between":
        found = _between_mean(grid, levels)
    else:
        found = _within_mean(grid, levels, common)
    return simultaneous(found)


def _within(grid: Grid, a: int, b: int) -> Difference:
    """The two-level effect with an own constant for each scenario (ordinary least squares), so of shared ones alone."""
    n_a, n_b = grid.of[:, a], grid.of[:, b]
    both = (n_a > 0) & (n_b > 0)
    weight = np.divide(n_a * n_b, n_a + n_b, out=np.zeros_like(n_a), where=both)
    apart = _rates(grid, a) - _rates(grid, b)
    name = grid.levels[a], grid.levels[b]
    rows = int(n_a[both].sum() + n_b[both].sum())
    if not both.any():
        return Difference(*name, "within", math.nan, weight, 0, 0)
    est = float(weight @ apart / weight.sum())
    return Difference(*name, "within", est, weight * (apart - est) / weight.sum(), int(both.sum()), rows)


def _rates(grid: Grid, level: int) -> Floats:
    return np.divide(grid.hits[:, level], grid.of[:, level], out=np.zeros(len(grid.of)), where=grid.of[:, level] > 0)


def _within_mean(grid: Grid, levels: list[int], common: Mask) -> list[Difference]:
    rates, weight = standardised(grid, levels, common)
    if not common.any():
        return []
    means = weight @ rates
    parts = np.zeros((len(common), len(levels)))
    parts[common] = weight[:, None] * (rates - means)
    apart = parts - parts.mean(1, keepdims=True)
    rows = int(grid.of[common][:, levels].sum())
    return [
        Difference(
            grid.levels[level], MEAN, "within", float(means[i] - means.mean()), apart[:, i], int(common.sum()), rows
        )
        for i, level in enumerate(levels)
    ]


def standardised(grid: Grid, levels: list[int], common: Mask) -> tuple[Floats, Floats]:
    """(rates (C, L), weights (C,) that add up to 1) on C common scenarios: each weighs the same at every level.

    The weight is the harmonic mean of the scenario's trials at the levels.
    """
    hits, of = grid.hits[common][:, levels], grid.of[common][:, levels]
    weight = 1 / (1 / of).sum(1)
    return hits / of, weight / weight.sum() if len(weight) else weight


def _influence(grid: Grid, level: int) -> tuple[float, Floats]:
    hits, of = grid.hits[:, level], grid.of[:, level]
    rate = float(hits.sum() / of.sum())
    return rate, (hits - rate * of) / of.sum()


def _between(grid: Grid, a: int, b: int) -> Difference:
    (r_a, u_a), (r_b, u_b) = _influence(grid, a), _influence(grid, b)
    of = grid.of[:, [a, b]]
    clusters, rows = int((of > 0).any(1).sum()), int(of.sum())
    return Difference(grid.levels[a], grid.levels[b], "between", r_a - r_b, u_a - u_b, clusters, rows)


def _between_mean(grid: Grid, levels: list[int]) -> list[Difference]:
    rates, parts = zip(*(_influence(grid, level) for level in levels), strict=True)
    mean, middle = float(np.mean(rates)), np.mean(parts, axis=0)
    of = grid.of[:, levels]
    clusters, rows = int((of > 0).any(1).sum()), int(of.sum())
    return [
        Difference(grid.levels[level], MEAN, "between", rates[i] - mean, parts[i] - middle, clusters, rows)
        for i, level in enumerate(levels)
    ]


def simultaneous(found: list[Difference]) -> tuple[Contrast, ...]:
    """The differences with max-t intervals and p values (multinomial cluster bootstrap, studentised).

    A family of one has Student's t. Source: Westfall and Young (1993) for the principle.
    """
    plain = [_alone(each) for each in found]
    able = [i for i, told in enumerate(plain) if told.se is not None]
    highest = _highest([found[i] for i in able]) if len(able) > 1 else None
    told = []
    for each, alone in zip(found, plain, strict=True):
        if alone.se is None or alone.est is None:
            told.append(Contrast(each.a, each.b, each.design, alone))
            continue
        t, degrees = alone.est / alone.se, each.clusters - 1
        p = t_p(t, degrees)
        if highest is None:
            told.append(Contrast(each.a, each.b, each.design, alone, p, p))
            continue
        reach = max(float(np.quantile(highest, HOW.ci)), t_quantile(degrees)) * alone.se
        interval = replace(
            alone, lo=max(-1.0, alone.est - reach), hi=min(1.0, alone.est + reach), method="cluster_maxt"
        )
        p_adj = max(p, (1 + int((highest >= abs(t)).sum())) / (1 + len(highest)))
        told.append(Contrast(each.a, each.b, each.design, interval, p, p_adj))
    return tuple(told)


def _alone(each: Difference) -> Estimate:
    if not each.clusters:
        return Estimate(None, reason="no scenario has a choice at both")
    influence = each.influence[each.influence != 0]
    padded = np.concatenate([influence, np.zeros(each.clusters - len(influence))])
    return cluster_t(each.est, padded, n_rows=each.rows, low=-1)


def _highest(found: list[Difference]) -> Floats:
    """Of each bootstrap sample, the largest |t| of all differences."""
    part = np.stack([each.influence for each in found], axis=1)
    part = (part / np.sqrt((part**2).sum(0))).astype(np.float32)
    clusters = np.array([each.clusters for each in found], np.float32)
    largest = []
    for weight in weights(len(part)):
        moved = weight @ part
        variance = clusters / (clusters - 1) * np.maximum(weight @ part**2 - moved**2 / clusters, FLAT)
        largest.append((np.abs(moved) / np.sqrt(variance)).max(1))
    return np.concatenate(largest).astype(np.float64)
