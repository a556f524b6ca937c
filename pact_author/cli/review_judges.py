"""Judges as the command line names them, and asking them: shared by `review run` and `review calibrate`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pact_author.cli.asking import MOST, MOST_LOCAL, Terms
from pact_author.cli.endpoint import Endpoint, open_endpoint, slug
from pact_author.cli.options import note, timeout_option
from pact_author.reading.project import Project

if TYPE_CHECKING:
    from pact_author.ask.call import Reply
    from pact_author.review.plan import Judge, Planned

MAX_TOKENS = 400
"""Room for a quote, a sentence and a word; a model that thinks first needs more."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What the options say. samples: answers of each judge to each question."""

    base_url: str | None
    api_key_env: str
    samples: int
    max_tokens: int
    folder: Path | None
    terms: Terms
    dry_run: bool


def judge_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """--model and how it is asked; judge_terms takes them."""
    for option in (
        click.option("--dry-run", is_flag=True, help="Say what would be asked and what it may cost; ask nothing."),
        timeout_option(),
        click.option(
            "--run",
            "folder",
            type=click.Path(path_type=Path, file_okay=False),
            help="Folder of the replies.  [default: below runs/]",
        ),
        click.option(
            "--max-requests",
            type=click.IntRange(1),
            metavar="N",
            help="Requests at the most in this go, of each judge.",
        ),
        click.option(
            "--max-cost",
            type=click.FloatRange(0, min_open=True),
            metavar="DOLLARS",
            help="For each judge, all runs of this folder together; it stops before, and can go on.",
        ),
        click.option(
            "--prices",
            type=click.Path(path_type=Path, dir_okay=False, exists=True),
            metavar="FILE",
            help="Dollars a million tokens: TOML, or LiteLLM's JSON.",
        ),
        click.option(
            "--concurrency",
            type=click.IntRange(1, 1024),
            metavar="N",
            help=f"Calls at a time at the most.  [default: {MOST}; local: {MOST_LOCAL}]",
        ),
        click.option(
            "--max-tokens",
            type=click.IntRange(1, 10**6),
            default=MAX_TOKENS,
            show_default=True,
            metavar="N",
            help="Length of an answer; a model that thinks first needs more.",
        ),
        click.option(
            "--samples",
            type=click.IntRange(1, 100),
            default=1,
            show_default=True,
            metavar="N",
            help="Answers of each judge to each question.",
        ),
        click.option(
            "--api-key-env", default="OPENAI_API_KEY", show_default=True, metavar="VAR", help="Variable with the key."
        ),
        click.option(
            "--base-url", metavar="URL", help="Any OpenAI-compatible endpoint, such as http://localhost:8000/v1."
        ),
        click.option(
            "--model",
            "models",
            required=True,
            multiple=True,
            metavar="NAME",
            help="A judge: a model, or 'local' for the embedded one. Repeat for several.",
        ),
    ):
        command = option(command)
    return command


def as_asking(told: dict[str, Any]) -> Asking:
    """The options of judge_options, as click gives them."""
    terms = Terms(told["concurrency"], told["timeout"], told["prices"], told["max_cost"], told["max_requests"])
    names = ("base_url", "api_key_env", "samples", "max_tokens", "folder", "dry_run")
    return Asking(terms=terms, **{name: told[name] for name in names})


def open_calls(planned: "Sequence[Planned]", replies: "Mapping[str, Reply]") -> str:
    """How many calls have no answer, and why most of them have none; "" where all have one."""
    from collections import Counter

    from pact_author.ask.call import ReplyStatus

    found = [replies.get(key) for key in dict.fromkeys(each.call.key for each in planned)]
    open_ = [each for each in found if each is None or each.status is ReplyStatus.ERROR]
    if not open_:
        return ""
    why = Counter(each.error for each in open_ if each and each.error).most_common(1)
    count = f"{len(open_):,} call{'s' if len(open_) != 1 else ''} got no answer"
    return f"{count}{f', most because: {why[0][0]}' if why else ''}"


@contextmanager
def open_judge(model: str, how: Asking) -> Iterator[tuple[Endpoint, "Judge"]]:
    from pact_author.ask.call import CallSettings
    from pact_author.review.plan import Judge

    with open_endpoint(model, how.base_url, how.api_key_env, how.dry_run) as endpoint:
        settings = CallSettings(max_tokens=how.max_tokens, top_logprobs=0, extra=endpoint.extra)
        yield endpoint, Judge(slug(endpoint), endpoint.model, endpoint.kind, settings, how.samples)


def replies_folder(project: Project, judge: "Judge", how: Asking) -> Path:
    """One store for all that a judge was ever asked, so that nothing is paid for twice."""
    return (how.folder or project.root / "runs" / "review") / judge.name


def ask_all(
    planned: "Sequence[Planned]",
    endpoint: Endpoint,
    folder: Path,
    how: Asking,
    keep: "Callable[[dict[str, Reply]], None]",
) -> None:
    """Ask what has no reply, and hand over all replies, by key. Those that came before an error are handed over too."""
    from pact_author.ask.store import open_store
    from pact_author.cli.asking import ask
    from pact_author.score.run_folder import REPLIES

    with open_store(folder / REPLIES, endpoint.notice) as store:
        try:
            if planned:
                ask((each.call for each in planned), len(planned), endpoint, store, how.terms)
        finally:
            found = {each.call.key: store.get(each.call.key) for each in planned}
            replies = {key: reply for key, reply in found.items() if reply is not None}
            if cut := sum(reply.finish_reason == "length" for reply in replies.values()):
                note(f"note: {cut:,} of {len(replies):,} answers were cut off: raise --max-tokens")
            keep(replies)
