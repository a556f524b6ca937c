"""The figures of a report as values: what a page draws, what a plot for a paper draws, and the CSV behind both."""

from dataclasses import replace

from pact_author.model.report import ModelReport, Report
from pact_author.render.drawing import Figure, Forest, Mark
from pact_author.render.figure_words import (
    DRAWN_NOTE,
    ESTIMATE,
    INTERVALS,
    cell,
    common_cells,
    compared,
    numbers,
    on_common,
    part_of,
    said,
    unless,
)
from pact_author.render.run_figures import completeness, contrasts, levels, orders, spreads, twins

NO_HUMANS = "runs are held beside people's answers by: pact-author align RUN --human CSV --format html"


def figures(report: Report) -> tuple[Figure, ...]:
    """All figures in reading order; those of one run have its number in their name, where there are several."""
    notices = _beware("; ".join(dict.fromkeys(model.notice for model in report.models if model.notice)))
    parts = [f"{model.label}: {part}" for model in report.models if (part := part_of(report, model))]
    notices = "; ".join(filter(None, (notices, *parts)))
    made = [replace(figure, notice=notices) for figure in (rates(report), differences(report))]
    for model in report.models:
        end = suffix(report, model)
        notice = "; ".join(filter(None, (_beware(model.notice), part_of(report, model))))
        of_run = (
            levels(model, f"levels{end}"),
            contrasts(model, f"contrasts{end}"),
            contrasts(model, f"contrasts-between{end}", between=True),
            twins(model, f"twins{end}"),
            spreads(model, f"spreads{end}"),
            spreads(model, f"spreads-between{end}", between=True),
            orders(model, f"orders{end}"),
            completeness(model, f"completeness{end}"),
        )
        made += [replace(figure, notice=notice) for figure in of_run]
    return (*made, humans())


def _beware(notice: str | None) -> str:
    return f"{notice}; says nothing about culture" if notice else ""


def suffix(report: Report, model: ModelReport) -> str:
    """What tells the figures of one run from those of another."""
    return f"-{model.run}" if len(report.models) > 1 else ""


def rates(report: Report) -> Figure:
    """The culture-following rate of every run, in the order given; on common cells where they differ in these."""
    shared = on_common(report)
    drawn = [
        (model, model.common.rate, "common")
        if shared and model.common is not None
        else (model, model.culture_rate, "all")
        for model in report.models
    ]
    marks = tuple(
        Mark(
            model.label + (", all its choices" if shared and of == "all" else ""),
            rate.est,
            rate.lo,
            rate.hi,
            said(rate),
        )
        for model, rate, of in drawn
        if rate.est is not None
    )
    rows = [(model.run, model.label, of, *numbers(rate)) for model, rate, of in drawn]
    rows += [(m.run, m.label, "all", *numbers(m.culture_rate)) for m, _, of in drawn if of == "common"]
    axis = "culture-following rate on common cells" if shared else "culture-following rate"
    notes = (DRAWN_NOTE, *common_cells(report), INTERVALS) if shared else (INTERVALS,)
    columns = ("run", "label", "choices", *ESTIMATE)
    reason = "no cell has a choice in all runs" if shared else "no trial chose a side"
    drawing = Forest(axis, marks) if marks else None
    return Figure("rates", f"C{axis[1:]}", "", notes, drawing, columns, tuple(rows), unless(marks, reason))


def differences(report: Report) -> Figure:
    """Paired differences of runs."""
    found = report.comparisons
    marks = tuple(
        Mark(
            f"{c.b_label} − {c.a_label}",
            c.paired.diff.est,
            c.paired.diff.lo,
            c.paired.diff.hi,
            compared(c.paired.diff, c.paired.p_adj, c.tie),
        )
        for c in found
        if c.paired.diff.est is not None
    )
    rows = tuple(
        (
            c.a,
            c.b,
            c.a_label,
            c.b_label,
            c.differs,
            c.common_cells,
            *numbers(c.paired.diff),
            cell(c.paired.p),
            cell(c.paired.p_adj),
            cell(c.paired.mde),
            cell(c.tie),
        )
        for c in found
    )
    columns = ("a", "b", "a_label", "b_label", "differs", "common_cells", *ESTIMATE, "p", "p_adj", "mde", "tie")
    labels = {model.run: model.label for model in report.models}
    ties = [" and ".join(labels[run] for run in group) for group in report.tie_groups if len(group) > 1]
    notes = (
        "Second minus first, in percentage points, on the cells in which both chose a side. "
        "Where the interval holds 0 the two cannot be told apart; runs are never ranked.",
        *(f"Not told apart: {tie}." for tie in ties),
        INTERVALS,
    )
    if found:
        reason = "no two runs have a choice in the same cells"
    elif len(report.models) > 1:
        reason = "this report holds no comparison of its runs"
    else:
        reason = "one run cannot be compared; name several: pact-author report RUN_A RUN_B"
    drawing = Forest("difference", marks, zero=True) if marks else None
    return Figure(
        "differences", "Runs compared, cell by cell", "", notes, drawing, columns, rows, unless(marks, reason)
    )


def humans() -> Figure:
    """Human p against model q is drawn by `align` (human_figures.py); a report says where to find it."""
    return Figure(
        "humans", "Human answers beside the model's", "", (), None, ("item", "human", "model", "raters"), (), NO_HUMANS
    )
