import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pact_author.model.errors import DataError
from pact_author.reading.trial_rows import read_blocks

CELL = st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"]), max_size=8)


def table(path, needed=()):
    """All rows of a file, as dicts."""
    rows = []
    for block in read_blocks(path, needed):
        assert len(rows) + 1 == block.first
        rows += [dict(zip(block.columns, row, strict=True)) for row in zip(*block.columns.values(), strict=True)]
    return rows


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1), st.sampled_from(["\n", "\r\n"]))
def test_a_table_is_read_as_the_csv_module_wrote_it(tmp_path_factory, rows, end):
    path = tmp_path_factory.mktemp("csv") / "t.csv"
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator=end)
    writer.writerows([("a", "b", "c"), *rows])
    path.write_text(out.getvalue(), encoding="utf-8", newline="")

    assert [dict(zip("abc", row, strict=True)) for row in rows] == table(path)


@pytest.mark.parametrize("quoted", [0, 5_000, 9_999])
def test_a_quoted_cell_anywhere_in_a_long_table_is_read(tmp_path, quoted):
    rows = [(f"s{at}", '"a, b\nc"' if at == quoted else "x") for at in range(10_000)]
    (tmp_path / "t.csv").write_text("a,b\n" + "".join(f"{a},{b}\n" for a, b in rows))

    told = table(tmp_path / "t.csv")
    assert (10_000, "a, b\nc") == (len(told), told[quoted]["b"])


def test_the_last_line_needs_no_end(tmp_path):
    (tmp_path / "t.csv").write_text("a,b\n1,2\n3,4")

    assert [{"a": "1", "b": "2"}, {"a": "3", "b": "4"}] == table(tmp_path / "t.csv")


def test_a_mark_of_byte_order_is_no_part_of_a_name(tmp_path):
    (tmp_path / "t.csv").write_bytes("\ufeffa,b\n1,2\n".encode())

    assert [{"a": "1", "b": "2"}] == table(tmp_path / "t.csv", ("a",))


def test_empty_lines_are_no_rows(tmp_path):
    (tmp_path / "t.csv").write_text("a,b\n1,2\n\n3,4\n\n")

    assert 2 == len(table(tmp_path / "t.csv"))


@pytest.mark.parametrize("text", ["a,b\n1,2,3\n4\n", "a,b\n1\n2,3,4\n", "a,b\n1,2\n3,4,5,6,7\n"])
def test_cells_too_many_in_one_row_do_not_make_up_for_too_few_in_another(tmp_path, text):
    (tmp_path / "t.csv").write_text(text)

    with pytest.raises(DataError, match="and the heading has 2"):
        table(tmp_path / "t.csv")


def test_a_row_far_down_is_named_by_its_number(tmp_path):
    (tmp_path / "t.csv").write_text("a,b\n" + "1,2\n" * 50_000 + "1\n")

    with pytest.raises(DataError, match="row 50,001 of"):
        table(tmp_path / "t.csv")


def test_values_of_json_lines_are_read_as_words(tmp_path):
    (tmp_path / "t.jsonl").write_text('{"a": 1, "b": "x"}\n{"b": "y", "a": 2, "c": 3}\n')

    assert [{"a": "1", "b": "x"}, {"a": "2", "b": "y"}] == table(tmp_path / "t.jsonl")


def test_a_table_is_read_lazily(tmp_path):
    (tmp_path / "t.csv").write_text("a,b\n" + "1,2\n" * 100_000 + "1\n")

    assert {"a", "b"} == set(next(iter(read_blocks(tmp_path / "t.csv", ()))).columns)
