"""What a contributor writes: a norm and a preference in tension, and the two things one could do."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from pact_author.model.message import Message


class Side(StrEnum):
    """The two sides of an item. Neither is correct."""

    CULTURE = "culture"
    PREFERENCE = "preference"


class Status(StrEnum):
    """How far a scenario has come."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    RETIRED = "retired"


class Holder(StrEnum):
    """Who holds the preference: the study's configurations C1, C2, C3."""

    ACTOR = "actor"
    RECEIVER = "receiver"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A public source for a norm, and what it supports in our own words. seen: YYYY-MM-DD."""

    title: str
    publisher: str
    url: str
    seen: str
    supports: str


@dataclass(frozen=True, slots=True)
class Norm:
    """A claim about what is usual somewhere. confidence: high, medium or contested."""

    statement: Message
    variation: str | None
    confidence: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Preference:
    """What somebody would rather do, with the motive.

    swapped: the text when the receiver holds it (C2); both: when both do (C3); None where not written.
    """

    statement: Message
    kind: str
    swapped: Message | None = None
    both: Message | None = None

    def held_by(self, holder: Holder) -> Message | None:
        """The text for a holder configuration, or None where its author wrote none."""
        return {Holder.ACTOR: self.statement, Holder.RECEIVER: self.swapped, Holder.BOTH: self.both}[holder]


@dataclass(frozen=True, slots=True)
class Options:
    """What the actor could do: one text a side."""

    follow_culture: Message
    allow_preference: Message

    def of(self, side: Side) -> Message:
        return self.follow_culture if side is Side.CULTURE else self.allow_preference


@dataclass(frozen=True, slots=True)
class Scenario:
    """One scenario file. id: <country in lower case>/<slug>. country: whose norm it is (ISO 3166-1 alpha-2).

    path: of its file, from the project root; a rule sees to it that it is the id's.
    """

    id: str
    title: str
    status: Status
    country: str
    theme: str
    relation: str
    setting: str
    situation: Message
    norm: Norm
    preference: Preference
    options: Options
    contributors: tuple[str, ...]
    licence: str
    path: str
    superseded_by: str | None = None
    retired_because: str | None = None

    @property
    def holders(self) -> tuple[Holder, ...]:
        """The holder configurations that its author wrote texts for."""
        return tuple(h for h in Holder if self.preference.held_by(h) is not None)

    def messages(self) -> Iterator[tuple[str, Message]]:
        """Every text that a model can see, with its JSON pointer, in the order of the file."""
        yield "/situation", self.situation
        yield "/norm/statement", self.norm.statement
        yield "/preference/statement", self.preference.statement
        if self.preference.swapped is not None:
            yield "/preference/swapped", self.preference.swapped
        if self.preference.both is not None:
            yield "/preference/both", self.preference.both
        yield "/options/follow_culture", self.options.follow_culture
        yield "/options/allow_preference", self.options.allow_preference

    def told(self) -> Iterator[tuple[str, Message]]:
        """The texts that tell the story, which may not take a side: messages() without the norm's statement."""
        return (pair for pair in self.messages() if pair[0] != "/norm/statement")

    def words(self) -> Iterator[tuple[str, str]]:
        """Every text that somebody wrote, with its JSON pointer; those that no model sees too."""
        yield "/title", self.title
        yield "/setting", self.setting
        for pointer, message in self.messages():
            yield pointer, message.prose
        if self.norm.variation is not None:
            yield "/norm/variation", self.norm.variation
        for number, source in enumerate(self.norm.evidence):
            yield f"/norm/evidence/{number}/title", source.title
            yield f"/norm/evidence/{number}/publisher", source.publisher
            yield f"/norm/evidence/{number}/supports", source.supports
        if self.retired_because is not None:
            yield "/retired_because", self.retired_because
