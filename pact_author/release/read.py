"""A release folder opened for use: its manifest read, the digest of each table checked before it is used."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from pact_author.model.canonical import Json, sha256_hex
from pact_author.model.document import Document
from pact_author.model.errors import ReleaseError
from pact_author.model.release import FORMAT, MANIFEST, SEAL, UNREVIEWED, Held, HeldTable, Manifest, ReleaseFile
from pact_author.model.variant import Item
from pact_author.reading.shape import check
from pact_author.release.rows import item_of
from pact_author.release.write import seal

LARGEST_MANIFEST = 16 * 2**20


AGAIN = "get the release again from where it is published"


def manifest_bytes(folder: Path) -> bytes:
    """MANIFEST.json as it stands. Raises ReleaseError where the folder is no release."""
    path = folder / MANIFEST
    if not folder.is_dir():
        raise ReleaseError(f"there is no folder {folder}", "make a release with: pact-author build")
    if not path.is_file() or path.is_symlink():
        raise ReleaseError(f"{folder} is not a release: it has no {MANIFEST}", "make one with: pact-author build")
    if path.stat().st_size > LARGEST_MANIFEST:
        raise ReleaseError(f"{path} is too large to be a manifest", AGAIN)
    return path.read_bytes()


def seal_fault(folder: Path, manifest: bytes) -> str | None:
    """Why the manifest is not the one that the release was made with; None where it is.

    It finds what was changed by accident. Whoever changes a release on purpose can write another seal.
    """
    path, expected = folder / SEAL, seal(manifest)
    if not path.is_file() or path.is_symlink():
        return f"{SEAL}: missing, so nothing says whether {MANIFEST} is whole"
    with path.open("rb") as file:
        if file.read(len(expected) + 1) == expected:
            return None
    return f"{MANIFEST}: changed; its SHA-256 is not the one in {SEAL}"


def read_manifest(folder: Path) -> Manifest:
    """What a release says it holds. Raises ReleaseError where it is none, or not one that this version knows."""
    path, data = folder / MANIFEST, manifest_bytes(folder)
    if fault := seal_fault(folder, data):
        raise ReleaseError(f"{folder} is damaged: {fault}", AGAIN)
    try:
        told = json.loads(data)
        form = told["format"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ReleaseError(f"{path} cannot be read: {error}", "get the release again") from error
    if form != FORMAT:
        raise ReleaseError(f"{path} is of format {form!r}; this version knows {FORMAT}", "use a newer pact-author")
    # The schema also keeps names and paths inside the folder that they are joined to.
    if faults := check(Document(MANIFEST, "", told, {}), "manifest"):
        raise ReleaseError(
            f"{path} is damaged: {faults[0].at.pointer}: {faults[0].message}",
            AGAIN,
        )
    files = tuple(ReleaseFile(f["path"], f["sha256"], f["bytes"], f["rows"]) for f in told["files"])
    held = _held(told["private"]) if "private" in told else None
    return Manifest(told["name"], told["version"], told["licence"], told["canary"], files, sha256_hex(data), held)


def _held(told: Mapping[str, Any]) -> Held:
    tables = tuple(HeldTable(table["path"], table["table"], table["rows"]) for table in told["tables"])
    return Held(told["key_id"], told["scenarios"], tables, tuple(told["commitments"]))


def file_digest(path: Path) -> str:
    """The SHA-256 of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class Table:
    """An item table that was checked.

    places: where each scenario's rows begin and end, in bytes. frames: how many rows have each frame.
    """

    path: Path
    places: Mapping[str, tuple[int, int]]
    frames: Mapping[str, int]

    @property
    def scenarios(self) -> tuple[str, ...]:
        return tuple(self.places)

    def items(self, scenario: str) -> Iterator[Item]:
        """The items of one scenario, in file order."""
        return (_item(self.path, line) for line in self.lines(scenario))

    def lines(self, scenario: str) -> Iterator[bytes]:
        """The rows of one scenario as they are written, in file order."""
        begin, end = self.places[scenario]
        with self.path.open("rb") as file:
            file.seek(begin)
            while file.tell() < end:
                yield file.readline()

    def line(self, place: int) -> bytes:
        """The row that begins at a byte."""
        with self.path.open("rb") as file:
            file.seek(place)
            return file.readline()


@dataclass(frozen=True, slots=True)
class Release:
    """A release on disk."""

    folder: Path
    manifest: Manifest

    def designs(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(parts[2] for parts in self._tables()))

    def locales(self, design: str) -> tuple[str, ...]:
        return tuple(parts[3].removesuffix(".jsonl") for parts in self._tables() if parts[2] == design)

    def _tables(self) -> list[tuple[str, ...]]:
        paths = [PurePosixPath(f.path).parts for f in self.manifest.files]
        return [parts for parts in paths if parts[:2] == ("data", "items") and len(parts) == 4]

    def table(self, design: str, locale: str) -> Table:
        """An item table, its bytes checked against the manifest. Raises ReleaseError."""
        path = f"data/items/{design}/{locale}.jsonl"
        entry = next((f for f in self.manifest.files if f.path == path), None)
        if entry is None:
            have = "; ".join(f"{d} ({', '.join(self.locales(d))})" for d in self.designs())
            hint = f"it has: {have}"
            if locale + UNREVIEWED in self.locales(design):
                hint = f"nobody has reviewed its words there; to score them all the same: --locale {locale}{UNREVIEWED}"
            raise ReleaseError(f"the release has no design {design} in locale {locale}", hint)
        file = self.checked(path)
        return _table(file)

    def checked(self, path: str) -> Path:
        """A file that the manifest lists, its bytes checked against it. Raises ReleaseError, KeyError."""
        digests = {file.path: file.sha256 for file in self.manifest.files}
        file, see = self.folder / path, f"see: pact-author verify {self.folder}"
        if not file.is_file() or file.resolve() != self.folder.resolve() / path:
            raise ReleaseError(f"{path} is missing from the release", see)
        if file_digest(file) != digests[path]:
            raise ReleaseError(f"{path} is not the file that the manifest names", see)
        return file


def _item(path: Path, line: bytes) -> Item:
    """A row of a table. Raises ReleaseError: a manifest may match a table that this version cannot read."""
    row = _row(path, line)
    try:
        item = item_of(row)
    except KeyError as error:
        raise _unreadable(path, f"a row has no {error}") from error
    if odd := [name for name, value in row.items() if not isinstance(value, dict if name == "pairs" else str)]:
        raise _unreadable(path, f"{odd[0]!r} of a row is no text")
    return item


def _row(path: Path, line: bytes) -> dict[str, Json]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _unreadable(path, "a row is no JSON") from error
    if not isinstance(row, dict) or not isinstance(row.get("scenario"), str):
        raise _unreadable(path, "a row has no 'scenario'")
    return row


def _unreadable(path: Path, why: str) -> ReleaseError:
    return ReleaseError(f"{path.name} cannot be read: {why}", "was it made by another version of pact-author?")


def _table(file: Path) -> Table:
    places: dict[str, tuple[int, int]] = {}
    frames = Counter[str]()
    at = 0
    with file.open("rb") as lines:
        for line in lines:
            row = _row(file, line)
            scenario = str(row["scenario"])
            begin = places[scenario][0] if scenario in places else at
            at += len(line)
            places[scenario] = (begin, at)
            frames[str(row.get("frame"))] += 1
    return Table(file, places, frames)


def open_release(folder: Path) -> Release:
    """A release by its folder. Raises ReleaseError; its tables are checked when they are used."""
    return Release(folder, read_manifest(folder))
