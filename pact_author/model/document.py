"""One file as text, plain data and the place of every value in it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pact_author.model.canonical import Json
from pact_author.model.diagnostic import Location, Span


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file.

    spans: JSON pointer → span of the value. A key's own span stands under pointer + "#key". quoted: its texts stand in
    double quotes, line by line, with backslashes, as in PO files.
    """

    path: str
    text: str
    data: Json
    spans: Mapping[str, Span]
    quoted: bool = False

    def locate(self, pointer: str, quote: str = "") -> Location:
        """The place of a pointer, or of its nearest ancestor that exists; narrowed to a quote where it is found."""
        at = pointer
        while at not in self.spans and at:
            at = at.rpartition("/")[0]
        span = self.spans.get(at, Span(1, 1, 1, 1))
        return Location(self.path, self._narrow(span, quote) if quote else span, pointer)

    def find(self, quote: str) -> Location:
        """The first place of some words in the whole file, comments too."""
        lines = self.text.split("\n")
        return Location(self.path, self._narrow(Span(1, 1, len(lines), len(lines[-1]) + 1), quote))

    def locate_key(self, pointer: str) -> Location:
        """The place of the key that names a value, for complaints about the name."""
        span = self.spans.get(pointer + "#key")
        return Location(self.path, span, pointer) if span else self.locate(pointer)

    def _narrow(self, span: Span, quote: str) -> Span:
        """The first place of the quoted words in a span; a line may be broken wherever they have a blank."""
        lines = list(_lines(self.text)[span.line - 1 : span.end_line])
        lines[-1] = lines[-1][: span.end_column - 1]
        lines[0] = " " * (span.column - 1) + lines[0][span.column - 1 :]
        told = "\n".join(lines)
        words = _in_quotes(quote) if self.quoted else r"\s+".join(re.escape(word) for word in quote.split())
        edges = (r"\b" if re.match(r"\w", quote) else "", r"\b" if re.search(r"\w$", quote) else "")
        found = re.search(edges[0] + words + edges[1], told) or re.search(words, told)
        if found is None:
            return span
        start, end = _place(told, found.start()), _place(told, found.end())
        return Span(span.line + start[0], start[1], span.line + end[0], end[1])


@lru_cache(8)
def _lines(text: str) -> Sequence[str]:
    """Of one file many places may be asked."""
    return text.split("\n")


_ESCAPED = {'"': r'\\"', "\\": r"\\\\", "\n": r"\\n", "\t": r"\\t"}
_LONGEST = 200
"""Characters of a quote that are looked for: an expression for a text of a mebibyte would take minutes to make."""
_JOINT = r'(?:"[ \t]*\n[ \t]*")?'


def _in_quotes(quote: str) -> str:
    """The expression for a text as quoted lines hold it: each line may end anywhere in it."""
    return _JOINT.join(_ESCAPED.get(char, re.escape(char)) for char in quote[:_LONGEST])


def _place(text: str, at: int) -> tuple[int, int]:
    """Lines below the first, and the column from 1."""
    return text.count("\n", 0, at), at - text.rfind("\n", 0, at)
