"""What a reply amounts to: a side, or why there is none."""

from dataclasses import dataclass
from enum import StrEnum


class Decision(StrEnum):
    """The seven outcomes. Only follow and allow name a side; none of them is correct."""

    FOLLOW = "follow"
    ALLOW = "allow"
    BOTH = "both"
    UNCLEAR = "unclear"
    REFUSED = "refused"
    ERROR = "error"
    MISSING = "missing"


class Method(StrEnum):
    """How a choice was read."""

    LOGPROBS = "logprobs"
    TEXT = "text"
    LIKELIHOOD = "likelihood"


@dataclass(frozen=True, slots=True)
class Judgement:
    """letter: the option chosen. culture_probability: P(culture letter) / (P(A)+P(B)); mass: P(A)+P(B) of the first
    answer token; both None without logprobs. quote: the words it was read from. whole: the option that is likelier as a
    whole, and the one that is so per byte, where a model was asked how likely each is; it never decides."""

    decision: Decision
    method: Method | None = None
    letter: str | None = None
    culture_probability: float | None = None
    mass: float | None = None
    quote: str = ""
    whole: tuple[str, str] | None = None
