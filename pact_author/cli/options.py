"""Options and habits that two or more commands share."""

import io
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TextIO

import click

from pact_author.model.progress import OnProgress

AT_ONCE, AT_ONCE_IN_A_LOG = 0.3, 3.0
"""Seconds; in a log, nothing is said before ten of them."""

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def project_option() -> Decorator:
    """--project DIR: where to look for pact.toml, from there upward."""
    return click.option(
        "--project",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path(),
        metavar="DIR",
        help="Folder with pact.toml, or one inside it.  [default: the current folder]",
    )


def timeout_option() -> Decorator:
    """--timeout SECONDS: how long a whole answer may take."""
    return click.option(
        "--timeout",
        type=click.FloatRange(min=1),
        default=120,
        show_default=True,
        metavar="SECONDS",
        help="For a whole answer, before it is asked again.",
    )


@contextmanager
def meter(label: str, unit: str) -> Iterator[OnProgress]:
    """Progress on stderr while the block runs; nothing, and no library for it, where it is done at once."""
    began = time.monotonic()
    at_once = AT_ONCE if sys.stderr.isatty() else AT_ONCE_IN_A_LOG
    with ExitStack() as shown:
        meters: list[OnProgress] = []

        def update(done: int, total: int | None) -> None:
            if not meters:
                if time.monotonic() - began < at_once:
                    return
                from pact_author.render.terminal import Meter

                meters.append(shown.enter_context(Meter(label, unit)).update)
            meters[0](done, total)

        yield update


def colour(stream: TextIO) -> bool:
    """Whether a stream gets colour: only a terminal, and not under NO_COLOR (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def in_utf8(stream: TextIO) -> None:
    """Make a stream speak UTF-8 whatever the locale says: JSON and XML are read as that."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def width(stream: TextIO) -> int:
    """Columns of the terminal behind a stream; 80 where there is none."""
    return os.get_terminal_size(stream.fileno()).columns if stream.isatty() else 80


def note(message: str) -> None:
    """A line for the person, not for the result."""
    print(message, file=sys.stderr, flush=True)
