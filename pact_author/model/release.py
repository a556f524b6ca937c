"""A release as values: what its manifest says."""

from dataclasses import dataclass

FORMAT = "pact-release/1"

MANIFEST, SEAL, SIGNATURE = "MANIFEST.json", "MANIFEST.sha256", "MANIFEST.json.sig"
"""The files of a release that its manifest does not list: itself, its digest, and a signature where one was made."""

PARQUET, DERIVED = "parquet", "parquet/DERIVED.json"
"""The folder of what was made from a release and is no part of its identity, and what tells of it."""

UNREVIEWED = "-unreviewed"
"""Ends the name of a table whose words nobody has reviewed: scored only by that name, pooled with nothing."""


@dataclass(frozen=True, slots=True)
class ReleaseFile:
    """One file of a release. rows: None where the file is not a table."""

    path: str
    sha256: str
    bytes: int
    rows: int | None


@dataclass(frozen=True, slots=True)
class HeldTable:
    """A table that is held out. path: its encrypted file; table: where it would stand if it were public."""

    path: str
    table: str
    rows: int


@dataclass(frozen=True, slots=True)
class Held:
    """What is held out of a release. key_id: of the key that opens it. commitments: one a scenario, sorted."""

    key_id: str
    scenarios: int
    tables: tuple[HeldTable, ...]
    commitments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """MANIFEST.json. digest: SHA-256 of its bytes, the identity of the release. held: what is held out, if any is."""

    name: str
    version: str
    licence: str
    canary: str
    files: tuple[ReleaseFile, ...]
    digest: str
    held: Held | None = None
