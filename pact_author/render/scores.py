"""A report in each of its forms; html has a module of its own."""

import csv
import io
import json
import textwrap
from collections.abc import Callable, Iterator

from pact_author.model.report import Estimate, ModelReport, Report, RunInfo, as_json
from pact_author.render.sections import sections, verdict


def terminal(report: Report, *, width: int = 80, colour: bool = False) -> Iterator[str]:
    """Lines for a person, at most width columns wide."""
    from pact_author.render.terminal import paint, table
    from pact_author.render.text import shown

    def wrapped(text: str, style: str, first: str = "", others: str = "") -> Iterator[str]:
        for line in textwrap.wrap(shown(text), width, initial_indent=first, subsequent_indent=others):
            yield paint(line, style) if colour else line

    whole = report.status.state == "complete"
    yield from wrapped(verdict(report), "bold green" if whole else "bold yellow")
    for warning in report.warnings:
        yield from wrapped(warning.detail, "yellow", "! ", "  ")
    for section in sections(report, brief=True):
        yield ""
        yield from wrapped(section.title, "bold")
        if section.rows:
            yield table(section.columns, section.rows, width=width, colour=colour).strip("\n")
        for note in section.notes:
            yield from wrapped(note, "dim", " ", " ")
    if report.not_computed:
        yield ""
        yield from wrapped(f"Not computed: {', '.join(note.code for note in report.not_computed)}.", "none")


def markdown(report: Report) -> str:
    """Tables to paste into a page or an issue."""
    out = [f"**{_md(verdict(report))}**", ""]
    out += [f"- {_md(warning.detail)}" for warning in report.warnings]
    for section in sections(report):
        out += ["", f"## {_md(section.title)}", ""]
        out.append("| " + " | ".join(_md(head) or " " for head, _ in section.columns) + " |")
        out.append("|" + "|".join("---:" if side == "right" else "---" for _, side in section.columns) + "|")
        out += ["| " + " | ".join(_md(cell) for cell in row) + " |" for row in section.rows]
        out += [line for note in section.notes for line in ("", _md(note))]
    if report.not_computed:
        out += ["", f"Not computed: {'; '.join(f'{note.code} ({note.detail})' for note in report.not_computed)}."]
    return "\n".join(out) + "\n"


def _md(text: str) -> str:
    """Text as Markdown shows it: names of models are foreign words."""
    for sign in "\\`*_[]<>|":
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())


TABLE = (
    "run",
    "label",
    "model",
    "notice",
    "release",
    "release_digest",
    "design",
    "locale",
    "frame",
    "repeats",
    "limit",
    "trials",
    "measure",
    "factor",
    "level",
    "est",
    "lo",
    "hi",
    "se",
    "method",
    "n_clusters",
    "n_rows",
    "reason",
)


def table_csv(report: Report) -> str:
    """One tidy table (RFC 4180): a row a figure, fractions in full precision, empty where there is none."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(TABLE)
    runs = {run.id: run for run in report.runs}
    for model in report.models:
        told = (model.run, model.label, model.id, model.notice or "", *_asked(runs[model.run]))
        for measure, factor, level, estimate in _figures(model):
            cells = (*told, measure, factor, level, *_numbers(estimate))
            rows.writerow([inert(cell) for cell in cells])
    return out.getvalue()


def _asked(run: RunInfo) -> tuple[object, ...]:
    limit = "" if run.limit is None else run.limit
    return (run.release, run.release_digest, run.design, run.locale, run.frame, run.repeats, limit, run.trials)


def _figures(model: ModelReport) -> Iterator[tuple[str, str, str, Estimate]]:
    yield "culture_rate", "", "", model.culture_rate
    yield "culture_probability", "", "", model.culture_probability
    yield "mass", "", "", model.mass
    yield "position_half_difference", "", "", model.position.half_difference
    yield "position_flip_rate", "", "", model.position.flip_rate
    for factor in model.factors:
        for level in factor.levels:
            yield "culture_rate", factor.name, level.level, level.rate


def _numbers(e: Estimate) -> tuple[object, ...]:
    values = (e.est, e.lo, e.hi, e.se, e.method, e.n_clusters, e.n_rows, e.reason)
    return tuple("" if value is None else value for value in values)


def inert(cell: object) -> object:
    """A text that a spreadsheet will not run as a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def results_json(report: Report) -> str:
    """The form of results.json (schemas/results.schema.json)."""
    return json.dumps(as_json(report), indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def page(report: Report) -> str:
    """One self-contained HTML page."""
    from pact_author.render.html import html

    return html(report)


RENDERERS: dict[str, Callable[[Report], str]] = {
    "json": results_json,
    "md": markdown,
    "csv": table_csv,
    "html": page,
}
