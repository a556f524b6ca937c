"""An item as the row of an exported task, and what an export says of itself."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from functools import cache
from pathlib import Path

from pact_author.model.canonical import Json, canonical_json
from pact_author.model.errors import ReleaseError
from pact_author.model.variant import Item

SAMPLES, ABOUT, README, CODE = "samples.jsonl", "export.json", "README.md", "pact.py"

_AXES = tuple(field.name for field in fields(Item) if field.name not in ("system", "prompt", "pairs"))
"""Columns that tell of an item; who its twins are is for those who read the release itself."""
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .:+_()-]{0,199}")
_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Source:
    """What is exported: the items of one frame from one table of a release. digest: the release's identity."""

    name: str
    version: str
    digest: str
    licence: str
    canary: str
    design: str
    locale: str
    frame: str

    def __post_init__(self) -> None:
        """Raises ReleaseError: these words go into Python and YAML, and a release is anybody's."""
        for field in fields(self):
            if not _WORD.fullmatch(getattr(self, field.name)):
                raise ReleaseError(f"the release's {field.name} is no plain word", "see: pact-author verify")

    @property
    def task(self) -> str:
        """A name that each of the tools takes: letters, digits and underscores."""
        return "_".join((self.name, self.design, self.locale, self.frame)).replace("-", "_").lower()


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A file of an export: its path there, and its lines without line ends."""

    path: str
    lines: Iterable[str]


def messages(item: Item) -> list[Json]:
    """What a model is told, as `score` tells it."""
    system: list[Json] = [{"role": "system", "content": item.system}] if item.system else []
    return [*system, {"role": "user", "content": item.prompt}]


def axes(item: Item) -> dict[str, Json]:
    """All columns of an item that no model sees."""
    return {name: str(getattr(item, name)) for name in _AXES}


def sample_lines(items: Iterable[Item], row: Callable[[Item], dict[str, Json]], canary: str) -> Iterator[str]:
    """A line an item; each bears the canary of the release."""
    return (canonical_json({**row(item), "canary": canary}) for item in items)


def about_lines(source: Source) -> list[str]:
    """export.json: what was exported, and from where."""
    told = {**asdict(source), "task": source.task}
    return json.dumps(told, indent=2, ensure_ascii=False, sort_keys=True).split("\n")


def code_lines(reader: str, template: str, canary: str) -> list[str]:
    """A Python file: the reader of answers, then what a tool needs around it."""
    return [f"# {canary}", *reader.rstrip("\n").split("\n"), "", "", *template_lines(template)]


def readme_lines(source: Source, run: Sequence[str]) -> list[str]:
    """README.md of an export. run: its own part, how the task is run and where its figures stand."""
    return [
        f"<!-- {source.canary} -->",
        f"# {source.name} {source.version}: {source.design}, {source.locale}, {source.frame}",
        "",
        f"Items of the release with the identity `{source.digest}`, under {source.licence} (LICENSE.txt).",
        "",
        *template_lines("README.md"),
        "",
        *run,
    ]


@cache
def template_lines(name: str) -> tuple[str, ...]:
    """The lines of a file of templates/."""
    return tuple((_TEMPLATES / name).read_text("utf-8").rstrip("\n").split("\n"))
