"""A clean corpus to the files of a release: a pure function, streamed line by line."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pact_author.locales.prompts import TEMPLATE
from pact_author.model.canonical import Json, canonical_json
from pact_author.model.corpus import Corpus
from pact_author.model.errors import ReleaseError
from pact_author.model.progress import OnProgress, silent
from pact_author.model.release import FORMAT, Held, ReleaseFile
from pact_author.release.items import items
from pact_author.release.rows import item_row, retired_row, scenario_row
from pact_author.release.tables import ItemTable, released, retired
from pact_author.release.twins import check_twins


@dataclass(frozen=True, slots=True)
class Part:
    """A file to be written: its path in the release, and its lines without newlines. rows: whether they are rows."""

    path: str
    lines: Iterable[str]
    rows: bool


def build(
    corpus: Corpus,
    tables: Sequence[ItemTable],
    texts: Mapping[str, str],
    on_progress: OnProgress = silent,
) -> Iterator[Part]:
    """The parts of a release but its manifest. texts: path → text of what is copied (licence, schemas, card).

    Raises ReleaseError at once, before the first part is taken, where there would be no items, or where twins differ
    in more than they should.
    """
    refuse_nothing(corpus, tables)
    check_twins(tables)
    return _parts(corpus, tables, texts, on_progress)


def refuse_nothing(corpus: Corpus, tables: Sequence[ItemTable]) -> None:
    """Raise ReleaseError where there would be no items, and say why."""
    if not released(corpus):
        raise ReleaseError("there is no scenario to release", "write one, or see why all are retired")
    if not corpus.designs:
        raise ReleaseError(
            "there is no persona set, so the release would hold no items", "write one, such as personas/smoke.yaml"
        )
    if not tables:
        raise ReleaseError(
            "no locale's texts have come that far, so the release would hold no items",
            "see: pact-author locale status; or ask for less with --min-status",
        )


def _parts(
    corpus: Corpus, tables: Sequence[ItemTable], texts: Mapping[str, str], on_progress: OnProgress
) -> Iterator[Part]:
    total = sum(table.rows for table in tables)
    done = 0

    def told(rows: Iterable[dict[str, Json]]) -> Iterator[str]:
        nonlocal done
        for row in rows:
            yield canonical_json(row)
            done += 1
            if done % 500 == 0:
                on_progress(done, total)

    canary = corpus.settings.canary
    for path, text in sorted(texts.items()):
        yield Part(path, text.removesuffix("\n").split("\n"), rows=False)
    scenarios = (canonical_json(scenario_row(each, canary)) for each in released(corpus))
    yield Part("data/scenarios.jsonl", scenarios, rows=True)
    yield Part("data/retired.jsonl", (canonical_json(retired_row(each, canary)) for each in retired(corpus)), rows=True)
    for table in tables:
        rows = (
            item_row(item, canary)
            for scenario in table.words.scenarios
            for item in items(scenario, table.design, table.words.wording, corpus.settings)
        )
        yield Part(table.path, told(rows), rows=True)


def manifest_text(corpus: Corpus, files: Iterable[ReleaseFile], held: Held | None = None) -> str:
    """MANIFEST.json: what the release is made of, each file with its SHA-256, size and rows."""
    return canonical_json(
        {
            "format": FORMAT,
            "name": corpus.settings.name,
            "version": corpus.settings.version,
            "licence": corpus.settings.licence,
            "prompt_template": TEMPLATE,
            "places": {
                "regions": corpus.settings.region_map.name,
                "country_relations": corpus.settings.country_relations.name,
            },
            "canary": corpus.settings.canary,
            **({"private": _held(held)} if held else {}),
            "files": [
                {"path": f.path, "sha256": f.sha256, "bytes": f.bytes, "rows": f.rows}
                for f in sorted(files, key=lambda f: f.path)
            ],
        }
    )


def _held(held: Held) -> dict[str, Json]:
    return {
        "key_id": held.key_id,
        "scenarios": held.scenarios,
        "tables": [{"path": t.path, "table": t.table, "rows": t.rows} for t in held.tables],
        "commitments": list(held.commitments),
    }
