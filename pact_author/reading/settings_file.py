"""pact.toml to Settings; a corpus cannot be opened without it, so the first mistake stops."""

from pathlib import Path
from typing import Any

from pact_author.model.corpus import Relation, Settings
from pact_author.model.errors import ProjectError
from pact_author.reading.place_files import read_region_map, read_relation_table
from pact_author.reading.toml_file import fitting, read_toml

NAME = "pact.toml"


def read_settings(path: Path) -> Settings:
    """The settings in a file and in the tables that it names, or a ProjectError that says what to mend."""
    document = read_toml(path)
    if isinstance(document.data, dict) and "regions" in document.data:
        line = document.locate("/regions").span.line
        hint = 'write [places] with regions = "study", or put the map into a file and name that, as docs/places.md says'
        raise ProjectError(f"{path}:{line}: the region map does not stand here any more", hint)
    data: Any = fitting(path, document, "project")
    corpus, places = data["corpus"], data.get("places", {})
    if corpus["source_language"] not in corpus["locales"]:
        message = f"`locales` lacks the source language `{corpus['source_language']}`"
        raise ProjectError(f"{path}: {message}", "add it to the list")
    return Settings(
        **{**corpus, "locales": tuple(corpus["locales"])},
        region_map=read_region_map(path.parent, places.get("regions", "study")),
        country_relations=read_relation_table(path.parent, places.get("country_relations", "study")),
        relations={name: Relation(**relation) for name, relation in data["relations"].items()},
    )
