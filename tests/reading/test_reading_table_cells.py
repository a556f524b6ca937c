import csv
import io

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pact_author.model.errors import DataError
from pact_author.reading.table_cells import MISSING, header, require, rows, typed_rows

TEXTS = st.sampled_from(
    [
        "",
        "NA",
        "nan",
        "None",
        "null",
        "1",
        "01",
        "-2",
        " 3 ",
        "1.0",
        ".5",
        "1e3",
        "x",
        "é",
        "a,b",
        'say "so"',
        "1_0",
        "1 2",
    ]
)


@pytest.fixture
def file(tmp_path):
    def write(text, encoding="utf-8"):
        (tmp_path / "d.csv").write_bytes(text.encode(encoding) if isinstance(text, str) else text)
        return tmp_path / "d.csv"

    return write


@settings(max_examples=200, deadline=None)
@given(table=st.lists(st.tuples(TEXTS, TEXTS), min_size=1))
def test_cells_are_what_pandas_makes_of_them(tmp_path_factory, table):
    out = io.StringIO()
    csv.writer(out).writerows([("a", "b"), *table])
    path = tmp_path_factory.mktemp("csv") / "d.csv"
    path.write_text(out.getvalue(), newline="")
    expected = [
        tuple(None if pd.isna(cell) else cell for cell in row) for row in pd.read_csv(path).itertuples(index=False)
    ]

    assert expected == typed_rows(path, ("a", "b"))


def test_what_is_missing_is_what_pandas_takes_for_missing():
    from pandas._libs.parsers import STR_NA_VALUES

    assert STR_NA_VALUES == MISSING


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["1", "02"], [1, 2]),
        (["1", ""], [1.0, None]),
        (["1", "2.5"], [1.0, 2.5]),
        (["1", "x"], ["1", "x"]),
        (["07", "x"], ["07", "x"]),
        ([" India", "India"], [" India", "India"]),
        (["1" * 19, "1"], ["1" * 19, "1"]),
        (["9e99", "inf"], ["9e99", "inf"]),
    ],
)
def test_a_column_is_numbers_if_all_of_it_is(file, cells, expected):
    path = file("a,b\n" + "".join(f"{cell},z\n" for cell in cells))

    assert [(cell,) for cell in expected] == typed_rows(path, ("a",))


def test_blank_lines_are_skipped_and_short_rows_filled(file):
    assert [("1", "x"), ("2", "")] == list(rows(file("a,b\n\n1,x\n \n2\n"), ("a", "b")))


def test_a_byte_order_mark_and_other_line_ends_do_not_matter(file):
    assert [("1", "2")] == list(rows(file("\ufeffa,b\r\n1,2\r\n"), ("a", "b")))


def test_a_cell_may_hold_a_line_end_and_columns_any_order(file):
    assert [("x", "one\ntwo")] == list(rows(file('a,b\n"one\ntwo",x\n'), ("b", "a")))


def test_a_row_that_is_too_long_is_refused_with_its_line(file):
    with pytest.raises(DataError, match="line 3: 3 cells, but the header names 2 columns"):
        list(rows(file("a,b\n1,2\n1,2,3\n"), ("a",)))


@pytest.mark.parametrize(
    ("content", "message"),
    [("", "is empty"), ("\n \n", "is empty"), (b"a,b\n\xff,1\n", "is not UTF-8")],
)
def test_what_is_no_table_is_refused(file, content, message):
    with pytest.raises(DataError, match=message):
        list(rows(file(content), ("a",)))


def test_a_cell_without_end_is_refused(file):
    with pytest.raises(DataError, match="cannot be read as CSV"):
        list(rows(file('a,b\n"' + "x" * 10_000_001), ("a",)))


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(DataError, match="cannot be read: No such file"):
        header(tmp_path / "nowhere.csv")


def test_columns_that_are_not_there_are_named(file):
    with pytest.raises(DataError, match=r"has no columns c, B$") as told:
        require(file("a,b\n1,2\n"), ("a", "c", "B"), "a table")
    assert "a table needs a, c, B; this file has a, b" == told.value.hint
