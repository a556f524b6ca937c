"""Rows of a table to answers, as a contributor could have given them; what no answer can be made of is told."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pact_author.intake.mapping import Columns
from pact_author.intake.table import Fault, Row, Table
from pact_author.locales.names import countries, is_country, plain_name
from pact_author.model.draft import Answers
from pact_author.reading.answers import is_short_name, short_name, tidy

FORMULA = re.compile(r"\s*[=+\-@|]")
"""How a cell begins that a spreadsheet would run, or that was meant to be run."""
ALIASES = {
    "united states of america": "US",
    "usa": "US",
    "england": "GB",
    "great britain": "GB",
    "ivory coast": "CI",
    "south korea": "KR",
    "north korea": "KP",
    "hong kong": "HK",
    "macau": "MO",
    "turkey": "TR",
    "czech republic": "CZ",
    "burma": "MM",
    "palestine": "PS",
    "republic of ireland": "IE",
}
"""Names that tables use and CLDR does not."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a row gives: answers, and (column, text) pairs to be noted beside them."""

    row: Row
    answers: Answers
    notes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Intake:
    """What a table gives. faults: if there are any, nothing is to be written. left_out, alike: numbers of rows."""

    taken: tuple[Taken, ...]
    faults: tuple[Fault, ...]
    left_out: int
    alike: int


def take(table: Table, columns: Columns) -> Intake:
    """The answers in a table's rows. licence and contributor are not among them."""
    if absent := [name for name in columns.needed if name not in table.columns]:
        noun = "column" if len(absent) == 1 else "columns"
        fault = Fault(1, f"it has no {noun} {', '.join(absent)}", f"its columns are: {', '.join(table.columns)[:300]}")
        return Intake((), (*table.faults, fault), 0, 0)
    taken: list[Taken] = []
    faults = list(table.faults)
    seen: set[tuple[str, ...]] = set()
    left_out = alike = 0
    names: dict[str, int] = {}
    for row in table.rows:
        if any(row.cells.get(name, "").strip().casefold() in cells for name, cells in columns.leave_out.items()):
            left_out += 1
            continue
        key = tuple(plain_name(row.cells.get(name, "")) for name in columns.unique)
        if key and key in seen:
            alike += 1
            continue
        seen.add(key)
        answers, found = _answers(row, columns)
        faults += found
        if not found:
            taken.append(Taken(row, {**answers, **_name(answers, row, names)}, tuple(_notes(row, columns))))
    return Intake(tuple(taken), tuple(faults), left_out, alike)


def _answers(row: Row, columns: Columns) -> tuple[dict[str, str], list[Fault]]:
    answers: dict[str, str] = {}
    faults: list[Fault] = []
    for field in dict.fromkeys((*columns.columns, *columns.fixed)):
        parts = []
        for column in columns.columns.get(field, ()):
            line, found = tidy(field, row.cells.get(column, ""))
            if line is not None and FORMULA.match(line):
                faults.append(
                    Fault(row.line, f"the cell {column!r} begins like a formula: {line[:20]!r}", "write words")
                )
            faults += [Fault(row.line, f"the cell {column!r} {fault.message}", fault.hint) for fault in found]
            parts.append(line or "")
        if columns.columns.get(field) and not any(parts):
            continue  # the fixed words alone would say nothing
        text = " ".join(part for part in (columns.fixed.get(field, ""), *parts) if part)
        text = columns.values.get(field, {}).get(text.casefold(), text)
        if text:
            answers[field] = _people(text, columns.people) if field in SAID else text
    if "country" in answers:
        answers["country"] = _country(answers["country"])
    return answers, faults


SAID = frozenset({"situation", "preference", "swapped", "follow_culture", "allow_preference"})
"""Fields whose texts a model sees, and which name the two people."""


def _people(text: str, people: Mapping[str, tuple[str, ...]]) -> str:
    for name, words in people.items():
        for word in words:
            text = re.sub(rf"\b{re.escape(word)}\b(?!\s*[,}}]\s*select)", f"{{{name}}}", text, flags=re.IGNORECASE)
    return text


def _country(said: str) -> str:
    """The code of a country by its code or name; what is neither stays as it is."""
    name = plain_name(said.replace("_", " "))
    return said.upper() if is_country(said.upper()) else countries().get(name) or ALIASES.get(name) or said


def _name(answers: Mapping[str, str], row: Row, names: dict[str, int]) -> dict[str, str]:
    """A file's name, of the title where none is given; the second of one name gets a number."""
    wanted = answers.get("name", "")
    name = wanted if is_short_name(wanted) else short_name(wanted or answers.get("title", "")) or f"row-{row.line}"
    name = name[:54].strip("-")
    key = f"{answers.get('country', '')}/{name}"
    names[key] = names.get(key, 0) + 1
    return {"name": name if names[key] == 1 else f"{name}-{names[key]}"}


def _notes(row: Row, columns: Columns) -> Iterator[tuple[str, str]]:
    for name in columns.keep:
        line, _ = tidy(name, row.cells.get(name, ""))
        if line:
            yield name, line
