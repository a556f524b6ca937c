"""What a contributor writes: a norm and a preference in tension, and the two things one could do."""

from collections.abc import Iterator
from dataclasses import dataclass, field
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

    path: of its file, from the project root; a rule sees to it that it is the id's. own: its author's own texts; cited:
    those of its evidence, a line each; written: all of these, each behind a line end. The last six are made once:
    dozens of rules read them.
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
    _messages: tuple[tuple[str, Message], ...] = field(init=False, repr=False, compare=False)
    _told: tuple[tuple[str, Message], ...] = field(init=False, repr=False, compare=False)
    _words: tuple[tuple[str, str], ...] = field(init=False, repr=False, compare=False)
    own: tuple[str, ...] = field(init=False, repr=False, compare=False)
    cited: str = field(init=False, repr=False, compare=False)
    written: str = field(init=False, repr=False, compare=False)

    @property
    def holders(self) -> tuple[Holder, ...]:
        """The holder configurations that its author wrote texts for."""
        return tuple(h for h in Holder if self.preference.held_by(h) is not None)

    def messages(self) -> tuple[tuple[str, Message], ...]:
        """Every text that a model can see, with its JSON pointer, in the order of the file."""
        return self._messages

    def told(self) -> tuple[tuple[str, Message], ...]:
        """The texts that tell the story, which may not take a side: messages() without the norm's statement."""
        return self._told

    def words(self) -> tuple[tuple[str, str], ...]:
        """Every text that somebody wrote, with its JSON pointer; those that no model sees too."""
        return self._words

    def __post_init__(self) -> None:
        messages = tuple([(pointer, message) for pointer, message in self._every_message() if message is not None])
        object.__setattr__(self, "_messages", messages)
        object.__setattr__(self, "_told", tuple(pair for pair in messages if pair[0] != "/norm/statement"))
        object.__setattr__(self, "_words", tuple(self._every_text()))
        own = [self.title, self.setting, self.norm.variation or "", self.retired_because or ""]
        for _, message in messages:
            own += (message.prose, message.fixed) if message.chosen else (message.prose,)
        object.__setattr__(self, "own", tuple(own))
        cited = [text for source in self.norm.evidence for text in (source.title, source.publisher, source.supports)]
        object.__setattr__(self, "cited", "\n".join(cited))
        object.__setattr__(self, "written", "\n".join(("", *own, self.cited)))

    def _every_message(self) -> tuple[tuple[str, Message | None], ...]:
        return (
            ("/situation", self.situation),
            ("/norm/statement", self.norm.statement),
            ("/preference/statement", self.preference.statement),
            ("/preference/swapped", self.preference.swapped),
            ("/preference/both", self.preference.both),
            ("/options/follow_culture", self.options.follow_culture),
            ("/options/allow_preference", self.options.allow_preference),
        )

    def _every_text(self) -> Iterator[tuple[str, str]]:
        yield "/title", self.title
        yield "/setting", self.setting
        for pointer, message in self._messages:
            yield pointer, message.prose
        if self.norm.variation is not None:
            yield "/norm/variation", self.norm.variation
        for number, source in enumerate(self.norm.evidence):
            yield f"/norm/evidence/{number}/title", source.title
            yield f"/norm/evidence/{number}/publisher", source.publisher
            yield f"/norm/evidence/{number}/supports", source.supports
        if self.retired_because is not None:
            yield "/retired_because", self.retired_because
