"""`report`: figures from stored replies, without asking."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pact_author.cli.files import figure_options, fill, need_plots
from pact_author.cli.options import colour, in_utf8, note, width

if TYPE_CHECKING:
    from pact_author.model.report import Report

FORMS = ("terminal", "json", "md", "csv", "html")


@click.command(
    "report",
    short_help="Show the figures of finished or partial runs, without asking again.",
    epilog="""\b
Examples:
  pact-author report runs/pact-0.1.0/gpt-5.4-mini-core-en-advice
  pact-author report RUN_A RUN_B --format md
  pact-author report RUN --html report.html
  pact-author report RUN --csv tables
  pact-author report decisions.csv
  pact-author report RUN_A RUN_B --plots plots --latex tables
  pact-author report RUN --bundle run.zip
  pact-author report run.zip --format json
  pact-author report --decisions decisions.csv --compat paper --format json

\b
A table (.csv, .jsonl, .parquet) has a row for each trial: scenario, decision (follow, allow, refused, …),
and model, order, repeat and any column of a release's items.

\b
A bundle holds the plan, the prompts as sent, every reply, versions, hashes and seeds; from it
anybody makes the same figures, without a network and without the release.
""",
)
@click.argument("runs", nargs=-1, type=click.Path(path_type=Path), metavar="[RUN…]")
@click.option("--format", "form", type=click.Choice(FORMS), default="terminal", show_default=True)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write.  [default: stdout]")
@click.option(
    "--html",
    "page",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also write a page with figures and every item, for any browser.",
)
@click.option(
    "--csv", "csv_to", type=click.Path(path_type=Path, file_okay=False), help="Folder for one CSV file of each table."
)
@figure_options
@click.option(
    "--bundle", type=click.Path(path_type=Path, dir_okay=False), help="Also pack the runs into one file (.zip)."
)
@click.option("--require-complete", is_flag=True, help="End with 1 if a planned trial has no answer.")
@click.option(
    "--decisions",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="In place of runs: a model's decisions in the study's columns, as CSV, .jsonl or .parquet.",
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Decisions on the same variants to pair with: of the base model, or without the balance prompt.",
)
@click.option("--compat", type=click.Choice(["paper"]), help="Whose rules decisions are scored by: the study's own.")
def command(
    runs: tuple[Path, ...],
    form: str,
    out: Path | None,
    page: Path | None,
    csv_to: Path | None,
    plots_to: Path | None,
    latex_to: Path | None,
    bundle: Path | None,
    require_complete: bool,
    decisions: Path | None,
    baseline: Path | None,
    compat: str | None,
) -> None:
    """Show the figures of finished or partial runs, without asking again.

    A RUN is the folder of a run, a bundle, or a table of decisions. Several stand side by side, in the order given;
    they are not ranked. With --decisions and --compat paper the result is JSON: the study's figures by the study's
    rules, without intervals (docs/align.md).
    """
    if (decisions is None) == (not runs):
        raise click.UsageError("name one or more runs, or a file with --decisions")
    if decisions is not None:
        _decisions(decisions, baseline, compat, form, out)
        return
    if baseline is not None or compat is not None:
        raise click.UsageError("--baseline and --compat go with --decisions")

    from pact_author.score.bundle import run_folders
    from pact_author.score.report import report

    if plots_to is not None:
        need_plots()  # before a long report, not after it
    with run_folders(runs) as folders:
        told = report(folders)
        _main(told, form, out, folders)
        if page is not None:
            page.write_text(_page(told, folders), encoding="utf-8", newline="")
            note(f"written: {page}")
        if csv_to is not None:
            from pact_author.render.tables import tables

            fill(csv_to, tables(told).items(), "tables")
        if plots_to is not None:
            from pact_author.render.plots import plots

            fill(plots_to, plots(told), "files")
        if latex_to is not None:
            from pact_author.render.latex import latex

            fill(latex_to, latex(told), "tables")
        if bundle is not None:
            _pack(folders, told, bundle)
    _compare(runs, told)
    if require_complete and told.status.state != "complete":
        again = "without --limit, or with a higher one, " if told.status.cut else ""
        note(f"the run is not complete; run the same score command again {again}to ask what is missing")
        click.get_current_context().exit(1)


def _main(told: "Report", form: str, out: Path | None, folders: Sequence[Path]) -> None:
    """The report itself, in the form that was asked for."""
    import sys

    from pact_author.render import scores

    if form == "terminal":
        to_terminal = out is None
        lines = scores.terminal(
            told,
            width=width(sys.stdout) if to_terminal else 80,
            colour=to_terminal and colour(sys.stdout),
        )
        text = "\n".join(lines) + "\n"
    elif form == "html":
        text = _page(told, folders)
    else:
        text = scores.RENDERERS[form](told)
    if out is None:
        click.echo(text, nl=False)
    else:
        out.write_text(text, encoding="utf-8", newline="")
        note(f"written: {out}")


def _page(told: "Report", folders: Sequence[Path]) -> str:
    from pact_author.render.html import html
    from pact_author.score.explore import explore

    return html(told, explore(folders, told))


def _pack(folders: Sequence[Path], told: "Report", bundle: Path) -> None:
    from pact_author import __version__
    from pact_author.score.bundle import pack

    pack(folders, told, bundle, __version__)
    note(f"written: {bundle}; anybody can make the same figures with: pact-author report {bundle.name}")


def _compare(runs: Sequence[Path], told: "Report") -> None:
    """Say whether the figures of a bundle are those that it was packed with."""
    from pact_author.score.bundle import is_bundle, packed_results
    from pact_author.score.run_folder import results_text

    if len(runs) != 1 or not is_bundle(runs[0]):
        return
    if packed_results(runs[0]) == results_text(told):
        note("the figures are those that the bundle was packed with, byte for byte")
    else:
        note("note: the figures are not those that the bundle was packed with; its results.json has them as they were")


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
