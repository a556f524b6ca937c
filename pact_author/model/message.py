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
    each placeholder as its bare name. fixed: the prose outside of any choice. chosen: whether there is one. These are
    made once: dozens of rules read them.
    """

    source: str
    parts: tuple[Part, ...]
    names: frozenset[str] = field(init=False, repr=False, compare=False)
    prose: str = field(init=False, repr=False, compare=False)
    fixed: str = field(init=False, repr=False, compare=False)
    chosen: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        pieces: list[str] = []
        names: set[str] = set()
        chosen = False
        for part in self.parts:
            if isinstance(part, str):
                pieces.append(part)
            elif isinstance(part, Placeholder):
                pieces.append(part.name)
                names.add(part.name)
            elif isinstance(part, Branching):
                chosen = True
        fixed = prose = "".join(pieces)
        if chosen:
            names.update(_names(self.parts))
            prose = "".join(_prose(self.parts))
        object.__setattr__(self, "names", frozenset(names))
        object.__setattr__(self, "prose", prose)
        object.__setattr__(self, "fixed", fixed)
        object.__setattr__(self, "chosen", chosen)


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
