"""Parquet files (extra `parquet`), a batch of rows at a time, each cell the text that it would be in CSV."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pact_author.model.errors import DataError
from pact_author.reading.cell_text import cell_text

if TYPE_CHECKING:
    from pyarrow.parquet import FileMetaData, ParquetFile

SUFFIX = ".parquet"
INSTALL = "pip install 'pact-author[parquet]'"
BATCH = 2**15
MOST_ROWS = 100_000_000
"""A few bytes can hold any number of equal rows."""
MOST_BYTES = 2**36
"""Of all columns, unpacked."""
AGAIN = "is it whole? write it anew"


def column_names(path: Path) -> tuple[str, ...]:
    """The names of a file's columns. Raises DataError."""
    with _opened(path) as file:
        return tuple(file.schema_arrow.names)


def batches(path: Path, columns: Sequence[str]) -> Iterator[tuple[list[str], ...]]:
    """The cells of some columns, which the file has, column by column. Raises DataError, now or at a later batch."""
    with _opened(path) as file:
        for name in columns:
            _check(path, name, file.schema_arrow.field(name).type)
        count = 0
        for batch in file.iter_batches(BATCH, columns=list(columns), use_threads=False):
            batch.validate(full=True)  # places and letters of a damaged file may be none
            count += batch.num_rows
            yield tuple(_texts(batch.column(name)) for name in columns)
        if count != file.metadata.num_rows:
            raise DataError(f"{path} claims {file.metadata.num_rows:,} rows and has {count:,}", AGAIN)


@contextmanager
def _opened(path: Path) -> "Iterator[ParquetFile]":
    if find_spec("pyarrow") is None:
        raise DataError(f"{path} is Parquet, and pyarrow is not installed, which reads it", INSTALL)
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile, read_metadata

    try:
        metadata = read_metadata(path)
        _measure(path, metadata)
        names = metadata.schema.to_arrow_schema().names
        flat = {metadata.schema.column(at).path for at in range(metadata.num_columns)}.intersection(names)
        # Words come as numbers of different words, of which there are few.
        with ParquetFile(path, metadata=metadata, read_dictionary=sorted(flat)) as file:
            yield file
    except FileNotFoundError as error:
        raise DataError(f"there is no file {path}", "name a Parquet file") from error
    except (ArrowException, OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path} cannot be read as Parquet: {str(error).partition(chr(10))[0]}", AGAIN) from error


def _measure(path: Path, told: "FileMetaData") -> None:
    """Raises DataError for what would never end, or never fit, and for two columns of one name."""
    size = sum(told.row_group(at).total_byte_size for at in range(told.num_row_groups))
    if told.num_rows > MOST_ROWS or size > MOST_BYTES:
        what = f"{path} claims {told.num_rows:,} rows and {size:,} bytes, and {MOST_ROWS:,} and {MOST_BYTES:,} are read"
        raise DataError(what, "split it, a file a model")
    names = told.schema.to_arrow_schema().names
    if twice := [name for at, name in enumerate(names) if name in names[:at]]:
        raise DataError(f"{path} has two columns {twice[0]}", "name each column once")


def _check(path: Path, name: str, kind: Any) -> None:  # noqa: ANN401 - pyarrow has no types
    from pyarrow import types

    kind = kind.value_type if types.is_dictionary(kind) else kind
    plain = (
        *(types.is_string, types.is_large_string, types.is_string_view),
        *(types.is_integer, types.is_floating, types.is_boolean, types.is_null),
    )
    if not any(is_it(kind) for is_it in plain):
        raise DataError(f"{path}: its column {name} is {kind}, and a cell is a word or a number", "write it as text")


def _texts(column: Any) -> list[str]:  # noqa: ANN401 - pyarrow has no types
    """Each different value becomes text once."""
    from pyarrow import types

    told = column if types.is_dictionary(column.type) else column.dictionary_encode()
    words = [cell_text(value) or "" for value in told.dictionary.to_pylist()]
    places = told.indices.fill_null(len(words)).to_pylist() if told.null_count else told.indices.to_numpy().tolist()
    words.append("")
    return [words[at] for at in places]
