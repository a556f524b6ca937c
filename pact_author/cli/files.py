"""Files that a report leaves in a folder: plots, and tables for papers."""

from collections.abc import Iterable
from pathlib import Path

from pact_author.cli.options import note


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
