"""A TOML file to a Document. No corpus can be opened without those that there are, so the first mistake stops."""

import re
import tomllib
from pathlib import Path
from typing import Any

from pact_author.model.diagnostic import Span
from pact_author.model.document import Document
from pact_author.model.errors import ProjectError

_MAX_BYTES = 256 * 1024


def read_toml(path: Path) -> Document:
    """The file as data and lines, or a ProjectError that says what to mend in it."""
    text = _text(path)
    try:
        data: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        reason, line = _toml_fault(str(error), text)
        hint = "texts stand in quotes there, lists in brackets"
        raise ProjectError(f"{path}:{line}: it cannot be read as TOML: {reason}", hint) from None
    return Document(path.name, text, data, _spans(text))


def fitting(path: Path, document: Document, schema: str) -> Any:  # noqa: ANN401 -- of any shape that a schema has
    """The data of a document, which fit a schema of SCHEMAS; else a ProjectError with the first misfit and its line."""
    from pact_author.reading.shape import check

    if found := check(document, schema):
        raise ProjectError(f"{path}:{found[0].at.span.line}: {found[0].message}", found[0].hint)
    return document.data


def _toml_fault(sentence: str, text: str) -> tuple[str, int]:
    """tomllib's sentence without its place, and the line."""
    reason, _, place = sentence.rpartition(" (at ")
    line = re.match(r"line (\d+)", place)
    return reason or sentence, int(line[1]) if line else text.rstrip().count("\n") + 1


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
    except OSError as error:
        raise ProjectError(f"{path} cannot be read: {error.strerror}", "look at its permissions") from None
    if len(data) > _MAX_BYTES:
        raise ProjectError(f"{path} is larger than {_MAX_BYTES // 1024} KiB", "is it the right file?")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ProjectError(f"{path}:{line}: it is not UTF-8", "save it as UTF-8") from None


def _spans(text: str) -> dict[str, Span]:
    """The lines of tables and keys: tomllib gives no places, and a line is enough to find a setting."""
    spans: dict[str, Span] = {}
    table = ""
    for number, line in enumerate(text.split("\n"), start=1):
        span = Span(number, 1, number, len(line.rstrip()) + 1)
        if (header := re.match(r"\s*\[\s*([\w.\-\" ]+?)\s*\]", line)) is not None:
            table = "/" + header[1].replace('"', "").replace(" ", "").replace(".", "/")
            spans[table] = spans[table + "#key"] = span
        elif (key := re.match(r"\s*\"?([\w-]+)\"?\s*=", line)) is not None:
            spans[f"{table}/{key[1]}"] = spans[f"{table}/{key[1]}#key"] = span
    return spans
