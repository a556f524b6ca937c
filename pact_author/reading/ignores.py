"""Comments that say that a diagnostic may stand: `# pact: ignore[W101] the proverb is quoted`."""

import re
from collections.abc import Iterator

from pact_author.model.diagnostic import Location, Span
from pact_author.model.document import Document
from pact_author.model.ignore import Ignore

_COMMENT = re.compile(r"(?:(?<=\s)|^)#[ \t]*pact:[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_IGNORE = re.compile(r"ignore\[([^\]]*)\][ \t]*(.*)")
_BLOCK = re.compile(r"[|>][-+0-9]*[ \t]+#")


def read_ignores(document: Document) -> tuple[Ignore, ...]:
    """Every comment that begins with `# pact:`, in the order of the file; one that cannot be read has no codes.

    A comment behind a value covers that value. One on a line of its own covers what begins on the next line: a field
    with all below it.
    """
    if "pact:" not in document.text:
        return ()
    return tuple(_read(document))


def _read(document: Document) -> Iterator[Ignore]:
    lines = document.text.split("\n")
    ends = _ends(document)
    for found in _COMMENT.finditer(document.text):
        line = document.text.count("\n", 0, found.start()) + 1
        column = found.start() - document.text.rfind("\n", 0, found.start())
        if _inside_text(document, lines, line, column):
            continue
        at = Location(document.path, Span(line, column, line, column + len(found[0])))
        said = _IGNORE.fullmatch(found[1])
        codes = tuple(code.strip() for code in said[1].split(",") if code.strip()) if said else ()
        first = line if lines[line - 1][: column - 1].strip() else _next(lines, line)
        yield Ignore(at, codes, said[2] if said else "", document.path, first, max(first, ends.get(first, first)))


def _next(lines: list[str], line: int) -> int:
    """The first line below a comment that is neither empty nor a comment."""
    for number in range(line + 1, len(lines) + 1):
        if lines[number - 1].strip() and not lines[number - 1].lstrip().startswith("#"):
            return number
    return line


def _ends(document: Document) -> dict[int, int]:
    """Line → last line of the field or entry that begins on it: the outermost, where several begin there."""
    ends: dict[int, int] = {}
    for pointer, span in document.spans.items():
        if pointer and not pointer.endswith("#key"):
            key = document.spans.get(pointer + "#key", span)
            ends[key.line] = max(ends.get(key.line, 0), span.end_line)
    return ends


def _inside_text(document: Document, lines: list[str], line: int, column: int) -> bool:
    """Whether a place is within a value: in a quoted text or a block of text a # begins no comment."""
    for pointer, span in document.spans.items():
        start, end = (span.line, span.column), (span.end_line, span.end_column)
        if not (start <= (line, column) < end) or isinstance(_value(document, pointer), (dict, list)):
            continue
        heading = line == span.line and _BLOCK.match(lines[line - 1][span.column - 1 :])
        if not heading:
            return True
    return False


def _value(document: Document, pointer: str) -> object:
    if pointer.endswith("#key"):
        return ""
    at: object = document.data
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        at = at[int(name)] if isinstance(at, list) else at[name]  # type: ignore[index]
    return at
