"""A scenario that is being begun: what its author answered, question by question, before there is a file."""

from collections.abc import Mapping
from dataclasses import dataclass

OPEN = "TO BE WRITTEN"
"""What every text that still has to be written begins with."""

Answers = Mapping[str, str]
"""Name of a field of Draft → what was answered. A question without an answer is not in it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The texts of a scenario file as they will stand in it, each on one line. Empty: left out, where that is allowed.

    name: the file's, and the second part of the id. source_*: the first piece of evidence. contributor: handles, with
    commas.
    """

    country: str
    name: str
    title: str
    theme: str
    relation: str
    setting: str
    situation: str
    norm: str
    variation: str
    confidence: str
    source_title: str
    source_publisher: str
    source_url: str
    source_seen: str
    source_supports: str
    preference: str
    kind: str
    swapped: str
    follow_culture: str
    allow_preference: str
    contributor: str
    licence: str

    @property
    def id(self) -> str:
        return f"{self.country.lower()}/{self.name}"

    @property
    def path(self) -> str:
        """Where its file belongs, from the project root."""
        return f"scenarios/{self.id}.yaml"

    @property
    def contributors(self) -> tuple[str, ...]:
        """The handles, each without the @ that many write before it."""
        return tuple(handle for part in self.contributor.split(",") if (handle := part.strip().removeprefix("@")))


PLACES: Mapping[str, str] = {
    "country": "/country",
    "name": "/id",
    "title": "/title",
    "theme": "/theme",
    "relation": "/relation",
    "setting": "/setting",
    "situation": "/situation",
    "norm": "/norm/statement",
    "variation": "/norm/variation",
    "confidence": "/norm/confidence",
    "source_title": "/norm/evidence/0/title",
    "source_publisher": "/norm/evidence/0/publisher",
    "source_url": "/norm/evidence/0/url",
    "source_seen": "/norm/evidence/0/seen",
    "source_supports": "/norm/evidence/0/supports",
    "preference": "/preference/statement",
    "kind": "/preference/kind",
    "swapped": "/preference/swapped",
    "follow_culture": "/options/follow_culture",
    "allow_preference": "/options/allow_preference",
    "contributor": "/contributors",
    "licence": "/licence",
}
"""Name of a field of Draft → the JSON pointer of its text in the file."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with one answer, and what to do. field: of Draft; empty where it is about all of them."""

    field: str
    message: str
    hint: str = ""
