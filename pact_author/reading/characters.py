"""Characters that mislead: those that turn or hide text, letters in parts, words of two alphabets, odd spaces."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pact_author.model.diagnostic import Card, Diagnostic, Location, Span
from pact_author.model.document import Document
from pact_author.reading import cards
from pact_author.reading.scripts import ALPHABETS, alphabet, as_latin, misleads, unneeded

_SHOWN = 20  # of one kind in one file

_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_VARIANTS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_HIDDEN = re.compile(
    f"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2064\u206a-\u206f\u3164\uffa0"
    f"\ufff9-\ufffc\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f{_VARIANTS}]"
)
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000]+")
_WORD = re.compile("(?:[^\\W\\d_][\u0300-\u036f]*)+")
_GREEK_OR_CYRILLIC = re.compile("[\u0370-\u052f\u1c80-\u1c8f\u1f00-\u1fff\u2de0-\u2dff\ua640-\ua69f]")

_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.S)


@dataclass(frozen=True, slots=True)
class _Find:
    """start, end: columns of a line from 0."""

    card: Card
    start: int
    end: int
    message: str
    hint: str


def check(path: str, text: str, document: Document | None) -> tuple[Diagnostic, ...]:
    """What misleads in a file, comments and names of fields included; one diagnostic for each kind and line.

    document: of that text, where it is one. Then escapes in its quoted texts are looked through, too.
    """
    if text.isascii() and "\\" not in text:
        return ()
    plain, places = _unescaped(text, document)
    if plain.isascii():
        return ()
    return tuple(_diagnostics(path, text, plain, places, document))


def mended(text: str) -> tuple[str, Mapping[int, Sequence[int]]]:
    """The text as it was meant: without hidden characters, with plain spaces and the letters that others look like.

    And the columns of what was taken out, by line; both from 1. Lines stay lines.
    """
    lines = text.split("\n")
    out: dict[int, list[int]] = {}
    for number, line in enumerate(lines):
        if line.isascii():
            continue
        hidden = {at.start() for at in _TURNS.finditer(line)} | set(_hidden_places(line))
        spaces = {at for run in _odd_spaces(line) for at in range(*run.span())}
        letters = _WORD.sub(lambda word: as_latin(word[0]) if misleads(word[0]) else word[0], line)
        told = (" " if at in spaces else letter for at, letter in enumerate(letters) if at not in hidden)
        lines[number] = "".join(told)
        out[number + 1] = sorted(at + 1 for at in hidden)
    return "\n".join(lines), out


def put_back(diagnostic: Diagnostic, out: Mapping[int, Sequence[int]]) -> Diagnostic:
    """What is said of a mended text, at its place in the text as it was."""
    span = diagnostic.at.span
    column, end = _shifted(span.column, out.get(span.line, ())), _shifted(span.end_column, out.get(span.end_line, ()))
    return replace(diagnostic, at=replace(diagnostic.at, span=replace(span, column=column, end_column=end)))


def _shifted(column: int, out: Sequence[int]) -> int:
    for place in out:
        column += place <= column
    return column


def _unescaped(text: str, document: Document | None) -> tuple[str, Sequence[int]]:
    """The text with characters in the place of escapes that stand for them, and the offset of each in the file."""
    if document is None or "\\" not in text:
        return text, range(len(text) + 1)
    starts = _line_starts(text)
    out: list[str] = []
    places: list[int] = []
    done = 0
    spans = {
        (starts[s.line - 1] + s.column - 1, starts[s.end_line - 1] + s.end_column - 1) for s in document.spans.values()
    }
    for start, end in sorted(spans):
        if start < done or text[start] != '"':
            continue
        for escape in _ESCAPE.finditer(text, start, end):
            char = _escaped(escape)
            if char.isascii():
                continue
            out += (text[done : escape.start()], char)
            places += (*range(done, escape.start()), escape.start())
            done = escape.end()
    return "".join(out) + text[done:], [*places, *range(done, len(text) + 1)]


def _escaped(escape: re.Match[str]) -> str:
    """The character of an escape; nothing for those that stand for a character of ASCII by one letter."""
    digits = escape[1] or escape[2] or escape[3]
    return chr(int(digits, 16)) if digits else "\u00a0" if escape[4] == "_" else ""


def _line_starts(text: str) -> list[int]:
    return [0, *(at.end() for at in re.finditer("\n", text))]


def _diagnostics(
    path: str, text: str, plain: str, places: Sequence[int], document: Document | None
) -> Iterator[Diagnostic]:
    starts = _line_starts(text)
    told: Counter[str] = Counter()
    begin = 0
    for number, line in enumerate(plain.split("\n"), start=1):
        for find in () if line.isascii() else _finds(line):
            told[find.card.code] += 1
            if told[find.card.code] > _SHOWN:
                continue
            first, last = (places[begin + at] - starts[number - 1] + 1 for at in (find.start, find.end))
            span = Span(number, first, number, last)
            at = Location(path, span, _pointer(document, span))
            yield find.card.diagnostic(at, find.message, find.hint)
        begin += len(line) + 1


def _pointer(document: Document | None, place: Span) -> str:
    """That of the innermost value, or of the name of a field, at a place; nothing for a comment."""
    if document is None:
        return ""
    at = (place.line, place.column)
    around = [
        pointer.removesuffix("#key")
        for pointer, span in document.spans.items()
        if (span.line, span.column) <= at < (span.end_line, span.end_column)
    ]
    return max(around, key=len, default="")


def _finds(line: str) -> Iterator[_Find]:
    yield from _turning(line)
    yield from _hidden(line)
    yield from _in_parts(line)
    yield from _mixed(line)
    yield from _spaces(line)


def _turning(line: str) -> Iterator[_Find]:
    found = [at.start() for at in _TURNS.finditer(line)]
    if found:
        message = f"a character that turns the direction of text: {_named(line, found)}"
        hint = "delete it: reviewers would read other words than the file holds; Arabic or Hebrew letters need none"
        yield _Find(cards.DIRECTION, found[0], found[0] + 1, message, hint)


def _hidden(line: str) -> Iterator[_Find]:
    found = _hidden_places(line)
    if found:
        message = f"a character that cannot be seen: {_named(line, found)}"
        hint = "delete it; where it cannot be found, type the word anew"
        end = found[0] + next((number for number, at in enumerate(found) if at != found[0] + number), len(found))
        yield _Find(cards.INVISIBLE, found[0], end, message, hint)


def _hidden_places(line: str) -> list[int]:
    return unneeded(line, (at.start() for at in _HIDDEN.finditer(line)))


def _in_parts(line: str) -> Iterator[_Find]:
    if unicodedata.is_normalized("NFC", line):
        return
    usual = unicodedata.normalize("NFC", line)
    start = next((at for at, pair in enumerate(zip(line, usual, strict=False)) if pair[0] != pair[1]), len(usual))
    rest = min(len(line), len(usual)) - start
    same = next((at for at in range(rest) if line[-1 - at] != usual[-1 - at]), rest)
    message = f"`{_short(usual[start : len(usual) - same])}` is stored in an uncommon way (it is not in the form NFC)"
    hint = "it looks the same, but programs take it for another text: type it anew"
    yield _Find(cards.NOT_NFC, start, len(line) - same, message, hint)


def _mixed(line: str) -> Iterator[_Find]:
    if not _GREEK_OR_CYRILLIC.search(line):
        return
    found = [word for word in _WORD.finditer(line) if misleads(word[0])]
    if found:
        letters = [(letter, alphabet(letter)) for letter in found[0][0]]
        counted = Counter(script for _, script in letters if script)
        few = min(counted, key=lambda script: (counted[script], script == "LATIN"))
        odd = next(letter for letter, script in letters if script == few)
        scripts = " and ".join(script.capitalize() for script in ALPHABETS if script in counted)
        message = (
            f"`{_short(found[0][0])}` mixes {scripts} letters: `{odd}` is {few.capitalize()} (U+{ord(odd):04X})"
            f"{_more(len(found) - 1)}"
        )
        yield _Find(
            cards.MIXED,
            found[0].start(),
            found[0].end(),
            message,
            "letters that look alike are not the same: type it anew",
        )


def _spaces(line: str) -> Iterator[_Find]:
    if line.lstrip().startswith("#"):
        return
    found = _odd_spaces(line)
    if found:
        message = f"a space of another kind: {_named(line, [at.start() for at in found])}"
        yield _Find(cards.SPACE, found[0].start(), found[0].end(), message, "type a plain space in its place")


def _odd_spaces(line: str) -> list[re.Match[str]]:
    return [at for at in _SPACES.finditer(line) if not _typographic(line, at.start(), at.end())]


def _typographic(line: str, start: int, end: int) -> bool:
    """Whether a space is of use: behind a number, and beside all that is not English."""
    before, after = line[start - 1 : start] if start else " ", line[end : end + 1] or " "
    return before.isdigit() or after in "!?;:%" or not (before.isascii() and after.isascii())


def _named(line: str, found: Sequence[int]) -> str:
    char = line[found[0]]
    name = unicodedata.name(char, "no name").lower()
    return f"{name} (U+{ord(char):04X}){_more(len(found) - 1)}"


def _more(number: int) -> str:
    return f", and {number} more on this line" if number else ""


def _short(word: str) -> str:
    return word if len(word) <= 40 else word[:39] + "…"
