"""`score export`: the calls of a run as files for a batch tool, such as `vllm run-batch`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pact_author.cli.options import note

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pact_author.ask.call import Call
    from pact_author.ask.store import ReplyStore

OFFLINE = "offline"
"""Where a run was asked that no endpoint is known of."""


def written(folder: Path, calls: "Iterable[Call]", store: "ReplyStore") -> None:
    """Write the calls without a result into files of a run folder, and name them."""
    from pact_author.score.offline import export

    files = export(folder, calls, store)
    for file in files:
        click.echo(folder / file.name)
    count = sum(file.lines for file in files)
    if not count:
        note("every call has its answer; nothing was written")
        return
    note(f"\nwritten: {count:,} calls in {len(files):,} file{'s' if len(files) != 1 else ''}")
    note(f"take in what comes of them with: pact-author score import {folder} ANSWERS.jsonl")


FILES = "files"
"""The engine that asks nobody."""
SHARED = frozenset(
    {"release", "model", "base_url", "folder", "design", "locale", "frame", "repeats", "max_tokens", "limit"}
)
"""Options of `score` that say what is asked, and not how."""


def branch(score: click.Command) -> click.Command:
    """`score export`: what `score` would ask, written down."""

    @click.pass_context
    def callback(context: click.Context, /, **given: object) -> None:
        """Write the calls of a run into files for a batch tool, and ask nobody.

        The run folder gets calls-0001.jsonl and so on, of 50,000 lines and 200 MB at the most, in the form of OpenAI's
        Batch API, which `vllm run-batch` reads too. Calls that have their answer are left out, so a second export holds
        what is still open. Name with --base-url the endpoint that the run belongs to, if there is one.
        """
        context.invoke(score, engine=FILES, **given)

    return click.command(
        "export",
        short_help="Write the calls of a run into files for a batch tool.",
        params=[each for each in score.params if each.name in SHARED],
        epilog="""\b
Examples:
  pact-author score export dist/pact-0.1.0 --model Qwen/Qwen3-8B --run runs/qwen3
  vllm run-batch -i runs/qwen3/calls-0001.jsonl -o answers.jsonl --model Qwen/Qwen3-8B
  pact-author score import runs/qwen3 answers.jsonl
""",
    )(callback)
