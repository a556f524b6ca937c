"""Where a draft comes from, and what is left to do, as comments at the top of its file."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

WIDTH = 100


def with_comments(
    text: str,
    *,
    table: str,
    digest: str,
    line: int,
    licence: str,
    still_open: Sequence[str],
    notes: Iterable[tuple[str, str]],
) -> str:
    """The text of a scenario file with comments below its first line.

    notes: (what it is, its words) of the table, for whoever goes on writing.
    """
    first, _, rest = text.partition("\n")
    noted = list(notes)
    lines = [first, *_wrapped("# ", f"imported from {_plain(table)}, line {line}, under {licence}; its SHA-256 is")]
    lines.append(f"# {digest}")
    if still_open:
        lines += _wrapped("# ", f"to be written or decided: {', '.join(still_open)}")
    if noted:
        lines.append("# in the table, for whoever goes on writing; take this out then:")
        lines += [each for what, words in noted for each in _wrapped("# | ", f"{_plain(what)}: {_plain(words)}")]
    return "\n".join([*lines, rest])


def _wrapped(before: str, text: str) -> Iterator[str]:
    return (before + line for line in textwrap.wrap(text, WIDTH - len(before)))


def _plain(text: str) -> str:
    """Words without the sign that begins a comment, so that nobody's words become a comment to this program."""
    return " ".join(text.replace("#", "(hash)").split())
