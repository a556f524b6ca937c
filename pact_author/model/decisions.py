"""Decisions of a model in the study's columns, and what is counted of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pact_author.model.human import Cell, Table

FOLLOW, ALLOW = "FOLLOW_CULTURE", "ALLOW_PREFERENCE"
"""The two decisions that are for a side; whatever else stands there is neither."""


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision. place: a cell for each of the file's columns, in their order; decision: as the study reads it."""

    place: tuple[Cell, ...]
    decision: str


@dataclass(frozen=True, slots=True)
class DecisionFile:
    """columns: those of the study's that the file has, but for the decision. rows: read while they are asked for."""

    columns: tuple[str, ...]
    rows: Iterator[DecisionRow]


@dataclass(frozen=True, slots=True)
class DecisionScores:
    """overall: one row of figures. tables: the same by group, contrasts, and flips where there was a file to pair."""

    overall: Table
    tables: tuple[Table, ...]


RULES = (
    "These are figures by the rules of the study (arXiv 2606.07877), for comparison with what it published. They have "
    "no interval; culture_rate and factors have.",
    "A row is a trial that was asked; an error, a refusal, both and an unclear answer are all unknown. A rate is of "
    "rows with a side, and scenarios with more rows count more.",
    "A source is a scenario. Its entropy is over all of its rows, so what differs with the persona, with the order of "
    "the options and between repeats is one figure.",
    "Contrasts are differences of allow rates of all rows at two levels, whichever scenarios these are of.",
    "A range between regions compares different scenarios; there is one without any effect.",
    "Levels are named as in the study where they are the same: eval_pref_config is the holder, eval_demo_config the "
    "cue, scenario_type the receiver's country seen from the actor's, base_country that of the norm.",
)
"""How such figures of a run differ from ours."""


def as_object(scores: DecisionScores) -> dict[str, Any]:
    """Tables by their names, an object a row; "overall" is a row by itself."""
    (overall,) = objects(scores.overall)
    return {"overall": overall} | {table.name: objects(table) for table in scores.tables}


def objects(table: Table) -> list[dict[str, Cell]]:
    """A table's rows, each with the names of its columns."""
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]
