"""Several runs on the cells and option orders in which all of them have a choice."""

from collections.abc import Sequence
from functools import reduce

import numpy as np

from pact_author.measures.cells import ALLOW, FOLLOW, Cells, combined
from pact_author.measures.grid import added
from pact_author.measures.paired import placed
from pact_author.measures.rates import clustered_mean
from pact_author.model.report import CommonRate


def on_common(runs: Sequence[Cells], columns: Sequence[str], ids: Sequence[int]) -> tuple[CommonRate, ...]:
    """The rate of each run there. columns: those that a cell is found again by, "scenario" the first of them.

    ids: of the runs, in their order.
    """
    names = {name: tuple(sorted({level for cells in runs for level in cells.levels[name]})) for name in columns}
    codes = np.concatenate([placed(cells, names) for cells in runs], axis=1)
    key = combined(codes, [len(names[name]) for name in columns])
    ends = np.cumsum([len(cells.decided) for cells in runs])[:-1]
    slots = [(part[:, None] * 2 + np.arange(2)).ravel() for part in np.split(key, ends)]
    follow = [(cells.decided == FOLLOW).sum(2, dtype=np.float64).ravel() for cells in runs]
    valid = [each + (cells.decided == ALLOW).sum(2).ravel() for each, cells in zip(follow, runs, strict=True)]
    shared = reduce(np.intersect1d, (slot[of > 0] for slot, of in zip(slots, valid, strict=True)))
    told = []
    for cells, slot, hits, of in zip(runs, slots, follow, valid, strict=True):
        there = np.isin(slot, shared) & (of > 0)
        scenario = np.repeat(cells.codes["scenario"], 2)[there]
        size = len(cells.scenarios)
        rate = clustered_mean(added(scenario, hits[there], size), added(scenario, of[there], size))
        told.append(CommonRate(rate, tuple(ids), len(shared), int((of > 0).sum()) - int(there.sum())))
    return tuple(told)
