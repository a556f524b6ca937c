"""`review accept`, `reject` and `note`: a person's word on a scenario, above every model's."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from pact_author.cli.options import project_option
from pact_author.cli.review_corpus import open_reviewed, refuse_unreadable, sound_day

EXAMPLES = """\b
Examples:
  pact-author review {0} jp/shoes-at-the-door --by asha --date 2026-11-25{1}
  pact-author review {0} jp/shoes-at-the-door --question R602 --by asha --date 2026-11-25 --why "…"
"""


def _options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        project_option(),
        click.option("--locale", default="", metavar="TAG", help="Its translation; with --question R608."),
        click.option("--question", default="", metavar="CODE", help="Only this question.  [default: all of it]"),
        click.option("--date", required=True, callback=sound_day, metavar="YYYY-MM-DD", help="The day."),
        click.option("--by", required=True, metavar="HANDLE", help="Whose word it is."),
        click.argument("scenario"),
    ):
        command = option(command)
    return command


_why = click.option("--why", default="", metavar="TEXT", help="The reason.")
_needed = click.option("--why", required=True, metavar="TEXT", help="The reason.")


@click.command("accept", short_help="Let a scenario stand, whatever models say.", epilog=EXAMPLES.format("accept", ""))
@_options
@_why
def accept_command(**told: Any) -> None:  # noqa: ANN401 -- the options above
    """Let a scenario stand, whatever models say.

    Of what judges doubt, nothing is told as open any more; the doubts stay on record. The word holds for the texts as
    they stand: who changes them has to ask again.
    """
    _decide("accept", **told)


@click.command(
    "reject", short_help="Say that a scenario must be mended.", epilog=EXAMPLES.format("reject", ' --why "…"')
)
@_options
@_needed
def reject_command(**told: Any) -> None:  # noqa: ANN401 -- the options above
    """Say that a scenario must be mended, whatever models say.

    It is told as a warning until the texts are changed or somebody accepts them. It stops no build: who wants that
    leaves the scenario out, or mends it.
    """
    _decide("reject", **told)


@click.command("note", short_help="Keep a remark that decides nothing.", epilog=EXAMPLES.format("note", ' --why "…"'))
@_options
@_needed
def note_command(**told: Any) -> None:  # noqa: ANN401 -- the options above
    """Keep a remark that decides nothing, beside what models said."""
    _decide("note", **told)


def _decide(act: str, scenario: str, by: str, date: str, question: str, locale: str, why: str, project: Path) -> None:
    from pact_author.cli.choose import pick
    from pact_author.cli.locale_mark import HANDLE
    from pact_author.model.errors import ProjectError
    from pact_author.model.review import Act, Decision
    from pact_author.reading.review_file import review_path, write_review
    from pact_author.review.questions import CODES
    from pact_author.review.quotes import one_line
    from pact_author.review.record import with_decision

    if not HANDLE.fullmatch(by):
        raise click.UsageError("--by is a handle: letters, digits and hyphens")
    code = pick(question.upper(), CODES, "question").code if question else ""
    if bool(locale) != (code == "R608"):
        raise click.UsageError("--locale goes with --question R608, and that with it")
    told = open_reviewed(project, [locale] if locale else [])
    found = pick(scenario, {each.scenario.id: each for each in told.askables}, "scenario")
    content = found.content(code, locale)
    if content is None:
        raise ProjectError(f"{scenario} has no translation in {locale}", f"see: pact-author locale status {locale}")
    refuse_unreadable(told, scenario)
    decision = Decision(Act(act), by, date, content, code, locale, one_line(why)[:2000])
    review = with_decision(told.reviews.by_scenario.get(scenario), scenario, decision)
    click.echo(f"written: {write_review(told.project, review, told.reviews.texts.get(review_path(scenario)))}")
