"""Document of a PO file → its entries, what their comments claim, and the comments that let something stand."""

import re
from collections.abc import Iterator
from dataclasses import fields

from pact_author.model.diagnostic import Diagnostic, Location, Span
from pact_author.model.document import Document
from pact_author.model.ignore import Ignore
from pact_author.model.source_text import entry_pointer
from pact_author.model.translation import TOLD_STATES, Entry, Origin
from pact_author.reading import locale_cards
from pact_author.reading.po_text import PoEntry
from pact_author.reading.values import Tree, nearest, short

_PACT = re.compile(r"#[ \t]*pact:[ \t]*(.*?)[ \t]*")
_IGNORE = re.compile(r"ignore\b.*")
_IGNORED = re.compile(r"ignore\[([^\]]*)\][ \t]*(.*)")
_NAMES = tuple(field.name for field in fields(Origin))
FUZZY = "fuzzy"
NOT_OURS = frozenset({"python-brace-format", "python-format"})
"""Flags that tools set by themselves on texts that are neither."""
_FORMS = {
    "status": (re.compile("|".join(TOLD_STATES)), f"one of: {', '.join(TOLD_STATES)}"),
    "by": (re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}"), "a handle: letters, digits and hyphens"),
    "src": (re.compile(r"[0-9a-f]{8}"), "eight hexadecimal digits; `locale update` writes them"),
    "adaptation": (re.compile("simple|modified|removed"), "one of: simple, modified, removed"),
    "date": (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "a day as 2026-11-24"),
}
"""Field of a `# pact:` comment → how its value is written; others may hold anything."""


def to_entries(document: Document) -> tuple[tuple[Entry, ...], tuple[Diagnostic, ...]]:
    """The entries of a document of parse_po, in the order of the file, and what is wrong with their `# pact:` comments.

    The header is none of them.
    """
    data: Tree = document.data
    found: list[Diagnostic] = []
    entries = tuple(_entry(document, context, told, found) for context, told in data.items() if context)
    return entries, tuple(found)


def _entry(document: Document, context: str, told: Tree, found: list[Diagnostic]) -> Entry:
    at = document.locate(entry_pointer(context, "mark"))
    made, faults = to_entry(
        PoEntry(context, told["msgid"], told["msgstr"], told["previous"], tuple(told["comments"]), obsolete=False)
    )
    found += [locale_cards.PO_MARK.diagnostic(at, *fault) for fault in faults]
    return made


def to_entry(po: PoEntry) -> tuple[Entry, tuple[tuple[str, str], ...]]:
    """An entry with its comments understood, and what is wrong with its `# pact:` comment: (message, hint) each."""
    of_kind = {kind: [line[2:].strip() for line in po.comments if line.startswith(f"#{kind}")] for kind in ":,."}
    own = [line[1:].removeprefix(" ") for line in po.comments if line[1:2] not in tuple(":,.")]
    marks = [line.strip().removeprefix("pact:").strip() for line in own if _is_mark(line)]
    flags = {flag.strip() for line in of_kind[","] for flag in line.split(",")} - {""}
    origin, faults = _origin(marks[-1]) if marks else (Origin(), ())
    references = [re.sub(r":\d+$", "", path) for line in of_kind[":"] for path in line.split()]
    made = Entry(
        context=po.context or "",
        source=po.source,
        text=po.text,
        origin=origin,
        fuzzy=FUZZY in flags,
        previous=po.previous,
        notes=tuple(line for line in own if not _is_mark(line)),
        extracted=tuple(of_kind["."]),
        references=tuple(dict.fromkeys(references)),
        flags=tuple(sorted(flags - {FUZZY} - NOT_OURS)),
        obsolete=po.obsolete,
    )
    return made, faults


def _is_mark(line: str) -> bool:
    """Whether a comment tells where a text comes from; `pact: ignore[…]` is a note like any other."""
    told = line.strip()
    return told.startswith("pact:") and _IGNORE.match(told.removeprefix("pact:").lstrip()) is None


def _origin(text: str) -> tuple[Origin, tuple[tuple[str, str], ...]]:
    known: dict[str, str] = {}
    faults = []
    for part in (part.strip() for part in text.split(";")):
        name, equals, value = (word.strip() for word in part.partition("="))
        fault = _fault(name, equals, value, known) if part else None
        if fault is not None:
            faults.append(fault)
        if name in _NAMES and value:  # what is told in an odd way stays told when the file is written again
            known.setdefault(name, value)
    return Origin(**known), tuple(faults)


def _fault(name: str, equals: str, value: str, known: dict[str, str]) -> tuple[str, str] | None:
    """What is wrong with one field of a comment, and what to do."""
    if not equals or not value:
        return f"`{short(name)}` has no value", "write name=value; parted by semicolons"
    if name not in _NAMES:
        near = nearest(name, list(_NAMES))
        hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(_NAMES)}"
        return f"`{short(name)}` is no field of this comment", hint
    if name in known:
        return f"`{name}` stands twice", "keep one of them"
    if name in _FORMS and not _FORMS[name][0].fullmatch(value):
        near = nearest(value, list(TOLD_STATES)) if name == "status" else []
        meant = f"did you mean {near[0]}? " if near else ""
        return f"`{short(value)}` is not how {name} is written", f"{meant}{_FORMS[name][1]}"
    return None


def read_po_ignores(document: Document) -> tuple[Ignore, ...]:
    """Every comment `# pact: ignore[T412] reason` of an entry, which it covers; one not understood has no codes."""
    if "ignore" not in document.text:
        return ()
    return tuple(_ignores(document))


def _ignores(document: Document) -> Iterator[Ignore]:
    data: Tree = document.data
    lines = document.text.split("\n")
    for context in data:
        span = document.spans[entry_pointer(context)]
        for number in range(span.line, span.end_line + 1):
            line = lines[number - 1]
            told = _PACT.fullmatch(line.strip(" \t"))
            if told is None or not _IGNORE.match(told[1]):
                continue
            at = Location(document.path, Span(number, line.index("#") + 1, number, len(line.rstrip()) + 1))
            said = _IGNORED.fullmatch(told[1])
            codes = tuple(code.strip() for code in said[1].split(",") if code.strip()) if said else ()
            yield Ignore(at, codes, said[2] if said else "", document.path, span.line, span.end_line)
