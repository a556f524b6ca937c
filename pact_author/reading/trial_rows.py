"""Decided trials from CSV or JSON Lines, in blocks of columns: never more than a few thousand rows at a time."""

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from pact_author.model.errors import RunError

SUFFIXES = (".csv", ".jsonl")
BLOCK = 256
"""Rows at a time: few enough that they are still in the processor's cache when they become columns."""
LONGEST_FIELD = 2**17


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of a table by column. first: the row number of the first, counted from 1 without the heading."""

    columns: dict[str, Sequence[str]]
    first: int


def read_blocks(path: Path, needed: Sequence[str]) -> Iterator[Block]:
    """The rows of a table, lazily. needed: columns without which it is none. Raises RunError, with the row."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            yield from _csv(path, lines, needed) if path.suffix == ".csv" else _json_lines(path, lines, needed)
    except FileNotFoundError as error:
        raise RunError(f"there is no file {path}", "name a run folder, or a table of decisions") from error
    except UnicodeDecodeError as error:
        raise RunError(f"{path} is not UTF-8", "save it as UTF-8") from error
    except csv.Error as error:
        raise RunError(f"{path} cannot be read as CSV: {error}", "write it anew, as RFC 4180 says") from error


def _csv(path: Path, lines: Iterator[str], needed: Sequence[str]) -> Iterator[Block]:
    csv.field_size_limit(LONGEST_FIELD)
    rows = csv.reader(lines, strict=True)
    names = next(rows, [])
    _check(path, names, needed)
    first = 1
    while block := list(islice(rows, BLOCK)):
        try:
            columns = list(zip(*block, strict=True))
        except ValueError:
            columns = []
        if len(columns) != len(names):
            at = next(i for i, row in enumerate(block) if len(row) != len(names))
            told = f"row {first + at:,} of {path} has {len(block[at])} cells, and the heading has {len(names)}"
            raise RunError(told, "quote cells that hold a comma or a line break")
        yield Block(dict(zip(names, columns, strict=True)), first)
        first += len(block)


def _json_lines(path: Path, lines: Iterator[str], needed: Sequence[str]) -> Iterator[Block]:
    first, names = 1, None
    while block := list(islice(lines, BLOCK)):
        rows = [_object(path, first + at, line) for at, line in enumerate(block)]
        if names is None:
            names = list(rows[0])
            _check(path, names, needed)
        columns: dict[str, Sequence[str]] = {}
        for name in names:
            try:
                columns[name] = [str(row[name]) for row in rows]
            except KeyError as error:
                at = next(i for i, row in enumerate(rows) if name not in row)
                raise RunError(
                    f"row {first + at:,} of {path} has no {name!r}", "give every row every column"
                ) from error
        yield Block(columns, first)
        first += len(block)


def _object(path: Path, number: int, line: str) -> dict[str, object]:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RunError(f"row {number:,} of {path} is no JSON: {error}", "write one object a line") from error
    if not isinstance(told, dict):
        raise RunError(f"row {number:,} of {path} is no object", "write one object a line")
    return told


def _check(path: Path, names: Sequence[str], needed: Sequence[str]) -> None:
    lacking = [name for name in needed if name not in names]
    if lacking:
        raise RunError(
            f"{path} has no column {' and no column '.join(lacking)}",
            f"a table of decisions needs: {', '.join(needed)}; its other columns are those of a release's items",
        )
    if len(set(names)) < len(names):
        twice = next(name for name in names if list(names).count(name) > 1)
        raise RunError(f"{path} has two columns {twice}", "name each column once")
