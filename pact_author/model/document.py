"""One file as text, plain data and the place of every value in it."""

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

    def locate_key(self, pointer: str) -> Location:
        """The place of the key that names a value, for complaints about the name."""
        span = self.spans.get(pointer + "#key")
        return Location(self.path, span, pointer) if span else self.locate(pointer)


def _narrow(text: str, span: Span, quote: str) -> Span:
    lines = text.split("\n")
    for number in range(span.line, min(span.end_line, len(lines)) + 1):
        line = lines[number - 1]
        start = span.column - 1 if number == span.line else 0
        found = line.find(quote, start)
        inside = number < span.end_line or found + len(quote) < span.end_column
        if found >= 0 and inside:
            return Span(number, found + 1, number, found + 1 + len(quote))
    return span
