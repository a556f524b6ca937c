"""A translated text as its readers see it: one way through its choices at a time, names without their forms."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product
from typing import TYPE_CHECKING

from pact_author.model.message import Branching, Part, Placeholder

if TYPE_CHECKING:
    from pact_author.model.translation import LocaleFacts

MAX_PATHS = 200
"""Ways through one text that are looked at; three choices by gender have nine."""
MAX_LETTERS = 400_000
"""Letters that are looked at on all ways through one text, but for one way, which is always looked at whole."""

STEMS = ("actor", "receiver", "place")
"""Names that a lexicon can give forms to: {actor_de}, {place_in}."""
NO_FORMS = ("gender", "age", "country")
"""What looks like a form of a person's name and is something else."""


@dataclass(frozen=True, slots=True)
class Way:
    """chosen: selector → branch. parts: without choices."""

    chosen: Mapping[str, str]
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The words, each placeholder as a blank."""
        return "".join(part if isinstance(part, str) else " " for part in self.parts)

    @property
    def names(self) -> frozenset[str]:
        """Every placeholder on this way, as it stands."""
        return frozenset(part.name for part in self.parts if isinstance(part, Placeholder))


def ways(parts: tuple[Part, ...], letters: int) -> Iterator[Way]:
    """Every way through a text, each choice by one name taken alike wherever it stands. letters: of the text."""
    keys: dict[str, dict[str, None]] = {}
    for choice in choices(parts):
        keys.setdefault(choice.name, {}).update(dict.fromkeys(key for key, _ in choice.branches))
    most = max(1, min(MAX_PATHS, MAX_LETTERS // (letters + 1)))
    for taken in islice(product(*keys.values()), most):
        chosen = dict(zip(keys, taken, strict=True))
        yield Way(chosen, tuple(_flat(parts, chosen)))


def _flat(parts: tuple[Part, ...], chosen: Mapping[str, str]) -> Iterator[Part]:
    for part in parts:
        if isinstance(part, Branching):
            branches = dict(part.branches)
            yield from _flat(branches.get(chosen[part.name], branches["other"]), chosen)
        else:
            yield part


def choices(parts: tuple[Part, ...]) -> Iterator[Branching]:
    """Every choice in a text, the inner ones too."""
    for part in parts:
        if isinstance(part, Branching):
            yield part
            for _, inner in part.branches:
                yield from choices(inner)


def placeholders(parts: tuple[Part, ...]) -> Iterator[str]:
    """The names of every {placeholder}, in any branch."""
    for part in parts:
        if isinstance(part, Placeholder):
            yield part.name
        elif isinstance(part, Branching):
            for _, inner in part.branches:
                yield from placeholders(inner)


def base(name: str) -> str:
    """actor for actor_de and any other form, declared or not; a name that can have no forms is itself."""
    stem, _, form = name.partition("_")
    return stem if stem in STEMS and form not in NO_FORMS else name


def forms(stem: str, facts: "LocaleFacts") -> tuple[str, ...]:
    """The forms that a locale declares for a name of STEMS."""
    return facts.place_forms if stem == "place" else facts.role_forms


@lru_cache(4096)
def script_of(letter: str) -> str:
    """The first word of a letter's name, which is its script for the scripts that matter here."""
    return unicodedata.name(letter, "").partition(" ")[0]


def words_of(parts: tuple[Part, ...]) -> str:
    """All words of a text, in every branch, without names in braces."""
    texts = [part for part in parts if isinstance(part, str)]
    inner = [part for choice in choices(parts) for _, told in choice.branches for part in told]
    return " ".join([*texts, *(part for part in inner if isinstance(part, str))])
