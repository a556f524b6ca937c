"""The closed lists of a trial's axes, and the designs that say which of them vary."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pact_author.model.scenario import Holder


class AgeBand(StrEnum):
    """The study's two bands, or four narrower ones that each lie in one of them; a persona set has one kind."""

    YOUNGER = "younger"
    OLDER = "older"
    FROM_18 = "18-29"
    FROM_30 = "30-44"
    FROM_45 = "45-59"
    FROM_60 = "60+"

    @property
    def broad(self) -> "AgeBand":
        """The study's band: younger or older."""
        return AgeBand.YOUNGER if self in (AgeBand.YOUNGER, AgeBand.FROM_18, AgeBand.FROM_30) else AgeBand.OLDER

    @property
    def is_broad(self) -> bool:
        return self is self.broad


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


class Naming(StrEnum):
    """Whether the two people have names in the prompt."""

    UNNAMED = "unnamed"
    NAMED = "named"


class OptionOrder(StrEnum):
    """Which side is option A."""

    CULTURE_FIRST = "culture-first"
    PREFERENCE_FIRST = "preference-first"


NORM_COUNTRY = "norm"
"""A country level that stands for the scenario's own country."""
CLOSE, FAR = "close", "far"
"""Country levels that stand for one near to the scenario's own, and for one far from it: see Design.abroad."""

PERSON_AXES = ("country", "age_band", "gender")
AXES = tuple(f"{role}.{axis}" for role in ("actor", "receiver") for axis in PERSON_AXES)
"""The axes of the two people, in the order of a cell's levels."""


@dataclass(frozen=True, slots=True)
class Person:
    """An actor, a receiver or a respondent: fictitious, and no more than this.

    country: ISO 3166-1 alpha-2. name: the id of a name such as JP-f-02; empty where the person has none.
    """

    country: str
    age_band: AgeBand
    gender: Gender
    name: str = ""


@dataclass(frozen=True, slots=True)
class PersonLevels:
    """The values that one person's axes take. country: alpha-2 codes, or "norm", "close", "far"."""

    country: tuple[str, ...]
    age_band: tuple[AgeBand, ...]
    gender: tuple[Gender, ...]


class DesignKind(StrEnum):
    """How the cells of two people are chosen.

    full: every cell. fraction: n cells a scenario in which axes hardly depend on each other. stratified: some cells in
    each combination of named axes. contrast: base cells, each with twins that differ in what is contrasted alone.
    """

    FULL = "full"
    FRACTION = "fraction"
    STRATIFIED = "stratified"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Constraint:
    """Cells to be left out: where all of `when` hold, all of `then` have to. Both: axis → levels.

    `when` may also name the scenario's "relation".
    """

    when: Mapping[str, tuple[str, ...]]
    then: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Design:
    """A persona set and how its cells are chosen; both option orders of a cell are always asked.

    cells: (fraction) a scenario's; (stratified) those of each stratum; (contrast) base cells, where none are crossed.
    keep_full: (fraction) axes whose combinations are all there. strata: (stratified) the axes that make strata.
    crossed: (contrast) axes whose combinations are the base cells. twins: axes that one twin changes. dyads: axes
    (age_band, gender) of which both people have the same level, which the twin changes for both. twins_per_cell: how
    many of these contrasts each base cell gets, in turn.
    respondent: who is told to answer, or nobody; without_respondent: whether it is asked of nobody in particular too.
    abroad: the norm's country → "close" and "far" → a country. weights: axis → level → how often it is drawn beside
    others, 1 where nothing is said. locales: in whose words it is built; empty for all of the project.
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
    keep_full: tuple[str, ...] = ()
    strata: tuple[str, ...] = ()
    crossed: tuple[str, ...] = ()
    twins: tuple[str, ...] = ()
    dyads: tuple[str, ...] = ()
    twins_per_cell: int = 0
    respondent: PersonLevels | None = None
    without_respondent: bool = True
    naming: tuple[Naming, ...] = (Naming.UNNAMED,)
    abroad: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    constraints: tuple[Constraint, ...] = ()
    weights: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    locales: tuple[str, ...] = ()

    def is_in(self, locale: str) -> bool:
        """Whether the set is put into the words of a locale; of all where it names none."""
        return not self.locales or locale in self.locales
