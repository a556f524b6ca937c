"""The engines of `score`: the ways in which its calls get their answers."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pact_author.cli.endpoint import LOCAL, Endpoint
from pact_author.cli.options import Decorator, note, waiting_meter
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


@dataclass(frozen=True, slots=True)
class Manner:
    """How calls are asked. concurrency: at a time; timeout: seconds for a whole answer."""

    engine: str
    concurrency: int
    timeout: float


def endpoint_for(endpoint: Endpoint, engine: str) -> Endpoint:
    """The endpoint as an engine takes it: the embedded model is for the usual one alone."""
    if engine != ONLINE and endpoint.kind == LOCAL:
        raise click.UsageError("the embedded model is asked here and now; name another model for this")
    return replace(endpoint, base_url=endpoint.base_url or OFFLINE) if engine == FILES else endpoint


def ask(
    plan: "Iterable[Planned]",
    table: Path,
    total: int,
    endpoint: Endpoint,
    store: "ReplyStore",
    folder: Path,
    spec: "Spec",
    how: Manner,
) -> None:
    """Get answers to the calls of a plan that have none, into the store. Raises EndpointError and RunError.

    table: of the release; folder: of the run.
    """
    with waiting_meter("asking", "calls") as (told, waits):
        if how.engine == BATCH:
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
                on_progress=told,
                on_wait=waits,
            )
            return
        if how.engine == RAY:
            from pact_author.cli.score_ray import ask_nodes

            ask_nodes(plan, table, total, endpoint, store, spec, how.concurrency, how.timeout, told)
            return
        from pact_author.ask import run
        from pact_author.ask.openai_transport import OpenAITransport
        from pact_author.ask.pace import Pace

        run.run(
            (planned.call for planned in plan),
            OpenAITransport(endpoint.base_url, endpoint.api_key, how.timeout),
            store,
            concurrency=how.concurrency,
            total=total,
            on_progress=told,
            on_wait=waits,
            pace=Pace(deadline=how.timeout),
        )
