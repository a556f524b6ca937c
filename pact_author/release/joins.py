"""Rows of a release held against each other: what one table says of another must be there, and must be so."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from pact_author.model.canonical import Json, digest
from pact_author.model.errors import PactError
from pact_author.model.places import RegionMap, RelationTable
from pact_author.model.release import UNREVIEWED
from pact_author.model.translation import TranslationState
from pact_author.reading.place_files import read_region_map, read_relation_table

Row = Mapping[str, Json]
NUMBERED = tuple[int, str]
"""The number of a row, from 1, and what is off with it."""
LETTERS = {"culture-first": "A", "preference-first": "B"}
_OF_SCENARIO = ("country", "theme", "relation")


@dataclass(frozen=True, slots=True)
class Known:
    """What item rows point to: scenario id → row, and the tables of places. None where a table cannot be read."""

    scenarios: Mapping[str, Row]
    regions: RegionMap | None
    relations: RelationTable | None


def places(folder: Path) -> tuple[RegionMap | None, RelationTable | None, list[str]]:
    """Both tables of places of a release, and why one cannot be read."""
    faults: list[str] = []
    regions, relations = None, None
    try:
        regions = read_region_map(folder, "data/regions.toml")
    except (PactError, OSError) as error:
        faults.append(f"data/regions.toml: {_short(error, folder)}")
    try:
        relations = read_relation_table(folder, "data/country_relations.toml")
    except (PactError, OSError) as error:
        faults.append(f"data/country_relations.toml: {_short(error, folder)}")
    return regions, relations, faults


def _short(error: Exception, folder: Path) -> str:
    return str(error).replace(f"{folder}/", "")


def scenario_faults(scenarios: list[Row], retired: list[Row]) -> Iterator[str]:
    """Ids that are there twice, and successors that are nowhere."""
    count = Counter(str(row.get("id")) for row in (*scenarios, *retired))
    yield from (f"{id_}: {times} rows in data/scenarios.jsonl and data/retired.jsonl" for id_, times in _twice(count))
    for row in retired:
        by = row.get("superseded_by")
        if by is not None and str(by) not in count:
            yield f"data/retired.jsonl: {row.get('id')} is superseded by {by}, which is nowhere in the release"


def _twice(count: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted((id_, times) for id_, times in count.items() if times > 1)


@dataclass(slots=True)
class Items:
    """The items of one table, row by row; no more than one scenario of them is kept."""

    path: str
    known: Known
    _scenario: str | None = None
    _number: int = 0
    _partial: bool = False
    _done: set[str] = field(default_factory=set)
    _ids: set[str] = field(default_factory=set)
    _orders: dict[str, list[str]] = field(default_factory=dict)
    _pairs: dict[tuple[str, str], set[str]] = field(default_factory=dict)

    def row(self, number: int, row: Row) -> Iterator[NUMBERED]:
        """What is off with a row that fits its schema, and with the scenario that ended before it."""
        scenario = str(row["scenario"])
        if scenario != self._scenario:
            yield from self.end()
            if scenario in self._done:
                yield number, f"{scenario} begins again; the rows of a scenario stand together"
            self._scenario = scenario
        self._number = number
        id_, cell = str(row["id"]), str(row["cell"])
        if id_ in self._ids:
            yield number, f"its id {id_} is there twice"
        self._ids.add(id_)
        self._orders.setdefault(cell, []).append(str(row["order"]))
        pairs = row["pairs"]
        for pair in pairs.items() if isinstance(pairs, Mapping) else ():
            self._pairs.setdefault((pair[0], str(pair[1])), set()).add(cell)
        yield from ((number, fault) for fault in self._alone(row))

    def skip(self) -> None:
        """A row was off by itself, so that its scenario is not whole and not judged as a whole."""
        self._partial = True

    def end(self) -> Iterator[NUMBERED]:
        """What only all rows of a scenario tell."""
        if not self._partial:
            yield from self._whole()
        if self._scenario is not None:
            self._done.add(self._scenario)
        self._scenario, self._partial = None, False
        self._ids, self._orders, self._pairs = set(), {}, {}

    def _whole(self) -> Iterator[NUMBERED]:
        for cell, orders in self._orders.items():
            if sorted(orders) != sorted(LETTERS):
                yield self._number, f"the cell {cell} has the orders {', '.join(orders)}, and not both once"
                break
        alone = defaultdict(list)
        for (contrast, pair), cells in self._pairs.items():
            if len(cells) != 2:
                alone[contrast].append(pair)
        for contrast, pairs in sorted(alone.items()):
            yield self._number, f"the pair {pairs[0]} of {contrast} has not two cells"

    def _alone(self, row: Row) -> Iterator[str]:
        """What one row tells by itself, beside the rows that it points to."""
        name = PurePosixPath(self.path).stem
        if row["locale"] != name.removesuffix(UNREVIEWED):
            yield f"its locale is {row['locale']}, and the table is that of {name}"
        if (TranslationState(str(row["status"])).rank < TranslationState.REVIEWED.rank) is not name.endswith(
            UNREVIEWED
        ):
            yield f"its words are {row['status']}, which is for the other table of its locale"
        if LETTERS[str(row["order"])] != row["culture_letter"]:
            yield f"its culture_letter is {row['culture_letter']}, and its order {row['order']}"
        if digest([row["system"], row["prompt"]]) != row["content_hash"]:
            yield "its content_hash is not that of system and prompt"
        scenario = self.known.scenarios.get(str(row["scenario"]))
        if scenario is None:
            yield f"its scenario {row['scenario']} is not in data/scenarios.jsonl"
        else:
            yield from self._of(row, scenario)

    def _of(self, row: Row, scenario: Row) -> Iterator[str]:
        told = {name: scenario.get(name) for name in _OF_SCENARIO}
        preference = scenario.get("preference")
        told["preference_kind"] = preference.get("kind") if isinstance(preference, Mapping) else None
        actor, receiver = str(row["actor_country"]), str(row["receiver_country"])
        here = [actor == told["country"], receiver == told["country"]]
        told["norm_match"] = {(True, True): "both", (True, False): "actor", (False, True): "receiver"}.get(
            (here[0], here[1]), "neither"
        )
        if self.known.regions is not None:
            told["region"] = self.known.regions.region_of.get(str(told["country"]))
        if self.known.relations is not None:
            told["country_relation"] = str(self.known.relations.relation(actor, receiver))
        for name, value in told.items():
            if row[name] != value:
                yield f"its {name} is {row[name]}, and should be {value}"
