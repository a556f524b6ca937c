"""Events of a file without mistakes to plain data, quickly; the place of its values only when somebody asks for one."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pact_author.model.diagnostic import Span
from pact_author.model.document import Document
from pact_author.reading.document_builder import FORBIDDEN, MAX_DEPTH, DocumentBuilder, Event
from pact_author.reading.plain_word import plain

_NAME: Any = object()  # in place of a name: the next value is one
_SPECIAL = "-0123456789ntf"  # what a number, null, true and false begin with


class PlacesOnDemand(Mapping[str, Span]):
    """The spans that the document builder would have made of these events: most files are sound, and nobody asks."""

    __slots__ = ("_events", "_path", "_spans", "_text")

    def __init__(self, path: str, text: str, events: Sequence[Event]) -> None:
        self._path, self._text, self._events = path, text, events
        self._spans: dict[str, Span] | None = None

    def _all(self) -> dict[str, Span]:
        if self._spans is None:
            builder = DocumentBuilder(self._path, self._text)
            builder.take_all(iter(self._events))
            self._spans, self._events = builder.spans, ()
        return self._spans

    def __repr__(self) -> str:
        return repr(self._all())

    def __getitem__(self, pointer: str) -> Span:
        return self._all()[pointer]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


# One loop, because a file has a hundred events and a corpus thousands of files.
def clean_document(path: str, text: str, events: Iterator[Any]) -> Document | None:  # noqa: PLR0911, PLR0912
    """The document, or None where it is not one mapping, or holds anything that the document builder would speak of."""
    kept: list[Any] = []
    stack: list[tuple[Any, Any]] = []
    data: Any = None
    container: Any = None
    key: Any = None  # of the next value; None in a list
    for event in events:
        kept.append(event)
        kind = type(event).__name__
        if kind == "ScalarEvent":
            value, style = event.value, event.style
            if container is None or event.anchor is not None or event.tag is not None:
                return None
            if not style:
                value = plain(value) if value[:1] in _SPECIAL else value
            elif style == '"' and FORBIDDEN.search(value) is not None:
                return None
            if key is None:
                container.append(value)
            elif key is not _NAME:
                container[key] = value
                key = _NAME
            elif isinstance(value, str) and value not in container and value != "<<":
                key = value
            else:
                return None
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            if event.anchor is not None or event.tag is not None or key is _NAME or len(stack) >= MAX_DEPTH:
                return None
            inner: Any = {} if kind == "MappingStartEvent" else []
            if container is None:
                if data is not None:
                    return None
                data = inner
            elif key is None:
                container.append(inner)
            else:
                container[key] = inner
            stack.append((container, None if key is None else _NAME))
            container, key = inner, _NAME if kind == "MappingStartEvent" else None
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            container, key = stack.pop()
        elif kind == "AliasEvent":
            return None
    return Document(path, text, data, PlacesOnDemand(path, text, kept)) if isinstance(data, dict) else None
