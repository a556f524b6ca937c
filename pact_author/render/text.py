"""Diagnostics for people: the sentence, the line with the place underlined, what to do."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from wcwidth import wcswidth, wcwidth, wrap

from pact_author.model.diagnostic import Diagnosis, Diagnostic, Severity, Span

Paint = Callable[[str, str], str]

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}
COLUMNS = 95
"""Columns of a line where nobody says how wide the terminal is."""
MARGIN = 8
"""Columns of the line number before a source line, and of the mark that a place goes on below it."""
TAB = 4


def plain(text: str, style: str) -> str:
    """No colour."""
    del style
    return text


def render(found: Diagnosis, paint: Paint = plain, columns: int = COLUMNS) -> Iterator[str]:
    """Lines, in the order given; what is ignored is only counted.

    paint: (text, style) → text. columns: of the terminal; source lines that are longer are cut around the place.
    """
    told = found.standing
    for diagnostic in told:
        yield from _one(diagnostic, found, paint, max(columns - MARGIN, 40))
        yield ""
    yield _summary(told, len(found.files), len(found.diagnostics) - len(told), paint)
    mendable = sum(1 for diagnostic in told if diagnostic.fixable)
    if mendable:
        which = f"{mendable:,} of them" if len(told) > 1 else "it"
        yield f"{which} (*) can be mended by: pact-author validate --fix"
    if told:
        yield f"pact-author explain {told[0].code} says more, likewise for every code."


def _one(diagnostic: Diagnostic, found: Diagnosis, paint: Paint, window: int) -> Iterator[str]:
    span, style = diagnostic.at.span, STYLES[diagnostic.severity]
    word = paint(f"{diagnostic.severity.word} {diagnostic.code}{'*' if diagnostic.fixable else ''}", style)
    yield f"{paint(f'{shown(diagnostic.at.path)}:{span.line}:{span.column}', 'bold')}: {word} {diagnostic.name}"
    yield f"  {shown(diagnostic.message)}"
    lines = found.sources.get(diagnostic.at.path, "").split("\n")
    if span.line <= len(lines) and lines[span.line - 1].strip():
        yield from _frame(lines[span.line - 1].removesuffix("\r"), span, style, paint, window)
    if diagnostic.hint:
        yield f"  {paint('help:', 'bold green')} {shown(diagnostic.hint)}"
    for related in diagnostic.related:
        place = f"{shown(related.at.path)}:{related.at.span.line}:{related.at.span.column}"
        yield f"  {paint('note:', 'bold cyan')} {shown(related.message)}: {place}"


def _frame(line: str, span: Span, style: str, paint: Paint, window: int) -> Iterator[str]:
    begin = min(span.column - 1, len(line))
    several = span.end_line > span.line
    end = len(line.rstrip()) if several else min(span.end_column - 1, len(line))
    before, marked, after = _windowed(shown(line[:begin]), shown(line[begin:end]), shown(line[end:]), window)
    number = f"{span.line:>4} | "
    carets = "^" * max(1, width(marked)) + ("…" if several else "")
    yield f"{paint(number, 'blue')}{before}{marked}{after}"
    yield f"{paint('     | ', 'blue')}{' ' * width(before)}{paint(carets, style)}"


def _windowed(before: str, marked: str, after: str, window: int) -> tuple[str, str, str]:
    """The three parts of a line cut so that together they fit the window, the marked one at least by its beginning."""
    if width(before + marked + after) <= window:
        return before, marked, after
    if width(marked) > window - 2:
        marked = f"{_head(marked, window - 4)}…"
        after = ""
    room = window - width(marked) - 2
    left = min(width(before), max(room // 2, room - width(after)))
    if width(before) > left:
        before = "…" + _head(before[::-1], left)[::-1]
    right = room - min(width(before), left)
    if width(after) > right:
        after = _head(after, right) + "…"
    return before, marked, after


def _head(text: str, columns: int) -> str:
    """As much of a text's beginning as fits."""
    taken = 0
    for number, letter in enumerate(text):
        # A letter that joins those before it may widen them by one.
        taken += 1 if letter == "\ufe0f" or unicodedata.category(letter) == "Mc" else max(wcwidth(letter), 0)
        if taken > columns:
            return text[:number]
    return text


def width(text: str) -> int:
    """Columns on a terminal: two for wide letters, none for combining ones, two for emoji joined to one or a flag."""
    return len(text) if text.isascii() else max(wcswidth(text), 0)


def wrapped(text: str, columns: int) -> list[str]:
    """A text as lines of at most so many columns, wide letters counted as two; words stay whole where they fit."""
    return wrap(text, columns, break_on_hyphens=False)


def shown(text: str) -> str:
    """A contributor's text as it may reach a terminal: tabs as spaces, controls and invisible marks by their number."""
    return "".join(_letter(letter) for letter in text)


def _letter(letter: str) -> str:
    if letter == "\t":
        return " " * TAB
    # Cc: control, Cf: format (bidi overrides, zero width), Cs: lone surrogate, Co: private use, Zl/Zp: line ends.
    if unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") and letter not in "\u200c\u200d":
        return f"<U+{ord(letter):04X}>"
    return letter


def _summary(diagnostics: Sequence[Diagnostic], files: int, ignored: int, paint: Paint) -> str:
    counted = Counter(diagnostic.severity for diagnostic in diagnostics)
    judged = f"{files:,} file{'s' if files != 1 else ''}{f' ({ignored:,} ignored)' if ignored else ''}"
    if not counted:
        return paint(f"{judged}: nothing to mend", "bold green")
    told = [
        f"{counted[severity]:,} {severity.word}{'s' if counted[severity] != 1 else ''}"
        for severity in sorted(counted, reverse=True)
    ]
    return paint(f"{', '.join(told)} in {judged}", STYLES[max(counted)])
