"""Mended files as a unified diff, which git and patch can apply."""

import difflib
from collections.abc import Iterator, Sequence

from pact_author.model.mended import Mended
from pact_author.render.text import Paint, shown

_STYLES = {"+": "green", "-": "red", "@": "cyan"}


def render(files: Sequence[Mended], paint: Paint | None = None) -> Iterator[str]:
    """Lines, each file's own line ends among them. paint: for a terminal, where nothing may be obeyed or hidden."""
    for file in files:
        for line in _diff(file):
            if paint is None:
                yield line
            else:
                yield paint(shown(line), "bold" if line[:3] in ("---", "+++") else _STYLES.get(line[:1], ""))


def _diff(file: Mended) -> Iterator[str]:
    # split and not splitlines, for which also U+2028 and a lone CR end a line.
    before, after = (text.split("\n") for text in (file.before, file.after))
    names = (f"a/{file.path}", f"b/{file.path}")
    for number, line in enumerate(difflib.unified_diff(_ended(before), _ended(after), *names)):
        yield line.rstrip("\n") if number < 2 or line[-1:] == "\n" else f"{line}\n\\ No newline at end of file"


def _ended(lines: list[str]) -> list[str]:
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
