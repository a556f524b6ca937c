"""Files of the human study: what people answered, in its columns or in ours, and what models answered to the same."""

from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

from pact_author.model.errors import DataError
from pact_author.model.human import HumanAnswer, Prediction
from pact_author.reading import human_judgments
from pact_author.reading.table_cells import header, require, typed_rows

HUMAN_COLUMNS = tuple(field.name for field in fields(HumanAnswer))
PREDICTION_COLUMNS = tuple(field.name for field in fields(Prediction))


def read_human(path: Path) -> tuple[HumanAnswer, ...]:
    """The answers of a file: in the study's columns a row a person and item, in ours a row a judgment.

    Raises DataError.
    """
    if human_columns(path) == HUMAN_COLUMNS:
        answers = tuple(HumanAnswer(*row) for row in typed_rows(path, HUMAN_COLUMNS))
    else:
        answers = human_judgments.read_judgments(path)
    if not answers:
        raise DataError(f"{path} has no answers", "it has a header and no row below it")
    return answers


def human_columns(path: Path) -> tuple[str, ...]:
    """The columns that a file of human answers may have, which is told by its header: the study's, or ours.

    Raises DataError where the header is that of neither, with what is missing of both.
    """
    names = header(path)
    forms = ((HUMAN_COLUMNS, HUMAN_COLUMNS), (human_judgments.COLUMNS, human_judgments.NEEDED))
    missing = []
    for columns, needed in forms:
        absent = [name for name in needed if name not in names]
        if not absent:
            return columns
        missing.append(", ".join(absent))
    raise DataError(
        f"{path} lacks {missing[0]} of the study's columns, and {missing[1]} of ours",
        f"answers of people come in one form or the other (docs/align.md); this file has {', '.join(names)}",
    )


def read_predictions(paths: Iterable[Path]) -> tuple[Prediction, ...]:
    """The answers of models in files in the study's columns, one file after the other. Raises DataError."""
    found: list[Prediction] = []
    for path in paths:
        require(path, PREDICTION_COLUMNS, "a file of predictions")
        found += (Prediction(*row) for row in typed_rows(path, PREDICTION_COLUMNS))
    return tuple(found)
