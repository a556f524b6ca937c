"""Items as a task of lm-evaluation-harness: a YAML file, rows, and the functions that the YAML names."""

import json
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
    readme_lines,
    sample_lines,
)
from pact_author.model.canonical import Json
from pact_author.model.variant import Item

FIGURES = ("follows_culture", "follows_culture_count", "choices", "refused", "both", "unclear")


def lm_eval(source: Source, items: Iterable[Item], reader: str, licence: str) -> Iterator[ExportFile]:
    """The files, for lm_eval 0.4.9 and later."""
    yield ExportFile(f"{source.task}.yaml", _yaml(source))
    yield ExportFile(SAMPLES, sample_lines(items, _row, source.canary))
    yield ExportFile(CODE, code_lines(reader, "lm_eval.py.txt", source.canary))
    yield ExportFile(ABOUT, about_lines(source))
    yield ExportFile(README, readme_lines(source, _run(source)))
    yield ExportFile("LICENSE.txt", licence.rstrip("\n").split("\n"))


def _row(item: Item) -> dict[str, Json]:
    return {**axes(item), "system": item.system, "prompt": item.prompt}


def _yaml(source: Source) -> list[str]:
    """No target and no direction is meant: the harness asks for both, and looks at neither here."""
    lines = [
        f"# {source.canary}",
        f"# {source.name} {source.version}, {source.digest}",
        "# No answer is correct: see README.md. No figure is better when higher, so no direction is given.",
        f"task: {source.task}",
        "custom_dataset: !function pact.samples",
        "test_split: test",
        "output_type: generate_until",
        'description: "{{system}}"',
        'doc_to_text: "{{prompt}}"',
        'doc_to_target: ""',
        "process_results: !function pact.process_results",
        "num_fewshot: 0",
        "generation_kwargs:",
        "  until: []",
        "  max_gen_toks: 16",
        "  do_sample: false",
        "  temperature: 0.0",
        "metric_list:",
    ]
    for name in FIGURES:
        lines += [f"  - metric: {name}", f"    aggregation: !function pact.{name}", "    higher_is_better: null"]
    return [*lines, "metadata:", f"  version: {json.dumps(source.version)}"]


def _run(source: Source) -> list[str]:
    return [
        "## lm-evaluation-harness",
        "",
        "    lm_eval run --tasks " + source.task + " --include_path . --apply_chat_template \\",
        "        --model local-chat-completions \\",
        "        --model_args model=MODEL,base_url=http://localhost:8000/v1/chat/completions",
        "",
        "Without `--apply_chat_template` the system prompt and the prompt are one text, which is not what was written.",
        "A model that thinks first needs `--gen_kwargs max_gen_toks=4096`.",
    ]
