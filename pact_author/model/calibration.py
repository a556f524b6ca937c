"""How often a judge is right, measured on norms of which it is known, and whether that is enough to listen to it."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from pact_author.model.estimate import Estimate
from pact_author.model.scenario import Evidence

SCHEMA = "pact-calibration/1"


class Kind(StrEnum):
    """What was made of a norm: nothing, or something of which one question should be answered with no."""

    TRUE = "true"
    MOVED = "moved"
    INVERTED = "inverted"
    ABSURD = "absurd"
    OVER_GENERAL = "over-general"
    UNSUPPORTED = "unsupported"


EXPECTED: dict[Kind, dict[str, bool]] = {
    Kind.TRUE: {"R601": True, "R602": True, "R603": True},
    Kind.MOVED: {"R601": False},
    Kind.INVERTED: {"R601": False},
    Kind.ABSURD: {"R601": False},
    Kind.OVER_GENERAL: {"R602": False},
    Kind.UNSUPPORTED: {"R603": False},
}
"""Kind → question → whether the item is sound in that respect; other questions have no known answer."""


@dataclass(frozen=True, slots=True)
class GoldItem:
    """One norm of the gold set, or what was made of it. norm: the id that it shares with the true one it comes from.

    because: why it is not sound; "" for a true one.
    """

    norm: str
    kind: Kind
    country: str
    theme: str
    setting: str
    statement: str
    variation: str | None
    evidence: Evidence
    because: str = ""

    @property
    def name(self) -> str:
        return f"{self.norm}+{self.kind}" if self.kind is not Kind.TRUE else self.norm


@dataclass(frozen=True, slots=True)
class Bin:
    """Items to which the judge gave a chance within [low, high): what it said as a mean, and how many were sound."""

    low: float
    high: float
    said: float | None
    sound: Estimate


@dataclass(frozen=True, slots=True)
class Slice:
    """Some items of one question, all of them or those of a region, a theme or a kind.

    sensitivity: share of the unsound that were doubted, of those with a decision. specificity: share of the sound that
    were supported, likewise. abstention: share of items on which it abstained. undecided: share of items without a
    decision, whatever the reason: abstained, contested, unread count them. brier: mean squared distance of the judge's
    chance from the truth, 0.25 for one that says 50 %. curve: by fifths of that chance.
    """

    name: str
    items: int
    abstained: int
    contested: int
    unread: int
    sensitivity: Estimate
    specificity: Estimate
    abstention: Estimate
    undecided: Estimate
    brier: Estimate
    curve: tuple[Bin, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionFigures:
    """One question. short: what it falls short of, a sentence each; none: it passes the floor."""

    question: str
    all: Slice
    regions: tuple[Slice, ...]
    themes: tuple[Slice, ...]
    kinds: tuple[Slice, ...]
    short: tuple[str, ...]

    @property
    def passed(self) -> bool:
        return not self.short


@dataclass(frozen=True, slots=True)
class Calibration:
    """reviews/judges/<judge>.json. prompt: question → hash of how it was asked. gold: hash of the gold set.

    notice: what stands beside every answer of the embedded model.
    """

    judge: str
    model: str
    date: str
    samples: int
    gold: str
    prompts: dict[str, str]
    figures: tuple[QuestionFigures, ...]
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a judge: the questions it may be listened to about, and a sentence for the first line."""

    judge: str
    passed: frozenset[str]
    sentence: str


def as_json(calibration: Calibration) -> dict[str, Any]:
    """The object of reviews/judges/<judge>.json (schemas/calibration-figures.schema.json)."""
    told = asdict(calibration)
    for figures in told["figures"]:
        figures["passed"] = not figures["short"]
    return {"schema": SCHEMA, **told}
