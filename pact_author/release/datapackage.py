"""datapackage.json of a release: a Data Package (version 2), for tools that read tables by their schemas."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pact_author.model.corpus import Corpus
from pact_author.model.release import ReleaseFile
from pact_author.reading.resources import schema_text
from pact_author.release.croissant import DESCRIPTION, LINES
from pact_author.release.dictionary import ITEMS, schema_of
from pact_author.release.front import TAGS, configs
from pact_author.release.tables import ItemTable, released, retired

NAME = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def datapackage_text(corpus: Corpus, tables: Sequence[ItemTable], files: Sequence[ReleaseFile]) -> str:
    """JSON, indented. files: the tables as they were written, with their digests."""
    settings, written = corpus.settings, {file.path: file for file in files}
    handles = sorted({handle for s in released(corpus) for handle in s.contributors}, key=str.lower)
    told: dict[str, Any] = {
        "$schema": PROFILE,
        "name": settings.name,
        "title": settings.title,
        "description": f"{DESCRIPTION} Canary: {settings.canary}",
        "version": settings.version,
        "licenses": [{"name": settings.licence, "path": f"https://spdx.org/licenses/{settings.licence}.html"}],
        "contributors": [{"title": handle, "roles": ["author"]} for handle in handles],
        "keywords": list(TAGS),
        **({"homepage": settings.homepage} if settings.homepage else {}),
        "resources": [_resource(config.name, written[config.path]) for config in configs(tables, len(retired(corpus)))],
    }
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def _resource(name: str, file: ReleaseFile) -> dict[str, Any]:
    schema = json.loads(schema_text(schema_of(file.path) or "item"))
    to_scenarios = {"fields": ["scenario"], "reference": {"resource": "scenarios", "fields": ["id"]}}
    return {
        "name": name.lower(),
        "description": schema["description"],
        "path": file.path,
        "format": "jsonl",
        "mediatype": LINES,
        "encoding": "utf-8",
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
        "schema": {
            # In the order of the rows, whose keys are sorted.
            "fields": [_field(column, about) for column, about in sorted(schema["properties"].items())],
            "missingValues": [],
            "primaryKey": ["id"],
            **({"foreignKeys": [to_scenarios]} if file.path.startswith(ITEMS) else {}),
        },
    }


def _field(name: str, about: Mapping[str, Any]) -> dict[str, Any]:
    """A column. An empty text is a text: only null is no value."""
    kinds = about.get("type", "string")
    kind = next((each for each in ([kinds] if isinstance(kinds, str) else kinds) if each != "null"), "any")
    may_lack = kind == "any" or not isinstance(kinds, str)
    limits = {
        **({} if may_lack else {"required": True}),
        **({"enum": about["enum"]} if "enum" in about else {}),
        **({"pattern": about["pattern"]} if "pattern" in about and not may_lack else {}),
    }
    told = {"name": name, "type": kind, "description": about["description"]}
    return told | ({"constraints": limits} if limits else {})
