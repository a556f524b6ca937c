"""Tables from anywhere: what is odd about one is told with its line, and then nothing of it is used."""

import csv
import hashlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pact_author.intake import table
from pact_author.intake.table import LONGEST, read_table
from pact_author.model.errors import DataError


def read(folder, data, *, lines=False):
    path = folder / "t.csv"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_table(path, lines=lines)


def said(folder, data, **how):
    found = read(folder, data, **how)
    return [(fault.line, fault.message) for fault in found.faults]


def test_rows_have_their_cells_by_column_and_the_line_where_they_end(tmp_path):
    found = read(tmp_path, 'a,b\n1,"x\ny"\n\n2,z\n')

    assert [(3, {"a": "1", "b": "x\ny"}), (5, {"a": "2", "b": "z"})] == [(row.line, row.cells) for row in found.rows]
    assert ("a", "b") == found.columns
    assert () == found.faults


def test_a_table_is_known_by_the_digest_of_its_bytes(tmp_path):
    assert hashlib.sha256(b"a\n1\n").hexdigest() == read(tmp_path, "a\n1\n").digest


def test_a_byte_order_mark_is_no_part_of_a_name(tmp_path):
    assert ("a",) == read(tmp_path, b"\xef\xbb\xbfa\n1\n").columns


def test_json_lines_have_names_with_dots_for_what_is_inside(tmp_path):
    found = read(tmp_path, '{"id": 1, "norm": {"statement": "x", "evidence": []}, "none": null}\n', lines=True)

    assert [{"id": "1", "norm.statement": "x", "none": ""}] == [row.cells for row in found.rows]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", (1, "it is empty")),
        (b"a,b\n", (1, "there is no row in it")),
        (b"a,b\n1\n", (2, "1 cells, but the header names 2 columns")),
        (b"a,b\n1,2\n1,2,3\n", (3, "3 cells, but the header names 2 columns")),
        (b"a,a\n1,2\n", (1, "two columns are called 'a'")),
        (b"a;b\n1;2\n", (1, "its columns are not separated by commas")),
        (b"a\tb\n1\t2\n", (1, "its columns are not separated by commas")),
        (b"a,b\n1,\xe9t\xe9\n", (2, "it is not UTF-8 from byte 7 on")),
        ("a,b\n1,2\n".encode("utf-16"), (1, "it is in UTF-16")),
        (b"a,b\n1,2\n3,x\x00y\n", (3, "it holds a NUL, which no text does")),
        (b"PK\x03\x04\x00\x00", (1, "it holds a NUL, which no text does")),
    ],
)
def test_what_is_no_table_is_told_with_its_line(tmp_path, data, told):
    assert [told] == said(tmp_path, data)


def test_a_quotation_mark_that_is_left_open_is_told_where_it_begins(tmp_path):
    ((line, message),) = said(tmp_path, 'a,b\n1,2\n3,"x\n4,5\n6,7\n')

    assert 3 == line
    assert "cannot be read as CSV" in message


def test_a_huge_cell_is_told_without_its_words(tmp_path):
    ((line, message),) = said(tmp_path, f"a,b\n1,{'x' * (LONGEST + 1)}\n")

    assert (2, True) == (line, len(message) < 200)


def test_a_cell_beyond_the_limit_of_python_itself_is_told_too(tmp_path):
    assert [2] == [line for line, _ in said(tmp_path, f"a,b\n1,{'x' * 200_000}\n")]


def test_the_limit_of_python_itself_is_as_it_was(tmp_path):
    before = csv.field_size_limit()
    read(tmp_path, "a\n1\n")

    assert before == csv.field_size_limit()


def test_no_more_faults_are_told_than_anybody_reads(tmp_path):
    assert table.TOLD == len(said(tmp_path, "a,b\n" + "1\n" * 1000))


@pytest.mark.parametrize(
    ("line", "told"),
    [("{", "it is no JSON"), ("[1]", "it is no object"), ('"x"', "it is no object"), ("[" * 100_000, "it is no JSON")],
)
def test_a_line_that_is_no_object_is_told(tmp_path, line, told):
    ((number, message),) = said(tmp_path, '{"a": 1}\n' + line + "\n", lines=True)

    assert 2 == number
    assert message.startswith(told)


def test_a_folder_and_what_is_too_large_are_no_tables(tmp_path, monkeypatch):
    with pytest.raises(DataError, match="is no file"):
        read_table(tmp_path, lines=False)
    monkeypatch.setattr(table, "MAX_BYTES", 10)
    (tmp_path / "big.csv").write_text("a,b,c,d,e\n1,2,3,4,5\n")
    with pytest.raises(DataError, match="larger than"):
        read_table(tmp_path / "big.csv", lines=False)


cells = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=30)


@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=5))
def test_what_pythons_own_writer_wrote_is_read_as_it_was(tmp_path_factory, rows):
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerows([("a", "b"), *rows])
    found = read(tmp_path_factory.mktemp("t"), out.getvalue())

    assert [(a, b) for a, b in rows] == [(row.cells["a"], row.cells["b"]) for row in found.rows]


@given(st.binary(max_size=300))
def test_any_bytes_give_rows_or_faults_and_never_an_exception(tmp_path_factory, data):
    for lines in (False, True):
        found = read(tmp_path_factory.mktemp("t"), data, lines=lines)
        assert found.rows or found.faults
