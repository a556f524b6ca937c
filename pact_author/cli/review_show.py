"""`review show` and `review queue`: what is on record, without asking anybody."""

import sys
from pathlib import Path

import click

from pact_author.cli.options import colour, project_option, width
from pact_author.cli.review_corpus import open_reviewed, scenario_ids
from pact_author.cli.review_output import format_option, tell


@click.command(
    "show",
    short_help="Tell what is on record; nothing is asked and no key is needed.",
    epilog="""\b
Examples:
  pact-author review show
  pact-author review show jp/shoes-at-the-door
  pact-author review show --format github           in a pull request's workflow
""",
)
@click.argument("names", nargs=-1, metavar="[SCENARIO]...")
@click.option(
    "--changed",
    metavar="[=REF]",
    is_flag=False,
    flag_value="",
    default=None,
    help="Only scenarios that differ from where the branch left REF.  [default REF: the main branch]",
)
@format_option
@project_option()
def show_command(names: tuple[str, ...], changed: str | None, form: str, project: Path) -> None:
    """Tell what is on record; nothing is asked and no key is needed.

    SCENARIO is an id, a file or a folder. What judges doubt is a note, or a warning where the judge passed its
    calibration; what a person accepted is told as ignored. The exit code is 0 whatever is found.
    """
    from pact_author.review.queue import tally
    from pact_author.review.standing import first_line

    told = open_reviewed(project)
    known = told.standings()
    held, meant = told.held(known), scenario_ids(told, names, changed)
    verdicts = tally(each for each in held if meant is None or each.askable.scenario.id in meant)
    tell(told.project, told.diagnosis(held, known, meant), first_line(known.values()), verdicts, form)


@click.command(
    "queue",
    short_help="Say what a person should look at, most divided first.",
    epilog="""\b
Examples:
  pact-author review queue
  pact-author review queue --limit 10
  pact-author review queue --format json | jq -r '.due[].scenario'
""",
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Lines at the most.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@project_option()
def queue_command(limit: int | None, form: str, project: Path) -> None:
    """Say what a person should look at, most divided first.

    Contested, doubtful and abstained questions, and reviews of older texts, that nobody has decided.
    """
    from pact_author.render import reviews as render
    from pact_author.review.queue import agreement, queue
    from pact_author.review.standing import first_line

    told = open_reviewed(project)
    known = told.standings()
    held = told.held(known)
    due = queue(held, told.documents)[:limit]
    if form == "json":
        lines = render.queue_json(due, [each.sentence for each in known.values()], agreement(held))
    else:
        from pact_author.render.terminal import paint
        from pact_author.render.text import plain

        painted = paint if colour(sys.stdout) else plain
        lines = render.queue(due, first_line(known.values()), agreement(held), width(sys.stdout), painted)
    for line in lines:
        click.echo(line)
