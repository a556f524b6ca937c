"""`align`: models beside people who answered the same items."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pact_author.cli.align_survey import export_command, import_command
from pact_author.cli.files import figure_options, fill, need_plots
from pact_author.cli.options import in_utf8, note, project_option

if TYPE_CHECKING:
    from pact_author.model.alignment import Alignment, Statement
    from pact_author.model.human import Prediction


@click.command(
    "align",
    short_help="Compare models with people who answered the same items.",
    epilog="""\b
Examples:
  pact-author align runs/…/m-human-en-personal runs/…/m-human-en-norm --human human/panel-2026.csv
  pact-author align --human human.csv --predictions models.csv --licence CC-BY-4.0 --consent "shared as open data"
  pact-author align RUN… --human human/panel-2026.csv --format html > beside.html
  pact-author align RUN… --human human/panel-2026.csv --plots plots --latex tables
  pact-author align --human raw.csv --keep panel-2026 --licence CC-BY-4.0 --consent "shared as open data"
  pact-author align --human human.csv --predictions neutral.csv --predictions persona.csv --compat paper
  pact-author align export --help           make a survey for people
  pact-author align import --help           take in what came back of it
""",
)
@click.argument("runs", nargs=-1, type=click.Path(path_type=Path, file_okay=False), metavar="[RUN…]")
@click.option(
    "--human",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="What people answered: CSV, .jsonl or .parquet.",
)
@click.option(
    "--predictions",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="What models answered, a row a model, persona and item; can be given more than once.",
)
@click.option("--licence", metavar="TEXT", help="Under which licence the answers of people are.")
@click.option("--consent", metavar="TEXT", help="What these people agreed to.")
@click.option("--keep", metavar="NAME", help="Put the answers into the project, as human/NAME.csv, ids replaced.")
@project_option()
@click.option("--compat", type=click.Choice(["paper"]), help="The study's tables, by its own rules, as JSON.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "md", "csv", "html"]),
    help="Form of the result.  [default: text]",
)
@figure_options
def compare_command(
    runs: tuple[Path, ...],
    human: Path,
    predictions: tuple[Path, ...],
    licence: str | None,
    consent: str | None,
    keep: str | None,
    project: Path,
    compat: str | None,
    form: str | None,
    plots_to: Path | None,
    latex_to: Path | None,
) -> None:
    """Compare models with people who answered the same items.

    By model, question and country of the respondents: distance, total variation, match with the majority, agreement,
    and the gap of the rates, each beside what noise alone would give. Human answers need a licence and a statement of
    consent: with --licence and --consent, or in a README.toml beside the file. Groups of fewer than five people are
    left out. Their file has a row a judgment (respondent, item, question, choice, …), or the study's columns. A RUN is
    the folder of a run of the question personal or norm; its items are those of a survey made by `align export`. --keep
    puts the answers into the project, with ids from which nobody can be found.

    With --compat paper the result is the study's tables by the study's rules, for comparison with its figures: a tie
    counts as culture, an answer that cannot be read is a miss in the match and left out elsewhere, and nothing has an
    interval. docs/align.md says what each figure is, and what it is not.
    """
    import sys

    from pact_author.reading.human_file import read_human, read_predictions
    from pact_author.reading.human_statement import read_statement

    if not predictions and not runs and keep is None:
        raise click.UsageError("name runs, what models answered with --predictions, or --keep the answers of people")
    if keep is not None:
        _keep(human, keep, project, licence, consent)
        if not predictions and not runs:
            return
    if compat and form not in (None, "json"):
        raise click.UsageError("the study's tables come as JSON: write --format json")
    if compat and (plots_to or latex_to):
        raise click.UsageError("--plots and --latex are of our figures; the study's tables come as JSON alone")
    if compat and runs:
        raise click.UsageError("the study's tables are made of --predictions, not of runs")
    in_utf8(sys.stdout)
    predicted = read_predictions(predictions)
    if compat:
        from pact_author.align.paper import paper_tables
        from pact_author.render.data_tables import render

        click.echo(render(paper_tables(read_human(human), predicted)), nl=False)
    else:
        statement = read_statement(human, licence, consent)
        if plots_to is not None:
            need_plots()  # before a long comparison, not after it
        found, warnings = _compared(runs, human, predicted)
        click.echo(_rendered(found, statement, warnings, form or "text"), nl=False)
        _also(found, statement, warnings, plots_to, latex_to)
    settings = ("no_persona", "persona")
    if other := sum(row.persona_setting not in settings for row in predicted):
        note(f"note: {other:,} predictions are left out: their persona_setting is neither {' nor '.join(settings)}")


def _compared(
    runs: Sequence[Path], human: Path, predicted: "Sequence[Prediction]"
) -> "tuple[Sequence[Alignment], Sequence[str]]":
    """What is found, and what every reader must be told of it."""
    from pact_author.align.people import align
    from pact_author.reading.human_file import read_human
    from pact_author.reading.human_statement import refuse_free_text
    from pact_author.score.tendency import tendencies

    answers = read_human(human)
    refuse_free_text(human, answers)
    told = tendencies(runs)
    found = align(answers, predicted, told.rows)
    if told.one_order:
        note(f"note: {told.one_order:,} cells are left out: one order of their options has no answer with a side")
    answered = {answer.scenario_item_id for answer in answers}
    if told.rows and not any(row.item in answered for row in told.rows):
        note("note: no item of these runs is one that people answered; were they made of another design?")
    return found, told.warnings


def _rendered(found: "Sequence[Alignment]", statement: "Statement", warnings: Sequence[str], form: str) -> str:
    from pact_author.render.alignment import as_json, text
    from pact_author.render.alignment_html import page
    from pact_author.render.alignment_tables import markdown, table_csv

    if form == "text":
        return "\n".join(text(found, statement, warnings)) + "\n"
    return {"json": as_json, "md": markdown, "csv": table_csv, "html": page}[form](found, statement, warnings)


def _also(
    found: "Sequence[Alignment]",
    statement: "Statement",
    warnings: Sequence[str],
    plots_to: Path | None,
    latex_to: Path | None,
) -> None:
    """Plots and tables for a paper, where they are asked for."""
    if plots_to is not None:
        from pact_author.render.human_figures import human_figures
        from pact_author.render.plots import files

        fill(plots_to, files(human_figures(found, warnings)), "files")
    if latex_to is not None:
        from pact_author.render.alignment_sections import latex

        fill(latex_to, latex(found, statement, warnings), "tables")


class _Align(click.Command):
    """`align export` and `align import` are commands of their own; anything else compares."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,  # noqa: ANN401 - click's own
    ) -> click.Context:
        chosen = {"export": export_command, "import": import_command}.get(args[0] if args else "")
        if chosen is None:
            return compare_command.make_context(info_name, args, parent, **extra)
        return chosen.make_context(f"{info_name} {args[0]}", args[1:], parent, **extra)


command = _Align("align", short_help=compare_command.short_help, epilog=compare_command.epilog)


def _keep(human: Path, name: str, project: Path, licence: str | None, consent: str | None) -> None:
    from pact_author.align.keep import keep
    from pact_author.reading.human_file import read_human
    from pact_author.reading.human_statement import read_statement, refuse_free_text
    from pact_author.reading.project import open_project

    root = open_project(project).root
    refuse_free_text(human, read_human(human))
    note(f"written: {keep(root, human, name, read_statement(human, licence, consent))}")
