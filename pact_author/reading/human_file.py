"""CSV files of the human study: what people answered, and what models answered to the same questions."""

from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

from pact_author.model.errors import DataError
from pact_author.model.human import HumanAnswer, Prediction
from pact_author.reading.table_cells import require, typed_rows

HUMAN_COLUMNS = tuple(field.name for field in fields(HumanAnswer))
PREDICTION_COLUMNS = tuple(field.name for field in fields(Prediction))


def read_human(path: Path) -> tuple[HumanAnswer, ...]:
    """The answers of a CSV file in the study's columns, a row a person and item. Raises DataError."""
    require(path, HUMAN_COLUMNS, "a file of human answers")
    answers = tuple(HumanAnswer(*row) for row in typed_rows(path, HUMAN_COLUMNS))
    if not answers:
        raise DataError(f"{path} has no answers", "it has a header and no row below it")
    return answers


def read_predictions(paths: Iterable[Path]) -> tuple[Prediction, ...]:
    """The answers of models in CSV files in the study's columns, one file after the other. Raises DataError."""
    found: list[Prediction] = []
    for path in paths:
        require(path, PREDICTION_COLUMNS, "a file of predictions")
        found += (Prediction(*row) for row in typed_rows(path, PREDICTION_COLUMNS))
    return tuple(found)
