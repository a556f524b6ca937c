"""`report`: figures from stored replies, without asking."""

from pathlib import Path

import click

from pact_author.cli.options import colour, note, width

FORMS = ("terminal", "json", "md", "csv", "html")


@click.command(
    "report",
    short_help="Show the figures of finished or partial runs, without asking again.",
    epilog="""\b
Examples:
  pact-author report runs/pact-0.1.0/gpt-5.4-mini-core-en-advice
  pact-author report RUN_A RUN_B --format md
  pact-author report RUN --format html --out report.html
""",
)
@click.argument("runs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="RUN…")
@click.option("--format", "form", type=click.Choice(FORMS), default="terminal", show_default=True)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write.  [default: stdout]")
def command(runs: tuple[Path, ...], form: str, out: Path | None) -> None:
    """Show the figures of finished or partial runs, without asking again.

    Several runs stand side by side, in the order given; they are not ranked.
    """
    import sys

    from pact_author.render import scores
    from pact_author.render.html import html
    from pact_author.score.explore import explore
    from pact_author.score.report import report

    told = report(runs)
    if form == "terminal":
        to_terminal = out is None
        lines = scores.terminal(
            told,
            width=width(sys.stdout) if to_terminal else 80,
            colour=to_terminal and colour(sys.stdout),
        )
        text = "\n".join(lines) + "\n"
    elif form == "html":
        text = html(told, explore(runs))
    else:
        text = scores.RENDERERS[form](told)
    if out is None:
        click.echo(text, nl=False)
    else:
        out.write_text(text, encoding="utf-8", newline="")
        note(f"written: {out}")
