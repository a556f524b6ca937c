"""Tables as the study's scripts read them: which cells are empty, which columns are numbers, which are missing.

A file is CSV, whatever it is called, unless its name ends in .jsonl or .parquet.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from operator import itemgetter
from pathlib import Path
from typing import TextIO

from pact_author.model.errors import DataError
from pact_author.model.human import Cell
from pact_author.reading import json_rows, parquet_file

MISSING = frozenset(
    [
        "",
        "#N/A",
        "#N/A N/A",
        "#NA",
        "-1.#IND",
        "-1.#QNAN",
        "-NaN",
        "-nan",
        "1.#IND",
        "1.#QNAN",
        "<NA>",
        "N/A",
        "NA",
        "NULL",
        "NaN",
        "None",
        "n/a",
        "nan",
        "null",
    ]
)
"""Cells that pandas.read_csv takes for no value; the study reads its files with it."""
LONGEST = 10_000_000
"""Characters of one cell. A quotation mark that is never closed makes one cell of the rest of the file."""

_WHOLE = re.compile(r"[ \t]*[+-]?[0-9]{1,18}[ \t]*")
_NUMBER = re.compile(r"[ \t]*[+-]?(?:[0-9]{1,18}(?:\.[0-9]{0,30})?|\.[0-9]{1,30})(?:[eE][+-]?[0-9]{1,2})?[ \t]*")


class Column:
    """What a column is, once all of its cells were seen: numbers if all that are there can be read as such."""

    __slots__ = ("gaps", "numbers", "whole")

    def __init__(self) -> None:
        self.numbers = self.whole = True
        self.gaps = False

    def see(self, text: str) -> None:
        if text in MISSING:
            self.gaps = True
        elif not self.whole or not _WHOLE.fullmatch(text):
            self.whole = False
            self.numbers = self.numbers and _NUMBER.fullmatch(text) is not None

    def cell(self, text: str) -> Cell:
        if text in MISSING:
            return None
        if not self.numbers:
            return text
        return int(text) if self.whole and not self.gaps else float(text)


def header(path: Path) -> tuple[str, ...]:
    """The names of a file's columns. Raises DataError."""
    if path.suffix == parquet_file.SUFFIX:
        return parquet_file.column_names(path)
    return next(_records(path))[1]


def rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The cells of some columns, as text, row by row; a row that ends early has empty ones. Raises DataError.

    columns: at least one, each of them in the header.
    """
    if path.suffix == parquet_file.SUFFIX:
        for batch in parquet_file.batches(path, columns):
            yield from zip(*batch, strict=True)
        return
    records = _records(path)
    _, names = next(records)
    take = itemgetter(*(names.index(column) for column in columns))
    width, single = len(names), len(columns) == 1
    for line, record in records:
        if len(record) > width:
            hint = "put cells that hold a comma into quotation marks"
            raise DataError(f"{path}, line {line}: {len(record)} cells, but the header names {width} columns", hint)
        cells = take(record if len(record) == width else (*record, *("",) * (width - len(record))))
        yield (cells,) if single else cells


def require(path: Path, columns: Sequence[str], what: str) -> None:
    """Raises DataError, naming them, where a file lacks columns that are needed. what: of which the file is one."""
    names = header(path)
    if absent := [column for column in columns if column not in names]:
        noun = "column" if len(absent) == 1 else "columns"
        hint = f"{what} needs {', '.join(columns)}; this file has {', '.join(names)}"
        raise DataError(f"{path} has no {noun} {', '.join(absent)}", hint)


def typed_rows(path: Path, columns: Sequence[str]) -> list[tuple[Cell, ...]]:
    """All rows of some columns as cells of the kind that each column is. Raises DataError."""
    texts = list(rows(path, columns))
    kinds = kinds_of(iter(texts), len(columns))
    return [tuple(kind.cell(text) for kind, text in zip(kinds, row, strict=True)) for row in texts]


def kinds_of(texts: Iterator[tuple[str, ...]], width: int) -> list[Column]:
    """What each column is, from all rows."""
    kinds = [Column() for _ in range(width)]
    open_ones = list(enumerate(kinds))
    for row in texts:
        for at, kind in open_ones:
            kind.see(row[at])
        if any(not kind.numbers for _, kind in open_ones):
            open_ones = [(at, kind) for at, kind in open_ones if kind.numbers]
    return kinds


def _records(path: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    """(line, cells) of the header and of every line that is not blank."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            empty = True
            for record in _objects(path, file) if path.suffix == json_rows.SUFFIX else _lines(file):
                yield record
                empty = False
            if empty:
                raise DataError(f"{path} is empty", "it needs a first line that names the columns")
    except OSError as error:
        raise DataError(f"{path} cannot be read: {error.strerror}", "name a table: CSV, .jsonl or .parquet") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path} is not UTF-8", "save it as “CSV UTF-8”") from error
    except csv.Error as error:
        raise DataError(f"{path} cannot be read as CSV: {error}", "is a quotation mark left open?") from error


def _lines(file: TextIO) -> Iterator[tuple[int, tuple[str, ...]]]:
    csv.field_size_limit(LONGEST)
    reader = csv.reader(file)
    for record in reader:
        if record and (len(record) > 1 or record[0].strip()):
            yield reader.line_num, tuple(record)


def _objects(path: Path, file: TextIO) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The first object names the columns; a later one may lack some, and have no other."""
    names: tuple[str, ...] = ()
    for number, line in enumerate(file, 1):
        if not line.strip():
            continue
        row = json_rows.json_row(path, number, line)
        if not names:
            names = tuple(row)
            yield number, names
        if others := row.keys() - set(names):
            raise DataError(
                f"row {number:,} of {path} has {sorted(others)[0]!r}, and the first has not",
                "name all columns in the first row",
            )
        yield number, tuple(json_rows.texts(path, number, "a cell", [row.get(name) for name in names]))
