"""What is said of one file by itself: as a value, and as JSON that can be kept from run to run."""

from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pact_author.model.corpus import Sketch
from pact_author.model.diagnostic import Diagnostic, Edit, Location, Related, Severity, Span
from pact_author.model.ignore import Ignore
from pact_author.model.scenario import Status

if TYPE_CHECKING:
    from pact_author.model.translation import CatalogSketch

Kept = Any
"""JSON of any shape: what to_json gives, unless somebody else has written it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A file by itself. diagnostics: none is ignored yet. sketch: of a scenario that could be read.

    catalog: of a PO file: its sound entries.
    """

    path: str
    diagnostics: tuple[Diagnostic, ...]
    ignores: tuple[Ignore, ...] = ()
    sketch: Sketch | None = None
    readable: bool = False
    catalog: "CatalogSketch | None" = None


def to_json(judged: Judged) -> list[object]:
    """Lists and plain values, in the order of the fields."""
    ignores = [[_location(i.at), list(i.codes), i.reason, i.path, i.first, i.last, i.whole] for i in judged.ignores]
    sketch = None if judged.sketch is None else _sketch(judged.sketch)
    catalog = None if judged.catalog is None else _catalog(judged.catalog)
    return [judged.path, diagnostics_to_json(judged.diagnostics), ignores, sketch, judged.readable, catalog]


def from_json(kept: Kept) -> Judged:
    """The same value again. TypeError, ValueError or another LookupError where it is not what to_json gives."""
    path, diagnostics, ignores, sketch, readable, catalog = kept
    return Judged(
        _text(path),
        diagnostics_from_json(diagnostics),
        tuple(_ignore_again(*each) for each in ignores),
        None if sketch is None else _sketch_again(*sketch),
        readable is True,
        None if catalog is None else _catalog_again(*catalog),
    )


def diagnostics_to_json(diagnostics: Iterable[Diagnostic]) -> list[object]:
    return [
        [
            d.code,
            d.name,
            int(d.severity),
            d.message,
            _location(d.at),
            d.hint,
            [[related.message, _location(related.at)] for related in d.related],
            d.ignored,
            None if d.edit is None else [_span(d.edit.span), d.edit.text],
            d.fixable,
            None if d.ignored_at is None else _location(d.ignored_at),
        ]
        for d in diagnostics
    ]


def diagnostics_from_json(kept: Kept) -> tuple[Diagnostic, ...]:
    if not isinstance(kept, list):
        raise TypeError(kept)
    return tuple(_diagnostic_again(*each) for each in kept)


def _diagnostic_again(*kept: Kept) -> Diagnostic:
    code, name, severity, message, at, hint, related, ignored, edit, fixable, ignored_at = kept
    return Diagnostic(
        _text(code),
        _text(name),
        Severity(severity),
        _text(message),
        _location_again(*at),
        _text(hint),
        tuple(Related(_text(message), _location_again(*at)) for message, at in related),
        ignored=None if ignored is None else _text(ignored),
        edit=None if edit is None else Edit(_span_again(*edit[0]), _text(edit[1])),
        fixable=fixable is True,
        ignored_at=None if ignored_at is None else _location_again(*ignored_at),
    )


def _location(at: Location) -> list[object]:
    return [at.path, at.pointer, _span(at.span)]


def _location_again(path: Kept, pointer: Kept, span: Kept) -> Location:
    return Location(_text(path), _span_again(*span), _text(pointer))


def _span(span: Span) -> list[int]:
    return [span.line, span.column, span.end_line, span.end_column]


def _span_again(line: Kept, column: Kept, end_line: Kept, end_column: Kept) -> Span:
    return Span(_number(line), _number(column), _number(end_line), _number(end_column))


def _ignore_again(at: Kept, codes: Kept, reason: Kept, path: Kept, first: Kept, last: Kept, whole: Kept) -> Ignore:
    codes = tuple(_text(code) for code in codes)
    return Ignore(_location_again(*at), codes, _text(reason), _text(path), _number(first), _number(last), whole is True)


def _sketch(sketch: Sketch) -> list[object]:
    shingles = b64encode(array("Q", sorted(sketch.shingles)).tobytes()).decode("ascii")
    named = [sketch.path, sketch.id, sketch.country, sketch.status.value, sketch.theme, sketch.relation, sketch.title]
    return [*named, sketch.superseded_by, shingles, "\n".join(part for text in sketch.texts for part in text)]


def _sketch_again(*kept: Kept) -> Sketch:
    path, name, country, status, theme, relation, title, superseded_by, shingles, texts = kept
    numbers = array("Q")
    numbers.frombytes(b64decode(shingles))
    return Sketch(
        path=_text(path),
        id=_text(name),
        country=_text(country),
        status=Status(status),
        theme=_text(theme),
        relation=_text(relation),
        title=_text(title),
        superseded_by=None if superseded_by is None else _text(superseded_by),
        shingles=frozenset(numbers),
        texts=_texts_again(_text(texts)),
    )


def _texts_again(kept: str) -> tuple[tuple[str, str], ...]:
    """Written as lines, in turn pointer and hash: that is quickly read, and most runs need none of them."""
    lines = kept.split("\n") if kept else []
    return tuple(zip(lines[::2], lines[1::2], strict=True))


def _catalog(catalog: "CatalogSketch") -> list[object]:
    return [catalog.path, catalog.locale, [[e.context, e.src, e.state.value] for e in catalog.entries]]


def _catalog_again(path: Kept, locale: Kept, entries: Kept) -> "CatalogSketch":
    from pact_author.model.translation import CatalogSketch, EntrySketch, TranslationState

    again = (EntrySketch(_text(name), _text(src), TranslationState(state)) for name, src, state in entries)
    return CatalogSketch(_text(path), _text(locale), tuple(again))


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise TypeError(value)


def _number(value: object) -> int:
    if isinstance(value, int):
        return value
    raise TypeError(value)
