"""`score`: ask a model the items of a release, keep every reply, and say what it chose."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pact_author.cli.asking import Terms, limit_options, price_of
from pact_author.cli.asking import dry_run as run_dry
from pact_author.cli.branches import Branches
from pact_author.cli.endpoint import LOCAL, endpoints_options, open_endpoints, slug
from pact_author.cli.engines import ask, engine_option, fitting, share_of
from pact_author.cli.options import colour, note, timeout_option, width
from pact_author.cli.score_export import FILES, branch, written
from pact_author.cli.score_import import command as import_command
from pact_author.model.errors import BudgetError, EndpointError, ReleaseError
from pact_author.model.persona import Frame

if TYPE_CHECKING:
    from pact_author.ask.call import CallSettings
    from pact_author.cli.endpoint import Endpoint
    from pact_author.model.report import Report
    from pact_author.score.plan import Planned
    from pact_author.score.run_folder import Run

SEED = 20260607
MAX_TOKENS = 16


@click.command(
    "score",
    short_help="Ask a model the items of a release and measure what it chose.",
    epilog="""\b
Examples:
  pact-author score dist/pact-0.1.0 --model local
  pact-author score dist/pact-0.1.0 --model gpt-5.4-mini --design core --frame norm
  pact-author score dist/pact-0.1.0 --model qwen3 --base-url http://localhost:8000/v1
  pact-author score dist/pact-0.1.0 --model qwen3 --base-url http://a:8000/v1 --base-url http://b:8000/v1
  pact-author score dist/pact-0.1.0 --model qwen3-base --base-url http://localhost:8000/v1 --style completion
  pact-author score dist/pact-0.1.0 --model gpt-5.4-mini --dry-run
  pact-author score export --help           write the calls into files for a batch tool
  pact-author score import --help           take in what such a tool answered

\b
The key is read from OPENAI_API_KEY, or from the variable that --api-key-env names; it is
never shown or stored. Interrupted? Run the same command: what was answered is not asked again.
""",
)
@click.argument("release", type=click.Path(path_type=Path))
@endpoints_options
@click.option(
    "--run", "folder", type=click.Path(path_type=Path, file_okay=False), help="Run folder.  [default: below runs/]"
)
@click.option("--design", metavar="NAME", help="Persona set.  [default: smoke, or the only one]")
@click.option("--locale", default="en", show_default=True, metavar="L")
@click.option(
    "--frame", type=click.Choice([f.value for f in Frame]), default="advice", show_default=True, help="What is asked."
)
@click.option("--repeats", type=click.IntRange(1, 1000), default=1, show_default=True, metavar="N")
@limit_options
@click.option(
    "--max-tokens",
    type=click.IntRange(1, 10**6),
    default=MAX_TOKENS,
    show_default=True,
    metavar="N",
    help="Length of an answer; a model that thinks first needs thousands.",
)
@timeout_option()
@click.option(
    "--style",
    type=click.Choice(["chat", "completion"]),
    default="chat",
    show_default=True,
    help="completion: for a base model, asked how likely each option is.",
)
@click.option(
    "--structured", is_flag=True, help="Hold answers to a JSON schema, where the endpoint can; read from its text."
)
@engine_option()
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Calls at the most; raise it later to go on.")
@click.option("--dry-run", is_flag=True, help="Say what would be asked; ask nothing.")
@click.option(
    "--private-key",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="KEY",
    help="Ask what the release holds out instead, opened with the key in this file.",
)
@click.option("--format", "form", type=click.Choice(["terminal", "json"]), default="terminal", show_default=True)
def score_command(
    release: Path,
    model: str,
    base_url: tuple[str, ...],
    api_key_env: tuple[str, ...],
    folder: Path | None,
    design: str | None,
    locale: str,
    frame: str,
    repeats: int,
    concurrency: int | None,
    prices: Path | None,
    max_cost: float | None,
    max_requests: int | None,
    reuse: Path | None,
    max_tokens: int,
    timeout: float,
    style: str,
    structured: bool,
    engine: str,
    limit: int | None,
    dry_run: bool,
    private_key: Path | None,
    form: str,
) -> None:
    """Ask a model the items of a release and measure what it chose.

    Both option orders of every cell are asked. The report says which share of choices followed the cultural norm, with
    an interval that takes the scenario as the unit; neither side is the correct one.
    """
    from pact_author import __version__
    from pact_author.ask.address import without_credentials
    from pact_author.ask.openai_transport import OPENAI
    from pact_author.ask.store import open_store
    from pact_author.cli.releases import chosen_design, to_score
    from pact_author.score.plan import CHAT, Spec, plan, size
    from pact_author.score.report import report
    from pact_author.score.reuse import take_over
    from pact_author.score.run_folder import REPLIES, Run, begin, going_on, write_planned, write_results

    opened = to_score(release, private_key)
    chosen = chosen_design(opened, design)
    table = opened.table(chosen, locale)
    name = f"{opened.manifest.name}-{opened.manifest.version}"
    how = Terms(concurrency, timeout, prices, max_cost, max_requests)
    with open_endpoints(model, base_url, api_key_env, dry_run or engine == FILES) as named:
        endpoint = fitting(named, engine, style, how)
        settings = _settings(endpoint, max_tokens, structured)
        spec = Spec(endpoint.model, frame, repeats, SEED, settings, limit, style)

        def trials() -> Iterator["Planned"]:
            return plan(table.scenarios, table.items, spec)

        work = f"{slug(endpoint)}-{chosen}-{locale}-{frame}" + (f"-x{repeats}" if repeats > 1 else "")
        work += (f"-t{max_tokens}" if max_tokens != MAX_TOKENS else "") + _manner(style, structured)
        target = folder or Path("runs") / f"{name}-{opened.manifest.digest[:8]}" / work
        in_all = size(table.frames, spec)
        if not in_all:
            raise ReleaseError(f"the design {chosen} has no item with the frame {frame}", "try another --frame")
        urls = [endpoint.base_url or OPENAI, *(url for url, _ in endpoint.more)]
        run = Run(
            release=name,
            release_digest=opened.manifest.digest,
            design=chosen,
            locale=locale,
            frame=frame,
            model=endpoint.model,
            kind=endpoint.kind,
            base_url=LOCAL if endpoint.kind == LOCAL else " ".join(map(without_credentials, urls)),
            notice=endpoint.notice,
            repeats=repeats,
            seed=SEED,
            settings=settings.as_json() | ({} if style == CHAT else {"style": style}),
            tool=__version__,
            trials=in_all,
            limit=limit,
        )
        others = _others(target, run, reuse, told=folder is not None)
        if dry_run:
            run_dry((planned.call for planned in trials()), endpoint, [target, *others], how, share_of(engine))
            return
        price_of(endpoint, how)  # before anything is made: a limit without a price is wrong usage
        going_on(target, run)  # a folder of another run is refused before anything in it is touched
        # The store's lock holds the whole folder: what one process plans, asks and reports, no other one changes.
        with open_store(target / REPLIES, endpoint.notice) as store:
            begin(target, run)
            total = write_planned(target, trials())
            for other in others:
                taken = take_over(other, (planned.call for planned in trials()), store)
                if taken:
                    note(f"{taken:,} answers are taken from {other}: the same was asked there")
            if engine == FILES:
                written(target, (planned.call for planned in trials()), store)
                return
            write_results(target, report([target]))  # a run that is killed leaves figures that say how far it was
            try:
                ask(trials(), table.path, total, endpoint, store, target, spec, engine, how)
            except (KeyboardInterrupt, EndpointError, BudgetError):
                write_results(target, report([target]))
                raise
            result = report([target])
            write_results(target, result)
    _show(result, target, form)


def _show(result: "Report", target: Path, form: str) -> None:
    import sys

    from pact_author.render import scores
    from pact_author.score.run_folder import REPLIES, RESULTS

    path = target / RESULTS
    if form == "json":
        click.echo(path.read_text("utf-8"), nl=False)
    else:
        for line in scores.terminal(result, width=width(sys.stdout), colour=colour(sys.stdout)):
            click.echo(line)
    note(f"\nfigures: {path}\nreplies: {target / REPLIES}")
    note(f"other forms: pact-author report {target} --format html --out report.html")


def _others(target: Path, run: "Run", reuse: Path | None, *, told: bool) -> list[Path]:
    """Runs whose answers stand. told: the user named the folder; then only the one that they named too."""
    from pact_author.score.reuse import check_reusable, over_other_releases

    if reuse is None:
        return [] if told else over_other_releases(target, run)
    check_reusable(reuse, run)
    return [reuse]


def _settings(endpoint: "Endpoint", max_tokens: int, structured: bool) -> "CallSettings":
    from pact_author.ask.call import CallSettings
    from pact_author.score.plan import held_to_a_letter

    settings = CallSettings(max_tokens=max_tokens, extra=endpoint.extra)
    return held_to_a_letter(settings) if structured else settings


def _manner(style: str, structured: bool) -> str:
    return (f"-{style}" if style != "chat" else "") + ("-structured" if structured else "")


command = Branches(score_command, {"export": branch(score_command), "import": import_command})
