"""Sentences about fields that are missing or unknown; where one was meant to be the other, one sentence for both."""

import difflib
import re
from collections.abc import Iterator
from itertools import islice

from pact_author.model.diagnostic import Diagnostic, Edit, Location, Span
from pact_author.model.document import Document
from pact_author.reading import cards
from pact_author.reading.values import Misfit, Path, Tree, description, field_name, pointer, resolve, short

_SHOWN = 20

# Every slip of one letter in a name of four letters or more is at least as like it, and no other name is.
_SURE = 0.75


def diagnostics(document: Document, schema: Tree, misfits: list[Misfit]) -> Iterator[Diagnostic]:
    """misfits: all complaints about the fields of one mapping."""
    path, data = misfits[0].path, misfits[0].value
    known = misfits[0].schema.get("properties", {})
    asked = [name for misfit in misfits if misfit.keyword == "required" for name in misfit.asked]
    missing = [name for name in dict.fromkeys(asked) if name not in data]
    strange = any(misfit.keyword == "additionalProperties" for misfit in misfits)
    patterns = list(misfits[0].schema.get("patternProperties", {}))
    unknown = (name for name in data if strange and name not in known and not any(re.search(p, name) for p in patterns))
    told = list(islice(unknown, _SHOWN))
    wrapper = _wrapper(told, data, known) if not path else None
    if wrapper is not None:
        missing = [name for name in missing if name not in data[wrapper]]
    surely = {name: _surely(name, data, list(known), schema, path) for name in told}
    for name in told:
        meant = _meant(name, missing)
        if meant:
            missing.remove(meant)
        hint = f"did you mean `{meant}`?" if meant else _hint(name, data, list(known), schema, path)
        if name == wrapper:
            hint = "its fields belong at the left margin: take this line out, and indent all others less"
        at = document.locate_key(pointer((*path, name)))
        target = surely[name]
        sure = target is not None and list(surely.values()).count(target) == 1
        edit = Edit(at.span, target) if sure and target else None
        yield cards.UNKNOWN_FIELD.diagnostic(at, f"unknown field `{short(name)}`", hint, edit=edit)
    for name in missing:
        inside = f" in {field_name(path)}" if path else ""
        about = resolve(schema, known.get(name, {})).get("description") or description(schema, misfits[0])
        hint = f"add `{name}: …`. {about}".rstrip(".")
        yield cards.MISSING_FIELD.diagnostic(_holder(document, path), f"the field `{name}` is missing{inside}", hint)


def _wrapper(unknown: list[str], data: Tree, known: Tree) -> str | None:
    """The field that somebody put around all others."""
    return next((name for name in unknown if isinstance(data[name], dict) and len(data[name].keys() & known) > 2), None)


def _meant(name: str, known: list[str]) -> str | None:
    likened = {_plain(each): each for each in known}
    close = difflib.get_close_matches(_plain(name[:100]), likened, n=1, cutoff=0.6)
    return likened[close[0]] if close else None


def _surely(name: str, data: Tree, known: list[str], schema: Tree, path: Path) -> str | None:
    """The only field that can have been meant: no other is spelt nearly so, it is not there yet, and belongs here."""
    likened = {_plain(each): each for each in known}
    close = difflib.get_close_matches(_plain(name[:100]), likened, n=2, cutoff=_SURE)
    if len(close) != 1 or likened[close[0]] in data or _home(name, schema, path):
        return None
    return likened[close[0]]


def _plain(name: str) -> str:
    return name.lower().replace("-", "_").replace(" ", "_")


def _hint(name: str, data: Tree, known: list[str], schema: Tree, path: Path) -> str:
    home = _home(name, schema, path)
    if home:
        return home
    meant = _meant(name, known)
    if meant is None:
        return "the fields here are: " + ", ".join(known)
    return f"`{meant}` is already there: take this one out" if meant in data else f"did you mean `{meant}`?"


def _home(name: str, schema: Tree, path: Path) -> str:
    """Where a field of this very name belongs: most often it is indented too little or too much."""
    top = schema.get("properties", {})
    if path and name in top:
        return f"`{name}` belongs at the left margin, not under {field_name(path)}"
    homes = [holder for holder, inner in top.items() if name in resolve(schema, inner).get("properties", {})]
    homes = [f"`{holder}`" for holder in homes if (holder,) != path]
    return f"`{name}` belongs under {' or '.join(homes)}: indent it below that field" if homes else ""


def _holder(document: Document, path: Path) -> Location:
    """Where a missing field would be: the name of what holds it, or the first line of a list entry or of the file."""
    if not path:
        return Location(document.path, Span(1, 1, 1, 1))
    at = document.locate_key(pointer(path))
    if at.span.end_line == at.span.line:
        return at
    first = document.text.split("\n")[at.span.line - 1].rstrip()
    return Location(at.path, Span(at.span.line, at.span.column, at.span.line, len(first) + 1), at.pointer)
