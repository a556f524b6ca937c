"""Which combinations of two people a design asks of a scenario: all, a keyed sample, or crossed cells with twins."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod

from pact_author.model.persona import NORM_COUNTRY, AgeBand, Design, DesignKind, PersonLevels
from pact_author.model.scenario import Scenario

Levels = Mapping[str, tuple[str, ...]]

PERSON_AXES = ("country", "age_band", "gender")
DRAWS = 100
"""Tries at a balanced sample without a repeated cell."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Levels of the six person axes ("actor.country", …), and the axes in which twins of it differ."""

    levels: Mapping[str, str]
    contrasts: tuple[str, ...] = ()


ELDER = {"relative-elder": "receiver", "elder-relative": "actor"}
"""Relations in which one person is the elder: that person is never a younger one."""


def axes(design: Design, scenario: Scenario) -> dict[str, tuple[str, ...]]:
    """Axis → its levels for a scenario: "norm" is its own country, no level stands twice, an elder is older."""
    levels = {
        f"{role}.{axis}": _levels(people, axis, scenario.country)
        for role, people in (("actor", design.actor), ("receiver", design.receiver))
        for axis in PERSON_AXES
    }
    if scenario.relation in ELDER:
        levels[f"{ELDER[scenario.relation]}.age_band"] = (AgeBand.OLDER.value,)
    return levels


def _levels(people: PersonLevels, axis: str, country: str) -> tuple[str, ...]:
    values = getattr(people, axis)
    if axis == "country":
        values = tuple(country if value == NORM_COUNTRY else value for value in values)
    return tuple(dict.fromkeys(str(value) for value in values))


def cells(design: Design, scenario: Scenario) -> Iterator[Cell]:
    """The cells of one scenario, always the same ones, in an order that depends on nothing else."""
    levels = axes(design, scenario)
    key = f"{design.seed}|{scenario.id}"
    match design.kind:
        case DesignKind.FULL:
            yield from _crossed(levels)
        case DesignKind.SAMPLE:
            yield from _sampled(levels, design.cells, key)
        case DesignKind.TWINS:
            yield from _with_twins(levels, design, key)


def cell_count(design: Design, scenario: Scenario) -> int:
    """How many cells `cells` yields, by multiplying."""
    sizes = {axis: len(values) for axis, values in axes(design, scenario).items()}
    match design.kind:
        case DesignKind.FULL:
            return prod(sizes.values())
        case DesignKind.SAMPLE:
            return min(design.cells, prod(sizes.values()))
        case DesignKind.TWINS:
            twins = min(design.twins_per_cell, sum(1 for axis in design.twins if sizes[axis] > 1))
            return prod(sizes[axis] for axis in design.crossed) * (1 + twins)


def _crossed(levels: Levels) -> Iterator[Cell]:
    for values in product(*levels.values()):
        yield Cell(dict(zip(levels, values, strict=True)))


def _sampled(levels: Levels, n: int, key: str) -> Iterator[Cell]:
    """n different cells in which each axis shows its levels equally often, ± 1 (a Latin hypercube by hash).

    Where n comes near to the number of all cells, that may not be possible; then n of all, drawn by hash.
    """
    for draw in range(DRAWS):
        columns = [_column(values, n, f"{key}|{axis}|{draw}") for axis, values in levels.items()]
        rows = list(zip(*columns, strict=True))
        if len(set(rows)) == n:
            break
    else:
        rows = sorted(product(*levels.values()), key=lambda row: _hash(f"{key}|{'|'.join(row)}"))[:n]
    for row in rows:
        yield Cell(dict(zip(levels, row, strict=True)))


def _column(values: tuple[str, ...], n: int, key: str) -> list[str]:
    """n values, each level equally often (± 1), in keyed order."""
    ranked = sorted(values, key=lambda value: _hash(f"{key}|{value}"))
    places = [(_hash(f"{key}|{i}"), ranked[i % len(ranked)]) for i in range(n)]
    return [value for _, value in sorted(places)]


def _with_twins(levels: Levels, design: Design, key: str) -> Iterator[Cell]:
    """Crossed axes in full; the others drawn by hash; then, in turn, twins that differ from the cell in one axis."""
    start = _hash(key)
    able = tuple(axis for axis in design.twins if len(levels[axis]) > 1)
    each = min(design.twins_per_cell, len(able))
    for number, values in enumerate(product(*(levels[axis] for axis in design.crossed))):
        base = dict(zip(design.crossed, values, strict=True))
        for axis in levels:
            if axis not in base:
                base[axis] = _pick(levels[axis], f"{key}|{number}|{axis}")
        first = start + number * each
        contrasted = tuple(able[(first + i) % len(able)] for i in range(each))
        yield Cell(base, contrasted)
        for axis in contrasted:
            others = tuple(level for level in levels[axis] if level != base[axis])
            yield Cell(base | {axis: _pick(others, f"{key}|{number}|{axis}|twin")}, (axis,))


def _pick(values: tuple[str, ...], key: str) -> str:
    return values[_hash(key) % len(values)]


def _hash(key: str) -> int:
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:8])
