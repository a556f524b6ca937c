"""Counterfactual twins: cells of one scenario that are alike in all but one thing."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from pact_author.measures.cells import ALLOW, FOLLOW, Cells, Ints, combined
from pact_author.measures.grid import levels_of
from pact_author.measures.paired import Match, Moves, Rates, moves, rates

Bytes = NDArray[np.uint8]

DENSE = 8
"""A table of all combinations of levels is made where it has at most so many times as many places as there are cells;
groups are numbered anew where there would be more."""
VALID, FOR_NORM = 1, 2
"""Bits of a trial's place in such a table."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A run's cells for twins. shares: theirs. table: (levels of each matched column …, 2) bits of the trials.

    table: None where cells have repeats, or are few of those that their levels could make.
    """

    cells: Cells
    shares: Rates
    table: Bytes | None


def asked(cells: Cells) -> Asked:
    """What the twins of all factors are made of."""
    sizes = [len(cells.levels[name]) for name in cells.matched]
    if cells.decided.shape[2] != 1 or math.prod(sizes) > DENSE * len(cells.decided):
        return Asked(cells, rates(cells), None)
    follow, allow = (cells.decided[:, :, 0] == code for code in (FOLLOW, ALLOW))
    table = np.zeros((math.prod(sizes), 2), np.uint8)
    table[combined(np.array([cells.codes[name] for name in cells.matched]), sizes)] = (VALID | FOR_NORM) * follow + (
        VALID * allow
    )
    return Asked(cells, rates(cells), table.reshape(*sizes, 2))


def twins(told: Asked, columns: Sequence[str], varied: Sequence[str], most: int) -> list[tuple[str, str, Moves]]:
    """(level, level, pairs) of cells of one scenario that are alike in all but a factor.

    columns: the factor's own, one or several; varied: all columns that change with it. The first level minus the
    second, as contrasts are told. No pairs are told where there are more than `most` levels: there would be a wall of
    them.
    """
    cells = told.cells
    names, level = levels_of(cells, columns)
    if not 2 <= len(names) <= most or not len(level):
        return []
    if told.table is not None and {name for name in cells.matched if name in varied} == set(columns):
        found = _by_bits(cells, told.table, columns, level, len(names))
    else:
        found = _by_rates(cells, told.shares, [name for name in cells.matched if name not in varied], level, len(names))
    return [(names[b], names[a], pairs) for a, b, pairs in found if pairs.pairs.any()]


def _by_bits(
    cells: Cells, table: Bytes, columns: Sequence[str], level: Ints, levels: int
) -> list[tuple[int, int, Moves]]:
    """Whole trials, counted eight at a time: a bit of each for whether it has a choice, and one for which."""
    axes = [cells.matched.index(name) for name in columns]
    some = np.zeros(levels, np.intp)
    some[level] = np.arange(len(level))
    there = tuple(cells.codes[name][some] for name in columns)
    by_level = np.moveaxis(table, axes, range(len(axes)))[there].reshape(levels, len(cells.scenarios), -1)
    valid, norm = np.packbits(by_level & VALID, axis=2), np.packbits(by_level & FOR_NORM, axis=2)
    found = []
    for a, b in combinations(range(levels), 2):
        both = valid[a] & valid[b]
        pairs, to_norm, from_norm = (
            np.bitwise_count(bits).sum(1, dtype=np.int64)
            for bits in (both, both & norm[a] & ~norm[b], both & norm[b] & ~norm[a])
        )
        found.append(
            (a, b, Moves(pairs, (to_norm - from_norm).astype(float), to_norm.astype(float), from_norm.astype(float)))
        )
    return found


def _by_rates(
    cells: Cells, shares: Rates, rest: Sequence[str], level: Ints, levels: int
) -> list[tuple[int, int, Moves]]:
    """Shares of repeats, or cells scattered among many that are not asked."""
    place = _by_level(cells, rest, level, levels)
    found = []
    for a, b in combinations(range(levels), 2):
        both = (place[:, a] >= 0) & (place[:, b] >= 0)
        at_a, at_b = place[both, a], place[both, b]
        rate_a, rate_b = shares.value.take(at_a, axis=0).ravel(), shares.value.take(at_b, axis=0).ravel()
        of = np.repeat(cells.codes["scenario"].take(at_a), 2)
        if not shares.whole:
            some = ~np.isnan(rate_a) & ~np.isnan(rate_b)
            of, rate_a, rate_b = of[some], rate_a[some], rate_b[some]
        found.append((a, b, moves(Match(of, rate_b, rate_a))))
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
