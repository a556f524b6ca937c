"""Events of a YAML parser to plain data and the place of every key and value; refuses what no corpus file needs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from pact_author.model.diagnostic import Card, Diagnostic, Location, Related, Span
from pact_author.model.document import Document
from pact_author.reading import cards
from pact_author.reading.plain_word import Scalar, plain
from pact_author.reading.yaml_mistakes import bad_escape, no_character

MAX_DEPTH = 64
MAX_FOUND = 100
MAX_RELATED = 6

# C0 and C1 controls but tab, LF and CR; the line breaks U+0085, U+2028 and U+2029, on which YAML's parsers disagree; a
# byte order mark inside the text; halves of characters; and the two code points that are none.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


class Mark(Protocol):
    """line, column: from 0, in code points."""

    line: int
    column: int


class Event(Protocol):
    """What ruamel's parsers give; a node also has anchor, tag and (scalars) value and style, (others) flow_style."""

    start_mark: Mark
    end_mark: Mark


_NAME: Any = object()  # in place of a name: the next value is one
_DROP: Any = object()  # in place of a name: the next value is read and thrown away


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is being read.

    pointer: None where it will be thrown away. key: the name of the next value, _NAME or _DROP; None in a list.
    twice: names that came again, and which of what was found says so.
    """

    container: Any
    pointer: str | None
    start: Mark
    flow: bool
    key: Any
    keys: dict[str, Span] = field(default_factory=dict)
    twice: dict[str, int] = field(default_factory=dict)


class DocumentBuilder:
    """Takes events; then has a document, or says why there is none.

    whole: whether the data are those of the file; some mistakes are said and stepped over.
    """

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.lines = text.split("\n")
        self.spans: dict[str, Span] = {}
        self.found: list[Diagnostic] = []
        self.data: Any = None
        self.whole = True
        self.documents = 0
        self.stack: list[_Frame] = []
        self.end = (1, 1)  # of the last value that was read
        self.sharing: int | None = None  # which of found is about an anchor, an alias or a merge key

    def document(self) -> Document | None:
        """The document, if its data are whole."""
        if self.whole and self.data is None:
            self.broken(cards.EMPTY, Span(1, 1, 1, 1), "the file is empty", "write something into it, or delete it")
        return Document(self.path, self.text, self.data, self.spans) if self.whole else None

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was found, in the order of the file."""
        return tuple(sorted(self.found, key=lambda diagnostic: diagnostic.order))

    def say(self, card: Card, span: Span, message: str, hint: str, related: tuple[Related, ...] = ()) -> None:
        """Say it and go on."""
        self.found.append(card.diagnostic(Location(self.path, span, self._around()), message, hint, related))

    def _around(self) -> str:
        """The pointer of the innermost list or fields that are kept."""
        return next((frame.pointer for frame in reversed(self.stack) if frame.pointer is not None), "")

    def broken(self, card: Card, span: Span, message: str, hint: str, related: tuple[Related, ...] = ()) -> None:
        """Say it, and give no document."""
        self.whole = False
        self.say(card, span, message, hint, related)

    def _also(self, number: int, span: Span) -> None:
        """The same mistake as one that was said before, at another place."""
        if len((first := self.found[number]).related) < MAX_RELATED:
            related = (*first.related, Related("and here", Location(self.path, span)))
            self.found[number] = replace(first, related=related)

    def _shared(self, span: Span, message: str, hint: str) -> None:
        """Say that a text is written once and meant elsewhere; the mark, its uses and its like are one mistake."""
        if self.sharing is None:
            self.sharing = len(self.found)
            self.say(cards.FEATURE, span, message, hint)
        else:
            self._also(self.sharing, span)

    def take_all(self, events: Iterator[Event]) -> None:
        """Read to the end, or to where reading on makes no sense."""
        for event in events:
            if not self._take(event):
                return
            if len(self.found) >= MAX_FOUND:
                self.whole = False
                return

    def _take(self, event: Any) -> bool:  # noqa: ANN401 -- which attributes an event has depends on its kind
        match type(event).__name__:
            case "ScalarEvent":
                self._scalar(event)
            case "MappingStartEvent":
                return self._open({}, _NAME, event)
            case "SequenceStartEvent":
                return self._open([], None, event)
            case "MappingEndEvent" | "SequenceEndEvent":
                self._close(event.end_mark)
            case "AliasEvent":
                self._alias(_span(event))
            case "DocumentStartEvent":
                self.documents += 1
                if self.documents > 1:
                    line = event.start_mark.line + 1
                    span = Span(line, 1, line, 1 + len(self.lines[line - 1]))
                    hint = "one file holds one document: take the rest out, or give it a file of its own"
                    self.broken(cards.SEVERAL, span, "a second document begins here", hint)
                    return False
        return True

    def _alias(self, span: Span) -> None:
        name = self._text(span)
        hint = f'write the text itself; if it begins with an asterisk, quote it: "{name}"'
        self.whole = False
        self._shared(span, f"an alias (`{name}`) is not allowed", hint)
        if self.stack and self.stack[-1].key is _NAME:
            self.stack[-1].key = _DROP
        else:
            self._put(None, span)

    def _decorations(self, anchor: str | None, tag: object, span: Span) -> None:
        if anchor is not None:
            hint = "write the text again where it is needed, without &"
            self._shared(span, f"an anchor (`&{_short(anchor)}`) is not allowed", hint)
        if tag is not None:
            hint = "delete it; if a text begins with an exclamation mark, put it in quotes"
            self.say(cards.FEATURE, span, f"a tag (`{_short(str(tag))}`) is not allowed", hint)

    def _scalar(self, event: Any) -> None:  # noqa: ANN401
        value: str = event.value
        span = self._block(event, value) if event.style in ("|", ">") else _span(event)
        if event.anchor is not None or event.tag is not None:
            self._decorations(event.anchor, event.tag, span)
        if event.style == '"' and (bad := FORBIDDEN.search(value)) is not None:
            self._escaped(bad[0], span)
        read = value if event.style or event.tag is not None else plain(value)
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.key is _NAME:
            self._name(frame, read, span)
            return
        if not value and not event.style and frame is not None and isinstance(frame.key, str):
            span = frame.keys[frame.key]  # an empty value has no place of its own; its name has one
        self._put(read, span)

    def _escaped(self, char: str, span: Span) -> None:
        """A character that only an escape can bring in."""
        half = bad_escape(tuple(self.lines[: span.end_line]), span.line - 1, span.column - 1)
        if half is not None:  # only the parser in Python lets it pass
            self.broken(cards.SYNTAX, *no_character(self.lines[half.line - 1], half))
        else:
            hint = "take its escape out"
            self.broken(cards.CHARACTER, span, f"the character U+{ord(char):04X} is not allowed", hint)

    def _block(self, event: Event, value: str) -> Span:
        """A block scalar, from its mark to its last line with content: its end stands where the next thing begins."""
        start, end = event.start_mark, event.end_mark
        line, last = start.line + 1, min(end.line + (end.column > 0), len(self.lines)) if value else start.line + 1
        while last > line and not self.lines[last - 1].strip():
            last -= 1
        return Span(line, start.column + 1, last, len(self.lines[last - 1].rstrip()) + 1)

    def _name(self, frame: _Frame, name: Scalar, span: Span) -> None:
        self.end = (span.end_line, span.end_column)
        frame.key = _DROP
        if not isinstance(name, str):
            word = self._text(span)
            if word:
                message = f"`{word}` is not the name of a field"
                self.broken(cards.KEY_NOT_TEXT, span, message, f'quote it: "{word}"')
            else:
                self.broken(cards.SYNTAX, span, "a field has no name", "write it before the colon")
        elif name == "<<":
            self.whole = False
            self._shared(span, "a merge key (`<<`) is not allowed", "write the fields themselves")
        elif name in frame.twice:
            self._also(frame.twice[name], span)
        elif name in frame.keys:
            frame.twice[name] = len(self.found)
            pointer = self._around() if frame.pointer is None else join(frame.pointer, name)
            first = Location(self.path, frame.keys[name], pointer)
            related = (Related("it stands here first", first),)
            message = f"the field `{_short(name)}` stands twice"
            self.say(
                cards.DUPLICATE_KEY, span, message, f"keep one of them; the first is on line {first.span.line}", related
            )
        else:
            frame.key = name
            frame.keys[name] = span
            if frame.pointer is not None:
                self.spans[join(frame.pointer, name) + "#key"] = span

    def _pointer(self) -> str | None:
        """The pointer of the value that comes next; None where it is thrown away."""
        if not self.stack:
            return ""
        frame = self.stack[-1]
        if frame.pointer is None or frame.key is _DROP or frame.key is _NAME:
            return None
        return f"{frame.pointer}/{len(frame.container)}" if frame.key is None else join(frame.pointer, frame.key)

    def _put(self, value: object, span: Span) -> None:
        """Give a finished value to what holds it."""
        self.end = (span.end_line, span.end_column)
        pointer = self._pointer()
        if pointer is not None:
            self.spans[pointer] = span
        if not self.stack:
            self.data = value
            return
        frame = self.stack[-1]
        if frame.key is None:
            frame.container.append(value)
        elif frame.key is _NAME:
            hint = 'a text that begins with { or [ needs quotes: "{actor} …"'
            self.broken(cards.KEY_NOT_TEXT, span, "a list or fields cannot be the name of a field", hint)
            frame.key = _DROP
        else:
            if frame.key is not _DROP:
                frame.container[frame.key] = value
            frame.key = _NAME

    def _open(self, container: object, key: object, event: Any) -> bool:  # noqa: ANN401
        if event.anchor is not None or event.tag is not None:
            self._decorations(event.anchor, event.tag, self._marker(event.start_mark))
            self.whole = self.whole and event.tag is None  # what a tag makes of a list, nobody knows
        if len(self.stack) >= MAX_DEPTH:
            message = f"lists and fields are nested more than {MAX_DEPTH} deep"
            hint = "no file needs more than a few levels: is a bracket typed many times?"
            self.broken(cards.TOO_DEEP, self._marker(event.start_mark), message, hint)
            return False
        self.stack.append(_Frame(container, self._pointer(), event.start_mark, bool(event.flow_style), key))
        return True

    def _marker(self, start: Mark) -> Span:
        """The word that begins there: &name, !tag, or a bracket."""
        found = re.match(r"[&!][^\s,\[\]{}]*|.?", self.lines[start.line][start.column :])
        length = found.end() if found else 0
        return Span(start.line + 1, start.column + 1, start.line + 1, start.column + 1 + length)

    def _close(self, end: Mark) -> None:
        frame = self.stack.pop()
        # A block list or mapping ends where the next thing begins; for a reader it ends with its last value.
        line, column = (end.line + 1, end.column + 1) if frame.flow else self.end
        self._put(frame.container, Span(frame.start.line + 1, frame.start.column + 1, line, column))

    def _text(self, span: Span) -> str:
        end = span.end_column - 1 if span.line == span.end_line else None
        return _short(self.lines[span.line - 1][span.column - 1 : end])


def join(pointer: str, key: str) -> str:
    """The JSON pointer of a field."""
    return f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}" if "~" in key or "/" in key else f"{pointer}/{key}"


def _span(event: Event) -> Span:
    start, end = event.start_mark, event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _short(word: str) -> str:
    return word if len(word) <= 40 else word[:39] + "…"
