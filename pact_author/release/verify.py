"""A release against its manifest and its schemas: exactly what is off, or nothing."""

import json
from collections.abc import Iterator
from pathlib import Path

from pact_author.model.document import Document
from pact_author.model.progress import OnProgress, silent
from pact_author.model.release import MANIFEST, PARQUET, SEAL, Manifest, ReleaseFile
from pact_author.reading.shape import check
from pact_author.release.derived import derived_faults
from pact_author.release.read import file_digest, manifest_bytes, read_manifest, seal_fault

ENOUGH = 5
"""Faults of one table that are told one by one."""


def verify(folder: Path, on_progress: OnProgress = silent) -> tuple[str, ...]:
    """What is off, a sentence each; empty when the release is whole. Raises ReleaseError where it is no release."""
    if fault := seal_fault(folder, manifest_bytes(folder)):
        return (fault,)  # nothing can be held against a manifest that is not the release's own
    manifest = read_manifest(folder)
    total = sum(f.bytes for f in manifest.files)
    done = 0
    problems = list(_strangers(folder, manifest))
    for file in manifest.files:
        problems += _file(folder, file, manifest.canary)
        done += file.bytes
        on_progress(done, total)
    problems += derived_faults(folder, manifest)
    return tuple(problems)


def _strangers(folder: Path, manifest: Manifest) -> Iterator[str]:
    known = {file.path for file in manifest.files} | {MANIFEST, SEAL}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            yield f"{name}: a link, which a release never holds"
        elif path.is_file() and name not in known and not name.startswith(f"{PARQUET}/"):
            yield f"{name}: not in the manifest"


def _file(folder: Path, file: ReleaseFile, canary: str) -> Iterator[str]:
    path = folder / file.path
    if path.is_symlink():
        return  # said already, and never followed
    if not path.is_file():
        yield f"{file.path}: missing"
        return
    size = path.stat().st_size
    if size != file.bytes:
        yield f"{file.path}: {size:,} bytes, the manifest says {file.bytes:,}"
    elif file_digest(path) != file.sha256:
        yield f"{file.path}: changed; its SHA-256 is not the manifest's"
    if file.rows is not None:
        yield from _rows(path, file, canary)


def _rows(path: Path, file: ReleaseFile, canary: str) -> Iterator[str]:
    schema = "item" if file.path.startswith("data/items/") else None
    number = bad = 0
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            fault = _row_fault(file.path, line, schema, canary)
            if fault:
                bad += 1
                if bad <= ENOUGH:
                    yield f"{file.path}:{number}: {fault}"
    if bad > ENOUGH:
        yield f"{file.path}: {bad - ENOUGH} more rows like these"
    if number != file.rows:
        yield f"{file.path}: {number:,} rows, the manifest says {file.rows:,}"


def _row_fault(name: str, line: bytes, schema: str | None, canary: str) -> str | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return f"not JSON: {error}"
    if schema is not None and (found := check(Document(name, "", row, {}), schema)):
        return found[0].message
    if not isinstance(row, dict) or row.get("canary") != canary:
        return "its canary is not the manifest's"
    return None
