"""Tables of figures as JSON: name → one object a row, null where there is nothing to measure."""

import json
from collections.abc import Iterable

from pact_author.model.human import Table, as_json


def render(tables: Iterable[Table]) -> str:
    """One JSON object, full precision."""
    return json.dumps(as_json(tables), indent=2, ensure_ascii=False, allow_nan=False) + "\n"
