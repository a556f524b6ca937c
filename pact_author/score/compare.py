"""Runs against each other, two by two, on the cells in which both have a choice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from pact_author.measures.cells import Cells
from pact_author.measures.common import on_common
from pact_author.measures.family import holm, tie_groups
from pact_author.measures.intervals import FEWEST_CLUSTERS
from pact_author.measures.paired import match_runs, moves, paired
from pact_author.model.report import CommonRate, Comparison, Note

ALPHA = 0.05
ALWAYS_ONE = ("frame", "locale")
"""Columns that have one value in a run; two runs that differ in one of them are matched without it."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the runs. identity: what makes it this run and no other, such as its model and its frame."""

    run: int
    label: str
    identity: Mapping[str, str]
    cells: Cells


def compare(sides: Sequence[Side]) -> tuple[tuple[Comparison, ...], tuple[tuple[int, ...], ...], tuple[Note, ...]]:
    """(comparisons with Holm's p, sets of runs that cannot be told apart, what was not compared and why).

    Runs are compared that differ in one thing at the most; the difference of others would have no name.
    """
    found: list[Comparison] = []
    skipped = 0
    for a, b in combinations(sides, 2):
        differing = [name for name in a.identity if a.identity[name] != b.identity[name]]
        if len(differing) > 1 or not _alike(a.cells, b.cells):
            skipped += 1
        else:
            found.append(_compare(a, b, differing[0] if differing else "nothing"))
    adjusted = holm([each.paired.p for each in found])
    told = tuple(_judged(each, p) for each, p in zip(found, adjusted, strict=True))
    ties = {(each.a, each.b) for each in told if each.tie}
    notes = []
    if len(sides) < 2:
        notes.append(Note("comparisons", "there is one run, and nothing to compare it with"))
    elif skipped:
        what = "1 pair of runs differs" if skipped == 1 else f"{skipped} pairs of runs differ"
        notes.append(Note("comparisons", f"{what} in more than one thing, such as model and frame"))
    return told, tie_groups([side.run for side in sides], ties), tuple(notes)


def _compare(a: Side, b: Side, differs: str) -> Comparison:
    match = match_runs(a.cells, b.cells, _columns(a.cells, b.cells))
    return Comparison(
        a=a.run,
        b=b.run,
        a_label=a.label,
        b_label=b.label,
        differs=differs,
        paired=paired(moves(match)),
        common_cells=len(match.a),
        only_a=match.only_a,
        only_b=match.only_b,
        tie=None,
    )


def _alike(a: Cells, b: Cells) -> bool:
    """Whether a column that only one of them has varies nowhere."""
    return all(
        len(one.levels[name]) <= 1
        for one, other in ((a, b), (b, a))
        for name in one.matched
        if name not in other.matched
    )


def common_rates(sides: Sequence[Side], comparisons: Sequence[Comparison]) -> dict[int, CommonRate]:
    """Run → its rate on the cells in which all runs have a choice that it is compared with, directly or by another."""
    found: dict[int, CommonRate] = {}
    for group in _together([side.run for side in sides], comparisons):
        cells = [side.cells for side in sides if side.run in group]
        if len(cells) > 1:
            shared = [
                name for name in cells[0].matched if all(name in _columns(a, b) for a, b in combinations(cells, 2))
            ]
            found |= dict(zip(group, on_common(cells, shared, group), strict=True))
    return found


def _together(runs: Sequence[int], comparisons: Sequence[Comparison]) -> list[tuple[int, ...]]:
    """Runs in groups between which nothing is compared, in the order given."""
    group = {run: run for run in runs}
    for each in comparisons:
        one, other = group[each.a], group[each.b]
        group = {run: one if found == other else found for run, found in group.items()}
    return [tuple(run for run in runs if group[run] == name) for name in dict.fromkeys(group.values())]


def _columns(a: Cells, b: Cells) -> list[str]:
    """Columns by which cells are matched: those of both, but for one that has one value in each run."""
    return [
        name
        for name in a.matched
        if name == "scenario" or (name in b.matched and not (name in ALWAYS_ONE and _differ(a, b, name)))
    ]


def _differ(a: Cells, b: Cells, name: str) -> bool:
    return len(a.levels[name]) == len(b.levels[name]) == 1 and a.levels[name] != b.levels[name]


def _judged(told: Comparison, p_adj: float | None) -> Comparison:
    tie = None if p_adj is None else p_adj >= ALPHA
    if tie and told.paired.diff.n_clusters < FEWEST_CLUSTERS:
        tie = None  # too few scenarios for a test to find anything are no sign of likeness
    return replace(told, paired=replace(told.paired, p_adj=p_adj), tie=tie)
