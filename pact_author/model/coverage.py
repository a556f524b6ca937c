"""What a corpus covers, and where it is thin."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

SCHEMA = "pact-stats/1"


@dataclass(frozen=True, slots=True)
class Axis:
    """How many scenarios have each value of one field, in the order of its list; values that none has count 0."""

    name: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Rare:
    """A value that fewer than half as many scenarios have as if all values of its axis were equally common."""

    axis: str
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Thin:
    """What a contributor could add.

    empty: (region, theme) that no scenario has. wanted: a few of those, where region and theme are rarest.
    single: countries with one scenario. without: holder → scenarios that have no text for it.
    """

    empty: tuple[tuple[str, str], ...]
    wanted: tuple[tuple[str, str], ...]
    single: tuple[str, ...]
    rare: tuple[Rare, ...]
    without: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Coverage:
    """scenarios: those counted, all but the retired. cells: region → theme → how many."""

    name: str
    scenarios: int
    retired: int
    axes: tuple[Axis, ...]
    cells: Mapping[str, Mapping[str, int]]
    thin: Thin


def as_json(coverage: Coverage) -> dict[str, Any]:
    """The object of `stats --format json` (schemas/stats.schema.json)."""
    told = asdict(coverage)
    told["axes"] = {axis.name: dict(axis.counts) for axis in coverage.axes}
    told["thin"]["empty"] = [{"region": region, "theme": theme} for region, theme in coverage.thin.empty]
    told["thin"]["wanted"] = [{"region": region, "theme": theme} for region, theme in coverage.thin.wanted]
    return {"schema": SCHEMA, **told}
