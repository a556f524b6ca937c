"""Text in the form that --fix gives, and most files have, to data and the places of values, by its lines alone."""

import re
from typing import Any

from pact_author.model.diagnostic import Span
from pact_author.reading.plain_word import plain

# A field: its column, "- " where an entry of a list begins with it, its name, and one of the four forms of a value.
# A form that YAML's own parser could take in another way is not in it, nor a name so long that it takes none.
_FIELD = re.compile(
    r"""^((\ {0,8})(-\ )?([a-z_]{1,64}):(?:
    \ >-((?:\n\2(?(3)\ \ )\ \ (?!\ )[^\n]*(?<!\ ))+)
    |\ "([^"\\\n]+)"
    |\ \[(\w[\w-]*(?:,\ \w[\w-]*)*)\]
    |\ (\w[^:\#\n]*(?:(?::(?!\s)|(?<!\s)\#)[^:\#\n]*)*(?<!\s))
    )?\n)""",
    re.VERBOSE | re.MULTILINE,
)
_ENTRY = re.compile(r"[\w-]+")
_HEAD = re.compile(r"(?:#[^\n]*\n)*")
_NO_NAMES = ("null", "true", "false")
_SPECIAL = "0123456789ntf"  # what a number, null, true and false begin with


def plain_form(text: str) -> dict[str, Any] | None:
    """The data of a file without tabs and control characters, or None where its form is another one.

    Fields of fields stand two columns further in, and so do the entries of a list; comments only before the first.
    """
    at = _start(text)
    fields = _FIELD.findall(text, at)
    if sum([len(field[0]) for field in fields]) != len(text) - at:
        return None
    data: dict[str, Any] = {}
    stack: list[tuple[int, Any]] = [(0, data)]
    opened: dict[str, Any] | None = None  # whose field has its value in the lines below
    name = ""
    for _, indent, dash, key, folded, quoted, flow, word in fields:
        column = len(indent)
        if opened is not None:
            if column != stack[-1][0] + 2:
                return None
            stack.append((column, [] if dash else {}))
            opened[name] = stack[-1][1]
            opened = None
        while stack[-1][0] > column:
            stack.pop()
        holder = stack[-1][1]
        if stack[-1][0] != column or isinstance(holder, list) != bool(dash):
            return None
        if dash:
            holder.append({})
            holder = holder[-1]
            stack.append((column + 2, holder))
        if key in holder or key in _NO_NAMES:
            return None
        name = key
        if word or folded or quoted or flow:
            holder[key] = _value(word, folded, quoted, flow)
        else:
            opened = holder
    return data if data and opened is None else None


def _value(word: str, folded: str, quoted: str, flow: str) -> Any:  # noqa: ANN401
    """The one of the four that there is, as data."""
    if word:
        return plain(word) if word[0] in _SPECIAL else word
    if folded:
        return " ".join([line.lstrip(" ") for line in folded.split("\n")[1:]])
    return quoted or [plain(each) for each in flow.split(", ")]


def plain_places(text: str) -> dict[str, Span]:
    """JSON pointer → the place of its value; its name's own under pointer + "#key". text: in plain form."""
    spans: dict[str, Span] = {}
    line = text.count("\n", 0, _start(text)) + 1
    opened: list[tuple[int, str, tuple[int, int]]] = [(0, "", (line, 1))]  # column, pointer and begin of what goes on
    entries: dict[str, int] = {}  # of each list
    end = (line, 1)
    pointer = ""
    for field in _FIELD.finditer(text, _start(text)):
        _, indent, dash, key, folded, *_ = field.groups()
        column = len(indent)
        if column > opened[-1][0]:
            opened.append((column, pointer, (line, column + 1)))
        while opened[-1][0] > column:
            _close(spans, opened.pop(), end)
        holder = opened[-1][1]
        if dash:
            number = entries[holder] = entries.get(holder, -1) + 1
            holder, column = f"{holder}/{number}", column + 2
            opened.append((column, holder, (line, column + 1)))
        pointer = f"{holder}/{key}"
        end = (line, column + 1 + len(key))
        spans[f"{pointer}#key"] = Span(line, column + 1, *end)
        begin = (line, end[1] + 2)
        last = field[0].count("\n") - 1
        end = (line + last, field.end() - text.rfind("\n", 0, field.end() - 1) - 1)
        if folded or field[6] or field[7] or field[8]:
            spans[pointer] = Span(*begin, *end)
        for number, entry in enumerate(_ENTRY.finditer(field[7] or "")):
            at = begin[1] + 1
            spans[f"{pointer}/{number}"] = Span(line, at + entry.start(), line, at + entry.end())
        line += last + 1
    while opened:
        _close(spans, opened.pop(), end)
    return spans


def _close(spans: dict[str, Span], what: tuple[int, str, tuple[int, int]], end: tuple[int, int]) -> None:
    spans[what[1]] = Span(*what[2], *end)


def _start(text: str) -> int:
    """Where the first field begins."""
    head = _HEAD.match(text)
    return head.end() if head else 0
