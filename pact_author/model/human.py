"""What people answered and what models answered for them: rows of a table, and tables of figures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Cell = str | int | float | None
"""A value of a CSV file; None where it says that there is none."""


@dataclass(frozen=True, slots=True)
class HumanAnswer:
    """One person's two choices for one item; the field names are the study's columns.

    human_personal: what this person would do; human_norm: what most people would consider appropriate. A is the option
    that follows the norm and B the one that allows the preference, as written in the file; anything else is no choice.
    """

    respondent_id: Cell
    respondent_country: Cell
    respondent_age_bucket: Cell
    respondent_gender: Cell
    respondent_demo: Cell
    scenario_item_id: Cell
    scenario: Cell
    scenario_country: Cell
    receiver_age: Cell
    receiver_gender: Cell
    receiver_demo: Cell
    human_personal: Cell
    human_norm: Cell


@dataclass(frozen=True, slots=True)
class Prediction:
    """One model's two choices for one item; the field names are the study's columns, A and B as in HumanAnswer.

    persona_setting: "no_persona" or "persona"; persona_country, persona_demo: whom the model was told to answer as.
    """

    persona_setting: Cell
    model_tag: Cell
    persona_country: Cell
    persona_demo: Cell
    scenario_item_id: Cell
    llm_personal: Cell
    llm_norm: Cell


@dataclass(frozen=True, slots=True)
class Share:
    """How a model answers one item: the share of the side of the norm, of so many answers.

    noise: an unbiased estimate of what sampling adds to the square of that share; None where a single answer to a
    prompt is all. exact: the share was read from probabilities, so there is no noise.
    """

    share: float
    answers: int
    noise: float | None
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Tendency:
    """What a model answers to one item and question, in both orders of the options, as nobody or as somebody.

    setting: "no_persona" or "persona". country: of the person it was told to be, None for nobody.
    """

    setting: str
    model: str
    country: str | None
    item: str
    question: str
    share: Share


@dataclass(frozen=True, slots=True)
class Tendencies:
    """What was read from runs. one_order: cells left out, as one order of their options has no answer.

    warnings: what every reader must be told.
    """

    rows: tuple[Tendency, ...]
    one_order: int = 0
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """What a group of people chose for one item and question.

    rate: share of A among those who chose; n: how many chose. country, demo: the group; None and None for everybody.
    """

    item: Cell
    question: str
    rate: float
    n: int
    country: Cell = None
    demo: Cell = None

    @property
    def majority(self) -> str:
        """A tie counts as A, as in the study."""
        return "A" if self.rate >= 0.5 else "B"

    @property
    def agreement(self) -> float:
        """max(rate, 1 − rate): at least ½, and 1 where only one person chose."""
        return max(self.rate, 1.0 - self.rate)


@dataclass(frozen=True, slots=True)
class Table:
    """Figures under the names of their columns; None where there is nothing to measure, never NaN."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table(name: str, columns: tuple[str, ...], rows: Iterable[Mapping[str, Cell]]) -> Table:
    """A table of rows that may lack columns."""
    return Table(name, columns, tuple(tuple(row.get(column) for column in columns) for row in rows))
