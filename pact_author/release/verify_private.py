"""The held-out part of a release against its manifest: without the key what can be seen, with it every row."""

from collections.abc import Iterator
from pathlib import Path

from pact_author.model.errors import ReleaseError
from pact_author.model.release import Manifest
from pact_author.release.dictionary import ITEMS
from pact_author.release.joins import Known, Row, places, scenario_faults
from pact_author.release.private import SCENARIOS, private_part, scenario_of
from pact_author.release.read import Release
from pact_author.release.split import Commitments
from pact_author.release.verify import row_faults


def held_faults(manifest: Manifest) -> Iterator[str]:
    """What anybody can see."""
    held = manifest.held
    listed = {file.path for file in manifest.files}
    told = {table.path for table in held.tables} if held else set()
    yield from (f"{path}: held out by the manifest, and not among its files" for path in sorted(told - listed))
    there = {path for path in listed if path.startswith("private/")}
    yield from (f"{path}: no table that the manifest holds out" for path in sorted(there - told))
    if held and len(held.commitments) != held.scenarios:
        yield f"{len(held.commitments)} commitments for {held.scenarios} scenarios that are held out"


def opened_faults(folder: Path, manifest: Manifest, key: bytes) -> Iterator[str]:
    """What is off with what is held out, seen with the key. Raises ReleaseError where nothing is, or by another key."""
    regions, relations, _ = places(folder)
    public = Release(folder, manifest)
    with private_part(public, key) as private:
        kept: list[Row] = []
        known = Known({}, regions, relations)
        commitments = Commitments.of(key)
        for file in private.manifest.files:
            path = private.folder / file.path
            with path.open("rb") as lines:
                try:
                    for line in lines:
                        commitments.add(scenario_of(file.path, line), line)
                except (ValueError, KeyError, TypeError) as error:
                    raise ReleaseError(f"private: {file.path}: a row cannot be read: {error!r}") from error
            rows = kept if file.path == SCENARIOS else None
            if file.path.startswith(ITEMS) and not known.scenarios:
                known = Known({str(row["id"]): row for row in kept}, regions, relations)
            yield from (f"private: {fault}" for fault in row_faults(path, file, manifest.canary, known, rows))
        yield from (f"private: {fault}" for fault in scenario_faults(kept, []))
        both = {str(row["id"]) for row in kept} & _public(public)
        yield from (f"private: {id_} is held out, and is public too" for id_ in sorted(both))
        if manifest.held and commitments.all() != manifest.held.commitments:
            yield "private: the rows are not those that the manifest commits to"


def _public(release: Release) -> set[str]:
    with release.checked(SCENARIOS).open("rb") as lines:
        return {scenario_of(SCENARIOS, line) for line in lines}
