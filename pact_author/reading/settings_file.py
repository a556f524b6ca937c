"""pact.toml to Settings; a corpus cannot be opened without it, so the first mistake stops."""

import re
import tomllib
from pathlib import Path
from typing import Any

from pact_author.model.corpus import Relation, Settings
from pact_author.model.diagnostic import Span
from pact_author.model.document import Document
from pact_author.model.errors import ProjectError

NAME = "pact.toml"
_MAX_BYTES = 256 * 1024


def read_settings(path: Path) -> Settings:
    """The settings in a file, or a ProjectError that says what to mend in it."""
    text = _text(path)
    try:
        data: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        reason, line = _toml_fault(str(error), text)
        hint = "texts stand in quotes there, lists in brackets"
        raise ProjectError(f"{path}:{line}: it cannot be read as TOML: {reason}", hint) from None
    from pact_author.reading.shape import check

    found = check(Document(NAME, text, data, _spans(text)), "project")
    if found:
        first = found[0]
        raise ProjectError(f"{path}:{first.at.span.line}: {first.message}", first.hint)
    corpus = data["corpus"]
    if corpus["source_language"] not in corpus["locales"]:
        message = f"`locales` lacks the source language `{corpus['source_language']}`"
        raise ProjectError(f"{path}: {message}", "add it to the list")
    return Settings(
        **{**corpus, "locales": tuple(corpus["locales"])},
        regions=_regions(path, data["regions"]),
        relations={name: Relation(**relation) for name, relation in data["relations"].items()},
    )


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


def _regions(path: Path, regions: dict[str, list[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for region, countries in regions.items():
        for country in countries:
            if country in found:
                message = f"{country} stands in two regions, {found[country]} and {region}"
                raise ProjectError(f"{path}: {message}", "a country belongs to one region")
            found[country] = region
    return found


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
