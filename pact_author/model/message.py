"""A translatable text with placeholders: the parsed form of a strict subset of ICU MessageFormat."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Placeholder:
    """{actor}"""

    name: str


@dataclass(frozen=True, slots=True)
class Branching:
    """{actor_gender, select, female {her} other {their}}; also plural."""

    name: str
    kind: Literal["select", "plural"]
    branches: tuple[tuple[str, "tuple[Part, ...]"], ...]


@dataclass(frozen=True, slots=True)
class Hash:
    """# inside a plural branch: the number itself."""


Part = str | Placeholder | Branching | Hash


@dataclass(frozen=True, slots=True)
class Message:
    """The text as its author wrote it, and its parts."""

    source: str
    parts: tuple[Part, ...]

    @property
    def names(self) -> frozenset[str]:
        """Every placeholder and selector in it, in any branch."""
        return frozenset(_names(self.parts))

    @property
    def prose(self) -> str:
        """Its words without syntax: every branch in turn, each placeholder as its bare name."""
        return "".join(_prose(self.parts))

    @property
    def fixed(self) -> str:
        """Its words outside of any choice, each placeholder as its bare name."""
        return "".join(_prose(tuple(part for part in self.parts if not isinstance(part, Branching))))


def _names(parts: tuple[Part, ...]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Placeholder):
            yield part.name
        elif isinstance(part, Branching):
            yield part.name
            for _, inner in part.branches:
                yield from _names(inner)


def _prose(parts: tuple[Part, ...]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, str):
            yield part
        elif isinstance(part, Placeholder):
            yield part.name
        elif isinstance(part, Branching):
            yield " ".join("".join(_prose(inner)) for _, inner in part.branches)
