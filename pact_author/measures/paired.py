"""Pairs of trials that are alike in all but one thing: two models, two frames, counterfactual twins."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from pact_author.measures.cells import ALLOW, FOLLOW, Cells, Ints, combined
from pact_author.measures.distributions import t_quantile
from pact_author.measures.grid import added, levels_of
from pact_author.measures.intervals import Floats
from pact_author.measures.rates import clustered_mean
from pact_author.measures.resample import sign_flip_p
from pact_author.model.estimate import Estimate
from pact_author.model.factor import Paired

POWER = 0.8
DENSE = 8
"""Groups are numbered anew where there would be so many times as many places as cells."""


@dataclass(frozen=True, slots=True)
class Rates:
    """(N, 2): share of a cell's choices that were for the norm, in each option order, over repeats; NaN without one.

    whole: every cell has a choice in both orders.
    """

    value: Floats
    whole: bool


@dataclass(frozen=True, slots=True)
class Match:
    """Cells of two runs that are alike. scenario: (P,) codes; a, b: (P,) rates; only_a, only_b: without a partner."""

    scenario: Ints
    a: Floats
    b: Floats
    only_a: int = 0
    only_b: int = 0


def rates(cells: Cells) -> Rates:
    """The share of choices for the norm in each cell and option order."""
    follow = (cells.decided == FOLLOW).sum(2, dtype=np.float64)
    valid = follow + (cells.decided == ALLOW).sum(2)
    value = np.divide(follow, valid, out=np.full_like(follow, np.nan), where=valid > 0)
    return Rates(value, bool(valid.all()))


def paired(match: Match) -> Paired:
    """b − a, its flips and its test, clustered on scenario."""
    if not len(match.scenario):
        nothing = Estimate(None, reason="no pair has a choice on both sides")
        return Paired(nothing, nothing, nothing, 0)
    size = int(match.scenario.max()) + 1

    def by_scenario(values: Floats) -> Floats:
        return added(match.scenario, values, size)

    pairs, moved = np.bincount(match.scenario, minlength=size), by_scenario(match.b - match.a)
    diff = clustered_mean(moved, pairs, low=-1)
    p, exact = sign_flip_p(moved)
    mde = None
    if diff.se is not None:
        degrees = diff.n_clusters - 1
        mde = (t_quantile(degrees) + t_quantile(degrees, POWER)) * diff.se
    to_culture = clustered_mean(by_scenario(match.b * (1 - match.a)), pairs)
    to_preference = clustered_mean(by_scenario(match.a * (1 - match.b)), pairs)
    return Paired(diff, to_culture, to_preference, len(match.scenario), p, exact=exact, mde=mde)


def match_runs(a: Cells, b: Cells, columns: Sequence[str]) -> Match:
    """Cells of two runs with the same values in these columns, "scenario" the first of them; order by order."""
    names = {name: tuple(sorted({*a.levels[name], *b.levels[name]})) for name in columns}
    codes = np.concatenate([placed(cells, names) for cells in (a, b)], axis=1)
    cell = combined(codes, [len(names[name]) for name in columns])
    key = (cell[:, None] * 2 + np.arange(2)).ravel()
    keys = key[: 2 * len(a.decided)], key[2 * len(a.decided) :]
    values = [rates(cells).value.ravel() for cells in (a, b)]
    some = [~np.isnan(value) for value in values]
    (k_a, v_a), (k_b, v_b) = ((key[mask], value[mask]) for key, value, mask in zip(keys, values, some, strict=True))
    shared, at_a, at_b = np.intersect1d(k_a, k_b, assume_unique=True, return_indices=True)
    rank = {name: number for number, name in enumerate(names["scenario"])}
    scenario = np.array([rank[name] for name in a.scenarios], np.int64)[a.codes["scenario"]]
    of = np.repeat(scenario, 2)[some[0]][at_a]
    return Match(of, v_a[at_a], v_b[at_b], len(k_a) - len(shared), len(k_b) - len(shared))


def placed(cells: Cells, names: Mapping[str, tuple[str, ...]]) -> Ints:
    """(columns, N): each cell's levels as places in names that runs share."""
    codes = []
    for name, shared in names.items():
        rank = {value: number for number, value in enumerate(shared)}
        codes.append(np.array([rank[value] for value in cells.levels[name]], np.int64)[cells.codes[name]])
    return np.array(codes)


def twins(
    cells: Cells, shares: Rates, columns: Sequence[str], varied: Sequence[str], most: int
) -> list[tuple[str, str, Match]]:
    """(level, level, pairs) of cells of one scenario that are alike in all but a factor.

    shares: those of the cells. columns: the factor's own, one or several; varied: all columns that change with it. No
    pairs are told where there are more than `most` levels: there would be a wall of them.
    """
    names, level = levels_of(cells, columns)
    if not 2 <= len(names) <= most or not len(level):
        return []
    place = _by_level(cells, [name for name in cells.matched if name not in varied], level, len(names))
    value = shares.value
    found = []
    for a, b in combinations(range(len(names)), 2):
        both = (place[:, a] >= 0) & (place[:, b] >= 0)
        at_a, at_b = place[both, a], place[both, b]
        rate_a, rate_b = value.take(at_a, axis=0).ravel(), value.take(at_b, axis=0).ravel()
        of = np.repeat(cells.codes["scenario"].take(at_a), 2)
        if not shares.whole:
            some = ~np.isnan(rate_a) & ~np.isnan(rate_b)
            of, rate_a, rate_b = of[some], rate_a[some], rate_b[some]
        if len(of):
            # The first level minus the second, as contrasts are told.
            found.append((names[b], names[a], Match(of, rate_b, rate_a)))
    return found


def _by_level(cells: Cells, rest: Sequence[str], level: Ints, levels: int) -> NDArray[np.int32]:
    """(groups, levels): the cell at each level of each group of cells that are alike in the rest; −1 without one."""
    sizes = [len(cells.levels[name]) for name in rest]
    key = combined(np.array([cells.codes[name] for name in rest]), sizes)
    groups = math.prod(sizes)
    if groups * levels > DENSE * len(level):
        found, key = np.unique(key, return_inverse=True)
        groups = len(found)
    place = np.full((groups, levels), -1, np.int32)
    place[key, level] = np.arange(len(level), dtype=np.int32)
    return place
