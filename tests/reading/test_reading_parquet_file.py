import json
import math
import sys

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pact_author.model.errors import DataError
from pact_author.reading.parquet_file import BATCH, MOST_ROWS, batches, column_names
from pact_author.reading.table_cells import header, rows, typed_rows
from pact_author.reading.trial_rows import read_blocks

WORDS = st.none() | st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"]), max_size=5)
NUMBERS = st.none() | st.integers(-(2**63), 2**63 - 1)


@pytest.fixture
def file(tmp_path):
    def write(columns, **how):
        pq.write_table(pa.table(columns), tmp_path / "t.parquet", **how)
        return tmp_path / "t.parquet"

    return write


def cells(path, *columns):
    """All rows of some columns."""
    return [row for batch in batches(path, columns) for row in zip(*batch, strict=True)]


def varint(number):
    """An integer as Thrift's compact form has it in the footer of a file."""
    number, out = number * 2, b""
    while number > 127:
        out, number = out + bytes([number & 127 | 128]), number >> 7
    return out + bytes([number])


def claiming(path, rows, claimed):
    """The same file with another number of rows in its footer."""
    raw = path.read_bytes()
    size = int.from_bytes(raw[-8:-4], "little")
    footer = raw[-8 - size : -8].replace(varint(rows), varint(claimed), 1)
    path.write_bytes(raw[: -8 - size] + footer + len(footer).to_bytes(4, "little") + b"PAR1")
    return path


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(WORDS, NUMBERS), min_size=1))
def test_a_file_is_read_as_it_was_written(tmp_path_factory, told):
    path = tmp_path_factory.mktemp("parquet") / "t.parquet"
    words, numbers = zip(*told, strict=True)
    pq.write_table(pa.table({"w": pa.array(words, pa.string()), "n": pa.array(numbers, pa.int64())}), path)

    expected = [("" if number is None else str(number), word or "") for word, number in told]
    assert expected == cells(path, "n", "w")


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (pa.array(["a", None, "a"]).dictionary_encode(), ["a", "", "a"]),
        (pa.array(["a", None], pa.large_string()), ["a", ""]),
        (pa.array(["a", None], pa.string_view()), ["a", ""]),
        (pa.array([7, None], pa.int8()), ["7", ""]),
        (pa.array([2**64 - 1], pa.uint64()), ["18446744073709551615"]),
        (pa.array([1.0, 0.1, math.nan, None]), ["1.0", "0.1", "", ""]),
        (pa.array([True, False, None]), ["True", "False", ""]),
        (pa.nulls(2), ["", ""]),
    ],
)
def test_a_value_is_the_text_that_csv_has_of_it(file, column, expected):
    assert expected == [cell for (cell,) in cells(file({"c": column}), "c")]


def test_rows_come_in_batches(file):
    sizes = [len(column) for (column,) in batches(file({"n": range(2 * BATCH + 1)}), ["n"])]

    assert [BATCH, BATCH, 1] == sizes


def test_columns_keep_their_names_and_order(file):
    assert ("b", "a.b", "a") == column_names(file({"b": ["1"], "a.b": ["2"], "a": ["3"]}))


def test_a_column_that_nobody_asks_for_may_be_of_any_type(file):
    assert [("x",)] == cells(file({"more": [[1, 2]], "a": ["x"]}), "a")


@pytest.mark.parametrize("column", [[[1, 2]], [{"a": 1}], [b"x"], pa.array([1], pa.date32())])
def test_a_cell_that_is_no_word_or_number_is_refused(file, column):
    path = file({"c": column})

    with pytest.raises(DataError, match=r"its column c is .*, and a cell is a word or a number"):
        cells(path, "c")


def test_two_columns_of_one_name_are_refused(tmp_path):
    table = pa.Table.from_arrays([pa.array(["1"]), pa.array(["2"])], names=["a", "a"])
    pq.write_table(table, tmp_path / "t.parquet")

    with pytest.raises(DataError, match="has two columns a"):
        column_names(tmp_path / "t.parquet")


@pytest.mark.parametrize("claimed", [MOST_ROWS + 1, 10**9, 2**62])
def test_more_rows_than_anybody_has_are_refused_before_one_is_read(file, claimed):
    path = claiming(file({"c": ["x"] * 1000}), 1000, claimed)

    with pytest.raises(DataError, match=f"claims {claimed:,} rows"):
        column_names(path)


def test_rows_that_are_claimed_and_not_there_are_missed(file):
    path = claiming(file({"c": ["x"] * 1000}), 1000, 50_000_000)

    with pytest.raises(DataError, match="claims 50,000,000 rows and has 1,000"):
        cells(path, "c")


@pytest.mark.parametrize("part", [0.0, 0.3, 0.9, 0.999])
def test_half_a_file_is_refused(file, part):
    path = file({"c": [str(n) for n in range(1000)]})
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * part)])

    with pytest.raises(DataError, match="cannot be read as Parquet") as refused:
        cells(path, "c")
    assert "is it whole? write it anew" == refused.value.hint


def test_another_file_under_that_name_is_refused(tmp_path):
    (tmp_path / "t.parquet").write_text("a,b\n1,2\n")

    with pytest.raises(DataError, match="cannot be read as Parquet"):
        column_names(tmp_path / "t.parquet")


@settings(deadline=None, max_examples=300)
@given(data=st.data())
def test_bytes_that_were_changed_give_cells_or_an_error_of_ours(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("parquet") / "t.parquet"
    pq.write_table(pa.table({"w": [f"w{n % 7}" for n in range(100)], "n": range(100)}), path)
    raw = bytearray(path.read_bytes())
    for at in data.draw(st.lists(st.integers(0, len(raw) - 1), min_size=1, max_size=3)):
        raw[at] = data.draw(st.integers(0, 255))
    path.write_bytes(raw)

    try:
        told = cells(path, *column_names(path))
    except DataError as error:
        assert str(path) in error.message
    else:
        assert all(isinstance(cell, str) for row in told for cell in row)


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path):
    with pytest.raises(DataError, match="there is no file"):
        column_names(tmp_path / "t.parquet")


def test_without_pyarrow_the_command_that_installs_it_is_told(file, monkeypatch):
    path = file({"a": ["1"]})
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(DataError, match="pyarrow is not installed") as refused:
        column_names(path)
    assert "pip install 'pact-author[parquet]'" == refused.value.hint


# ---- the three forms of a table are one ----------------------------------------------------------------------------


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(WORDS, NUMBERS), min_size=1))
def test_json_lines_say_the_same_as_parquet(tmp_path_factory, told):
    home = tmp_path_factory.mktemp("both")
    words, numbers = zip(*told, strict=True)
    pq.write_table(
        pa.table({"w": pa.array(words, pa.string()), "n": pa.array(numbers, pa.int64())}), home / "t.parquet"
    )
    (home / "t.jsonl").write_text("".join(json.dumps({"w": w, "n": n}) + "\n" for w, n in told))
    names = ("w", "n")

    one, other = home / "t.parquet", home / "t.jsonl"
    assert names == header(one) == header(other)
    assert typed_rows(one, names) == typed_rows(other, names)
    assert list(rows(one, names)) == list(rows(other, names))
    assert [block.columns for block in read_blocks(one, names)] == [
        {name: [row[at] for row in rows(other, names)] for at, name in enumerate(names)}
    ]
