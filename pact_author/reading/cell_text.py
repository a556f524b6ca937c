"""Values of JSON and Parquet as the text that they would be in a CSV file."""

import math


def cell_text(value: object) -> str | None:
    """The text of a value; "" for null and for what is no number; None for lists, objects, bytes and the like."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    return str(value) if isinstance(value, str | int | float) else None
