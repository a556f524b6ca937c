"""One file as text, plain data and the place of every value in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pact_author.model.canonical import Json
from pact_author.model.diagnostic import Location, Span


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file.

    spans: JSON pointer → span of the value. A key's own span stands under pointer + "#key".
    """

    path: str
    text: str
    data: Json
    spans: Mapping[str, Span]

    def locate(self, pointer: str, quote: str = "") -> Location:
        """The place of a pointer, or of its nearest ancestor that exists; narrowed to a quote where it is found."""
        at = pointer
        while at not in self.spans and at:
            at = at.rpartition("/")[0]
        span = self.spans.get(at, Span(1, 1, 1, 1))
        return Location(self.path, _narrow(self.text, span, quote) if quote else span, pointer)

    def find(self, quote: str) -> Location:
        """The first place of some words in the whole file, comments too."""
        lines = self.text.split("\n")
        return Location(self.path, _narrow(self.text, Span(1, 1, len(lines), len(lines[-1]) + 1), quote))

    def locate_key(self, pointer: str) -> Location:
        """The place of the key that names a value, for complaints about the name."""
        span = self.spans.get(pointer + "#key")
        return Location(self.path, span, pointer) if span else self.locate(pointer)


def _narrow(text: str, span: Span, quote: str) -> Span:
    """The first place of the quoted words in a span; a line may be broken wherever they have a blank."""
    lines = text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = " " * (span.column - 1) + lines[0][span.column - 1 :]
    told = "\n".join(lines)
    words = r"\s+".join(re.escape(word) for word in quote.split())
    edges = (r"\b" if re.match(r"\w", quote) else "", r"\b" if re.search(r"\w$", quote) else "")
    found = re.search(edges[0] + words + edges[1], told) or re.search(words, told)
    if found is None:
        return span
    start, end = _place(told, found.start()), _place(told, found.end())
    return Span(span.line + start[0], start[1], span.line + end[0], end[1])


def _place(text: str, at: int) -> tuple[int, int]:
    """Lines below the first, and the column from 1."""
    return text.count("\n", 0, at), at - text.rfind("\n", 0, at)
