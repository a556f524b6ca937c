"""Faults that one small change to a file takes away → the one mistake that they all come from."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from pact_author.model.diagnostic import Diagnostic, Location, Severity, Span
from pact_author.model.document import Document
from pact_author.reading import cards, characters

Faults = tuple[Diagnostic, ...]
Again = Callable[[str], Faults | None]
"""What stands against another text in place of the file's; None where it is not clean YAML."""

MAX_TEXT = 32 * 1024
MAX_FAULTS = 12
_ABOVE = 5  # lines above the one where a parser stops; the mistake is mostly on the one before
_RUN = 24  # lines that may have lost their indentation together

_SHAPES = {cards.SYNTAX.code, cards.UNKNOWN_FIELD.code, cards.MISSING_FIELD.code, cards.DUPLICATE_KEY.code}
_FIELD = re.compile(r"( *)((?:- +)?)([\w-]+):(?=\s|$)")
_NO_COLON = re.compile(r"( *(?:- +)?[a-z_]+)(?:\s*[;=]\s*| +|$)(?!:)")
_DASH = re.compile(r"( *)(?:-(?=[^\s-])|[*•–—‑]\s*)")  # without its space, or another sign
_MISSING = re.compile(r"the field `([\w-]+)` is missing")


@dataclass(frozen=True, slots=True)
class _Edit:
    """A change that may be what was meant. number: its line, from 0. usual: it gives indentation of two for a level."""

    number: int
    lines: tuple[str, ...]
    message: str
    hint: str
    usual: bool = True


def without_strange(faults: Faults, strange: Faults, text: str, read: Callable[[str], Faults]) -> tuple[Faults, Faults]:
    """Both; faults that vanish with the strange characters are not told beside these, which then are errors."""
    if not faults or not strange:
        return faults, strange
    meant, out = characters.mended(text)
    rest = tuple(characters.put_back(fault, out) for fault in read(meant))
    if {(fault.code, fault.at.span.line) for fault in faults} <= {(fault.code, fault.at.span.line) for fault in rest}:
        return faults, strange
    return rest, tuple(replace(one, severity=Severity.ERROR) for one in strange)


def one_cause(path: str, text: str, faults: Faults, again: Again) -> Faults:
    """The faults, or instead of those that one line gives rise to, one on that line.

    Nothing is guessed: the change that is told as the remedy was made, and the text read with it.
    """
    if len(text) > MAX_TEXT or not 0 < len(faults) <= MAX_FAULTS or _SHAPES.isdisjoint(f.code for f in faults):
        return faults
    lines = text.split("\n")
    best: tuple[Faults, _Edit] | None = None
    for edit in sorted(_edits(lines, faults), key=lambda edit: not edit.usual):
        rest = again("\n".join(edit.lines))
        if rest is not None and _better(faults, rest, edit) and (best is None or len(rest) < len(best[0])):
            best = rest, edit
            if not rest:
                break
    return _told(path, lines, faults, *best) if best is not None else faults


def rooted(faults: Faults, document: Document | None) -> Faults:
    """Faults of a changed text with pointers that lead somewhere in the document as it is."""
    if document is None:
        return faults

    def there(pointer: str) -> str:
        while pointer and pointer not in document.spans:
            pointer = pointer.rpartition("/")[0]
        return pointer

    return tuple(replace(fault, at=replace(fault.at, pointer=there(fault.at.pointer))) for fault in faults)


def _better(faults: Faults, rest: Faults, edit: _Edit) -> bool:
    """Whether what is left after an edit is no new trouble. Bad syntax hides all else, which then may come to light."""
    if not any(fault.code == cards.SYNTAX.code for fault in faults):
        return {_key(fault) for fault in rest} < {_key(fault) for fault in faults}
    field = _FIELD.match(edit.lines[edit.number])
    name = field[3] if field else ""
    return not any(
        fault.code in _SHAPES and (fault.at.span.line == edit.number + 1 or f"`{name}`" in fault.message)
        for fault in rest
    )


def _key(fault: Diagnostic) -> tuple[str, str]:
    return fault.code, fault.message


def _told(path: str, lines: Sequence[str], faults: Faults, rest: Faults, edit: _Edit) -> Faults:
    kept = {_key(fault) for fault in rest}
    before = [fault for fault in faults if fault.code != cards.SYNTAX.code]
    others = [fault for fault in before if _key(fault) in kept]
    others += (_moved_back(lines, fault, edit) for fault in rest if _key(fault) not in {_key(each) for each in others})
    gone = [fault for fault in before if _key(fault) not in kept and fault.at.span.line == edit.number + 1]
    if gone:
        told = replace(gone[0], hint=edit.hint)
    else:
        line = lines[edit.number]
        start = len(line) - len(line.lstrip(" -"))
        name = re.compile(r"[\w-]*").match(line, start)
        end = name.end() if name is not None and name.end() > start else len(line)
        at = Location(path, Span(edit.number + 1, start + 1, edit.number + 1, end + 1))
        told = cards.SYNTAX.diagnostic(at, edit.message, edit.hint)
    return tuple(sorted((told, *others), key=lambda fault: fault.order))


def _moved_back(lines: Sequence[str], fault: Diagnostic, edit: _Edit) -> Diagnostic:
    """What is said of the changed text, at its place in the text as it is."""
    span = fault.at.span

    def column(number: int, at: int) -> int:
        old, new = lines[number - 1], edit.lines[number - 1]
        return max(1, min(at - (len(new) - len(old)), len(old) + 1)) if old != new else at

    start, end = column(span.line, span.column), column(span.end_line, span.end_column)
    start = min(start, end) if span.line == span.end_line else start
    return replace(fault, at=replace(fault.at, span=Span(span.line, start, span.end_line, end)))


def _edits(lines: Sequence[str], faults: Faults) -> Iterator[_Edit]:
    for number in _suspects(lines, faults):
        line = lines[number]
        field, dash, colon = _FIELD.match(line), _DASH.match(line), _NO_COLON.match(line)
        if field is not None:
            yield from _indented(lines, number, len(field[1]))
            if field[2]:
                bare = field[1] + line[field.start(3) :]
                yield _edit(lines, number, [bare], "a dash stands before this field", "take the dash away")
            else:
                listed = f"{field[1]}- {line[field.start(3) :]}"
                hint = "write a dash and a space before the first field of each entry"
                yield _edit(lines, number, [listed], "an entry of a list begins with a dash", hint)
        elif colon is not None:
            hint = f"a colon is missing: write `{colon[1].strip(' -')}: …`"
            meant = f"{colon[1]}: {line[colon.end() :]}".rstrip()
            yield _edit(lines, number, [meant], "this line is not `field: value`", hint)
        if dash is not None:
            hint = "write a hyphen and a space"
            listed = f"{dash[1]}- {line[dash.end() :]}"
            yield _edit(lines, number, [listed], "an entry of a list begins with a hyphen and a space", hint)
    for fault in faults:
        yield from _indented_together(lines, fault)
        if fault.code == cards.DUPLICATE_KEY.code:
            yield from _renamed(lines, fault, faults)


def _renamed(lines: Sequence[str], twice: Diagnostic, faults: Faults) -> Iterator[_Edit]:
    """One of two fields of a name may have been meant as one that is missing."""
    number = twice.at.span.line - 1
    line, span = lines[number], twice.at.span
    for missing in filter(None, (_MISSING.match(fault.message) for fault in faults)):
        meant = line[: span.column - 1] + missing[1] + line[span.end_column - 1 :]
        yield _edit(lines, number, [meant], twice.message, f"did you mean `{missing[1]}`? {twice.hint}")


def _suspects(lines: Sequence[str], faults: Faults) -> list[int]:
    """Lines that may be at fault, the likeliest first."""
    found: dict[int, None] = {}
    for fault in faults:
        at = fault.at.span.line - 1
        if fault.code == cards.SYNTAX.code:
            above = [n for n in range(at, -1, -1) if lines[n].strip() and not lines[n].lstrip().startswith("#")]
            found |= dict.fromkeys(above[: _ABOVE + 1])
        elif fault.code in (cards.UNKNOWN_FIELD.code, cards.DUPLICATE_KEY.code):
            found[at] = None
        elif (missing := _MISSING.match(fault.message)) is not None:
            fields = ((number, _FIELD.match(line)) for number, line in enumerate(lines))
            found |= dict.fromkeys(number for number, field in fields if field and field[3] == missing[1])
    return list(found)


def _indented(lines: Sequence[str], number: int, indent: int) -> Iterator[_Edit]:
    body = lines[number][indent:]
    for other in (0, 2, 4, 6):
        if other != indent:
            hint = f"put {other} spaces before it instead of {indent}" if other else "begin it at the left margin"
            message = "this field is indented otherwise than its neighbours"
            yield _edit(lines, number, [" " * other + body], message, hint, usual=_usual(lines, number, other))


def _usual(lines: Sequence[str], number: int, indent: int) -> bool:
    """Whether that indentation is two more than what the line would belong to."""
    for line in reversed(lines[:number]):
        own = len(line) - len(line.lstrip(" "))
        if line.strip() and own < indent:
            return own + 2 == indent
    return indent == 0


def _indented_together(lines: Sequence[str], fault: Diagnostic) -> Iterator[_Edit]:
    """Fields below one that has no value, all without the indentation that would make them its own."""
    at = fault.at.span.line - 1
    field = _FIELD.match(lines[at])
    if fault.code != cards.WRONG_TYPE.code or field is None or lines[at][field.end() :].strip():
        return
    for end in range(at + 2, min(at + 2 + _RUN, len(lines))):
        moved = [f"  {line}" if line.strip() else line for line in lines[at + 1 : end]]
        hint = f"what belongs to it is indented: put two spaces before each line from {at + 2} to {end}"
        yield _edit(lines, at, [lines[at], *moved], fault.message, hint)


def _edit(
    lines: Sequence[str], number: int, new: Sequence[str], message: str, hint: str, *, usual: bool = True
) -> _Edit:
    whole = (*lines[:number], *new, *lines[number + len(new) :])
    return _Edit(number, whole, message, hint, usual)
