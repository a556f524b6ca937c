"""Trials by scenario and level of a factor: the arrays that every figure of a factor is made of."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pact_author.measures.cells import ALLOW, FOLLOW, OUTCOMES, Cells, Ints, combined
from pact_author.measures.intervals import Floats
from pact_author.model.estimate import Counts
from pact_author.model.judgement import Decision

LOST = (OUTCOMES.index(Decision.ERROR), OUTCOMES.index(Decision.MISSING))
BETWEEN = " → "
"""Between the parts of a level that is a combination."""
REFUSED = (OUTCOMES.index(Decision.REFUSED),)


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
    counts = {int(code): (cells.decided == code).sum((1, 2), dtype=np.float64) for code in np.flatnonzero(seen)}
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
    found, first, codes = np.unique(key, return_index=True, return_inverse=True)
    names = tuple(BETWEEN.join(cells.levels[name][cells.codes[name][at]] for name in columns) for at in first)
    return names, codes.astype(np.int64) if len(found) else key


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
    size, scenario = len(cells.scenarios), cells.codes["scenario"]

    def by_order(mask: NDArray[np.bool_]) -> Floats:
        number = mask.sum(2, dtype=np.float64)
        return np.stack([np.bincount(scenario, number[:, order], size) for order in (0, 1)], axis=1)

    follow = by_order(cells.decided == FOLLOW)
    return Grid(
        ("culture-first", "preference-first"),
        follow,
        follow + by_order(cells.decided == ALLOW),
        by_order(cells.decided >= 0),
    )
