"""Items as a task package of Inspect AI."""

from collections.abc import Iterable, Iterator

from pact_author.export.sample import (
    ABOUT,
    CODE,
    README,
    SAMPLES,
    ExportFile,
    Source,
    about_lines,
    axes,
    code_lines,
    messages,
    readme_lines,
    sample_lines,
)
from pact_author.model.canonical import Json
from pact_author.model.variant import Item


def inspect_ai(source: Source, items: Iterable[Item], reader: str, licence: str) -> Iterator[ExportFile]:
    """The files: a package that can be installed, whose task can also be run where it lies."""
    package = source.task
    yield ExportFile("pyproject.toml", _project(source))
    yield ExportFile(f"{package}/__init__.py", ["from .pact import pact as pact"])
    yield ExportFile(f"{package}/{SAMPLES}", sample_lines(items, _row, source.canary))
    yield ExportFile(f"{package}/{CODE}", code_lines(reader, "inspect_ai.py.txt", source.canary))
    yield ExportFile(ABOUT, about_lines(source))
    yield ExportFile(README, readme_lines(source, _run(source)))
    yield ExportFile("LICENSE.txt", licence.rstrip("\n").split("\n"))


def _row(item: Item) -> dict[str, Json]:
    return {**axes(item), "messages": messages(item)}


def _project(source: Source) -> list[str]:
    return [
        f"# {source.canary}",
        "[build-system]",
        'requires = ["hatchling"]',
        'build-backend = "hatchling.build"',
        "",
        "[project]",
        f'name = "{source.task.replace("_", "-")}"',
        f'version = "{source.version}"',
        'dependencies = ["inspect-ai>=0.3.200"]',
        "",
        "[project.entry-points.inspect_ai]",
        f'{source.task} = "{source.task}"',
        "",
        "[tool.hatch.build.targets.wheel]",
        f'packages = ["{source.task}"]',
    ]


def _run(source: Source) -> list[str]:
    return [
        "## Inspect AI",
        "",
        f"    inspect eval {source.task}/{CODE} --model openai/MODEL",
        "",
        "or, once it is installed (`pip install .`), from anywhere:",
        "",
        f"    inspect eval {source.task}/pact --model openai/MODEL",
        "",
        "Elsewhere: `--model openai-api/here/MODEL --model-base-url http://localhost:8000/v1`, `HERE_API_KEY` set.",
        "A model that thinks first needs `--max-tokens 4096`. With `--epochs` an item counts once, by what it was",
        "answered most often.",
    ]
