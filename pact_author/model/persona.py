"""The closed lists of a trial's axes, and the designs that say which of them vary."""

from dataclasses import dataclass
from enum import StrEnum

from pact_author.model.scenario import Holder


class AgeBand(StrEnum):
    YOUNGER = "younger"
    OLDER = "older"


class Gender(StrEnum):
    FEMALE = "female"
    MALE = "male"
    NONBINARY = "nonbinary"
    UNSPECIFIED = "unspecified"

    @property
    def grammar(self) -> str:
        """The branch of a select that fits: female, male or other."""
        return self.value if self in (Gender.FEMALE, Gender.MALE) else "other"


class Cue(StrEnum):
    """How much of a person the prompt tells."""

    NONE = "none"
    COUNTRY = "country"
    FULL = "full"


class Frame(StrEnum):
    """What is asked: advice for the actor, one's own choice, or what most people would consider appropriate."""

    ADVICE = "advice"
    PERSONAL = "personal"
    NORM = "norm"


class SystemPrompt(StrEnum):
    PLAIN = "plain"
    BALANCE = "balance"


class NormShown(StrEnum):
    """Whether the prompt states the norm (the study's way) or only where it happens."""

    STATED = "stated"
    UNSTATED = "unstated"


class OptionOrder(StrEnum):
    """Which side is option A."""

    CULTURE_FIRST = "culture-first"
    PREFERENCE_FIRST = "preference-first"


NORM_COUNTRY = "norm"
"""A country level that stands for the scenario's own country."""


@dataclass(frozen=True, slots=True)
class Person:
    """An actor or a receiver: fictitious, and no more than these three things. country: ISO 3166-1 alpha-2."""

    country: str
    age_band: AgeBand
    gender: Gender


@dataclass(frozen=True, slots=True)
class PersonLevels:
    """The values that one person's axes take. country: alpha-2 codes, or "norm"."""

    country: tuple[str, ...]
    age_band: tuple[AgeBand, ...]
    gender: tuple[Gender, ...]


class DesignKind(StrEnum):
    """full: every cell. sample: n cells a scenario. twins: crossed cells, each with counterfactual twins."""

    FULL = "full"
    SAMPLE = "sample"
    TWINS = "twins"


@dataclass(frozen=True, slots=True)
class Design:
    """A persona set and how its cells are chosen; both option orders of a cell are always asked.

    cells: (sample) persona cells a scenario and holder. crossed: (twins) the axes crossed in full.
    twins: (twins) the axes contrasted. twins_per_cell: how many of them each crossed cell gets, in turn.
    """

    name: str
    description: str
    seed: int
    actor: PersonLevels
    receiver: PersonLevels
    holders: tuple[Holder, ...]
    cues: tuple[Cue, ...]
    frames: tuple[Frame, ...]
    system_prompts: tuple[SystemPrompt, ...]
    norm_shown: tuple[NormShown, ...]
    kind: DesignKind
    cells: int = 0
    crossed: tuple[str, ...] = ()
    twins: tuple[str, ...] = ()
    twins_per_cell: int = 0
