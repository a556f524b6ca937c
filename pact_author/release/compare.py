"""Two releases to what changed between them: item by item, by their ids, with no more than a scenario in memory."""

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from pact_author.model.canonical import Json
from pact_author.model.changes import Changes, Edition, Kind, ScenarioChange, TableChange
from pact_author.model.errors import ReleaseError
from pact_author.model.progress import OnProgress, silent
from pact_author.model.release import UNREVIEWED, Manifest
from pact_author.release.read import Release, Table

SEEN = frozenset({"system", "prompt", "content_hash", "culture_letter"})
"""Columns of an item of which a change makes old answers mean something else."""
ABOUT = frozenset({"README.md", "CITATION.cff", "CHANGELOG.md", "croissant.json", "datapackage.json", "coverage.svg"})
"""Files that only tell of the others: of the version, or of what is covered."""
Row = Mapping[str, Json]


def compare(
    old: Release, new: Release, on_progress: OnProgress = silent, *, held: Collection[str] | None = None
) -> Changes:
    """What changed. held: ids of the scenarios that the new one holds out, where whoever asks knows them.

    Raises ReleaseError where they are no versions of one dataset, or where one is damaged.
    """
    if held is None and new.manifest.held is None:
        held = ()
    editions = _edition(old.manifest), _edition(new.manifest)
    if old.manifest.name != new.manifest.name:
        names = f"{old.manifest.name} and {new.manifest.name}"
        raise ReleaseError(f"these are releases of two datasets, {names}", "compare two versions of one")
    first, second = (_digests(release.manifest) for release in (old, new))
    tables, prompts = [], Counter[str]()
    keys = sorted({*_keys(old), *_keys(new)})
    for done, key in enumerate(keys):
        on_progress(done, len(keys))
        if _files(key, first) != _files(key, second):
            tables.append(_table(old, new, *key, prompts))
    before, after = _scenarios(old), _scenarios(new)
    retired, now_retired = _rows(old, "data/retired.jsonl"), _rows(new, "data/retired.jsonl")
    scenarios = list(_changed(before, after, now_retired, prompts, held))
    differ = {path for path in first.keys() | second.keys() if first.get(path) != second.get(path)}
    return Changes(
        *editions,
        scenarios=tuple(sorted(scenarios, key=lambda change: (list(Kind).index(change.kind), change.id))),
        tables=tuple(table for table in tables if table != TableChange(table.design, table.locale)),
        files=tuple(sorted(path for path in differ if not path.startswith("data/items/") and path not in ABOUT)),
        faults=tuple(_faults(before, after, retired, now_retired, held)),
    )


def _edition(manifest: Manifest) -> Edition:
    return Edition(manifest.name, manifest.version, manifest.digest)


def _digests(manifest: Manifest) -> dict[str, str]:
    return {file.path: file.sha256 for file in manifest.files}


def _keys(release: Release) -> Iterator[tuple[str, str]]:
    """(design, locale) of every item table, reviewed or not."""
    for design in release.designs():
        yield from ((design, name.removesuffix(UNREVIEWED)) for name in release.locales(design))


def _files(key: tuple[str, str], digests: Mapping[str, str]) -> list[str | None]:
    design, locale = key
    return [digests.get(f"data/items/{design}/{name}.jsonl") for name in (locale, locale + UNREVIEWED)]


def _table(old: Release, new: Release, design: str, locale: str, prompts: Counter[str]) -> TableChange:
    """Compare the items of a design in a locale. prompts: scenario → items whose prompt is another, added up here."""
    before, after = (_open(release, design, locale) for release in (old, new))
    told = TableChange(design, locale)
    for scenario in dict.fromkeys(chain(before, after)):
        one, other = before.get(scenario), after.get(scenario)
        rows = {} if one is None else _places(one, scenario)
        count, fields = Counter[str](), set(told.fields)
        moved = one is not None and other is not None and _is_reviewed(one) != _is_reviewed(other)
        for row, line in () if other is None else _lines(other, scenario):
            place = rows.pop(str(row["id"]), None)
            if place is None or one is None:
                count["added"] += 1
                continue
            if other is not None and moved:
                count["raised" if _is_reviewed(other) else "lowered"] += 1
            was = one.line(place)
            if was != line:
                differ = _differ(_row(was), row)
                count["prompts" if differ & SEEN else "metadata"] += 1
                fields |= differ
        count["removed"] = len(rows)
        prompts[scenario] += count["prompts"]
        told = replace(
            told, **{name: getattr(told, name) + n for name, n in count.items()}, fields=tuple(sorted(fields))
        )
    return told


def _open(release: Release, design: str, locale: str) -> dict[str, Table]:
    """Scenario → the table that it is in: that of reviewed words, or the other."""
    names = [name for name in (locale, locale + UNREVIEWED) if name in release.locales(design)]
    tables = [release.table(design, name) for name in names]
    return {scenario: table for table in tables for scenario in table.scenarios}


def _is_reviewed(table: Table) -> bool:
    return not table.path.stem.endswith(UNREVIEWED)


def _places(table: Table, scenario: str) -> dict[str, int]:
    """Id → where its line begins."""
    places, at = {}, table.places[scenario][0]
    for row, line in _lines(table, scenario):
        places[str(row["id"])] = at
        at += len(line)
    return places


def _lines(table: Table, scenario: str) -> Iterator[tuple[Row, bytes]]:
    for line in table.lines(scenario):
        yield _row(line), line


def _row(line: bytes) -> Row:
    row = json.loads(line)
    if not isinstance(row, dict) or "id" not in row:
        raise ReleaseError("a row has no id", "see: pact-author verify")
    return row


def _differ(one: Row, other: Row) -> set[str]:
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}


def _rows(release: Release, path: str) -> dict[str, Row]:
    """Id → row of a small table; none where the release has no such table."""
    if path not in _digests(release.manifest):
        return {}
    return {str(row["id"]): row for row in map(_row, release.checked(path).read_bytes().splitlines())}


def _scenarios(release: Release) -> dict[str, Row]:
    return _rows(release, "data/scenarios.jsonl")


def _changed(
    before: Mapping[str, Row],
    after: Mapping[str, Row],
    retired: Mapping[str, Row],
    prompts: Counter[str],
    held: Collection[str] | None,
) -> Iterator[ScenarioChange]:
    for id_ in before.keys() | after.keys():
        one, other = before.get(id_), after.get(id_)
        title = str((other or one or {})["title"])
        if one is None:
            yield ScenarioChange(id_, Kind.ADDED, title)
        elif other is None and id_ in retired:
            why, by = (retired[id_].get(name) for name in ("retired_because", "superseded_by"))
            yield ScenarioChange(
                id_, Kind.RETIRED, title, because=str(why) if why else None, superseded_by=str(by) if by else None
            )
        elif other is None:
            kind = Kind.UNSEEN if held is None else Kind.HELD if id_ in held else Kind.GONE
            yield ScenarioChange(id_, kind, title)
        elif fields := tuple(sorted(_differ(dict(_flat(one)), dict(_flat(other))))):
            kind = Kind.CHANGED if prompts[id_] else Kind.METADATA
            yield ScenarioChange(id_, kind, title, fields, prompts[id_])
        elif prompts[id_]:  # what is around its texts is another: a template, a lexicon, a translation
            yield ScenarioChange(id_, Kind.CHANGED, title, (), prompts[id_])


def _flat(row: Row, before: str = "") -> Iterator[tuple[str, Json]]:
    for name, value in row.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


def _faults(
    before: Mapping[str, Row],
    after: Mapping[str, Row],
    retired: Mapping[str, Row],
    now: Mapping[str, Row],
    held: Collection[str] | None,
) -> Iterator[str]:
    """What no release may do to an id that an earlier one gave away. held: None where a scenario may be held out."""
    for id_ in sorted(before.keys() - after.keys() - now.keys() - set(held)) if held is not None else ():
        yield f"{id_}: gone, and not listed as retired; keep its file, with status: retired and a reason"
    for id_ in sorted(retired.keys() & after.keys()):
        yield f"{id_}: retired before, and its id is in use again; give the new scenario an id of its own"
    for id_ in sorted(retired.keys() - after.keys() - now.keys()):
        yield f"{id_}: retired before, and no longer listed; keep its file"
