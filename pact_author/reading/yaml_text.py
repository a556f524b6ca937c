"""YAML text to Document: the parser's events, the guards that come before them, and its complaints in our words."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from pact_author.model.diagnostic import Card, Diagnostic, Location, Related, Span
from pact_author.model.document import Document
from pact_author.reading import cards
from pact_author.reading.clean_data import PlacesOnDemand, clean_data
from pact_author.reading.document_builder import FORBIDDEN, MAX_RELATED, DocumentBuilder, Event
from pact_author.reading.plain_form import plain_form, plain_places
from pact_author.reading.yaml_mistakes import Trouble, bad_escape, explain, no_character

if TYPE_CHECKING:
    from ruamel.yaml.error import MarkedYAMLError

_DIRECTIVE = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*(%[^\n]*)")
_LENIENT = re.compile(r"[|>][-+0-9]*#")  # what only libyaml lets pass, with two document ends: |# comment
_BLANKS = re.compile(r"\n +\n")
_BLANK_LINE = re.compile(r"^ +$", re.M)  # at the beginning of a block only libyaml lets it pass


def parse(path: str, text: str) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """The document, and what is wrong with it, in the order of the file.

    There is no document where its data are not whole: bad syntax, an alias, a second document, a field without a name.
    Line ends become LF; a byte order mark at the beginning is dropped.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    # Neither quick reader decides, the parser in Python does: only what one of them finds clean is not read again. So
    # the C parser's wheel changes no result, although its old libyaml refuses {url: https://…} and places some mistakes
    # elsewhere.
    document = _quickly(path, text)
    if document is not None:
        return document, ()
    builder = _by_python(path, text)
    return builder.document(), builder.diagnostics()


def parse_clean(path: str, text: str) -> Document | None:
    """The document of a text with LF line ends in which nothing is amiss; quicker than parse in saying no."""
    if (document := _quickly(path, text)) is not None or _c_events() is not None:
        return document
    builder = _by_python(path, text)
    return builder.document() if not builder.found else None


def parse_pure(path: str, text: str) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """The same, as it is read where the C parser is not installed."""
    builder = _by_python(path, text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    return builder.document(), builder.diagnostics()


def _quickly(path: str, text: str) -> Document | None:
    """None where it is not in plain form, and the C parser is not installed or did not find clean data."""
    # What is printable has no tab and nothing FORBIDDEN; the rest is seldom, and may be fine.
    data = plain_form(text) if text.replace("\n", " ").isprintable() else None
    if data is not None:
        return Document(path, text, data, PlacesOnDemand(lambda: plain_places(text)))
    data = _by_c(text) if _c_events() is not None and not _is_odd(text) else None
    return None if data is None else Document(path, text, data, PlacesOnDemand(lambda: _spans(path, text)))


def _by_c(text: str) -> dict[str, Any] | None:
    """None where the C parser did not find clean data."""
    from ruamel.yaml.error import YAMLError

    events = _c_events()
    try:
        return None if events is None else clean_data(events(_without_blanks(text)))
    except YAMLError:
        return None


def _spans(path: str, text: str) -> Mapping[str, Span]:
    """The places in a text in which nothing is amiss."""
    from ruamel.yaml.error import YAMLError

    builder, events = DocumentBuilder(path, text), _c_events()
    with suppress(YAMLError):
        if events is not None:
            builder.take_all(events(_without_blanks(text)))
            return builder.spans
    return _by_python(path, text).spans


def _is_odd(text: str) -> bool:
    """Whether it holds what _guards would speak of, or what only the C parser lets pass."""
    lenient = text.startswith("...") or "\n..." in text or _LENIENT.search(text)
    return bool(lenient or "\t" in text or FORBIDDEN.search(text) or _DIRECTIVE.match(text))


def _without_blanks(text: str) -> str:
    """The text with empty lines in place of lines of blanks; most have none."""
    some = text.startswith(" ") or text.endswith(" ") or _BLANKS.search(text)
    return _BLANK_LINE.sub("", text) if some else text


def _by_python(path: str, text: str) -> DocumentBuilder:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    builder = DocumentBuilder(path, text)
    if _guards(builder, text):
        try:
            builder.take_all(YAML(typ="safe", pure=True).parse(_BLANK_LINE.sub("", text)))
        except MarkedYAMLError as error:
            span, message, hint = explain(_trouble(text, error))
            # *Shoes at the door: an alias, with text behind it where none can be.
            if not any(d.code == cards.FEATURE.code and d.at.span.line == span.line for d in builder.found):
                builder.broken(cards.SYNTAX, span, message, hint)
            builder.whole = False
        except (YAMLError, ValueError, OverflowError):  # the latter two: "\\UFFFFFFFF", a number beyond all characters
            line, column = builder.end
            half = bad_escape(tuple(builder.lines), line - 1, column - 1)
            message, hint = "the file is not YAML", "save it as plain text in UTF-8"
            told = no_character(builder.lines[half.line - 1], half) if half else (Span(1, 1, 1, 1), message, hint)
            builder.broken(cards.SYNTAX, *told)
    return builder


def _guards(builder: DocumentBuilder, text: str) -> bool:
    """Whether a parser may be asked: on what is refused here they disagree with each other."""
    for card, message, hint, spans in (*_tabs(text), *_forbidden(text)):
        others = tuple(Related("and here", Location(builder.path, span)) for span in spans[1 : 1 + MAX_RELATED])
        more = f", and {len(spans) - 1:,} more in this file" if others else ""
        builder.broken(card, spans[0], message + more, hint, others)
    directive = _DIRECTIVE.match(text)
    if directive is not None:
        line = text.count("\n", 0, directive.start(1)) + 1
        span = Span(line, 1, line, 1 + len(directive[1].rstrip()))
        builder.broken(cards.FEATURE, span, "a directive is not allowed", "delete this line")
    return builder.whole


_Refused = tuple[Card, str, str, list[Span]]


def _tabs(text: str) -> Iterator[_Refused]:
    """Those before the first word of a line, and those between words."""
    before: list[Span] = []
    between: list[Span] = []
    for number, line in enumerate(text.split("\n") if "\t" in text else (), start=1):
        at = line.find("\t")
        if at >= 0:
            (between if line[:at].strip(" -") else before).append(Span(number, at + 1, number, at + 2))
    if before:
        yield cards.SYNTAX, "a tab is used for indentation", "use two spaces for each level, never tabs", before
    if between:
        yield cards.CHARACTER, "a tab stands between the words", "use spaces", between


def _forbidden(text: str) -> Iterator[_Refused]:
    found: list[Span] = []
    if FORBIDDEN.search(text):
        for number, line in enumerate(text.split("\n"), start=1):
            found += (Span(number, at.start() + 1, number, at.end() + 1) for at in FORBIDDEN.finditer(line))
        first = text.split("\n")[found[0].line - 1][found[0].column - 1]
        hint = "delete it; where nothing can be seen, write the line anew"
        yield cards.CHARACTER, f"the character U+{ord(first):04X} is not allowed", hint, found


def _trouble(text: str, error: "MarkedYAMLError") -> Trouble:
    problem, context = error.problem_mark, error.context_mark
    lines = tuple(text.split("\n"))
    line = min(problem.line, len(lines) - 1) if problem else 0
    column = min(problem.column, len(lines[line])) if problem else 0
    begun = (min(context.line, line), context.column) if context else (line, column)
    return Trouble(lines, line, column, *begun, scanning=str(error.context or ""), problem=str(error.problem or ""))


class _Parser(Protocol):
    def get_event(self) -> Event | None: ...


@lru_cache
def _c_events() -> Callable[[str], Iterator[Event]] | None:
    """Events of the C parser, or None where its wheel is not installed."""
    try:
        from ruamel.yaml import cyaml
    except ImportError:
        return None
    parser_of_text: Callable[[str], _Parser] = getattr(cyaml, "CParser")  # noqa: B009 -- it is not exported by name
    return lambda text: iter(parser_of_text(text).get_event, None)
