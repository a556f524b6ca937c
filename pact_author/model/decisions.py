"""Decisions of a model in the study's columns, and what is counted of them."""

from collections.abc import Iterator
from dataclasses import dataclass

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
