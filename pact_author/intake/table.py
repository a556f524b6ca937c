"""A table from anywhere to rows with their lines; whatever is odd about the file is told with its line."""

import csv
import io
import json
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pact_author.model.canonical import sha256_hex
from pact_author.model.errors import DataError
from pact_author.reading.cell_text import cell_text

MAX_BYTES = 64 * 1024 * 1024
LONGEST = 10_000
"""Characters of one cell; the longest field of a scenario holds 600."""
TOLD = 20
"""Faults of one file that are told one by one."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a file, and where. line: from 1; that of a row is its last one."""

    line: int
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that can be read. line: where it ends in the file. cells: by column; "" where there is nothing."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A file of rows. digest: SHA-256 of its bytes. faults: what keeps it from being taken; then it has no use."""

    name: str
    digest: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]


def read_table(path: Path, *, lines: bool) -> Table:
    """A file of JSON Lines (lines) or CSV. Raises DataError where it is no file, or far too large."""
    data = _bytes(path)
    digest = sha256_hex(data)
    text = _text(data)
    if isinstance(text, Fault):
        return Table(path.name, digest, (), (), (text,))
    columns, rows, faults = _json_lines(text) if lines else _csv(text)
    if not faults and not rows:
        faults = [Fault(1, "there is no row in it", "it needs a row below the one that names the columns")]
    return Table(path.name, digest, columns, tuple(rows), tuple(faults))


def _bytes(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise DataError(f"{path} is no file", "name a table: a .csv or .jsonl file")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise DataError(f"{path} cannot be read: {error.strerror}", "name a table: a .csv or .jsonl file") from error
    if len(data) > MAX_BYTES:
        raise DataError(f"{path} is larger than {MAX_BYTES // 2**20} MiB", "split it into several files")
    return data


def _text(data: bytes) -> str | Fault:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Fault(1, "it is in UTF-16", "save it as “CSV UTF-8”")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Fault(line, f"it is not UTF-8 from byte {error.start + 1:,} on", "save it as “CSV UTF-8”")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return Fault(line, "it holds a NUL, which no text does", "is it a table at all, and not a workbook?")
    return text


def _csv(text: str) -> tuple[tuple[str, ...], list[Row], list[Fault]]:
    before = csv.field_size_limit(MAX_BYTES)  # of the whole process, so it is put back
    try:
        return _records(text)
    finally:
        csv.field_size_limit(before)


def _records(text: str) -> tuple[tuple[str, ...], list[Row], list[Fault]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    columns: tuple[str, ...] = ()
    rows: list[Row] = []
    faults: list[Fault] = []
    begins = 1
    try:
        for record in reader:
            if not columns and record:
                columns = tuple(name.strip() for name in record)
                faults += _header_faults(reader.line_num, columns)
            elif record and (len(record) > 1 or record[0].strip()):
                found = _row(reader.line_num, record, columns)
                (rows if isinstance(found, Row) else faults).append(found)  # type: ignore[arg-type]
            begins = reader.line_num + 1
            if len(faults) >= TOLD:
                break
    except csv.Error as error:
        faults.append(
            Fault(begins, f"what begins here cannot be read as CSV: {error}", "is a quotation mark left open?")
        )
    if not columns and not faults:
        faults.append(Fault(1, "it is empty", "its first line names the columns"))
    return columns, rows, faults


def _header_faults(line: int, columns: Sequence[str]) -> Iterator[Fault]:
    twice = sorted({name for name in columns if columns.count(name) > 1})
    if twice:
        yield Fault(line, f"two columns are called {twice[0]!r}", "give each column a name of its own")
    if len(columns) == 1 and any(sign in columns[0] for sign in ";\t"):
        yield Fault(line, "its columns are not separated by commas", "save it as “CSV UTF-8”, with commas")


def _row(line: int, record: Sequence[str], columns: Sequence[str]) -> Row | Fault:
    if len(record) != len(columns):
        hint = "put cells that hold a comma, or a line break, into quotation marks"
        return Fault(line, f"{len(record)} cells, but the header names {len(columns)} columns", hint)
    return _checked(line, dict(zip(columns, record, strict=True)))


def _json_lines(text: str) -> tuple[tuple[str, ...], list[Row], list[Fault]]:
    columns: dict[str, None] = {}
    rows: list[Row] = []
    faults: list[Fault] = []
    for number, line in enumerate(text.split("\n"), 1):
        if len(faults) >= TOLD:
            break
        if not line.strip():
            continue
        try:
            told = json.loads(line, parse_constant=lambda _: None)
        except (ValueError, RecursionError) as error:
            faults.append(Fault(number, f"it is no JSON: {str(error)[:80]}", "write one object a line"))
            continue
        if not isinstance(told, dict):
            faults.append(Fault(number, "it is no object", "write one object a line"))
            continue
        found = _checked(number, dict(_flat(told, "")))
        if isinstance(found, Row):
            rows.append(found)
            columns |= dict.fromkeys(found.cells)
        else:
            faults.append(found)
    return tuple(columns), rows, faults


def _flat(told: Mapping[str, object], before: str) -> Iterator[tuple[str, str]]:
    """Values by their names, one inside of another behind a dot. Lists are nothing that a scenario's field could be."""
    for name, value in told.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        elif (text := cell_text(value)) is not None:
            yield f"{before}{name}", text


def _checked(line: int, cells: Mapping[str, str]) -> Row | Fault:
    long = next((name for name, text in cells.items() if len(text) > LONGEST), None)
    if long is not None:
        message = f"the cell {long[:40]!r} has {len(cells[long]):,} characters; no text of a scenario has {LONGEST:,}"
        return Fault(line, message, "is a quotation mark left open?")
    return Row(line, cells)
