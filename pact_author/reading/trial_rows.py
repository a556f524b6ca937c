"""Decided trials from CSV, JSON Lines or Parquet, in blocks of columns: some thousand rows at a time."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TextIO

from pact_author.model.errors import DataError
from pact_author.reading import json_rows, parquet_file

SUFFIXES = (".csv", json_rows.SUFFIX, parquet_file.SUFFIX)
BLOCK = 256
"""Rows at a time: few enough that they are still in the processor's cache when they become columns."""
PIECE = 2**16
"""Letters read at a time."""
END = "\0"
"""What stands at the end of each line while it is split; no cell is that."""
LONGEST_FIELD = 2**17


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of a table by column. first: the row number of the first, counted from 1 without the heading."""

    columns: dict[str, Sequence[str]]
    first: int


def read_blocks(path: Path, needed: Sequence[str]) -> Iterator[Block]:
    """The rows of a table, lazily. needed: columns without which it is none. Raises DataError, with the row."""
    if path.suffix == parquet_file.SUFFIX:
        yield from _parquet(path, needed)
        return
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            yield from _csv(path, lines, needed) if path.suffix == ".csv" else _json_lines(path, lines, needed)
    except FileNotFoundError as error:
        raise DataError(f"there is no file {path}", "name a run folder, or a table of decisions") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path} is not UTF-8", "save it as UTF-8") from error
    except csv.Error as error:
        raise DataError(f"{path} cannot be read as CSV: {error}", "write it anew, as RFC 4180 says") from error


def _csv(path: Path, lines: TextIO, needed: Sequence[str]) -> Iterator[Block]:
    csv.field_size_limit(LONGEST_FIELD)
    names = next(csv.reader([lines.readline()], strict=True), [])
    _check(path, names, needed)
    first = 1
    for text, whole in _whole_lines(lines):
        if (columns := _plain(text, len(names)) if whole else None) is not None:
            block = Block(dict(zip(names, columns, strict=True)), first)
            yield block
            first += len(columns[0])
            continue
        # A quoted cell may go on in the next lines, so the rest of the file is the csv module's.
        rows = csv.reader(lines if not text else chain(io.StringIO(text, newline=""), lines), strict=True)
        yield from _rows(path, rows, names, first)
        return


def _whole_lines(lines: TextIO) -> Iterator[tuple[str, bool]]:
    """The text in pieces of whole lines, and whether a piece has no quoted cell."""
    while text := lines.read(PIECE):
        text += lines.readline()
        yield text, '"' not in text


def _plain(text: str, width: int) -> list[Sequence[str]] | None:
    """The columns of lines without a quoted cell, split all at once; None where a line has more or fewer cells."""
    plain = text.replace("\r\n", "\n").removesuffix("\n")
    if "\r" in plain or END in plain:
        return None
    cells = plain.replace("\n", f",{END},").split(",")
    cells.append(END)
    lines = plain.count("\n") + 1
    if len(cells) != lines * (width + 1) or cells[width :: width + 1].count(END) != lines:
        return None
    return [cells[at :: width + 1] for at in range(width)]


def _rows(path: Path, rows: Iterator[list[str]], names: Sequence[str], first: int) -> Iterator[Block]:
    told = (row for row in rows if row)
    while block := list(islice(told, BLOCK)):
        if any(len(row) != len(names) for row in block):
            at = next(i for i, row in enumerate(block) if len(row) != len(names))
            what = f"row {first + at:,} of {path} has {len(block[at])} cells, and the heading has {len(names)}"
            raise DataError(what, "quote cells that hold a comma or a line break")
        yield Block(dict(zip(names, zip(*block, strict=True), strict=True)), first)
        first += len(block)


def _json_lines(path: Path, lines: TextIO, needed: Sequence[str]) -> Iterator[Block]:
    first, names = 1, None
    while block := list(islice(lines, BLOCK)):
        rows = [json_rows.json_row(path, first + at, line) for at, line in enumerate(block)]
        if names is None:
            names = list(rows[0])
            _check(path, names, needed)
        columns: dict[str, Sequence[str]] = {}
        for name in names:
            try:
                values = [row[name] for row in rows]
            except KeyError as error:
                at = next(i for i, row in enumerate(rows) if name not in row)
                what = f"row {first + at:,} of {path} has no {name!r}"
                raise DataError(what, "give every row every column") from error
            columns[name] = json_rows.texts(path, first, name, values)
        yield Block(columns, first)
        first += len(block)


def _parquet(path: Path, needed: Sequence[str]) -> Iterator[Block]:
    names = parquet_file.column_names(path)
    _check(path, names, needed)
    first = 1
    for columns in parquet_file.batches(path, names):
        yield Block(dict(zip(names, columns, strict=True)), first)
        first += len(columns[0])


def _check(path: Path, names: Sequence[str], needed: Sequence[str]) -> None:
    lacking = [name for name in needed if name not in names]
    if lacking:
        raise DataError(
            f"{path} has no column {' and no column '.join(lacking)}",
            f"a table of decisions needs: {', '.join(needed)}; its other columns are those of a release's items",
        )
    if len(set(names)) < len(names):
        twice = next(name for name in names if list(names).count(name) > 1)
        raise DataError(f"{path} has two columns {twice}", "name each column once")
