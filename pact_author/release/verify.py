"""A release against its manifest, its schemas and itself: exactly what is off, or nothing."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from pact_author.model.canonical import Json
from pact_author.model.document import Document
from pact_author.model.progress import OnProgress, silent
from pact_author.model.release import MANIFEST, PARQUET, SEAL, SIGNATURE, Manifest, ReleaseFile
from pact_author.reading.shape import check
from pact_author.release.about import about_faults
from pact_author.release.derived import derived_faults
from pact_author.release.dictionary import ITEMS, schema_of
from pact_author.release.joins import NUMBERED, Items, Known, Row, places, scenario_faults
from pact_author.release.read import file_digest, manifest_bytes, read_manifest, seal_fault

ENOUGH = 5
"""Faults of one table that are told one by one."""
TELL = 1000
"""Rows after which progress is told."""
SCENARIOS, RETIRED = "data/scenarios.jsonl", "data/retired.jsonl"
Tell = Callable[[int], None]


def unheard(at: int) -> None:
    """Nobody listens."""


def verify(folder: Path, on_progress: OnProgress = silent) -> tuple[str, ...]:
    """What is off, a sentence each; empty when the release is whole. Raises ReleaseError where it is no release."""
    if fault := seal_fault(folder, manifest_bytes(folder)):
        return (fault,)  # nothing can be held against a manifest that is not the release's own
    manifest = read_manifest(folder)
    total, done = sum(f.bytes for f in manifest.files), 0
    problems = list(_strangers(folder, manifest))
    kept: dict[str, list[Row]] = {SCENARIOS: [], RETIRED: []}
    regions, relations, faults = places(folder)
    known = Known({}, regions, relations)
    # The tables that items point to come first.
    for file in sorted(manifest.files, key=lambda file: (file.path.startswith(ITEMS), file.path)):
        if file.path.startswith(ITEMS) and not known.scenarios:
            known = Known({str(row.get("id")): row for row in kept[SCENARIOS]}, regions, relations)

        def tell(at: int, before: int = done) -> None:
            on_progress(min(before + at, total), total)

        problems += _file(folder, file, manifest.canary, known, kept.get(file.path), tell)
        done += file.bytes
        tell(file.bytes)
    problems += faults
    problems += scenario_faults(kept[SCENARIOS], kept[RETIRED])
    problems += about_faults(folder, manifest)
    problems += derived_faults(folder, manifest)
    return tuple(problems)


def _strangers(folder: Path, manifest: Manifest) -> Iterator[str]:
    known = {file.path for file in manifest.files} | {MANIFEST, SEAL, SIGNATURE}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            yield f"{name}: a link, which a release never holds"
        elif path.is_file() and name not in known and not name.startswith(f"{PARQUET}/"):
            yield f"{name}: not in the manifest"


def _file(
    folder: Path, file: ReleaseFile, canary: str, known: Known, kept: list[Row] | None, tell: Tell
) -> Iterator[str]:
    """What is off with a file. kept: takes its rows, where they are wanted."""
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
        yield from row_faults(path, file, canary, known, kept, tell)


def row_faults(
    path: Path, file: ReleaseFile, canary: str, known: Known, kept: list[Row] | None, tell: Tell = unheard
) -> Iterator[str]:
    """What is off with the rows of a table. known: what items point to; kept: takes the rows, where they are wanted."""
    told: list[NUMBERED] = []
    bad: set[int] = set()

    def keep(faults: Iterable[NUMBERED]) -> None:
        for place, fault in faults:
            bad.add(place)
            if len(told) < ENOUGH:
                told.append((place, fault))

    items = Items(file.path, known) if file.path.startswith(ITEMS) else None
    number = at = 0
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            at += len(line)
            if number % TELL == 0:
                tell(at)
            row, fault = _row(line, file.path, canary)
            if row is None:
                keep([(number, fault)])
                if items:
                    items.skip()
            elif kept is not None:
                kept.append(row)
            if row is not None and items:
                keep(items.row(number, row))
    if items:
        keep(items.end())
    yield from (f"{file.path}:{place}: {fault}" for place, fault in told)
    if more := len(bad - {place for place, _ in told}):
        yield f"{file.path}: {more:,} more rows like these"
    if number != file.rows:
        yield f"{file.path}: {number:,} rows, the manifest says {file.rows:,}"


def _row(line: bytes, path: str, canary: str) -> tuple[Row | None, str]:
    """(the row, ""), or (None, what is off with it by itself)."""
    try:
        row: Json = json.loads(line)
    except (ValueError, RecursionError) as error:
        return None, f"not JSON: {error}"
    schema = schema_of(path)
    if schema is not None and (found := check(Document(path, "", row, {}), schema)):
        return None, found[0].message
    if not isinstance(row, dict) or row.get("canary") != canary:
        return None, "its canary is not the manifest's"
    return row, ""
