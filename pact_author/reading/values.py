"""Sentences about a value that does not fit its field."""

import difflib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from pact_author.model.diagnostic import Card, Diagnostic, Edit, Location, Related, Span
from pact_author.model.document import Document
from pact_author.reading import cards
from pact_author.reading.spelling import COUNTRIES, written_right

Path = tuple[str | int, ...]
Tree = Any
"""JSON of any shape: a schema, or what a contributor wrote."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """A value that breaks a keyword of the schema.

    asked: what the keyword asks for. schema: the schema that holds the keyword. trail: the way to it from the root.
    """

    path: Path
    keyword: str
    asked: Tree
    value: Tree
    schema: Tree
    trail: Path


@dataclass(frozen=True, slots=True)
class _Case:
    """A misfit with what every sentence about it needs. source: the file from the value on, to the end of the line."""

    misfit: Misfit
    name: str
    expected: str
    source: str

    @property
    def value(self) -> Tree:
        return self.misfit.value

    @property
    def hint(self) -> str:
        return f"expected: {self.expected}" if self.expected else ""

    @property
    def asked(self) -> Tree:
        return self.misfit.asked


_SHOWN, _RELATED = 20, 5  # entries that stand twice, and further places of one

RENAMED = {"sample": "fraction", "twins": "contrast"}
"""Words of closed lists that were called otherwise in earlier versions."""

_Said = tuple[Card, str, str]

_TYPES = {
    "string": "text",
    "object": "fields",
    "array": "a list",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "empty",
}


def diagnostics(document: Document, schema: Tree, misfit: Misfit) -> Iterator[Diagnostic]:
    """What to say about one value."""
    if misfit.keyword == "uniqueItems":
        yield from _repeated(document, misfit)
        return
    if "propertyNames" in misfit.trail:
        at = document.locate_key(pointer((*misfit.path, misfit.value)))
        message = f"`{short(misfit.value)}` is not how a name is written here"
        yield cards.WRONG_FORM.diagnostic(at, message, f"expected: {description(schema, misfit)}")
        return
    at = document.locate(pointer(misfit.path))
    if not misfit.path:
        at = Location(document.path, Span(1, 1, 1, 1))
    source = document.text.split("\n")[at.span.line - 1][at.span.column - 1 :]
    if at.span.end_line == at.span.line:
        source = source[: at.span.end_column - at.span.column]
    case = _Case(misfit, field_name(misfit.path), description(schema, misfit), source)
    card, message, hint = _SENTENCES.get(misfit.keyword, _other)(case)
    one_line = at.span.line == at.span.end_line
    text = written_right(misfit.keyword, misfit.asked, case.value, source) if one_line else None
    yield card.diagnostic(at, message, hint, edit=Edit(at.span, text) if text else None)


def _other(case: _Case) -> _Said:
    return cards.WRONG_FORM, f"{case.name} does not fit", case.hint


def _type(case: _Case) -> _Said:
    if case.value is None:
        return cards.WRONG_TYPE, f"{case.name} has no value", case.hint
    if not case.misfit.path:
        message = f"the file must hold fields, not {_is(case.value)}"
        return cards.WRONG_TYPE, message, "write lines of `field: value`"
    wanted = [case.asked] if isinstance(case.asked, str) else list(case.asked)
    kinds = " or ".join(_TYPES[word] for word in wanted)
    return cards.WRONG_TYPE, f"{case.name} must be {kinds}, not {_is(case.value)}", _make_it(wanted, case)


def _make_it(wanted: list[str], case: _Case) -> str:
    if "string" in wanted and not re.search(case.misfit.schema.get("pattern", ""), case.source):
        return case.hint  # in quotes it would not have the right form either
    match case.value:
        case bool() | int() | float() if "string" in wanted:
            return f'quote it: "{case.source}"'
        case dict() | list() if "string" in wanted and case.source[:1] in ("{", "["):
            return f'a text that begins with {case.source[0]} needs quotes: "{short(case.source)}"'
        case str() if "array" in wanted and case.value:
            return f"write it in brackets: [{short(case.value.strip('[](){} '))}]"
        case str() if "integer" in wanted and re.fullmatch(r"-?[0-9]+", case.value):
            return f"take the quotes away: {case.value}"
    return case.hint


def _is(value: Tree) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    kinds = {int: "a number", float: "a number", str: "text", list: "a list", dict: "fields", type(None): "empty"}
    return kinds.get(type(value), "a date or time")


def _enum(case: _Case) -> _Said:
    allowed = [str(word) for word in case.asked]
    every = "one of: " + ", ".join(allowed)
    if not isinstance(case.value, str):
        what = "has no value" if case.value is None else f"must be a word of its list, not {_is(case.value)}"
        return cards.WRONG_TYPE, f"{case.name} {what}", every
    if RENAMED.get(case.value) in allowed:
        return cards.NOT_IN_LIST, f"`{case.value}` has another name now", f"write `{RENAMED[case.value]}`"
    near = nearest(case.value, allowed)
    hint = f"did you mean {' or '.join(f'`{word}`' for word in near)}? {every}" if near else every
    last = case.misfit.path[-1] if case.misfit.path else ""
    if isinstance(last, int):
        return cards.NOT_IN_LIST, f"`{short(case.value)}` does not belong in {case.name}", hint
    noun = last.replace("_", " ")
    article = "an" if noun[:1] in "aeiou" else "a"
    return cards.NOT_IN_LIST, f"`{short(case.value)}` is not {article} {noun}", hint


def nearest(word: str, known: list[str]) -> list[str]:
    """At most three known words that may have been meant: written alike, or holding the word as a part."""
    low = word[:100].lower().replace("_", "-").replace(" ", "-")
    holding = [each for each in known if low in each.split("-")]
    alike = difflib.get_close_matches(low, known, n=2, cutoff=0.7)
    if not alike and not holding:
        alike = difflib.get_close_matches(low, known, n=1, cutoff=0.55)
    return list(dict.fromkeys([*alike, *holding]))[:3]


def _pattern(case: _Case) -> _Said:
    if not case.value.strip():
        return cards.WRONG_FORM, f"{case.name} is empty", case.hint
    if "country" in case.misfit.path:
        return cards.WRONG_FORM, f"`{short(case.value)}` is not the code of a country", _country(case)
    message = f"`{short(case.value)}` is not how {case.name} is written"
    return cards.WRONG_FORM, message, case.hint


def _country(case: _Case) -> str:
    if case.value.lower() in COUNTRIES:
        code, country = COUNTRIES[case.value.lower()]
        return f"{country} is {code} in ISO 3166-1"
    if re.fullmatch(r"[A-Za-z]{2}", case.value):
        return f"write it in capital letters: {case.value.upper()}"
    return case.hint


def _length(case: _Case) -> _Said:
    short_of = case.misfit.keyword == "minLength"
    size = len(case.value.strip()) if short_of else len(case.value)
    if not case.value.strip():
        return cards.WRONG_LENGTH, f"{case.name} is empty", case.hint
    bound = f"too short: {_count(size, 'character')}, at least" if short_of else f"too long: {size} characters, at most"
    hint = case.hint if short_of else f"shorten it by {_count(size - case.asked, 'character')}"
    return cards.WRONG_LENGTH, f"{case.name} is {bound} {case.asked}", hint


def _entries(case: _Case) -> _Said:
    bound = "at least" if case.misfit.keyword.startswith("min") else "at most"
    has = _count(len(case.value), "entry") if case.value else "no entries"
    return cards.WRONG_COUNT, f"{case.name} has {has}, and needs {bound} {case.asked}", case.hint


def _bounds(case: _Case) -> _Said:
    bound = "at least" if case.misfit.keyword == "minimum" else "at most"
    message = f"{case.name} is {short(case.value)}, and must be {bound} {case.asked}"
    return cards.OUT_OF_RANGE, message, case.hint


_SENTENCES: dict[str, Callable[[_Case], _Said]] = {
    "type": _type,
    "enum": _enum,
    "pattern": _pattern,
    "minLength": _length,
    "maxLength": _length,
    "minItems": _entries,
    "maxItems": _entries,
    "minProperties": _entries,
    "maxProperties": _entries,
    "minimum": _bounds,
    "maximum": _bounds,
}


def _repeated(document: Document, misfit: Misfit) -> Iterator[Diagnostic]:
    places: dict[str, list[int]] = {}
    for number, value in enumerate(misfit.value):
        places.setdefault(written(value), []).append(number)
    for first, *others in islice((numbers for numbers in places.values() if len(numbers) > 1), _SHOWN):
        at, *rest = (document.locate(pointer((*misfit.path, number))) for number in others[: _RELATED + 1])
        before = document.locate(pointer((*misfit.path, first)))
        related = (Related("it stands here first", before), *(Related("and here", place) for place in rest))
        message = f"`{short(misfit.value[first])}` stands twice in {field_name(misfit.path)}"
        yield cards.DUPLICATE_ENTRY.diagnostic(at, message, "keep one of them", related)


def pointer(path: Path) -> str:
    """The JSON pointer of a path."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def field_name(path: Path) -> str:
    """How a place is called in a sentence: its field, or the field whose list it is an entry of."""
    names = [step for step in path if isinstance(step, str)]
    if not names:
        return "the file"
    return f"an entry of `{short(names[-1])}`" if isinstance(path[-1], int) else f"`{short(names[-1])}`"


def description(schema: Tree, misfit: Misfit) -> str:
    """What the schema says of a place, or of the nearest one around it; without a full stop at its end."""
    found: str = ""
    at: Tree = schema
    for step in misfit.trail:
        at = resolve(schema, at)[step]  # references themselves are not named in the trail
        if isinstance(at, dict) and isinstance(at.get("description"), str):
            found = at["description"]
    return found.rstrip(".")


def resolve(schema: Tree, at: Tree) -> Tree:
    """The definition that a {"$ref": "#/$defs/name"} stands for; anything else is itself."""
    return schema["$defs"][at["$ref"].rpartition("/")[2]] if isinstance(at, dict) and "$ref" in at else at


def short(value: Tree) -> str:
    """A value in a sentence: at most 40 characters, on one line."""
    text = " ".join((value[:200] if isinstance(value, str) else written(value)).split())
    return text if len(text) <= 40 else text[:39] + "…"


def written(value: Tree) -> str:
    """A value as JSON; TOML's dates as texts. Equal values are written alike."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)


def _count(number: int, noun: str) -> str:
    many = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number} {noun if number == 1 else many}"
