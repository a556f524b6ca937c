"""The working files of a project as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pact_author.model.document import Document
from pact_author.model.persona import Design
from pact_author.model.places import RegionMap, RelationTable
from pact_author.model.scenario import Scenario, Status

if TYPE_CHECKING:
    from pact_author.model.translation import CatalogSketch


@dataclass(frozen=True, slots=True)
class Relation:
    """How two people stand to each other, seen from the actor. rank: up, equal or down. closeness: close or distant."""

    rank: str
    closeness: str


@dataclass(frozen=True, slots=True)
class Settings:
    """pact.toml, with the tables of places that it names. relations: how the two people can stand to each other.

    released: the day on which this version is published, YYYY-MM-DD; homepage: where. None where nobody says.
    """

    name: str
    title: str
    version: str
    licence: str
    source_language: str
    locales: tuple[str, ...]
    canary: str
    region_map: RegionMap
    country_relations: RelationTable
    relations: Mapping[str, Relation]
    released: str | None = None
    homepage: str | None = None

    @property
    def regions(self) -> Mapping[str, str]:
        """Country → region."""
        return self.region_map.region_of


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that could be read, in id order; documents by path; unread: paths of files that could not be."""

    settings: Settings
    scenarios: tuple[Scenario, ...]
    documents: Mapping[str, Document]
    designs: tuple[Design, ...]
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sketch:
    """What rules across files need to know of one scenario: so little that it can be kept from run to run.

    shingles: of every stretch of some letters in its texts, a part that is chosen by the letters alone, as numbers.
    texts: the pointer of every text that is translated, and its source_hash.
    """

    path: str
    id: str
    country: str
    status: Status
    theme: str
    relation: str
    title: str
    superseded_by: str | None
    shingles: frozenset[int]
    texts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """Every scenario that could be read, in the order of paths, as rules across files see them.

    catalogs: every PO file. templates: context → source_hash of the texts that come with the program. unread: paths of
    files that could not be read.
    """

    settings: Settings
    sketches: tuple[Sketch, ...]
    catalogs: "tuple[CatalogSketch, ...]" = ()
    templates: Mapping[str, str] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
