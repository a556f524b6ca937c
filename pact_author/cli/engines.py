"""The engines of `score`: the ways in which its calls get their answers."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from pact_author.cli.endpoint import LOCAL, Endpoint
from pact_author.cli.options import waiting_meter
from pact_author.cli.score_export import FILES, OFFLINE

if TYPE_CHECKING:
    from pact_author.ask.call import Call
    from pact_author.ask.store import ReplyStore

ONLINE = "online"


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


def ask(calls: "Iterable[Call]", total: int, endpoint: Endpoint, store: "ReplyStore", how: Manner) -> None:
    """Get answers to the calls that have none, into the store. Raises EndpointError."""
    from pact_author.ask.openai_transport import OpenAITransport
    from pact_author.ask.pace import Pace
    from pact_author.ask.run import run

    with waiting_meter("asking", "calls") as (told, waits):
        run(
            calls,
            OpenAITransport(endpoint.base_url, endpoint.api_key, how.timeout),
            store,
            concurrency=how.concurrency,
            total=total,
            on_progress=told,
            on_wait=waits,
            pace=Pace(deadline=how.timeout),
        )
