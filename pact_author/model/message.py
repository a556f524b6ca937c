"""A translatable text with placeholders: the parsed form of a strict subset of ICU MessageFormat."""

from collections.abc import Iterator
from dataclasses import dataclass, field
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
    """The text as its author wrote it, and its parts.

    names: every placeholder and selector in it, in any branch. prose: its words without syntax, every branch in turn,
    each placeholder as its bare name. fixed: the prose outside of any choice. These three are made once: dozens of
    rules read them.
    """

    source: str
    parts: tuple[Part, ...]
    names: frozenset[str] = field(init=False, repr=False, compare=False)
    prose: str = field(init=False, repr=False, compare=False)
    fixed: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", frozenset(_names(self.parts)))
        object.__setattr__(self, "prose", "".join(_prose(self.parts)))
        fixed = tuple(part for part in self.parts if not isinstance(part, Branching))
        object.__setattr__(self, "fixed", "".join(_prose(fixed)))


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
