"""Tables of figures as JSON: name → one object a row, null where there is nothing to measure."""

import json
from collections.abc import Iterable

from pact_author.model.decisions import DecisionScores, as_object, objects
from pact_author.model.human import Table


def render(tables: Iterable[Table]) -> str:
    """One JSON object, full precision."""
    return _json({table.name: objects(table) for table in tables})


def decisions(scores: DecisionScores) -> str:
    """The same; "overall" is a row by itself."""
    return _json(as_object(scores))


def _json(told: object) -> str:
    return json.dumps(told, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
