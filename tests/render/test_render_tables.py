import csv
import io

import pytest
from render_samples import EMPTY, FRAMES, ONE, REPORT

from pact_author.render.tables import tables


def rows(report, name):
    return list(csv.DictReader(io.StringIO(tables(report)[name])))


def test_a_contrast_has_its_interval_and_both_p():
    (first, second) = rows(ONE, "contrasts.csv")

    assert ("actor_country", "BR", "IN", "-0.05", "2e-05") == tuple(
        first[name] for name in ("factor", "a", "b", "est", "p_adj")
    )
    assert ("", "3 scenarios; an interval needs 10") == (second["lo"], second["reason"])


def test_a_comparison_names_both_runs():
    (row,) = rows(FRAMES, "comparisons.csv")

    assert ("gpt-x, advice", "gpt-x, norm", "frame", "0.12", "480") == tuple(
        row[name] for name in ("a_label", "b_label", "differs", "est", "common_cells")
    )


def test_a_spread_stands_beside_its_null_or_its_reason():
    country, gender, region = rows(ONE, "spread.csv")

    assert ("0.05", "0.01", "0.019", "hotelling_f") == tuple(
        country[name] for name in ("range", "null_median", "null_p95", "omnibus")
    )
    assert ("", True) == (gender["range"], gender["reason"].startswith("3 scenarios"))
    assert "not computed" == region["reason"]


def test_the_null_of_a_spread_is_there_to_be_drawn():
    assert ["0.0", "0.5", "1.0"] == [row["quantile"] for row in rows(ONE, "spread_null.csv")][::10]


def test_counts_of_levels_stand_below_those_of_the_whole():
    whole, *levels = rows(ONE, "counts.csv")

    assert ("", "1000", "BR", "500") == (whole["level"], whole["planned"], levels[0]["level"], levels[0]["planned"])


@pytest.mark.parametrize("report", [REPORT, FRAMES, ONE, EMPTY])
def test_every_table_has_a_heading_and_cells_for_all_of_it(report):
    for name, text in tables(report).items():
        table = list(csv.reader(io.StringIO(text)))
        assert 1 == len({len(row) for row in table}), name
        assert [] == [cell for row in table for cell in row if cell.startswith(("=", "+", "@"))], name


@pytest.mark.parametrize("report", [REPORT, FRAMES, ONE])
def test_rows_of_a_run_name_it(report):
    labels = {model.label for model in report.models}
    for name in tables(report):
        if name not in ("comparisons.csv", "figures.csv"):
            assert labels == {row["label"].removeprefix("'") for row in rows(report, name)}, name
