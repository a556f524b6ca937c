"""A clean corpus to the files of a release: a pure function, streamed line by line."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pact_author.locales.lexicon import Lexicon
from pact_author.locales.prompts import TEMPLATE
from pact_author.model.canonical import Json, canonical_json
from pact_author.model.corpus import Corpus
from pact_author.model.errors import ReleaseError
from pact_author.model.progress import OnProgress, silent
from pact_author.model.release import FORMAT, ReleaseFile
from pact_author.model.scenario import Scenario, Status
from pact_author.personas.expand import count
from pact_author.release.rows import item_row, items, scenario_row
from pact_author.release.twins import check_twins


@dataclass(frozen=True, slots=True)
class Part:
    """A file to be written: its path in the release, and its lines without newlines. rows: whether they are rows."""

    path: str
    lines: Iterable[str]
    rows: bool


def released(corpus: Corpus) -> tuple[Scenario, ...]:
    """The scenarios that go into a release: retired ones stay in the corpus only."""
    return tuple(s for s in corpus.scenarios if s.status is not Status.RETIRED)


def planned_rows(corpus: Corpus, locales: int) -> int:
    """How many item rows the tables of a release will hold."""
    return locales * sum(count(scenario, design) for scenario in released(corpus) for design in corpus.designs)


def build(
    corpus: Corpus,
    lexicons: Iterable[Lexicon],
    texts: Mapping[str, str],
    on_progress: OnProgress = silent,
) -> Iterator[Part]:
    """The parts of a release but its manifest. texts: path → text of what is copied (licence, schemas, card).

    Raises ReleaseError at once, before the first part is taken, where there would be no items, or where twins differ
    in more than they should.
    """
    lexicons = tuple(lexicons)
    scenarios = released(corpus)
    if not scenarios:
        raise ReleaseError("there is no scenario to release", "write one, or see why all are retired")
    if not corpus.designs:
        raise ReleaseError(
            "there is no persona set, so the release would hold no items", "write one, such as personas/smoke.yaml"
        )
    check_twins(scenarios, corpus.designs, lexicons)
    return _parts(corpus, scenarios, lexicons, texts, on_progress)


def _parts(
    corpus: Corpus,
    scenarios: tuple[Scenario, ...],
    lexicons: tuple[Lexicon, ...],
    texts: Mapping[str, str],
    on_progress: OnProgress,
) -> Iterator[Part]:
    total = planned_rows(corpus, len(lexicons))
    done = 0

    def table(rows: Iterable[dict[str, Json]]) -> Iterator[str]:
        nonlocal done
        for row in rows:
            yield canonical_json(row)
            done += 1
            if done % 500 == 0:
                on_progress(done, total)

    canary = corpus.settings.canary
    for path, text in sorted(texts.items()):
        yield Part(path, text.removesuffix("\n").split("\n"), rows=False)
    yield Part("data/scenarios.jsonl", (canonical_json(scenario_row(s, canary)) for s in scenarios), rows=True)
    for design in corpus.designs:
        for lexicon in lexicons:
            rows = (
                item_row(item, canary)
                for scenario in scenarios
                for item in items(scenario, design, lexicon, corpus.settings)
            )
            yield Part(f"data/items/{design.name}/{lexicon.locale}.jsonl", table(rows), rows=True)


def manifest_text(corpus: Corpus, files: Iterable[ReleaseFile]) -> str:
    """MANIFEST.json: what the release is made of, each file with its SHA-256, size and rows."""
    return canonical_json(
        {
            "format": FORMAT,
            "name": corpus.settings.name,
            "version": corpus.settings.version,
            "licence": corpus.settings.licence,
            "prompt_template": TEMPLATE,
            "canary": corpus.settings.canary,
            "files": [
                {"path": f.path, "sha256": f.sha256, "bytes": f.bytes, "rows": f.rows}
                for f in sorted(files, key=lambda f: f.path)
            ],
        }
    )
