"""A clean corpus to a release on disk: what is copied, what is built, then the manifest and the rename."""

import json
from collections.abc import Sequence
from pathlib import Path

from pact_author.locales.lexicon import Lexicon
from pact_author.model.corpus import Corpus
from pact_author.model.progress import OnProgress, silent
from pact_author.reading.resources import schema_text
from pact_author.release.build import build, manifest_text, released
from pact_author.release.card import card_text
from pact_author.release.write import Writing

SCHEMAS = ("scenario", "item", "manifest")


def write_release(
    corpus: Corpus,
    lexicons: Sequence[Lexicon],
    *,
    licence: str,
    parent: Path,
    on_progress: OnProgress = silent,
) -> tuple[Path, bool]:
    """Write <parent>/<name>-<version>/ and say whether it is new. Raises ReleaseError; leaves nothing half done."""
    columns = [(name, told["description"]) for name, told in json.loads(schema_text("item"))["properties"].items()]
    texts = {
        "LICENSE.txt": licence,
        "README.md": card_text(corpus, released(corpus), [lexicon.locale for lexicon in lexicons], columns),
    } | {f"schemas/{name}.schema.json": schema_text(name) for name in SCHEMAS}
    # A row does not say with which seed, weights and constraints it was drawn.
    for path in (f"personas/{design.name}.yaml" for design in corpus.designs):
        texts[path] = corpus.documents[path].text
    parts = build(corpus, lexicons, texts, on_progress)
    writing = Writing(parent / f"{corpus.settings.name}-{corpus.settings.version}")
    try:
        files = writing.write(parts)
        return writing.target, writing.finish(manifest_text(corpus, files))
    finally:
        writing.discard()
