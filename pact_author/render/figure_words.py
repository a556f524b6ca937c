"""Figures in words: a rate or a difference with its interval, a p-value, a spread beside chance."""

from collections.abc import Iterator

from pact_author.model.report import Estimate, ModelReport, Report
from pact_author.render.words import p_value, points

ESTIMATE = ("est", "lo", "hi", "se", "method", "n_clusters", "n_rows", "reason")

INTERVALS = (
    "Lines are 95 % intervals that take the scenario as the unit. A hollow point has none: too few scenarios, or the "
    "same value in all of them."
)

COMMON_NOTE = (
    "Common cells are those in which every run that is compared has a choice; only there do rates stand side by side."
)
DRAWN_NOTE = f"The rate on common cells is drawn. {COMMON_NOTE}"


def on_common(report: Report) -> bool:
    """Whether runs that are compared did not all choose in the same cells."""
    return any(model.common is not None and model.common.left_out > 0 for model in report.models)


def common_cells(report: Report) -> Iterator[str]:
    """How many cells each run shares with the others, and how many of its own that leaves out."""
    for model in report.models:
        if model.common is not None:
            lost = f"{model.common.left_out:,} of its cells are left out"
            yield f"{model.label}: {model.common.cells:,} common cells, each option order by itself; {lost}."


def part_of(report: Report, model: ModelReport) -> str:
    """What must stand beside a figure of a run that has no answer to a part of its plan; else nothing."""
    run = next(run for run in report.runs if run.id == model.run)
    answered = model.counts.planned - model.counts.missing - model.counts.error
    planned = model.counts.planned + run.cut
    return "" if answered == planned else f"{answered:,} of {planned:,} planned trials answered"


def numbers(estimate: Estimate) -> tuple[object, ...]:
    """An estimate as cells of a table; empty where there is nothing."""
    return tuple(cell(getattr(estimate, name)) for name in ESTIMATE)


def said(estimate: Estimate) -> str:
    """A rate in words: its value, its interval, what it rests on."""
    if estimate.est is None:
        return estimate.reason or "–"
    told = f"{100 * estimate.est:.1f} %"
    if estimate.lo is not None and estimate.hi is not None:
        told += f" [{100 * estimate.lo:.1f}, {100 * estimate.hi:.1f}]"
    return f"{told}, {estimate.n_clusters} scenario{'s' if estimate.n_clusters != 1 else ''}"


def chance(p: float) -> str:
    """A p-value with its letter; never told as zero."""
    told = p_value(p)
    return f"p {told}" if told.startswith("<") else f"p = {told}"


def compared(diff: Estimate, p_adj: float | None, tie: bool | None) -> str:
    assert diff.est is not None
    told = f"{points(diff.est)} pp"
    if diff.lo is not None and diff.hi is not None:
        told += f" [{points(diff.lo)}, {points(diff.hi)}]"
    told += f", {chance(p_adj).replace('p', 'adjusted p', 1)}" if p_adj is not None else ""
    return f"{told}, not told apart" if tie else told


def spread_said(est: float, median: float | None, high: float | None, p: float | None) -> str:
    told = f"{points(est, signed=False)} pp"
    if median is not None and high is not None:
        told += f"; chance alone: {points(median, signed=False)}, up to {points(high, signed=False)}"
    return told if p is None else f"{told}; {chance(p)}"


def cell(value: object) -> object:
    """A value as a cell of a table; empty where there is none."""
    return "" if value is None else value


def unless(there: tuple[object, ...], reason: str) -> str | None:
    """The reason, where there is nothing to draw."""
    return None if there else reason
