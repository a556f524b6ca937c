"""Files that a report leaves in a folder: plots, and tables for papers."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from pact_author.cli.options import note


def figure_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """--plots FOLDER, --latex FOLDER."""
    folder = click.Path(path_type=Path, file_okay=False)
    for option in (
        click.option("--latex", "latex_to", type=folder, help="Also write the tables for a paper (booktabs)."),
        click.option(
            "--plots",
            "plots_to",
            type=folder,
            help="Also write figures for a paper: SVG, PDF, PNG, and CSV behind them.",
        ),
    ):
        command = option(command)
    return command


def need_plots() -> None:
    """Raises ProjectError where what draws plots is missing."""
    from importlib.util import find_spec

    if find_spec("matplotlib") is None:
        from pact_author.model.errors import ProjectError

        raise ProjectError("matplotlib is not installed, which draws plots", "pip install 'pact-author[plots]'")


def fill(folder: Path, files: Iterable[tuple[str, bytes | str]], what: str) -> None:
    """Write files into a folder; what else is in it stays."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for name, data in files:
        (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
        count += 1
    note(f"written: {count} {what} in {folder}")
