"""What the order of the options does to choices, and what asking the same again does."""

import numpy as np
from numpy.typing import NDArray

from pact_author.measures.cells import ALLOW, FOLLOW, Cells
from pact_author.measures.grid import Grid, in_scenarios
from pact_author.measures.intervals import Floats
from pact_author.measures.rates import clustered_mean, half_difference
from pact_author.model.estimate import Estimate
from pact_author.model.report import Position


def position(cells: Cells, by_order: Grid) -> Position:
    """Pull of the first option, flips with the order, flips between repeats."""
    valid = (cells.decided == FOLLOW) | (cells.decided == ALLOW)

    def sums(values: NDArray[np.bool_]) -> Floats:
        return in_scenarios(cells, values.sum(1, dtype=np.float64))

    both = valid[:, 0] & valid[:, 1]
    flipped = both & (cells.decided[:, 0] != cells.decided[:, 1])
    any_valid = int((valid[:, 0] | valid[:, 1]).sum())
    pairs = sums(both)
    flip_rate = clustered_mean(sums(flipped), pairs)
    if not pairs.any():
        flip_rate = Estimate(None, reason="no cell has both option orders valid")
    (first, second), (first_of, second_of) = by_order.hits.T, by_order.of.T
    return Position(
        half_difference=half_difference(first, first_of, second, second_of),
        flip_rate=flip_rate,
        both_orders_share=int(both.sum()) / any_valid if any_valid else None,
        repeat_flip_rate=_repeats(cells, valid),
    )


def _repeats(cells: Cells, valid: NDArray[np.bool_]) -> Estimate:
    number = valid.sum(2, dtype=np.float64)
    follow = (cells.decided == FOLLOW).sum(2, dtype=np.float64)
    pairs = (number * (number - 1) / 2).sum(1)
    if not pairs.any():
        return Estimate(None, reason="no prompt has two valid repeats")
    scenario, size = cells.codes["scenario"], len(cells.scenarios)
    unlike = (follow * (number - follow)).sum(1)
    return clustered_mean(np.bincount(scenario, unlike, size), np.bincount(scenario, pairs, size))
