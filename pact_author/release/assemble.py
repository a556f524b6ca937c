"""A clean corpus to a release on disk: what is copied, what is built, then the manifest and the rename."""

import json
from collections.abc import Sequence
from pathlib import Path

from pact_author.model.corpus import Corpus
from pact_author.model.progress import OnProgress, silent
from pact_author.model.translation import TranslationState
from pact_author.model.wording import Wording
from pact_author.reading.resources import schema_text
from pact_author.release.build import build, manifest_text
from pact_author.release.card import card_text
from pact_author.release.tables import item_tables, released
from pact_author.release.write import Writing

SCHEMAS = ("scenario", "item", "manifest", "regions", "country_relations")


def write_release(
    corpus: Corpus,
    wordings: Sequence[Wording],
    *,
    least: TranslationState = TranslationState.MACHINE,
    licence: str,
    parent: Path,
    on_progress: OnProgress = silent,
) -> tuple[Path, bool]:
    """Write <parent>/<name>-<version>/ and say whether it is new. least: texts that have not come so far stay out.

    Raises ReleaseError; leaves nothing half done.
    """
    tables = item_tables(corpus, wordings, least)
    columns = [(name, told["description"]) for name, told in json.loads(schema_text("item"))["properties"].items()]
    settings = corpus.settings
    texts = {
        "LICENSE.txt": licence,
        "data/regions.toml": settings.region_map.text,
        "data/country_relations.toml": settings.country_relations.text,
        "README.md": card_text(corpus, released(corpus), tables, columns),
    } | {f"schemas/{name}.schema.json": schema_text(name) for name in SCHEMAS}
    # A row does not say with which seed, weights and constraints it was drawn.
    for path in (f"personas/{design.name}.yaml" for design in corpus.designs):
        texts[path] = corpus.documents[path].text
    for wording in wordings:
        texts |= {f"data/names/{country}.yaml": table.text for country, table in wording.names.items()}
    parts = build(corpus, tables, texts, on_progress)
    writing = Writing(parent / f"{settings.name}-{settings.version}")
    try:
        files = writing.write(parts)
        return writing.target, writing.finish(manifest_text(corpus, files))
    finally:
        writing.discard()
