"""The item tables of a release again as Parquet: made from it, beside it, and no part of its identity."""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from pact_author.model.canonical import Json, canonical_json
from pact_author.model.errors import ReleaseError
from pact_author.model.progress import OnProgress, silent
from pact_author.model.release import DERIVED, PARQUET, Manifest, ReleaseFile
from pact_author.release.dictionary import ITEMS, columns
from pact_author.release.read import file_digest
from pact_author.release.write import readable, scratch

if TYPE_CHECKING:
    import pyarrow as pa

FORMAT = "pact-derived/1"
ROWS = 5_000
"""Rows that are held at a time, and that one group of a Parquet file has."""
PAIRS = "pairs"


def has_parquet() -> bool:
    """Whether the library for it is installed."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError:
        return False
    return True


def parquet_path(table: str) -> str:
    """data/items/smoke/en.jsonl → parquet/smoke/en.parquet."""
    return f"{PARQUET}/{table.removeprefix(ITEMS).removesuffix('.jsonl')}.parquet"


def write_parquet(folder: Path, manifest: Manifest, on_progress: OnProgress = silent) -> bool:
    """Put parquet/ into a release, whole or not at all. False: it is there already.

    Columns are those of the rows, all of them text, but for pairs: a list of (contrast, id). The bytes are those of one
    version of pyarrow. Raises ReleaseError where that is not installed.
    """
    if not has_parquet():
        raise ReleaseError("pyarrow is not installed, which writes Parquet", "pip install 'pact-author[parquet]'")
    import pyarrow

    if (folder / PARQUET).exists():
        return False
    tables = [file for file in manifest.files if file.path.startswith(ITEMS)]
    total, done, files = sum(file.rows or 0 for file in tables), 0, []
    with scratch(folder) as home:
        for table in tables:
            target = home / parquet_path(table.path)
            target.parent.mkdir(parents=True, exist_ok=True)
            about = {"canary": manifest.canary, "release": manifest.digest, "table": table.path}
            for rows in _write(folder / table.path, target, about):
                done += rows
                on_progress(done, total)
            files.append(ReleaseFile(parquet_path(table.path), file_digest(target), target.stat().st_size, table.rows))
        (home / DERIVED).write_text(_told(files, manifest, f"pyarrow {pyarrow.__version__}") + "\n", encoding="utf-8")
        readable(home / PARQUET)
        (home / PARQUET).rename(folder / PARQUET)
    return True


def _told(files: Sequence[ReleaseFile], manifest: Manifest, made_with: str) -> str:
    listed: list[Json] = [
        {"path": f.path, "sha256": f.sha256, "bytes": f.bytes, "rows": f.rows}
        for f in sorted(files, key=lambda f: f.path)
    ]
    return canonical_json(
        {
            "format": FORMAT,
            "release": manifest.digest,
            "made_with": made_with,
            "canary": manifest.canary,
            "files": listed,
        }
    )


def _schema() -> "pa.Schema":
    import pyarrow as pa

    pair = pa.list_(pa.struct([("contrast", pa.string()), ("id", pa.string())]))
    return pa.schema([(c.name, pair if c.name == PAIRS else pa.string()) for c in columns("item")])


def _write(source: Path, target: Path, about: dict[str, str]) -> Iterator[int]:
    """Write a table in groups; the rows of each, as they are written."""
    import pyarrow as pa
    from pyarrow import parquet

    schema = _schema().with_metadata(about)
    with source.open("rb") as lines, parquet.ParquetWriter(target, schema, compression="zstd") as writer:
        while rows := [json.loads(line) for line in islice(lines, ROWS)]:
            values = {name: [_value(name, row[name]) for row in rows] for name in schema.names}
            writer.write_table(pa.table(values, schema=schema))
            yield len(rows)


def _value(name: str, value: object) -> object:
    """A value of a row as Parquet has it: its map is a list there, which every reader knows."""
    if name == PAIRS and isinstance(value, Mapping):
        return [{"contrast": contrast, "id": value[contrast]} for contrast in sorted(value)]
    return value


def stray_rows(source: Path, derived: Path) -> Iterator[str]:
    """What a Parquet file says otherwise than its table, the first such row; nothing where they are equal."""
    import pyarrow as pa
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(derived) as read, source.open("rb") as lines:
            number = 0
            for batch in read.iter_batches(ROWS):
                for row in batch.to_pylist():
                    number += 1
                    line = lines.readline()
                    wanted = {name: _value(name, value) for name, value in json.loads(line or b"{}").items()}
                    if row != wanted:
                        yield f"row {number:,} is not that of its table"
                        return
            if lines.readline():
                yield f"it ends after row {number:,}, and its table goes on"
    except (pa.ArrowException, OSError, ValueError) as error:
        yield f"cannot be read as Parquet: {error}"
