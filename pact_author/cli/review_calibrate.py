"""`review calibrate`: how often a judge is right, on norms of which it is known."""

from pathlib import Path
from typing import Any

import click

from pact_author.cli.options import colour, note, project_option
from pact_author.cli.review_corpus import sound_day
from pact_author.cli.review_judges import as_asking, ask_all, judge_options, open_calls, open_judge, replies_folder


@click.command(
    "calibrate",
    short_help="Measure how often a judge is right.",
    epilog="""\b
Examples:
  pact-author review calibrate --model gpt-5.4-mini --date 2026-11-25 --dry-run
  pact-author review calibrate --model gpt-5.4-mini --date 2026-11-25 --samples 3
  pact-author review calibrate --model local --date 2026-11-25            fails the floor, as it should
""",
)
@judge_options
@click.option("--date", callback=sound_day, metavar="YYYY-MM-DD", help="The day that stands beside the figures.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@project_option()
@click.pass_context
def command(
    ctx: click.Context,
    /,
    date: str | None,
    form: str,
    project: Path,
    models: tuple[str, ...],
    **judging: Any,  # noqa: ANN401 -- the options of judge_options
) -> None:
    """Measure how often a judge is right.

    Asks about the gold set in calibration/ (the one that comes with the program where a corpus has none): true norms,
    and the same moved to another country, inverted, absurd, over-general or without support. The figures go to
    reviews/judges/. Exit code 1 says that a judge is below the floor, or left calls unanswered.
    """
    how = as_asking(judging)
    if date is None and not how.dry_run:
        raise click.UsageError(
            "--date is missing: give the day that is to stand beside the figures, such as 2026-11-25"
        )
    if form == "json" and len(models) > 1:
        raise click.UsageError("--format json is of one judge: name one --model")

    from pact_author.ask.call import Reply
    from pact_author.cli.asking import dry_run
    from pact_author.model.calibration import Calibration
    from pact_author.reading.calibration_file import read_gold
    from pact_author.reading.project import open_project
    from pact_author.reading.review_file import judge_path, read_reviews, write_calibration
    from pact_author.review.answers import answers
    from pact_author.review.calibration import Tried, figures
    from pact_author.review.gold import gold_asked, gold_hash
    from pact_author.review.plan import plan, planned
    from pact_author.review.prompt import prompt_hashes
    from pact_author.review.questions import QUESTIONS

    opened = open_project(project)
    gold = read_gold(opened)
    asked = list(gold_asked(gold))
    failed = False
    for model in models:
        with open_judge(model, how) as (endpoint, judge):
            calls = list(plan(((question, material) for _, question, material in asked), judge))
            folder = replies_folder(opened, judge, how)
            if how.dry_run:
                dry_run((each.call for each in calls), endpoint, [folder], how.terms)
                continue
            got: dict[str, Reply] = {}
            ask_all(calls, endpoint, folder, how, got.update)
        if wanting := open_calls(calls, got):
            note(f"{judge.name}: {wanting}; nothing is measured: run the same command again")
            failed = True
            continue
        tried = [
            Tried(item, question.code, answers(planned(question, material, judge), got))
            for item, question, material in asked
        ]
        told = Calibration(
            judge=judge.name,
            model=judge.model,
            date=date or "",
            samples=judge.samples,
            gold=gold_hash(gold),
            prompts={
                code: told for code, told in prompt_hashes(QUESTIONS).items() if any(t.question == code for t in tried)
            },
            figures=figures(tried, opened.settings.regions),
            notice=endpoint.notice,
        )
        before = read_reviews(opened).texts.get(judge_path(judge.name))
        path = write_calibration(opened, told, before)
        _show(told, form)
        note(f"written: {path}")
        failed = failed or not all(each.passed for each in told.figures)
    if failed:
        ctx.exit(1)


def _show(told: Any, form: str) -> None:  # noqa: ANN401 -- a Calibration, imported late
    import sys

    from pact_author.render import reviews as render
    from pact_author.review.questions import QUESTIONS

    if form == "json":
        lines = render.calibration_json(told)
    else:
        from pact_author.render.terminal import paint
        from pact_author.render.text import plain

        names = {question.code: question.card.name for question in QUESTIONS}
        lines = render.calibration(told, names, paint if colour(sys.stdout) else plain)
    for line in lines:
        click.echo(line)
