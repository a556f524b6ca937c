"""Text in the form that --fix gives to plain data, by its lines alone: what most files are written in."""

import re
from typing import Any

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
_HEAD = re.compile(r"(?:#[^\n]*\n)*")
_NO_NAMES = ("null", "true", "false")
_SPECIAL = "0123456789ntf"  # what a number, null, true and false begin with


def plain_form(text: str) -> dict[str, Any] | None:
    """The data of a file without tabs and control characters, or None where its form is another one.

    Fields of fields stand two columns further in, and so do the entries of a list; comments only before the first.
    """
    head = _HEAD.match(text)
    at = head.end() if head else 0
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
