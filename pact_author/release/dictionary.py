"""The data dictionary of a release: every column of its tables, as the schemas of the rows describe it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pact_author.reading.resources import schema_text

ROW_SCHEMAS = {
    "data/scenarios.jsonl": "scenario-row",
    "data/retired.jsonl": "retired-row",
}
ITEMS = "data/items/"


@dataclass(frozen=True, slots=True)
class Column:
    """name: with dots where it is inside of another one, and [] after what is a list. form: what a value can be."""

    name: str
    form: str
    description: str


def schema_of(path: str) -> str | None:
    """The name of the schema that the rows of a file have; None for a table of another program's."""
    return "item" if path.startswith(ITEMS) else ROW_SCHEMAS.get(path)


def columns(schema: str) -> tuple[Column, ...]:
    """Every column of the rows of a schema, in its order; one inside of another follows it."""
    return tuple(_columns(json.loads(schema_text(schema)), ""))


def _columns(schema: Mapping[str, Any], before: str) -> Iterator[Column]:
    for name, told in schema["properties"].items():
        inner = told["items"] if told.get("type") == "array" else told
        whole = f"{before}{name}{'[]' if inner is not told else ''}"
        yield Column(whole, _form(told), told["description"])
        if "properties" in inner:
            yield from _columns(inner, f"{whole}.")


def _form(told: Mapping[str, Any]) -> str:
    if "enum" in told:
        return ", ".join(map(str, told["enum"]))
    kinds = told["type"] if isinstance(told["type"], list) else [told["type"]]
    words = {"string": "text", "object": "object", "array": "list", "null": "null", "integer": "number"}
    return " or ".join(words[kind] for kind in kinds)
