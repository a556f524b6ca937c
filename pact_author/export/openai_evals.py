"""Items as an eval in the registry form of OpenAI's evals: YAML, rows, and the class that the YAML names."""

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


def openai_evals(source: Source, items: Iterable[Item], reader: str, licence: str) -> Iterator[ExportFile]:
    """The files, for evals 3."""
    yield ExportFile(f"evals/{source.task}.yaml", _yaml(source))
    yield ExportFile(f"data/{source.task}/{SAMPLES}", sample_lines(items, _row, source.canary))
    yield ExportFile(CODE, code_lines(reader, "openai_evals.py.txt", source.canary))
    yield ExportFile(ABOUT, about_lines(source))
    yield ExportFile(README, readme_lines(source, _run(source)))
    yield ExportFile("LICENSE.txt", licence.rstrip("\n").split("\n"))


def _row(item: Item) -> dict[str, Json]:
    return {**axes(item), "input": messages(item)}


def _yaml(source: Source) -> list[str]:
    version = f"{source.task}.test.{source.version.replace('.', '-').replace('+', '-')}"
    return [
        f"# {source.canary}",
        "# No answer is correct: see README.md.",
        f"{source.task}:",
        f"  id: {version}",
        f"  description: Which side a model takes, a norm or a preference; {source.name} {source.version}.",
        "  metrics: [follows_culture, follows_culture_count, choices, refused, both, unclear]",
        f"{version}:",
        "  class: pact:FollowsCulture",
        "  args:",
        f"    samples_jsonl: {source.task}/{SAMPLES}",
    ]


def _run(source: Source) -> list[str]:
    return [
        "## OpenAI evals",
        "",
        f"    PYTHONPATH=. oaieval MODEL {source.task} --registry_path .",
        "",
        "Rows have no `ideal`: the classes that come with evals would call it the correct answer. Another endpoint",
        "than OpenAI's is named by `OPENAI_BASE_URL`. evals 3.0.1 knows chat models by their names: `gpt-4-…` and",
        "`gpt-3.5-turbo`. Any other needs `completion_fns/mine.yaml` beside `evals/`, and is then run as `mine`:",
        "",
        "    mine:",
        "      class: evals.completion_fns.openai:OpenAIChatCompletionFn",
        "      args: {model: MODEL}",
    ]
