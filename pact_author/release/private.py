"""The held-out part of a release: written encrypted beside the public one, opened with its key for a while."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from pact_author.model.canonical import sha256_hex
from pact_author.model.corpus import Corpus
from pact_author.model.errors import ReleaseError
from pact_author.model.release import Held, HeldTable, Manifest, ReleaseFile
from pact_author.model.scenario import Status
from pact_author.release.build import Part
from pact_author.release.cipher import decrypt, encrypt
from pact_author.release.read import Release
from pact_author.release.split import Commitments, by_region, held_out, key_id
from pact_author.release.tables import released
from pact_author.release.write import Writing

SCENARIOS = "data/scenarios.jsonl"


@dataclass(frozen=True, slots=True)
class Split:
    """What is asked for: the key by which scenarios are chosen and encrypted, and how many of a hundred."""

    key: bytes
    percent: int


def split_corpus(corpus: Corpus, split: Split | None) -> tuple[Corpus, Corpus | None]:
    """(what is public, what is held out). Raises ReleaseError where there are too few scenarios to hold one out."""
    scenarios = released(corpus)
    if split is None:
        return corpus, None
    if len(scenarios) < 2:
        raise ReleaseError("there are too few scenarios to hold some out", "build without --private-split")
    hidden = held_out(scenarios, split.key, split.percent, by_region(corpus.settings.regions))
    public = tuple(
        # A successor's id would tell that it is held out.
        replace(s, superseded_by=None) if s.status is Status.RETIRED and s.superseded_by in hidden else s
        for s in corpus.scenarios
        if s.id not in hidden
    )
    return replace(corpus, scenarios=public), replace(corpus, scenarios=tuple(s for s in scenarios if s.id in hidden))


def write_held(writing: Writing, parts: Iterable[Part], key: bytes) -> tuple[tuple[ReleaseFile, ...], Held]:
    """Encrypt the tables of what is held out; the files, and what the manifest says of them."""
    commitments = Commitments.of(key)
    files: list[ReleaseFile] = []
    tables: list[HeldTable] = []
    scenarios = 0
    for part in parts:
        if not part.rows or part.path == "data/retired.jsonl":
            continue
        path = f"private/{part.path.removeprefix('data/')}.enc"
        counted: list[int] = [0]
        lines = _committed(part, commitments, counted)
        files.append(writing.write_raw(path, encrypt(key, path, lines)))
        tables.append(HeldTable(path, part.path, counted[0]))
        scenarios = counted[0] if part.path == SCENARIOS else scenarios
    return tuple(files), Held(key_id(key), scenarios, tuple(tables), commitments.all())


def _committed(part: Part, commitments: Commitments, counted: list[int]) -> Iterator[bytes]:
    for line in part.lines:
        data = line.encode() + b"\n"
        commitments.add(scenario_of(part.path, data), data)
        counted[0] += 1
        yield data


def scenario_of(table: str, line: bytes) -> str:
    """Whose row a line is."""
    row = json.loads(line)
    return str(row["id"] if table == SCENARIOS else row["scenario"])


def held_ids(release: Release, key: bytes) -> frozenset[str]:
    """Ids of the scenarios that a release holds out; none where it holds nothing out. Raises ReleaseError."""
    if release.manifest.held is None:
        return frozenset()
    with private_part(release, key) as part:
        lines = part.checked(SCENARIOS).read_bytes().splitlines()
        return frozenset(scenario_of(SCENARIOS, line) for line in lines)


@contextmanager
def private_part(release: Release, key: bytes) -> Iterator[Release]:
    """What a release holds out, as a release of its own in a folder that is there for as long as the block runs.

    Its name ends in -private and its identity is its own, so that runs on it are never taken for runs on the public
    part. Raises ReleaseError where nothing is held out, or where the key is another one.
    """
    held = release.manifest.held
    if held is None:
        raise ReleaseError(
            f"{release.folder} holds nothing out, so there is nothing to open", "leave --private-key out"
        )
    if held.key_id != key_id(key):
        raise ReleaseError(
            f"this is another key: the release was made with {held.key_id}, and this one is {key_id(key)}",
            "take the key that was given to build --private-split",
        )
    with TemporaryDirectory(prefix="pact-private-") as home:
        files = tuple(_open(release, table, key, Path(home)) for table in held.tables)
        public = release.manifest
        digest = sha256_hex(f"{public.digest} private".encode())
        yield Release(
            Path(home), Manifest(f"{public.name}-private", public.version, public.licence, public.canary, files, digest)
        )


def _open(release: Release, table: HeldTable, key: bytes, home: Path) -> ReleaseFile:
    source, target = release.checked(table.path), home / table.table
    target.parent.mkdir(parents=True, exist_ok=True)
    digest, size, rows = hashlib.sha256(), 0, 0
    with source.open("rb") as file, target.open("wb") as out:
        for piece in decrypt(key, table.path, file):
            out.write(piece)
            digest.update(piece)
            size += len(piece)
            rows += piece.count(b"\n")
    if rows != table.rows:
        raise ReleaseError(
            f"{table.path} holds {rows:,} rows, the manifest says {table.rows:,}", "see: pact-author verify"
        )
    return ReleaseFile(table.table, digest.hexdigest(), size, rows)
