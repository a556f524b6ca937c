"""What was made from a release and lies in it: Parquet files against what tells of them, and against their tables."""

import json
from collections.abc import Iterator
from pathlib import Path

from pact_author.model.release import DERIVED, PARQUET, Manifest
from pact_author.release.dictionary import ITEMS
from pact_author.release.parquet import FORMAT, has_parquet, parquet_path, stray_rows
from pact_author.release.read import LARGEST_MANIFEST, file_digest


def derived_faults(folder: Path, manifest: Manifest) -> Iterator[str]:
    """What is off in parquet/, a sentence each. Rows are compared where pyarrow is installed."""
    if not (folder / PARQUET).is_dir() or (folder / PARQUET).is_symlink():
        return  # not there; a link is told as such elsewhere
    told = _told(folder / DERIVED)
    if isinstance(told, str):
        yield f"{DERIVED}: {told}"
        return
    release, listed = told
    if release != manifest.digest:
        yield f"{DERIVED}: made from another release, {release[:12]}…"
    tables = {parquet_path(file.path): file for file in manifest.files if file.path.startswith(ITEMS)}
    if missing := sorted(tables.keys() - listed.keys()):
        yield f"{DERIVED}: does not list {missing[0]}"
    for path in sorted(p for p in (folder / PARQUET).rglob("*") if p.is_file() and not p.is_symlink()):
        name = path.relative_to(folder).as_posix()
        if name not in listed and name != DERIVED:
            yield f"{name}: not in {DERIVED}"
    for name, digest in sorted(listed.items()):
        if name not in tables:
            yield f"{DERIVED}: {name} is of no table of this release"
            continue
        path, source = folder / name, folder / tables[name].path
        if path.is_symlink() or not path.is_file():
            yield f"{name}: missing"
        elif file_digest(path) != digest:
            yield f"{name}: changed; its SHA-256 is not the one in {DERIVED}"
        elif has_parquet() and source.is_file():
            yield from (f"{name}: {fault}" for fault in stray_rows(source, path))


def _told(path: Path) -> tuple[str, dict[str, str]] | str:
    """(identity of the release, path → SHA-256), or why it cannot be read."""
    if path.is_symlink() or not path.is_file():
        return "missing, so nothing says what the Parquet files were made from"
    if path.stat().st_size > LARGEST_MANIFEST:
        return "too large"
    try:
        told = json.loads(path.read_bytes())
        if told["format"] != FORMAT:
            return f"of format {told['format']!r}; this version knows {FORMAT}"
        return str(told["release"]), {str(file["path"]): str(file["sha256"]) for file in told["files"]}
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        return f"cannot be read: {error!r}"
