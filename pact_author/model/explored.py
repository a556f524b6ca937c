"""What was asked and answered, cell by cell, for people who want to see behind a figure."""

from collections.abc import Mapping
from dataclasses import dataclass

from pact_author.model.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Told:
    """One trial: the prompt as it was sent ("" where it was not), the answer in full, and what was made of it."""

    system: str
    prompt: str
    answer: str
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Pair:
    """A cell of a run in its two option orders; an order that is not in the plan is None.

    run: the RunInfo.id. axes: columns of the item that both orders share, by name. repeat: counted from 0.
    """

    run: int
    scenario: str
    repeat: int
    axes: Mapping[str, str]
    culture_first: Told | None
    preference_first: Told | None


@dataclass(frozen=True, slots=True)
class Explored:
    """Pairs in the order of the plan. left_out: how many more there are than a page can hold."""

    pairs: tuple[Pair, ...] = ()
    left_out: int = 0
