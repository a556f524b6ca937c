"""What models and people said of a scenario: answers, what they come to, and decisions."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

SCHEMA = "pact-review/1"


class Said(StrEnum):
    """What one answer amounts to. Only the first two are votes; nothing else is ever counted as one.

    abstained: the judge says that it cannot tell. unread: no answer could be found in it. misquoted: it rests on words
    that are not in what was shown. swayed: with the acts in the other order it named the same place.
    refused: the model declined. failed: the endpoint did not answer; asked again on the next run.
    """

    SOUND = "sound"
    UNSOUND = "unsound"
    ABSTAINED = "abstained"
    UNREAD = "unread"
    MISQUOTED = "misquoted"
    SWAYED = "swayed"
    REFUSED = "refused"
    FAILED = "failed"


class Verdict(StrEnum):
    """What all answers to one question come to."""

    SUPPORTED = "supported"
    DOUBTFUL = "doubtful"
    CONTESTED = "contested"
    ABSTAINED = "abstained"


class Act(StrEnum):
    """What a person did with a scenario."""

    ACCEPT = "accept"
    REJECT = "reject"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a judge to one question.

    order: "swapped" where two acts were shown in the other order. confidence: that it is right, as the judge says, 0.5
    to 1. pointer: of the text in which the quote stands. words: what a comparison named, culture or preference.
    """

    sample: int
    said: Said
    order: str = ""
    confidence: float | None = None
    quote: str = ""
    pointer: str = ""
    reason: str = ""
    favours: str = ""

    @property
    def chance(self) -> float | None:
        """That what was asked about is sound, as the judge has it; None where it did not say how sure it is."""
        if self.confidence is None or self.said not in (Said.SOUND, Said.UNSOUND):
            return None
        return self.confidence if self.said is Said.SOUND else 1 - self.confidence


@dataclass(frozen=True, slots=True)
class Hearing:
    """All answers of one judge to one question about a scenario, or about its texts in one locale ("" for none).

    content: hash of what was shown. prompt: hash of how it was asked. date: YYYY-MM-DD, as the caller gave it.
    """

    judge: str
    question: str
    locale: str
    content: str
    prompt: str
    date: str
    answers: tuple[Answer, ...]

    @property
    def place(self) -> tuple[str, str]:
        return self.question, self.locale


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word. question: "" for the whole scenario; then content is the hash of all that can be asked about."""

    act: Act
    by: str
    date: str
    content: str
    question: str = ""
    locale: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """reviews/<scenario>.json."""

    scenario: str
    hearings: tuple[Hearing, ...] = ()
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Weighed:
    """What answers come to. verdict: None where none of them could be used.

    chance: that it is sound, a mean over judges of their samples; a vote without a confidence counts whole.
    disagreement: the chance that two votes differ, 0 to 1. quote, pointer, reason: of the vote that carries it.
    """

    verdict: Verdict | None
    votes: Mapping[Said, int]
    judges: tuple[str, ...]
    chance: float | None = None
    disagreement: float = 0.0
    quote: str = ""
    pointer: str = ""
    reason: str = ""


class State(StrEnum):
    """How far a scenario has been reviewed, the strongest word first: a person's, then models'."""

    REJECTED = "rejected"
    ACCEPTED = "accepted"
    STALE = "stale"
    DOUBTFUL = "doubtful"
    CONTESTED = "contested"
    ABSTAINED = "abstained"
    SUPPORTED = "supported"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Due:
    """A line of the queue: what a person should look at, and why. rank: 0 first. path: of the scenario's file."""

    scenario: str
    path: str
    question: str
    name: str
    locale: str
    why: str
    rank: int
    disagreement: float
    line: int
    quote: str = ""
    reason: str = ""


def coverage_sentence(states: Mapping[str, State]) -> str:
    """How many scenarios were reviewed, and by whom: a line for a release card. states: scenario id → its state."""
    by_people = sum(state in (State.ACCEPTED, State.REJECTED) for state in states.values())
    stale = sum(state is State.STALE for state in states.values())
    none = sum(state is State.NONE for state in states.values())
    by_models = len(states) - by_people - stale - none
    said = f"{by_people} of {len(states)} scenarios were reviewed by a person, {by_models} by models alone"
    return f"{said}, {stale} before they were last changed, {none} not at all."
