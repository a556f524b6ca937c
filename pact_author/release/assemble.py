"""A clean corpus to a release on disk: what is copied, what is built, then the manifest, the rename and the archive."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pact_author.model.corpus import Corpus
from pact_author.model.progress import OnProgress, silent
from pact_author.model.review import State
from pact_author.model.translation import TranslationState
from pact_author.model.wording import Wording
from pact_author.reading.resources import schema_text
from pact_author.release.archive import EARLIEST, SUFFIX, holds, write_archive
from pact_author.release.build import Part, build, manifest_text, refuse_nothing
from pact_author.release.card import card_text
from pact_author.release.citation import citation_text
from pact_author.release.coverage_plot import NAME as COVERAGE
from pact_author.release.coverage_plot import coverage_plot
from pact_author.release.croissant import NAME as CROISSANT
from pact_author.release.croissant import croissant_text
from pact_author.release.datapackage import NAME as DATAPACKAGE
from pact_author.release.datapackage import datapackage_text
from pact_author.release.gate import refuse_small
from pact_author.release.private import Split, split_corpus, write_held
from pact_author.release.read import Release, open_release, read_manifest
from pact_author.release.sign import sign
from pact_author.release.tables import item_tables, released
from pact_author.release.write import Writing

SCHEMAS = ("scenario", "scenario-row", "retired-row", "item", "manifest", "regions", "country_relations")


def write_release(
    corpus: Corpus,
    wordings: Sequence[Wording],
    *,
    least: TranslationState = TranslationState.MACHINE,
    licence: str,
    parent: Path,
    changes: str | None = None,
    seconds: int = EARLIEST,
    since: Release | None = None,
    split: Split | None = None,
    reviewed: Mapping[str, State] | None = None,
    on_progress: OnProgress = silent,
) -> tuple[Path, bool]:
    """Write <parent>/<name>-<version>/ and its .tar.gz, and say whether the folder is new.

    least: texts that have not come so far stay out. changes: the data's changelog. seconds: the time of the files in
    the archive. since: an earlier release; a version that does not tell of what changed since is refused.
    split: what to hold out, and with which key. reviewed: scenario → how far it was reviewed, for the card. Raises
    ReleaseError, VersionRefused; leaves nothing half done.
    """
    corpus, hidden = split_corpus(corpus, split)
    tables = item_tables(corpus, wordings, least)
    refuse_nothing(corpus, tables)
    settings = corpus.settings
    card = card_text(corpus, released(corpus), tables, len(hidden.scenarios) if hidden else 0, reviewed)
    texts = _texts(corpus, wordings, licence, changes, card)
    parts = build(corpus, tables, texts, on_progress)
    held_ids = {scenario.id for scenario in hidden.scenarios} if hidden else set[str]()
    writing = Writing(parent / f"{settings.name}-{settings.version}")
    try:
        files, held = writing.write(parts), None
        if split is not None and hidden is not None:
            parts = build(hidden, item_tables(hidden, wordings, least), {})
            more, held = write_held(writing, parts, split.key)
            files += more
        for name, text in ((CROISSANT, croissant_text), (DATAPACKAGE, datapackage_text)):
            about = text(corpus, tables, files).removesuffix("\n").split("\n")
            files += writing.write([Part(name, about, rows=False)])
        manifest = manifest_text(corpus, files, held)
        if since is not None and not writing.target.exists():
            writing.seal(manifest)
            refuse_small(since, open_release(writing.folder), held_ids)
        new = writing.finish(manifest)
    finally:
        writing.discard()
    archive = writing.target.with_name(writing.target.name + SUFFIX)
    if new or not holds(archive, manifest.encode() + b"\n"):
        write_archive(writing.target, sorted(file.path for file in files), archive, seconds)
    return writing.target, new


def sign_release(folder: Path, key: Path, seconds: int = EARLIEST) -> None:
    """Sign a release that stands, and pack it again with its signature. Raises ReleaseError."""
    sign(folder, key)
    names = sorted(file.path for file in read_manifest(folder).files)
    write_archive(folder, names, folder.with_name(folder.name + SUFFIX), seconds)


def _texts(corpus: Corpus, wordings: Sequence[Wording], licence: str, changes: str | None, card: str) -> dict[str, str]:
    """Path → text of what is small: copies, and what people read first."""
    settings, scenarios = corpus.settings, released(corpus)
    texts = {
        "LICENSE.txt": licence,
        "CITATION.cff": citation_text(settings, scenarios),
        "data/regions.toml": settings.region_map.text,
        "data/country_relations.toml": settings.country_relations.text,
        "README.md": card,
        COVERAGE: coverage_plot(scenarios, settings),
    } | {f"schemas/{name}.schema.json": schema_text(name) for name in SCHEMAS}
    if changes is not None:
        texts["CHANGELOG.md"] = changes
    # A row does not say with which seed, weights and constraints it was drawn.
    for path in (f"personas/{design.name}.yaml" for design in corpus.designs):
        texts[path] = corpus.documents[path].text
    for wording in wordings:
        texts |= {f"data/names/{country}.yaml": table.text for country, table in wording.names.items()}
    return texts
