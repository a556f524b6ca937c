"""Rows of JSON Lines files: an object a line, each value the text that it would be in CSV."""

import json
from collections.abc import Sequence
from pathlib import Path

from pact_author.model.errors import DataError
from pact_author.reading.cell_text import cell_text

SUFFIX = ".jsonl"
HINT = "write one object a line"


def json_row(path: Path, number: int, line: str) -> dict[str, object]:
    """The object of a line, its values as they are. number: of the row, for errors. Raises DataError."""
    try:
        told = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise DataError(f"row {number:,} of {path} is no JSON: {error}", HINT) from error
    if not isinstance(told, dict):
        raise DataError(f"row {number:,} of {path} is no object", HINT)
    return told


def texts(path: Path, first: int, name: str, values: Sequence[object]) -> list[str]:
    """One column's values as text. first: the number of the first row, for errors. Raises DataError."""
    told = [value if type(value) is str else cell_text(value) for value in values]
    found = [text for text in told if text is not None]
    if len(found) < len(told):
        where = f"row {first + told.index(None):,} of {path}"
        raise DataError(f"{where} has a list or an object in {name}", "a cell is a word or a number")
    return found
