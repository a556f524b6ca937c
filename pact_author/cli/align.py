"""`align`: models beside people who answered the same items."""

from pathlib import Path

import click

from pact_author.cli.options import in_utf8, note


@click.command(
    "align",
    short_help="Compare models with people who answered the same items.",
    epilog="""\b
Examples:
  pact-author align --human human.csv --predictions neutral.csv --predictions persona.csv --compat paper
""",
)
@click.option(
    "--human",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="CSV",
    help="What people answered, a row a person and item.",
)
@click.option(
    "--predictions",
    required=True,
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="CSV",
    help="What models answered, a row a model, persona and item; can be given more than once.",
)
@click.option(
    "--compat",
    required=True,
    type=click.Choice(["paper"]),
    expose_value=False,
    help="Whose rules: the study's own, to the letter.",
)
@click.option("--format", type=click.Choice(["json"]), default="json", show_default=True, expose_value=False)
def command(human: Path, predictions: tuple[Path, ...]) -> None:
    """Compare models with people who answered the same items.

    With --compat paper the result is the study's tables by the study's rules, for comparison with its figures: a tie
    counts as culture, an answer that cannot be read is a miss in the match and left out elsewhere, and nothing has an
    interval. docs/align.md says what each figure is, and what it is not.
    """
    import sys

    from pact_author.align.paper import paper_tables
    from pact_author.reading.human_file import read_human, read_predictions
    from pact_author.render.data_tables import render

    answers, predicted = read_human(human), read_predictions(predictions)
    in_utf8(sys.stdout)
    click.echo(render(paper_tables(answers, predicted)), nl=False)
    settings = ("no_persona", "persona")
    if other := sum(row.persona_setting not in settings for row in predicted):
        note(f"note: {other:,} predictions are left out: their persona_setting is neither {' nor '.join(settings)}")
