"""Where countries belong, and how near one is to another: tables with a source, of which a release carries a copy."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class CountryRelation(StrEnum):
    """How near the receiver's country is to the actor's. UNKNOWN: the table does not say, which is not far."""

    SAME = "same"
    CLOSE = "close"
    FAR = "far"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class RegionMap:
    """name: as pact.toml names it. text: the file as it is written. region_of: country → region."""

    name: str
    text: str
    region_of: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RelationTable:
    """A table of close and far countries, of one of two kinds. name and text as those of a region map.

    pairs: (actor's country, receiver's country) → close or far; the other way round is a pair of its own.
    areas: country → (region, sub-region); the same sub-region is close, another region is far.
    """

    name: str
    text: str
    pairs: Mapping[tuple[str, str], CountryRelation]
    areas: Mapping[str, tuple[str, str]]

    def relation(self, actor: str, receiver: str) -> CountryRelation:
        """Seen from the actor. Any country is the same as itself; what the table does not say is unknown."""
        if actor == receiver:
            return CountryRelation.SAME
        here, there = self.areas.get(actor), self.areas.get(receiver)
        if here is None or there is None:
            return self.pairs.get((actor, receiver), CountryRelation.UNKNOWN)
        if here == there:
            return CountryRelation.CLOSE
        return CountryRelation.FAR if here[0] != there[0] else CountryRelation.UNKNOWN
