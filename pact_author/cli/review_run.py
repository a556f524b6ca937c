"""`review run`: models as judges over scenarios, what they say kept in reviews/."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pact_author.cli.endpoint import Endpoint
from pact_author.cli.options import note, project_option
from pact_author.cli.review_corpus import Reviewed, open_reviewed, refuse_unreadable, reviewed, scenario_ids, sound_day
from pact_author.cli.review_judges import (
    Asking,
    as_asking,
    ask_all,
    judge_options,
    open_calls,
    open_judge,
    replies_folder,
)
from pact_author.cli.review_output import format_option, tell
from pact_author.model.errors import ProjectError

if TYPE_CHECKING:
    from pact_author.ask.call import Reply
    from pact_author.review.plan import Judge
    from pact_author.review.record import Asked


@click.command(
    "run",
    short_help="Ask judges about scenarios, and keep what they say.",
    epilog="""\b
Examples:
  pact-author review run --model gpt-5.4-mini --date 2026-11-25 --dry-run
  pact-author review run --model gpt-5.4-mini --date 2026-11-25 --changed
  pact-author review run jp/shoes-at-the-door --model a --model b --samples 3 --date 2026-11-25
  pact-author review run --locale es --question R608 --model gpt-5.4-mini --date 2026-11-25
  pact-author review run --model qwen3 --base-url http://localhost:8000/v1 --date 2026-11-25

\b
The key is read from OPENAI_API_KEY, or from the variable that --api-key-env names; it is
never shown or stored. What was answered, or stands in reviews/, is not asked again.
""",
)
@click.argument("names", nargs=-1, metavar="[SCENARIO]...")
@judge_options
@click.option("--date", callback=sound_day, metavar="YYYY-MM-DD", help="The day that stands in the reviews.")
@click.option("--question", "codes", multiple=True, metavar="CODE", help="Only this one, such as R601. Repeat.")
@click.option("--locale", "locales", multiple=True, metavar="TAG", help="Also its translations (R608). Repeat.")
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
@click.pass_context
def command(
    ctx: click.Context,
    /,
    names: tuple[str, ...],
    date: str | None,
    codes: tuple[str, ...],
    locales: tuple[str, ...],
    changed: str | None,
    form: str,
    project: Path,
    models: tuple[str, ...],
    **judging: Any,  # noqa: ANN401 -- the options of judge_options
) -> None:
    """Ask judges about scenarios, and keep what they say.

    SCENARIO is an id, a file or a folder; without one, all are asked about. What a judge doubts is told as a note, or
    as a warning where it passed the calibration; nothing of it stops a build. Exit code 1 says that calls went
    unanswered.
    """
    how = as_asking(judging)
    if date is None and not how.dry_run:
        raise click.UsageError("--date is missing: give the day that is to stand in the reviews, such as 2026-11-25")
    codes = _codes(codes)
    told = open_reviewed(project, locales)
    _check_locales(told, locales, codes)
    only = scenario_ids(told, names, changed)

    from pact_author.review.places import chosen

    asked = tuple(chosen(told.askables, locales, codes, only))
    if not asked:
        note("nothing to ask: no scenario is meant")
    for _, material in asked:
        refuse_unreadable(told, material.about)
    judges, unanswered = [], False
    for model in models:
        with open_judge(model, how) as (endpoint, judge):
            judges.append(judge.name)
            left = _missing(asked, judge, told)
            if how.dry_run:
                _dry_run(judge, asked, left, endpoint, told, how)
            elif left:
                wanting = _ask(judge, left, endpoint, told, how, date or "")
                unanswered = unanswered or bool(wanting)
                if wanting:
                    note(f"{judge.name}: {wanting}; run the same command to ask again")
        if not how.dry_run:
            told = reviewed(told.project, told.corpus, locales)  # with what this judge said
    if how.dry_run:
        return
    known = told.standings(judges)
    heard = [each for each in known.values() if each.judge in judges]
    from pact_author.review.queue import tally
    from pact_author.review.standing import first_line

    # Of a scenario asked about, what other judges said is told too.
    meant = frozenset(material.about for _, material in asked)
    held = told.held(known)
    verdicts = tally(each for each in held if each.askable.scenario.id in meant)
    tell(told.project, told.diagnosis(held, known, meant), first_line(heard), verdicts, form)
    if unanswered:
        ctx.exit(1)


def _codes(codes: tuple[str, ...]) -> tuple[str, ...]:
    from pact_author.cli.choose import pick
    from pact_author.review.questions import CODES

    return tuple(pick(code.upper(), CODES, "question").code for code in codes)


def _check_locales(told: Reviewed, locales: tuple[str, ...], codes: tuple[str, ...]) -> None:
    settings = told.project.settings
    for tag in locales:
        if tag not in settings.locales or tag == settings.source_language:
            others = ", ".join(each for each in settings.locales if each != settings.source_language)
            raise ProjectError(f"{tag} is no locale that is translated to", f"there are: {others or 'none'}")
    if codes == ("R608",) and not locales:
        raise click.UsageError("R608 is about translations: name a --locale")


def _missing(asked: "tuple[Asked, ...]", judge: "Judge", told: Reviewed) -> "tuple[Asked, ...]":
    from pact_author.review.record import missing

    return missing(asked, judge, told.reviews.by_scenario)


def _dry_run(
    judge: "Judge",
    asked: "tuple[Asked, ...]",
    left: "tuple[Asked, ...]",
    endpoint: Endpoint,
    told: Reviewed,
    how: Asking,
) -> None:
    from pact_author.cli.asking import dry_run
    from pact_author.review.plan import plan

    click.echo(f"{judge.name}: {len(asked):,} questions, {len(asked) - len(left):,} of them on record")
    dry_run((each.call for each in plan(left, judge)), endpoint, [replies_folder(told.project, judge, how)], how.terms)


def _ask(judge: "Judge", left: "tuple[Asked, ...]", endpoint: Endpoint, told: Reviewed, how: Asking, date: str) -> str:
    """Ask, and write what was said, whatever ends the asking. Gives what is left without an answer, in words."""
    from pact_author.reading.review_file import review_path, write_review
    from pact_author.review.plan import plan
    from pact_author.review.record import heard, with_hearings

    calls = list(plan(left, judge))
    got: dict[str, Reply] = {}

    def keep(replies: "dict[str, Reply]") -> None:
        got.update(replies)
        for about, hearings in heard(left, judge, replies, date).items():
            review = with_hearings(told.reviews.by_scenario.get(about), about, hearings)
            write_review(told.project, review, told.reviews.texts.get(review_path(about)))

    ask_all(calls, endpoint, replies_folder(told.project, judge, how), how, keep)
    return open_calls(calls, got)
