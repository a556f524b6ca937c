"""Whether trials without an answer, or refusals, come more often at some levels than at others."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from pact_author.measures.contrasts import FEWEST_IN_GROUP
from pact_author.measures.family import holm
from pact_author.measures.grid import Grid
from pact_author.measures.intervals import FEWEST_CLUSTERS, FLAT, Floats
from pact_author.measures.resample import orders, shuffled_sums
from pact_author.model.report import Missing, MissingTest

ALPHA = 0.05
FEWEST = 5
"""Of fewer such trials than this, no pattern is looked for."""


def missing(gone: Floats, planned: Floats, lost: Mapping[str, Grid], refused: Mapping[str, Grid]) -> Missing:
    """The pattern of what was planned and has no answer.

    gone, planned: (S,) trials without an answer, and all. lost, refused: factor → grid of such trials, of all planned.
    """
    tests = (*_tests("lost", lost), *_tests("refused", refused))
    whole, untouched = int((gone == 0).sum()), int(((gone == planned) & (planned > 0)).sum())
    begun = len(gone) - whole - untouched
    found = any(test.p_adj is not None and test.p_adj < ALPHA for test in tests if test.outcome == "lost")
    if not gone.any():
        pattern = "none"
    elif untouched and begun <= 1:
        pattern = "by_scenario"
    else:
        pattern = "by_factor" if found else "scattered"
    return Missing(pattern, whole, begun, untouched, tests)


def _tests(outcome: str, grids: Mapping[str, Grid]) -> list[MissingTest]:
    found = {}
    for name, grid in grids.items():
        if grid.hits.sum() >= FEWEST and (p := _p(grid)) is not None:
            found[name] = p
    adjusted = holm(list(found.values()))
    return [
        MissingTest(outcome, name, _shares(grids[name]), p, p_adj)
        for (name, p), p_adj in zip(found.items(), adjusted, strict=True)
    ]


def _shares(grid: Grid) -> dict[str, float]:
    return {
        level: float(hits / of)
        for level, hits, of in zip(grid.levels, grid.hits.sum(0), grid.of.sum(0), strict=True)
        if of
    }


def _p(grid: Grid) -> float | None:
    """Permutation p of the differences between levels; of scenarios as wholes where the factor lies between them."""
    design, asked = grid.design(), grid.of > 0
    if len(grid.levels) < 2 or len(asked) < FEWEST_CLUSTERS:
        return None
    if design == "between":
        sizes = asked.sum(0)
        if (sizes >= FEWEST_IN_GROUP).sum() < 2:
            return None
        share = (grid.hits.sum(1) / np.maximum(grid.of.sum(1), 1)) - grid.hits.sum() / grid.of.sum()
        group = asked.argmax(1)
        seen = _between_squares(share[None, np.argsort(group, kind="stable")], sizes)
        null = np.concatenate([_between_squares(share[order], sizes) for order in orders(len(share))])
    else:
        wide = np.flatnonzero(asked.sum(0) >= 0.9 * asked.sum(0).max())
        common = asked[:, wide].all(1)
        if len(wide) < 2 or common.sum() < FEWEST_CLUSTERS:
            return None
        rates = grid.hits[common][:, wide] / grid.of[common][:, wide]
        seen, null = rates.sum(0, keepdims=True).var(1), shuffled_sums(rates).var(1)
    return (1 + int((null >= seen[0] * (1 - 1e-6) - FLAT).sum())) / (1 + len(null))


def _between_squares(dealt: Floats, sizes: NDArray[np.intp]) -> Floats:
    sizes = sizes[sizes > 0]
    begin = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    told: Floats = (np.add.reduceat(dealt, begin, axis=1) ** 2 / sizes).sum(1)
    return told
