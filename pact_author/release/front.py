"""The front matter of a card: what the Hugging Face hub and `datasets.load_dataset` read of a release."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pact_author.model.corpus import Settings
from pact_author.reading.resources import schema_text
from pact_author.release.tables import ItemTable

SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"), (10**7, "1M<n<10M"))
TAGS = ("culture", "cultural-norms", "personas", "preferences", "evaluation", "benchmark", "croissant")
SPLIT = "test"
"""The only split: these items are there to ask models, and never to train them."""


@dataclass(frozen=True, slots=True)
class Config:
    """A part of a release that can be loaded by its name."""

    name: str
    path: str


def configs(tables: Sequence[ItemTable], retired: int) -> tuple[Config, ...]:
    """All parts: the scenarios, the retired ones where there are some, and every item table by design and locale."""
    return (
        Config("scenarios", "data/scenarios.jsonl"),
        *([Config("retired", "data/retired.jsonl")] if retired else []),
        *(Config(f"{table.design.name}-{table.words.name}", table.path) for table in tables),
    )


def front_matter(settings: Settings, tables: Sequence[ItemTable], retired: int) -> str:
    """YAML between its two lines of dashes. The first item table is loaded where nobody says which."""
    locales = list(dict.fromkeys(table.words.wording.locale for table in tables))
    languages = list(dict.fromkeys(locale.partition("-")[0] for locale in locales))
    rows = sum(table.rows for table in tables)
    lines = [
        "---",
        f"# {settings.canary}",
        f"pretty_name: {json.dumps(settings.title, ensure_ascii=False)}",
        f"license: {settings.licence.lower()}",
        *_list("language", languages),
        *(_list("language_bcp47", locales) if locales != languages else []),
        *_list("multilinguality", ["translation" if len(languages) > 1 else "monolingual"]),
        *_list("source_datasets", ["original"]),
        *_list("task_categories", ["multiple-choice"]),
        *_list("size_categories", [next((name for most, name in SIZES if rows < most), "n>10M")]),
        *_list("tags", TAGS),
        "configs:",
    ]
    for config in configs(tables, retired):
        lines += [
            f"- config_name: {config.name}",
            *(["  default: true"] if config.path == tables[0].path else []),
            "  data_files:",
            f"  - split: {SPLIT}",
            f"    path: {config.path}",
        ]
    # Left to itself, the library takes the day on which a source was read for midnight of it.
    lines += ["dataset_info:", "- config_name: scenarios", "  features:"]
    lines += _features(json.loads(schema_text("scenario-row")), "  ")
    return "".join(f"{line}\n" for line in (*lines, "---", ""))


def _features(schema: Mapping[str, Any], indent: str) -> Iterator[str]:
    """The columns of an object's schema, as the library wants them told."""
    for name, about in schema["properties"].items():
        yield f"{indent}- name: {name}"
        inner = about["items"] if about.get("type") == "array" else about
        kind = "struct" if inner is about else "list"
        if "properties" in inner:
            yield f"{indent}  {kind}:"
            yield from _features(inner, f"{indent}  ")
        else:
            kind = "dtype" if inner is about else "list"
            yield f"{indent}  {kind}: {'date32' if about.get('format') == 'date' else 'string'}"


def _list(name: str, values: Sequence[str]) -> list[str]:
    # In quotes, for the sake of Norwegian: a bare no is no text to every reader of YAML.
    return [f"{name}:", *(f"- {json.dumps(value)}" for value in values)]
