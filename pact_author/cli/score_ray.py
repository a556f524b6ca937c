"""`score --engine ray`: what the nodes of a cluster need to know of a release, and what they are told."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pact_author.cli.endpoint import Endpoint
from pact_author.model.errors import RunError

if TYPE_CHECKING:
    from pact_author.ask.call import Call
    from pact_author.ask.store import ReplyStore
    from pact_author.model.progress import OnProgress
    from pact_author.score.plan import Planned, Spec


def ask_nodes(
    plan: "Iterable[Planned]",
    table: Path,
    total: int,
    endpoint: Endpoint,
    store: "ReplyStore",
    spec: "Spec",
    concurrency: int,
    timeout: float,
    on_progress: "OnProgress",
) -> None:
    """Ask the calls of a plan from all nodes of a cluster. table: of the release. Raises EndpointError and RunError."""
    try:
        from pact_author.ask import ray_engine
    except ImportError as error:
        raise RunError("ray is not installed", "pip install 'pact-author[ray]', on every node") from error

    ray_engine.run(
        (named(planned) for planned in plan),
        parquet_of(table) or table,
        partial(calls_of, spec=spec),
        ray_engine.Asking(endpoint.base_url, endpoint.api_key, spec.settings, concurrency, timeout),
        store,
        total=total,
        on_progress=on_progress,
    )


def parquet_of(table: Path) -> Path | None:
    """The Parquet of an item table, where the release has it: parquet/D/L.parquet beside data/items/D/L.jsonl.

    It is no part of the release's identity; the engine asks nothing of it that the table does not have.
    """
    found = table.parents[3] / "parquet" / table.parent.name / f"{table.stem}.parquet"
    return found if found.is_file() else None


def calls_of(row: Mapping[str, Any], spec: "Spec") -> "Iterator[tuple[str, Call]]":
    """The trials of one row of an item table; this is what runs on a node."""
    from dataclasses import replace

    from pact_author.release.rows import item_of
    from pact_author.score.plan import plan

    told = json.loads(row["text"]) if "text" in row else row
    item = item_of({**told, "pairs": {}})  # Parquet has them in another form, and no call needs them
    yield from map(named, plan((item.scenario,), lambda _: (item,), replace(spec, limit=None)))


def named(planned: "Planned") -> "tuple[str, Call]":
    return f"{planned.item.id}#{planned.repeat}", planned.call
