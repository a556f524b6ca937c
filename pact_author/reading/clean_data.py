"""Events of a file without mistakes to plain data, quickly; the places of its values only when somebody asks."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pact_author.model.diagnostic import Span
from pact_author.reading.document_builder import FORBIDDEN, MAX_DEPTH
from pact_author.reading.plain_word import plain

_NAME: Any = object()  # in place of a name: the next value is one
_SPECIAL = "-0123456789ntf"  # what a number, null, true and false begin with


class PlacesOnDemand(Mapping[str, Span]):
    """The spans of a file, made when somebody asks for one: most files are sound, and nobody does."""

    __slots__ = ("_make", "_spans")

    def __init__(self, make: Callable[[], Mapping[str, Span]]) -> None:
        self._make = make
        self._spans: Mapping[str, Span] | None = None

    def _all(self) -> Mapping[str, Span]:
        if self._spans is None:
            self._spans = self._make()
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
def clean_data(events: Iterator[Any]) -> dict[str, Any] | None:  # noqa: PLR0911, PLR0912
    """The data, or None where they are not one mapping, or hold anything that the document builder would speak of."""
    stack: list[tuple[Any, Any]] = []
    data: Any = None
    container: Any = None
    key: Any = None  # of the next value; None in a list
    for event in events:
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
    return data if isinstance(data, dict) else None
