"""Colour, tables and progress for people at a terminal; the only module that knows rich."""

import io
import sys
import time
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Self, TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.style import Style
from rich.table import Table
from rich.text import Text

from pact_author.render.text import shown

PLAIN_EVERY = 10.0
"""Seconds between two plain progress lines, where nothing can be redrawn."""
QUIET_FOR = 1.0
"""Seconds of work that go by before anything is said at all."""


def paint(text: str, style: str) -> str:
    """Text between the ANSI codes of a style such as "bold red"."""
    return Style.parse(style).render(text) if text else text


def table(
    columns: Sequence[tuple[str, str]],
    rows: Sequence[Sequence[str]],
    *,
    title: str | None = None,
    shades: Sequence[Sequence[str]] | None = None,
    tight: bool = False,
    width: int = 80,
    colour: bool = False,
) -> str:
    """Rows under headings. columns: (heading, "left" or "right"). Cells are text, never markup.

    shades: a style for each cell of rows, such as "on blue"; seen only in colour. tight: less room between columns.
    """
    grid = Table(
        box=SIMPLE_HEAD, title=title, title_justify="left", pad_edge=False, padding=(0, 1, 0, 0) if tight else (0, 1)
    )
    for heading, side in columns:
        grid.add_column(Text(shown(heading)), justify="right" if side == "right" else "left", overflow="fold")
    for row, styles in zip(rows, shades or [("",) * len(row) for row in rows], strict=True):
        grid.add_row(*(Text(shown(cell), style) for cell, style in zip(row, styles, strict=True)))
    out = io.StringIO()
    Console(
        file=out,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        highlight=False,
    ).print(grid)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


class Meter:
    """Progress with rate and time left, on a stream that is not the result's.

    A bar on a terminal, a plain line every ten seconds elsewhere; nothing at all for work under a second. What is
    waited for stands before the bar, or at the end of the line.
    """

    def __init__(
        self,
        label: str,
        unit: str,
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.label = label
        self.unit = unit
        self._stream = stream if stream is not None else sys.stderr
        self._live = self._stream.isatty()
        self._clock = clock
        self._began = clock()
        self._said = self._began
        self._first: int | None = None
        self._last: tuple[int, int | None] = (0, None)
        self._bar: Progress | None = None
        self._task = TaskID(0)
        self._cost = ""

    def __enter__(self) -> Self:
        return self

    def update(self, done: int, total: int | None) -> None:
        """Tell how far the work is; an OnProgress. total is None while unknown."""
        now = self._clock()
        if self._first is None:
            self._first = done
        self._last = (done, total)
        if now - self._began < QUIET_FOR:
            return
        if self._live:
            self._draw(done, total, now)
        elif now - self._said >= PLAIN_EVERY:
            self._said = now
            print(self._line(done, total, now), file=self._stream, flush=True)

    def waiting(self, what: str) -> None:
        """Say what is waited for, about once a second; an OnWait. what: nothing while all goes well."""
        now = self._clock()
        if now - self._began < QUIET_FOR:
            return
        if self._live:
            self._draw(*self._last, now, what)
        elif what and now - self._said >= PLAIN_EVERY:
            self._said = now
            done, total = self._last
            of = f" of {total:,}" if total is not None else ""
            so_far = f" {done:,}{of} {self.unit}," if done else ""
            print(f"{self.label}:{so_far} {shown(what)}", file=self._stream, flush=True)

    def costs(self, what: str) -> None:
        """Say what the work has cost so far; it takes the place of the rate."""
        self._cost = shown(what)

    def _draw(self, done: int, total: int | None, now: float, what: str = "") -> None:
        if self._bar is None:
            self._bar = Progress(
                SpinnerColumn(),
                TextColumn("{task.description}", markup=False),
                BarColumn(bar_width=None),
                MofNCompleteColumn(),
                TextColumn("{task.fields[rate]}"),
                TimeRemainingColumn(),
                TextColumn("left"),
                console=Console(file=self._stream),
                transient=True,
            )
            self._task = self._bar.add_task(self.label, total=total, rate="")
            self._bar.start()
        said = shown(what) or self.label
        rate = "" if what else self._cost or self._rate(done, now)  # there is no room for both
        self._bar.update(self._task, description=said, completed=done, total=total, rate=rate)

    def _per_second(self, done: int, now: float) -> float:
        return (done - (self._first or 0)) / max(now - self._began, 1e-9)

    def _rate(self, done: int, now: float) -> str:
        return f"{self._per_second(done, now):.1f} {self.unit}/s"

    def _line(self, done: int, total: int | None, now: float) -> str:
        of = f" of {total:,}" if total is not None else ""
        rate = self._per_second(done, now)
        left = f", {_clock((total - done) / rate)} left" if total is not None and rate > 0 else ""
        cost = f", {self._cost}" if self._cost else ""
        gone = f"{_clock(now - self._began)} gone"
        return f"{self.label}: {done:,}{of} {self.unit}, {self._rate(done, now)}, {gone}{left}{cost}"

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
