import csv
import math
import tempfile
from pathlib import Path

import pytest
from align_samples import GOLDEN, studies, write_study
from hypothesis import given, settings
from paper_oracle import Oracle

from pact_author.align.paper import paper_tables
from pact_author.reading.human_file import read_human, read_predictions

TABLES = (
    "human_response_summary",
    "alignment_no_persona_summary",
    "alignment_persona_summary",
    "alignment_uncertainty_summary",
)
REGRESSION = "human_regression_drop_one_deviance"


def tables(human, *predictions):
    return {table.name: table for table in paper_tables(read_human(human), read_predictions(predictions))}


def objects(table):
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def near(rows, *, within):
    """Rows whose figures may differ by rounding."""
    return [
        {
            name: pytest.approx(cell, abs=within, rel=0) if isinstance(cell, float) else cell
            for name, cell in row.items()
        }
        for row in rows
    ]


@pytest.fixture(scope="module")
def golden():
    return tables(GOLDEN / "human.csv", GOLDEN / "neutral.csv", GOLDEN / "persona.csv")


@pytest.mark.parametrize("name", [*TABLES, REGRESSION])
def test_the_golden_study_gives_what_the_published_functions_give(golden, name):
    with (GOLDEN / f"expected/{name}.csv").open(newline="") as file:
        header, *expected = csv.reader(file)

    assert (tuple(header), len(expected)) == (golden[name].columns, len(golden[name].rows))
    for row, told in zip(expected, golden[name].rows, strict=True):
        wanted = [pytest.approx(float(text), abs=1e-9) if isinstance(cell, (int, float)) else text or None
                  for text, cell in zip(row, told, strict=True)]  # fmt: skip
        assert wanted == list(told)


def test_the_tables_come_in_the_order_of_the_issue_that_asked_for_them(golden):
    assert [*TABLES, REGRESSION] == list(golden)


@settings(max_examples=60, deadline=None)
@given(studies())
def test_any_study_gives_what_pandas_gives(study):
    with tempfile.TemporaryDirectory() as home:
        paths = write_study(Path(home), *study)
        oracle, told = Oracle(*paths), tables(*paths)

    for name in TABLES:
        assert near(getattr(oracle, name)(), within=1e-9) == objects(told[name]), name


@settings(max_examples=20, deadline=None)
@given(studies())
def test_no_figure_is_nan(study):
    with tempfile.TemporaryDirectory() as home:
        told = tables(*write_study(Path(home), *study))

    cells = [cell for table in told.values() for row in table.rows for cell in row]
    assert [] == [cell for cell in cells if isinstance(cell, float) and not math.isfinite(cell)]
