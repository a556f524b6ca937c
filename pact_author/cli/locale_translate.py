"""`locale translate`: draft translations by a model, marked as a machine's, for people to mend and confirm."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pact_author.cli.endpoint import endpoint_options, open_endpoint, slug
from pact_author.cli.options import (
    colour,
    note,
    project_option,
    timeout_option,
    width,
)
from pact_author.model.errors import ProjectError

if TYPE_CHECKING:
    from pact_author.ask.call import Call
    from pact_author.ask.store import ReplyStore
    from pact_author.translate.job import Job

MAX_TOKENS = 4096
REPLIES = "replies.sqlite"
CANNOT = "it cannot translate, and only shows that everything works"


@click.command(
    "translate",
    short_help="Draft the missing translations of a locale with a model.",
    epilog="""\b
Examples:
  pact-author locale translate es --model gpt-5.4-mini --dry-run
  pact-author locale translate es --model gpt-5.4-mini --scenario jp/shoes-at-the-door
  pact-author locale translate hi --model qwen3 --base-url http://localhost:8000/v1 --limit 10
  pact-author locale translate ar --model gpt-5.4-mini --back-translate

\b
The key is read from OPENAI_API_KEY, or from the variable that --api-key-env names; it is
never shown or stored. Interrupted? Run the same command: what was answered is not asked again.
""",
)
@click.argument("locale")
@endpoint_options
@click.option(
    "--scenario", "scenario_ids", multiple=True, metavar="ID", help="Only this one; 'prompt' for the templates. Repeat."
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Scenarios at the most.")
@click.option("--max-requests", type=click.IntRange(min=0), metavar="N", help="Calls at the most; run again to go on.")
@click.option("--again", is_flag=True, help="Also over drafts of a machine that nobody has touched.")
@click.option("--back-translate", is_flag=True, help="Put each draft back into English too, as a reader's aid.")
@click.option(
    "--run",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the replies.  [default: below runs/]",
)
@click.option(
    "--concurrency", type=click.IntRange(1, 512), default=8, show_default=True, metavar="N", help="Calls at a time."
)
@click.option(
    "--max-tokens",
    type=click.IntRange(1, 10**6),
    default=MAX_TOKENS,
    show_default=True,
    metavar="N",
    help="Length of an answer; a model that thinks first needs more.",
)
@timeout_option()
@click.option("--dry-run", is_flag=True, help="Say what would be asked; ask nothing.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@project_option()
@click.pass_context
def command(
    ctx: click.Context,
    locale: str,
    model: str,
    base_url: str | None,
    api_key_env: str,
    scenario_ids: tuple[str, ...],
    limit: int | None,
    max_requests: int | None,
    again: bool,
    back_translate: bool,
    folder: Path | None,
    concurrency: int,
    max_tokens: int,
    timeout: float,
    dry_run: bool,
    form: str,
    project: Path,
) -> None:
    """Draft the missing translations of a locale with a model.

    Each scenario is asked for as one piece. What comes back is checked before it is written into the locale's PO files,
    marked as a machine's and fuzzy; what cannot stand is asked once more, then left out and reported. Only missing and
    outdated drafts are written, never over what a person wrote.
    """
    from dataclasses import replace

    from pact_author.ask.call import CallSettings
    from pact_author.ask.openai_transport import OpenAITransport
    from pact_author.ask.pace import Pace
    from pact_author.ask.run import run as run_calls
    from pact_author.ask.store import open_store
    from pact_author.cli.choose import load_sound, pick
    from pact_author.model.drafts import Outcome, as_json
    from pact_author.reading.project import open_project
    from pact_author.render import drafts as render
    from pact_author.render.terminal import Meter
    from pact_author.translate.briefing import read_briefing
    from pact_author.translate.job import Job, draft
    from pact_author.translate.judge import Asking

    opened = open_project(project)
    if locale == opened.settings.source_language:
        raise ProjectError(f"{locale} is the language that scenarios are written in", "name the locale to translate to")
    briefing = read_briefing(opened, locale)
    if locale not in opened.settings.locales:
        note(f"note: {locale} is not among the locales in pact.toml yet; releases leave it out until it is")
    corpus = load_sound(project)
    with open_endpoint(model, base_url, api_key_env, dry_run) as endpoint:
        settings = CallSettings(max_tokens=max_tokens, top_logprobs=0, extra=endpoint.extra)
        job = Job(
            project=opened,
            locale=locale,
            scenarios=corpus.scenarios,
            briefing=briefing,
            asking=Asking(endpoint.model, endpoint.kind, settings),
            limit=limit,
            again=again,
            back=back_translate,
        )
        known = {name: name for name in job.names()}
        job = replace(job, only=frozenset(pick(name, known, "scenario") for name in scenario_ids))
        target = folder or opened.root / "runs" / "translate" / f"{locale}-{slug(endpoint)}"
        if dry_run:
            _dry_run(job, target / REPLIES)
            return

        def ask(calls: "Sequence[Call]", store: "ReplyStore") -> None:
            if not calls:
                return
            with Meter("asking", "calls") as meter:
                run_calls(
                    calls,
                    OpenAITransport(endpoint.base_url, endpoint.api_key, timeout, note),
                    store,
                    concurrency=concurrency,
                    total=len(calls),
                    on_progress=meter.update,
                    on_wait=meter.waiting,
                    pace=Pace(deadline=timeout),
                )

        with open_store(target / REPLIES, endpoint.notice) as store:
            notice = endpoint.notice and f"{endpoint.notice}: {CANNOT}"
            report = replace(draft(job, store, ask, max_requests), notice=notice)
    if form == "json":
        import json

        click.echo(json.dumps(as_json(report), indent=2, ensure_ascii=False))
    else:
        from pact_author.render.terminal import paint
        from pact_author.render.text import plain

        for line in render.terminal(report, columns=width(sys.stdout), paint=paint if colour(sys.stdout) else plain):
            click.echo(line)
    if report.cost.asked or report.cost.reused:
        note(f"replies: {target / REPLIES}")
    if report.of(Outcome.REFUSED) or report.of(Outcome.UNANSWERED):
        ctx.exit(1)


def _dry_run(job: "Job", replies: Path) -> None:
    from contextlib import ExitStack

    from pact_author.ask.store import open_for_reading
    from pact_author.translate.job import first_calls

    with ExitStack() as stack:
        store = stack.enter_context(open_for_reading(replies)) if replies.is_file() else None
        calls = first_calls(job)
        stored = sum(store is not None and store.has_result(call.key) for call in calls)
    letters = sum(len(message.content) for call in calls for message in call.messages)
    click.echo(f"{len(calls):,} calls, {stored:,} of them answered already, {len(calls) - stored:,} to ask")
    click.echo(f"about {round(letters / 4):,} prompt tokens in all (an estimate: four letters a token)")
    click.echo("what cannot stand is asked once more; --back-translate asks once a scenario on top")
    note("nothing was asked")
