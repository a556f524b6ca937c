"""How `score` asks: its endpoints, its meter and its limits, joined into one run of the loop."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pact_author.cli.endpoint import LOCAL, Endpoint
from pact_author.cli.options import note, waiting_meter

if TYPE_CHECKING:
    from pact_author.ask.call import Call
    from pact_author.ask.run import Ran
    from pact_author.ask.store import ReplyStore

MOST, MOST_LOCAL = 64, 8
"""Calls at a time at each endpoint, where the user says nothing; the embedded model answers one after another."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How calls are asked. concurrency: at a time and endpoint, None for a good one. timeout: seconds for an answer."""

    concurrency: int | None
    timeout: float


def ask(calls: "Iterable[Call]", total: int, endpoint: Endpoint, store: "ReplyStore", how: Manner) -> "Ran":
    """Get answers to the calls that have none, into the store. Raises EndpointError."""
    from pact_author.ask.openai_transport import OpenAITransport
    from pact_author.ask.pace import Pace
    from pact_author.ask.run import run

    served = ((endpoint.base_url, endpoint.api_key), *endpoint.more)
    with waiting_meter("asking", "calls") as (told, waits):
        ran = run(
            calls,
            [OpenAITransport(url, key, how.timeout) for url, key in served],
            store,
            concurrency=how.concurrency or (MOST_LOCAL if endpoint.kind == LOCAL else MOST),
            total=total,
            on_progress=told,
            on_wait=waits,
            pace=Pace(deadline=how.timeout),
        )
    for name, why in ran.lost:
        note(f"note: {name} was given up: {why}")
    return ran
