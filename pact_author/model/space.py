"""Combinations of levels: how many constraints allow, and which, without making them all."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import prod

Row = tuple[str, ...]
"""One level an axis."""
Box = tuple[frozenset[str], ...]
"""A set of levels an axis."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A row inside `when` has to be inside `then`."""

    when: Box
    then: Box


@dataclass(frozen=True, slots=True)
class Space:
    """levels, weights: in the order of AXES. A row is a level of each axis; allowed where no rule is broken."""

    levels: tuple[tuple[str, ...], ...]
    weights: tuple[Mapping[str, int], ...]
    rules: tuple[Rule, ...] = ()

    def allows(self, row: Row) -> bool:
        return all(_inside(row, rule.then) or not _inside(row, rule.when) for rule in self.rules)

    def rows(self) -> Iterator[Row]:
        """Every allowed row, lazily."""
        rows = product(*self.levels)
        return filter(self.allows, rows) if self.rules else rows

    def size(self) -> int:
        """How many rows are allowed; no row is looked at."""
        return self._size(tuple(frozenset(values) for values in self.levels), self.rules)

    def _size(self, box: Box, rules: Sequence[Rule]) -> int:
        size = prod(map(len, box))
        if not rules or not size:
            return size
        first, *others = rules
        when = _both(box, first.when)
        return self._size(box, others) - self._size(when, others) + self._size(_both(when, first.then), others)

    def only(self, fixed: Mapping[int, str]) -> "Space":
        """The part in which some axes, by their number, stand at one level."""
        levels = tuple((fixed[at],) if at in fixed else values for at, values in enumerate(self.levels))
        return replace(self, levels=levels)


def _inside(row: Row, box: Box) -> bool:
    return all(level in levels for level, levels in zip(row, box, strict=True))


def _both(one: Box, other: Box) -> Box:
    return tuple(a & b for a, b in zip(one, other, strict=True))
