"""The engines of `score`: the ways in which its calls get their answers."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pact_author.cli import asking
from pact_author.cli.asking import Terms
from pact_author.cli.endpoint import LOCAL, Endpoint
from pact_author.cli.options import Decorator, note
from pact_author.cli.score_export import FILES, OFFLINE

if TYPE_CHECKING:
    from pact_author.ask.store import ReplyStore
    from pact_author.score.plan import Planned, Spec

ONLINE, BATCH, RAY = "online", "batch", "ray"


def engine_option() -> Decorator:
    """--engine NAME: by which way the calls get their answers."""
    return click.option(
        "--engine",
        type=click.Choice([ONLINE, BATCH, RAY]),
        default=ONLINE,
        show_default=True,
        help="Here and now; by OpenAI's Batch API, cheaper and within a day; from all nodes of a Ray cluster.",
    )


def fitting(endpoint: Endpoint, engine: str, style: str, how: Terms) -> Endpoint:
    """The endpoint as an engine takes it. Raises UsageError for what only the usual engine does."""
    from pact_author.score.plan import CHAT

    if engine == ONLINE:
        return endpoint
    whose = f"--engine {engine}" if engine != FILES else "score export"
    if endpoint.kind == LOCAL:
        raise click.UsageError(f"{whose} does not reach the embedded model; name another model for it")
    for given, option in (
        (style != CHAT, "--style completion"),
        (bool(endpoint.more), "several --base-url"),
        (how.most_dollars is not None, "--max-cost"),
        (how.most_requests is not None, "--max-requests"),
    ):
        if given:
            raise click.UsageError(f"{whose} has no {option}; --engine {ONLINE} has")
    return replace(endpoint, base_url=endpoint.base_url or OFFLINE) if engine == FILES else endpoint


def share_of(engine: str) -> float:
    """Which share of the usual price an engine costs; OpenAI asks half of it for what comes in batches."""
    return 0.5 if engine == BATCH else 1.0


def ask(
    plan: "Iterable[Planned]",
    table: Path,
    total: int,
    endpoint: Endpoint,
    store: "ReplyStore",
    folder: Path,
    spec: "Spec",
    engine: str,
    how: Terms,
) -> None:
    """Get answers to the calls of a plan that have none, into the store.

    table: of the release; folder: of the run. Raises EndpointError, BudgetError, RunError.
    """
    if engine == ONLINE:
        asking.ask((planned.call for planned in plan), total, endpoint, store, how)
        return
    from pact_author.render.terminal import Meter

    with Meter("asking", "calls") as meter:
        if engine == BATCH:
            from pact_author.ask import batch
            from pact_author.ask.batch_api import BatchApi

            note("the batches go on without this process: stop it, and run the same command later, if you like")
            batch.run(
                (planned.call for planned in plan),
                BatchApi(endpoint.base_url, endpoint.api_key),
                store,
                folder,
                spec.settings,
                repeats=spec.repeats,
                total=total,
                on_progress=meter.update,
                on_wait=meter.waiting,
            )
        else:
            from pact_author.cli.score_ray import ask_nodes

            concurrency = how.concurrency or asking.MOST
            ask_nodes(plan, table, total, endpoint, store, spec, concurrency, how.timeout, meter.update)
