"""CSV files of a model's decisions in the study's columns, read as a stream."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pact_author.model.decisions import DecisionFile, DecisionRow
from pact_author.model.human import Cell
from pact_author.reading.table_cells import MISSING, header, kinds_of, require, rows

DECISION = "eval_decision"
NEEDED = (DECISION, "source_row")
COLUMNS = (
    "source_row",
    "eval_demo_config",
    "eval_pref_config",
    "scenario_type",
    "base_country",
    "actor_country",
    "receiver_country",
    "actor_gender",
    "actor_age",
    "receiver_gender",
    "receiver_age",
    "region",
)
"""All of the study's but the last: its map of countries to regions is not published, so a file may bring its own."""


def open_decisions(path: Path) -> DecisionFile:
    """A file that has at least the columns NEEDED. Raises DataError, now or while rows are read.

    It is gone through twice: what a column is (numbers, text) is known only at its end.
    """
    require(path, NEEDED, "a file of decisions")
    names = header(path)
    present = tuple(column for column in COLUMNS if column in names)
    return DecisionFile(present, _decisions(path, present))


def _decisions(path: Path, columns: Sequence[str]) -> Iterator[DecisionRow]:
    kinds = kinds_of(rows(path, columns), len(columns))
    cells: list[dict[str, Cell]] = [{} for _ in columns]  # of each column, what a text is: few differ
    for text, *others in rows(path, (DECISION, *columns)):
        place = []
        for known, kind, other in zip(cells, kinds, others, strict=True):
            if other not in known:
                known[other] = kind.cell(other)
            place.append(known[other])
        yield DecisionRow(tuple(place), "UNKNOWN" if text in MISSING else text.upper().strip())
