"""Trials by scenario and level of a factor: the arrays that every figure of a factor is made of."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pact_author.measures.cells import ALLOW, FOLLOW, ORDERS, OUTCOMES, Cells, Ints, combined
from pact_author.measures.intervals import Floats
from pact_author.model.estimate import Counts
from pact_author.model.judgement import Decision

LOST = (OUTCOMES.index(Decision.ERROR), OUTCOMES.index(Decision.MISSING))
BETWEEN = " → "
"""Between the parts of a level that is a combination."""
REFUSED = (OUTCOMES.index(Decision.REFUSED),)


def in_scenarios(cells: Cells, number: Floats) -> Floats:
    """(S, …): whole numbers of cells, (N, …), added up by scenario: cells lie in the order of their scenarios."""
    begin = np.searchsorted(cells.codes["scenario"], np.arange(len(cells.scenarios)))
    return np.asarray(np.add.reduceat(number, begin, axis=0) if len(begin) else number[:0])


def _trials(cells: Cells, code: int) -> Floats:
    """(N, 2): trials with an outcome in each order."""
    return np.asarray((cells.decided == code).sum(2, dtype=np.float64))


def added(place: Ints, values: Floats, size: int) -> Floats:
    """(size,): values added up by their places."""
    return np.asarray(np.bincount(place, values, size), np.float64)


@dataclass(frozen=True, slots=True)
class Grid:
    """levels: names. hits, of: (S, L) trials that count and trials that they are counted of; asked: (S, L) planned."""

    levels: tuple[str, ...]
    hits: Floats
    of: Floats
    asked: Floats

    def design(self) -> str:
        """within: all levels are asked of the same scenarios; between: no scenario has two; partly: neither."""
        asked = self.asked > 0
        if (asked == asked[:, :1]).all():
            return "within"
        return "partly" if (asked.sum(1) > 1).any() else "between"


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Trials of each cell by what became of them. scenario: (N,) codes. counts: outcome code → (N,) numbers.

    planned, valid: (N,) all of them, and those with a choice.
    """

    scenarios: int
    scenario: Ints
    counts: dict[int, Floats]
    planned: Floats
    valid: Floats

    def sums(self, number: Floats | None, level: Ints, levels: int) -> Floats:
        """(S, L): numbers of cells added up; None for nothing. level: (N,) codes of a factor."""
        if number is None:
            return np.zeros((self.scenarios, levels))
        place = self.scenario.astype(np.int64) * levels + level
        return added(place, number, self.scenarios * levels).reshape(self.scenarios, levels)

    def number(self, codes: Sequence[int]) -> Floats | None:
        """(N,): trials with any of these outcomes; None where there is none."""
        found = [self.counts[code] for code in codes if code in self.counts]
        return np.sum(found, axis=0) if found else None

    def counts_of(self, grid: Grid, level: Ints) -> tuple[Counts, ...]:
        """Outcomes at each level of a factor. grid: its choices, which are added up already."""
        levels = len(grid.levels)
        follow = grid.hits.sum(0)
        told = {OUTCOMES[FOLLOW].value: follow, OUTCOMES[ALLOW].value: grid.of.sum(0) - follow} | {
            OUTCOMES[code].value: added(level, number, levels)
            for code, number in self.counts.items()
            if code not in (FOLLOW, ALLOW)
        }
        return tuple(_counts({name: int(numbers[at]) for name, numbers in told.items()}) for at in range(levels))

    def all(self) -> Counts:
        """Outcomes over all cells."""
        return _counts({OUTCOMES[code].value: int(number.sum()) for code, number in self.counts.items()})


def _counts(told: dict[str, int]) -> Counts:
    return Counts(planned=sum(told.values()), **told)


def outcomes(cells: Cells) -> Outcomes:
    """Trials of each cell by what became of them."""
    seen = np.bincount(cells.decided.ravel().view(np.uint8), minlength=len(OUTCOMES))[: len(OUTCOMES)]
    by_order = {int(code): _trials(cells, int(code)) for code in np.flatnonzero(seen)}
    counts = {code: number[:, 0] + number[:, 1] for code, number in by_order.items()}
    nothing = np.zeros(len(cells.decided))
    valid = counts.get(FOLLOW, nothing) + counts.get(ALLOW, nothing)
    planned = valid if counts.keys() <= {FOLLOW, ALLOW} else np.sum(list(counts.values()), axis=0)
    return Outcomes(len(cells.scenarios), cells.codes["scenario"], counts, planned, valid)


def levels_of(cells: Cells, columns: Sequence[str]) -> tuple[tuple[str, ...], Ints]:
    """The levels of a factor and each cell's. columns: one, or several of which a level is a combination."""
    if len(columns) == 1:
        return cells.levels[columns[0]], cells.codes[columns[0]]
    sizes = [len(cells.levels[name]) for name in columns]
    key = combined(np.array([cells.codes[name] for name in columns]), sizes)
    there = np.bincount(key, minlength=math.prod(sizes)) > 0
    parts = np.unravel_index(np.flatnonzero(there), sizes)
    names = tuple(
        BETWEEN.join(cells.levels[name][at] for name, at in zip(columns, each, strict=True))
        for each in zip(*parts, strict=True)
    )
    return names, (np.cumsum(there) - 1)[key]


def choices(told: Outcomes, names: tuple[str, ...], level: Ints) -> Grid:
    """Choices for the norm, of choices for either side."""
    hits, of = (told.sums(number, level, len(names)) for number in (told.counts.get(FOLLOW), told.valid))
    return Grid(names, hits, of, of if told.planned is told.valid else told.sums(told.planned, level, len(names)))


def losses(told: Outcomes, grid: Grid, level: Ints, codes: Sequence[int]) -> Grid:
    """A factor's trials with one of these outcomes, of all that were planned. grid: its choices."""
    hits = told.sums(told.number(codes), level, len(grid.levels))
    return Grid(grid.levels, hits, grid.asked, grid.asked)


def order_grid(cells: Cells) -> Grid:
    """Choices by option order."""
    follow, allow = (in_scenarios(cells, _trials(cells, code)) for code in (FOLLOW, ALLOW))
    asked = in_scenarios(cells, (cells.decided >= 0).sum(2, dtype=np.float64))
    return Grid(ORDERS, follow, follow + allow, asked)
