"""Pairs of trials that are alike in all but one thing, as those of two runs are: differences, flips and their test."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from pact_author.measures.cells import ALLOW, FOLLOW, Cells, Ints, combined
from pact_author.measures.distributions import t_quantile
from pact_author.measures.grid import added
from pact_author.measures.intervals import Floats
from pact_author.measures.rates import clustered_mean
from pact_author.measures.resample import sign_flip_p
from pact_author.model.estimate import Estimate
from pact_author.model.factor import Paired

POWER = 0.8


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


@dataclass(frozen=True, slots=True)
class Moves:
    """Pairs by scenario, (S,): how many, Σ (b − a), Σ b·(1 − a) and Σ a·(1 − b)."""

    pairs: Ints
    moved: Floats
    to_culture: Floats
    to_preference: Floats


def moves(match: Match) -> Moves:
    """The pairs of two runs by scenario."""
    size = int(match.scenario.max(initial=-1)) + 1

    def by_scenario(values: Floats) -> Floats:
        return added(match.scenario, values, size)

    return Moves(
        np.bincount(match.scenario, minlength=size),
        by_scenario(match.b - match.a),
        by_scenario(match.b * (1 - match.a)),
        by_scenario(match.a * (1 - match.b)),
    )


def paired(told: Moves) -> Paired:
    """b − a, its flips and its test, clustered on scenario."""
    pairs = told.pairs
    if not pairs.any():
        nothing = Estimate(None, reason="no pair has a choice on both sides")
        return Paired(nothing, nothing, nothing, 0)
    diff = clustered_mean(told.moved, pairs, low=-1)
    p, exact = sign_flip_p(told.moved)
    mde = None
    if diff.se is not None:
        degrees = diff.n_clusters - 1
        mde = (t_quantile(degrees) + t_quantile(degrees, POWER)) * diff.se
    to_culture, to_preference = clustered_mean(told.to_culture, pairs), clustered_mean(told.to_preference, pairs)
    return Paired(diff, to_culture, to_preference, int(pairs.sum()), p, exact=exact, mde=mde)


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
