"""How `score` asks: its endpoints, its meter and its limits, joined into one run of the loop."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pact_author.cli.endpoint import LOCAL, Endpoint
from pact_author.cli.options import note
from pact_author.model.errors import BudgetError

if TYPE_CHECKING:
    from pact_author.ask.call import Call
    from pact_author.ask.money import Account, Price
    from pact_author.ask.run import Ran
    from pact_author.ask.store import ReplyStore

MOST, MOST_LOCAL = 64, 8
"""Calls at a time at each endpoint, where the user says nothing; the embedded model answers one after another."""


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms calls are asked, and what that may cost.

    concurrency: at a time and endpoint, None for a good one. timeout: seconds for an answer. prices: a file of them.
    most_dollars: for the whole run. most_requests: for this go.
    """

    concurrency: int | None
    timeout: float
    prices: Path | None = None
    most_dollars: float | None = None
    most_requests: int | None = None


def limit_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """--concurrency, --prices, --max-cost, --max-requests, --reuse."""
    for option in (
        click.option(
            "--reuse",
            type=click.Path(path_type=Path, file_okay=False),
            metavar="RUN",
            help="Run whose answers stand where the same is asked.  [default: this run over other releases]",
        ),
        click.option(
            "--max-requests", type=click.IntRange(1), metavar="N", help="Requests at the most in this go, retries too."
        ),
        click.option(
            "--max-cost",
            type=click.FloatRange(0, min_open=True),
            metavar="DOLLARS",
            help="For the whole run; it stops before, and can go on.",
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
            help="Calls at a time and endpoint at the most; fewer where it complains or is no faster."
            f"  [default: {MOST}; local: {MOST_LOCAL}]",
        ),
    ):
        command = option(command)
    return command


def ask(calls: "Iterable[Call]", total: int, endpoint: Endpoint, store: "ReplyStore", how: Terms) -> "Ran":
    """Get answers to the calls that have none, into the store. Raises EndpointError, BudgetError."""
    from pact_author.ask.money import Account, Used
    from pact_author.ask.openai_transport import OpenAITransport
    from pact_author.ask.pace import Pace
    from pact_author.ask.run import run
    from pact_author.render.terminal import Meter

    account = Account(price_of(endpoint, how), how.most_dollars, how.most_requests, Used(*store.used()))
    served = ((endpoint.base_url, endpoint.api_key), *endpoint.more)
    try:
        with Meter("asking", "calls") as meter:
            ran = run(
                calls,
                [OpenAITransport(url, key, how.timeout, note) for url, key in served],
                store,
                concurrency=how.concurrency or (MOST_LOCAL if endpoint.kind == LOCAL else MOST),
                total=total,
                on_progress=meter.update,
                on_wait=meter.waiting,
                on_cost=meter.costs,
                pace=Pace(deadline=how.timeout),
                account=account,
            )
    except BudgetError:
        _say_what_was_spent(account)
        raise
    for name, why in ran.lost:
        note(f"note: {name} was given up: {why}")
    if endpoint.kind != LOCAL:
        _say_what_was_spent(account)
    return ran


def _say_what_was_spent(account: "Account") -> None:
    from pact_author.ask.money import dollars

    used = account.used
    if account.requests and used.prompt:
        spent = "price unknown" if account.spent is None else dollars(account.spent)
        uncounted = f", and {used.uncounted:,} answers that it did not count" if used.uncounted else ""
        told = f"{used.prompt:,} tokens of prompts and {used.answer:,} of answers{uncounted}"
        note(f"spent in all: {spent}, for {told}")


def price_of(endpoint: Endpoint, how: Terms) -> "Price | None":
    """What the model costs; None where nobody said. Raises RunError; UsageError where a limit needs it."""
    from pact_author.ask.money import Price
    from pact_author.ask.prices import read_price

    if endpoint.kind == LOCAL:
        return Price(0.0, 0.0)
    price = read_price(how.prices, endpoint.model) if how.prices else None
    if price is None and how.most_dollars is not None:
        told = f"{how.prices} does not name it" if how.prices else "give one with --prices FILE"
        raise click.UsageError(f"--max-cost needs the price of {endpoint.model}: {told}")
    return price


def dry_run(
    calls: "Iterable[Call]", endpoint: Endpoint, folders: Sequence[Path], how: Terms, share: float = 1.0
) -> None:
    """Say what would be asked and what it may cost. folders: of runs whose answers stand. share: of the price."""
    from contextlib import ExitStack

    from pact_author.ask.dry import dry_run as run_dry
    from pact_author.ask.money import dollars
    from pact_author.ask.store import open_for_reading
    from pact_author.score.run_folder import REPLIES

    price = price_of(endpoint, how)
    with ExitStack() as stack:
        found = [folder / REPLIES for folder in folders if (folder / REPLIES).is_file()]
        told = run_dry(calls, [stack.enter_context(open_for_reading(path)) for path in found])
    left = told.calls - told.answered
    click.echo(f"{told.calls:,} calls, {told.answered:,} of them answered already, {left:,} to ask")
    click.echo(f"about {told.prompt_tokens:,} prompt tokens to send (an estimate: four bytes a token)")
    click.echo(f"at most {told.most_answer_tokens:,} tokens of answers, if each takes all of --max-tokens")
    if price is None:
        click.echo(f"cost unknown: nobody said what {endpoint.model} costs; --prices FILE does")
    elif endpoint.kind != LOCAL:
        least = price.of(told.prompt_tokens, left) * share
        most = price.of(told.prompt_tokens, told.most_answer_tokens) * share
        of_it = "" if share == 1 else f", at {share:.0%} of the price"
        click.echo(f"about {dollars(least)} with answers of one token, at most {dollars(most)}{of_it} (estimates)")
    note("nothing was asked")
