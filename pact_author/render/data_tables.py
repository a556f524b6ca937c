"""Tables of figures as JSON: name → one object a row, null where there is nothing to measure."""

import json
from collections.abc import Iterable

from pact_author.model.decisions import DecisionScores
from pact_author.model.human import Cell, Table


def render(tables: Iterable[Table]) -> str:
    """One JSON object, full precision."""
    return _json({table.name: _rows(table) for table in tables})


def decisions(scores: DecisionScores) -> str:
    """The same; "overall" is a row by itself."""
    (overall,) = _rows(scores.overall)
    return _json({"overall": overall} | {table.name: _rows(table) for table in scores.tables})


def _rows(table: Table) -> list[dict[str, Cell]]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def _json(told: object) -> str:
    return json.dumps(told, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
