"""`report`: figures from stored replies, without asking."""

from pathlib import Path

import click

from pact_author.cli.options import colour, in_utf8, note, width

FORMS = ("terminal", "json", "md", "csv", "html")


@click.command(
    "report",
    short_help="Show the figures of finished or partial runs, without asking again.",
    epilog="""\b
Examples:
  pact-author report runs/pact-0.1.0/gpt-5.4-mini-core-en-advice
  pact-author report RUN_A RUN_B --format md
  pact-author report RUN --format html --out report.html
  pact-author report RUN --csv tables
  pact-author report decisions.csv

  pact-author report --decisions decisions.csv --compat paper --format json

\b
A table (.csv or .jsonl) has a row for each trial: scenario, decision (follow, allow, refused, …),
and model, order, repeat and any column of a release's items.
""",
)
@click.argument("runs", nargs=-1, type=click.Path(path_type=Path), metavar="[RUN…]")
@click.option("--format", "form", type=click.Choice(FORMS), default="terminal", show_default=True)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write.  [default: stdout]")
@click.option(
    "--csv", "folder", type=click.Path(path_type=Path, file_okay=False), help="Folder for one CSV file of each table."
)
@click.option("--require-complete", is_flag=True, help="End with 1 if a planned trial has no answer.")
@click.option(
    "--decisions",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="CSV",
    help="In place of runs: a model's decisions in the study's columns.",
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="CSV",
    help="Decisions on the same variants to pair with: of the base model, or without the balance prompt.",
)
@click.option("--compat", type=click.Choice(["paper"]), help="Whose rules decisions are scored by: the study's own.")
def command(
    runs: tuple[Path, ...],
    form: str,
    out: Path | None,
    folder: Path | None,
    require_complete: bool,
    decisions: Path | None,
    baseline: Path | None,
    compat: str | None,
) -> None:
    """Show the figures of finished or partial runs, without asking again.

    Several runs stand side by side, in the order given; they are not ranked.

    With --decisions and --compat paper the result is JSON: the study's figures by the study's rules, without intervals
    (docs/align.md).
    """
    import sys

    if (decisions is None) == (not runs):
        raise click.UsageError("name one or more runs, or a file with --decisions")
    if decisions is not None:
        _decisions(decisions, baseline, compat, form, out)
        return
    if baseline is not None or compat is not None:
        raise click.UsageError("--baseline and --compat go with --decisions")

    from pact_author.render import scores
    from pact_author.render.tables import tables
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
    else:
        text = scores.RENDERERS[form](told)
    if out is None:
        click.echo(text, nl=False)
    else:
        out.write_text(text, encoding="utf-8", newline="")
        note(f"written: {out}")
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        written = tables(told)
        for name, table in written.items():
            (folder / name).write_text(table, encoding="utf-8", newline="")
        note(f"written: {len(written)} tables in {folder}")
    if require_complete and told.status.state != "complete":
        note("the run is not complete; run the same score command again to ask what is missing")
        click.get_current_context().exit(1)


def _decisions(decisions: Path, baseline: Path | None, compat: str | None, form: str, out: Path | None) -> None:
    import sys
    from dataclasses import replace

    from pact_author.align.decisions import score_decisions, score_flips
    from pact_author.measures.paper_decisions import GROUPINGS
    from pact_author.reading.decisions_file import open_decisions
    from pact_author.render import data_tables

    if compat is None:
        raise click.UsageError("--decisions needs --compat paper: such a file is scored by the study's rules")
    if form not in ("terminal", "json"):
        raise click.UsageError(f"figures of --decisions come as JSON, not as {form}: write --format json")
    opened = open_decisions(decisions)
    told = score_decisions(opened)
    if baseline is not None:
        told = replace(told, tables=(*told.tables, *score_flips(open_decisions(baseline), open_decisions(decisions))))
    text = data_tables.decisions(told)
    if out is None:
        in_utf8(sys.stdout)
        click.echo(text, nl=False)
    else:
        out.write_text(text, encoding="utf-8", newline="")
        note(f"written: {out}")
    if absent := sorted({name for group in GROUPINGS.values() for name in group} - set(opened.columns)):
        note(f"note: {decisions} has no {', '.join(absent)}: tables by these are empty")
