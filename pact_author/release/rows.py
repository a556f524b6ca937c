"""Rows of a release: an item with every axis as a column, a scenario as its author wrote it."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from pact_author.model.canonical import Json
from pact_author.model.message import Message
from pact_author.model.scenario import Scenario
from pact_author.model.variant import Item

ITEM_COLUMNS = tuple(field.name for field in fields(Item))


def item_row(item: Item, canary: str) -> dict[str, Json]:
    """An item as a JSON object; every row of a release carries the canary."""
    return {name: _plain(getattr(item, name)) for name in ITEM_COLUMNS} | {"canary": canary}


def _plain(value: object) -> Json:
    return dict(value) if isinstance(value, Mapping) else str(value)


def item_of(row: Mapping[str, Json]) -> Item:
    """A row back as an item. Raises KeyError where a column is missing."""
    return Item(**{name: row[name] for name in ITEM_COLUMNS})  # type: ignore[arg-type]


def scenario_row(scenario: Scenario, canary: str) -> dict[str, Json]:
    """A scenario as a JSON object: its fields as its author wrote them, messages as their source text."""
    return {name: value for name, value in _fields(scenario).items() if name != "path"} | {"canary": canary}


def _fields(value: object) -> dict[str, Json]:
    """What its author wrote, without what is worked out of it for the program's own use."""
    told = (field.name for field in fields(value) if field.init)  # type: ignore[arg-type]
    return {name: _written(getattr(value, name)) for name in told}


def retired_row(scenario: Scenario, canary: str) -> dict[str, Json]:
    """What stays listed of a retired scenario, so that its id is never given to another one."""
    kept = ("id", "title", "country", "theme", "superseded_by", "retired_because")
    return {name: getattr(scenario, name) for name in kept} | {"canary": canary}


def _written(value: object) -> Json:
    if isinstance(value, Message):
        return value.source
    if is_dataclass(value):
        return _fields(value)
    if isinstance(value, tuple):
        return [_written(part) for part in value]
    return None if value is None else str(value)
