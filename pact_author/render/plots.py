"""Figures as plots for a paper: SVG, PDF and PNG, each with the CSV behind it."""

import csv
import io
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Sheet
from matplotlib.ticker import FuncFormatter

from pact_author.model.report import Report
from pact_author.render.alignment import PANEL_NOTE
from pact_author.render.charts import figures
from pact_author.render.drawing import Figure, Forest, Heat, Nulls, Scatter
from pact_author.render.figure_words import DRAWN_NOTE
from pact_author.render.sections import COUNTRY_NOTE
from pact_author.render.text import shown

INK, MARK, BAND, LINE = "#1d2430", "#1f5f97", "#b9cde0", "#d6dbe3"
WIDTH = 6.3
"""Inches: the text of a page of A4 or letter."""
NOTE = 0.12
"""Height of a line of notes below, inches."""
ROW = 0.19
LONGEST, TITLE = 60, 95
"""Letters of a label, and of a title."""
STYLE: Any = {
    "font.size": 8,
    "axes.edgecolor": LINE,
    "axes.labelcolor": INK,
    "text.color": INK,
    "svg.hashsalt": "pact",
    "svg.fonttype": "none",
    "pdf.fonttype": 42,
    "text.parse_math": False,
    "axes.unicode_minus": True,
}
# No date and no version of a program: the same figures give the same files.
PLAIN = {
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "Creator": None},
    "png": {"Software": None},
}


def plots(report: Report) -> Iterator[tuple[str, bytes]]:
    """(name of a file, its bytes): every figure's CSV, and its three pictures where there is something to draw."""
    return files(figures(report))


def files(drawn: Iterable[Figure]) -> Iterator[tuple[str, bytes]]:
    """(name of a file, its bytes) of any figures."""
    for figure in drawn:
        if figure.rows:
            yield f"{figure.name}.csv", _csv(figure).encode("utf-8")
        if figure.drawing is not None:
            yield from _pictures(figure)


def _pictures(figure: Figure) -> Iterator[tuple[str, bytes]]:
    with rc_context(STYLE):
        sheet = _drawn(figure)
        for form, metadata in PLAIN.items():
            out = io.BytesIO()
            sheet.savefig(out, format=form, metadata=metadata, dpi=300)
            yield f"{figure.name}.{form}", out.getvalue()


def _drawn(figure: Figure) -> Sheet:
    below = [figure.notice] if figure.notice else []
    below += [note for note in figure.notes if note in (COUNTRY_NOTE, PANEL_NOTE, DRAWN_NOTE)]
    lines = [line for text in below for line in textwrap.wrap(shown(text), 100)]
    sheet = Sheet(figsize=(WIDTH, _height(figure) + NOTE * len(lines)), layout="constrained")
    axes = sheet.add_subplot()
    title = f"{figure.about}: {figure.title[:1].lower()}{figure.title[1:]}" if figure.about else figure.title
    sheet.suptitle(_plain(title, TITLE), x=0.02, ha="left", fontsize=9)
    sheet.supxlabel("\n".join(lines), fontsize=7, color=INK, x=0.02, ha="left")
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    match figure.drawing:
        case Forest() as forest:
            _forest(axes, forest)
        case Nulls() as nulls:
            _nulls(axes, nulls)
        case Scatter() as scatter:
            _scatter(axes, scatter)
        case Heat() as heat:
            _heat(axes, heat)
    return sheet


def _height(figure: Figure) -> float:
    match figure.drawing:
        case Forest(marks=marks):
            return 0.8 + ROW * (len(marks) + len({mark.group for mark in marks}))
        case Nulls(strips=strips):
            return 0.8 + ROW * len(strips)
        case Heat(squares=squares):
            return 0.5 + WIDTH / ACROSS * (1 + len(squares) // ACROSS)
    return 4.2


def _forest(axes: Axes, forest: Forest) -> None:
    labels: list[str] = []
    group = ""
    for mark in forest.marks:
        if mark.group != group:
            group = mark.group
            labels.append(_plain(group))
        at = len(labels)
        labels.append(_plain(f"   {mark.label}" if group else mark.label))
        if mark.lo is not None and mark.hi is not None:
            axes.plot([mark.lo, mark.hi], [at, at], color=MARK, linewidth=1.2, solid_capstyle="butt")
        filled = mark.lo is not None
        axes.plot([mark.est], [at], "o", color=MARK, markersize=3.5, markerfacecolor=MARK if filled else "white")
    if forest.zero:
        axes.axvline(0, color=INK, linewidth=0.8, zorder=0)
    _rows(axes, labels)
    axes.set_xlabel(f"{forest.axis} ({'pp' if forest.zero else '%'}), 95 % interval")


def _nulls(axes: Axes, nulls: Nulls) -> None:
    for at, strip in enumerate(nulls.strips):
        axes.barh(at, strip.null[-2] - strip.null[1], left=strip.null[1], height=0.6, color=BAND)
        median = strip.null[len(strip.null) // 2]
        axes.plot([median, median], [at - 0.4, at + 0.4], color=INK, linewidth=1.2)
        axes.plot([strip.observed], [at], "o", color=MARK, markersize=4)
    axes.set_xlim(left=0)
    _rows(axes, [_plain(strip.label) for strip in nulls.strips])
    axes.set_xlabel(f"{nulls.axis} (pp); band: 5 to 95 % of permutations, tick: their median")


def _rows(axes: Axes, labels: list[str]) -> None:
    axes.set_yticks(range(len(labels)), labels)
    axes.set_ylim(len(labels) - 0.4, -0.6)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x", color=LINE, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.xaxis.set_major_formatter(FuncFormatter(_hundredfold))


def _scatter(axes: Axes, scatter: Scatter) -> None:
    if scatter.band:
        x, lo, hi = zip(*scatter.band, strict=True)
        axes.fill_between(x, lo, hi, color=BAND, alpha=0.5, linewidth=0, zorder=0)
    axes.plot([0, 1], [0, 1], color=INK, linewidth=0.8, zorder=0)
    for p in scatter.points:
        if p.across:
            axes.plot(p.across, [p.y, p.y], color=MARK, linewidth=0.6, alpha=0.25)
        if p.up:
            axes.plot([p.x, p.x], p.up, color=MARK, linewidth=0.6, alpha=0.25)
    sizes = [8 + min(point.n, 200) / 5 for point in scatter.points]
    across, up = [point.x for point in scatter.points], [point.y for point in scatter.points]
    axes.scatter(across, up, s=sizes, color=MARK, alpha=0.45, linewidths=0)
    axes.set_aspect("equal")
    axes.set_xlim(-0.02, 1.02)
    axes.set_ylim(-0.02, 1.02)
    axes.grid(color=LINE, linewidth=0.6)
    for each in (axes.xaxis, axes.yaxis):
        each.set_major_formatter(FuncFormatter(_hundredfold))
    told = "\nband: where another sample of as many people would lie, 90 of 100 times" if scatter.band else ""
    axes.set_xlabel(f"{scatter.across} (%){told}")
    axes.set_ylabel(f"{scatter.up} (%)")


ACROSS = 40
"""Squares in a row."""


def _heat(axes: Axes, heat: Heat) -> None:
    rows = -(-len(heat.squares) // ACROSS)
    blank = [float("nan")] * (rows * ACROSS - len(heat.squares))
    shares = [square.share for square in heat.squares] + blank
    lines = [shares[at : at + ACROSS] for at in range(0, len(shares), ACROSS)]
    axes.pcolormesh(lines, cmap="Blues", vmin=0, vmax=1, edgecolors="white", linewidth=0.6)
    axes.set_aspect("equal")
    axes.invert_yaxis()
    axes.set_axis_off()


def _hundredfold(value: float, _: int | None) -> str:
    return f"{100 * value:.0f}".replace("-", "−")


def _plain(text: str, longest: int = LONGEST) -> str:
    """A label as matplotlib can draw it: no controls, and not longer than a row has room for."""
    line = " ".join(shown(text).split()) if not text.startswith("   ") else f"   {shown(text.strip())}"
    return line if len(line) <= longest else f"{line[:longest]}…"


def _csv(figure: Figure) -> str:
    """RFC 4180; fractions in full precision; texts that a spreadsheet would run as a formula are made inert."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    notice = (figure.notice,) if figure.notice else ()
    rows.writerow((*figure.columns, *(("notice",) if notice else ())))
    rows.writerows([_inert(cell) for cell in (*row, *notice)] for row in figure.rows)
    return out.getvalue()


def _inert(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
