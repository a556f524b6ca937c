"""`export`: items of a release as a task of another evaluation tool."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pact_author.cli.options import note
from pact_author.model.persona import Frame

if TYPE_CHECKING:
    from pact_author.model.variant import Item
    from pact_author.release.read import Table

TOOLS = ("lm-eval", "inspect", "openai-evals")


@click.command(
    "export",
    short_help="Write items of a release as a task of another evaluation tool.",
    epilog="""\b
Examples:
  pact-author export lm-eval dist/pact-0.1.0
  pact-author export inspect dist/pact-0.1.0 --design core --frame norm
  pact-author export openai-evals dist/pact-0.1.0 --out evals
""",
)
@click.argument("tool", type=click.Choice(TOOLS))
@click.argument("release", type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder to be made.  [default: below exports/]",
)
@click.option("--design", metavar="NAME", help="Persona set.  [default: smoke, or the only one]")
@click.option("--locale", default="en", show_default=True, metavar="L")
@click.option(
    "--frame", type=click.Choice([f.value for f in Frame]), default="advice", show_default=True, help="What is asked."
)
def command(tool: str, release: Path, out: Path | None, design: str | None, locale: str, frame: str) -> None:
    """Write items of a release as a task of another evaluation tool.

    For lm-evaluation-harness (lm-eval), Inspect AI (inspect) or OpenAI's evals (openai-evals). The task reads answers
    as `score` does, and counts how many follow the norm. No answer is correct there either: its figures are called
    follows_culture, and none of them is an accuracy. The folder's README says how it is run.
    """
    from pact_author.cli.releases import chosen_design, opened_release
    from pact_author.export.inspect_ai import inspect_ai
    from pact_author.export.lm_eval import lm_eval
    from pact_author.export.openai_evals import openai_evals
    from pact_author.export.sample import Source
    from pact_author.export.write import write_export
    from pact_author.score.standalone import reader_text

    write = {"lm-eval": lm_eval, "inspect": inspect_ai, "openai-evals": openai_evals}[tool]
    with opened_release(release) as opened:
        told, design = opened.manifest, chosen_design(opened, design)
        table = opened.table(design, locale)
        licence = opened.checked("LICENSE.txt").read_text("utf-8")
        source = Source(told.name, told.version, told.digest, told.licence, told.canary, design, locale, frame)
        target = out or Path("exports") / f"{tool}-{source.task}"
        write_export(target, write(source, _items(table, frame), reader_text(), licence))
    note(f"written: a task of {tool}, {source.task}; how it is run: {target / 'README.md'}")
    click.echo(target)


def _items(table: "Table", frame: str) -> Iterator["Item"]:
    from pact_author.model.errors import ReleaseError

    found = False
    for scenario in table.scenarios:
        for item in table.items(scenario):
            if item.frame == frame:
                found = True
                yield item
    if not found:
        raise ReleaseError(f"no item of the table asks the frame {frame}", "choose another frame or another design")
