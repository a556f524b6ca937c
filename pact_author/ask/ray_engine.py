"""The engine of clusters: Ray Data reads the items, an actor on each node asks, and the replies come into one store."""

import json
import logging
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

# Ray tells its makers how it is used, and its lower half writes to stderr, unless it is told not to before the import.
os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")

import ray
import ray.data

from pact_author.ask import run as loop
from pact_author.ask.call import Call, CallSettings, ChatMessage, Reply, ReplyStatus, make_call
from pact_author.ask.openai_transport import OpenAITransport
from pact_author.ask.pace import Pace
from pact_author.ask.store import ReplyStore, open_store
from pact_author.model.canonical import Json, canonical_json
from pact_author.model.errors import EndpointError, RunError
from pact_author.model.progress import OnProgress, silent

BLOCK = 128
"""Calls that an actor takes at once: what is asked again, at the most twice over, when its node is lost."""

MEMORY = 256 * 2**20
"""Bytes that an actor may need."""

Named = tuple[str, Call]
"""A trial's name, unique in a plan, and its call."""
CallsOf = Callable[[Mapping[str, Any]], Iterable[Named]]
"""A row of a table, or {"text": a line of a JSONL file}, to the trials of its item; sent to the nodes by its name."""


@dataclass(frozen=True, slots=True)
class Asking:
    """How every node asks. concurrency: calls at a time on each; timeout: seconds for a whole answer."""

    base_url: str | None
    api_key: str | None = field(repr=False)
    settings: CallSettings
    concurrency: int = 8
    timeout: float = 120.0


def run(
    todo: Iterable[Named],
    table: Path,
    calls_of: CallsOf,
    asking: Asking,
    store: ReplyStore,
    *,
    total: int | None = None,
    on_progress: OnProgress = silent,
    block: int = BLOCK,
) -> loop.Ran:
    """Ask every call that has no result in the store, on all nodes of a Ray cluster, each from one actor.

    table: .parquet or .jsonl, where every node can read it. The cluster is the one that RAY_ADDRESS names or that was
    started on this machine; where there is none, one is made of this machine. Raises EndpointError as soon as a node
    finds the endpoint unusable, and RunError where the cluster fails; what has come back is stored.
    """
    wanted, reused = _wanted(todo, store)
    if not wanted:
        return loop.Ran(0, reused, 0)
    asked = errors = 0
    with _cluster():
        for line in _replies(wanted, table, calls_of, asking, block):
            told = json.loads(line)
            if "fault" in told:
                raise EndpointError(*told["fault"])
            call, reply = _read(told, asking.settings)
            store.put(call, reply)
            asked += 1
            errors += reply.status is ReplyStatus.ERROR
            on_progress(reused + asked, total)
    if asked != len(wanted):
        raise RunError(
            f"{len(wanted) - asked:,} calls did not come back: {table.name} holds other items than the release's table",
            "make its Parquet anew, or take it away",
        )
    return loop.Ran(asked, reused, errors)


def _wanted(todo: Iterable[Named], store: ReplyStore) -> tuple[frozenset[str], int]:
    """The trials to ask, of equal calls the first; and how many calls need not be asked."""
    wanted, seen, reused = set[str](), set[str](), 0
    for name, call in todo:
        if call.key in seen or store.has_result(call.key):
            reused += 1
        else:
            seen.add(call.key)
            wanted.add(_tag(name, call))
    return frozenset(wanted), reused


def _tag(name: str, call: Call) -> str:
    """A trial with its words: a table that says something else under the same name is not asked."""
    return f"{name} {call.key[:16]}"


@contextmanager
def _cluster() -> Iterator[None]:
    ours = not ray.is_initialized()
    try:
        if ours:
            ray.init(log_to_driver=False, logging_level=logging.ERROR)
        yield
    except ray.exceptions.UserCodeException:
        raise  # our own code on a node, and our fault
    except (ray.exceptions.RayError, ConnectionError) as error:
        raise RunError(
            f"the cluster failed: {_cause(error)}", "what came back is kept: run the same command"
        ) from error
    finally:
        if ours and ray.is_initialized():
            ray.shutdown()


def _cause(error: Exception) -> str:
    """The line of a failure on a node that says what it was."""
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return next((line for line in lines if re.match(r"[\w.]+(Error|Exception|Died)\b.*: ", line)), lines[0])[:300]


def _replies(wanted: frozenset[str], table: Path, calls_of: CallsOf, asking: Asking, block: int) -> Iterator[str]:
    ray.data.DataContext.get_current().enable_progress_bars = False
    logging.getLogger("ray.data").setLevel(logging.CRITICAL)  # what stops the run is raised; the rest is in Ray's logs
    nodes = sum(node["Alive"] for node in ray.nodes())
    read = ray.data.read_parquet if table.suffix == ".parquet" else ray.data.read_text
    replies = (
        read(str(table.absolute()))
        .flat_map(_calls, fn_kwargs={"calls_of": calls_of, "wanted": wanted})
        .repartition(target_num_rows_per_block=block)
        .map_batches(
            _Asker,
            fn_constructor_args=(asking,),
            batch_size=None,
            compute=ray.data.ActorPoolStrategy(size=nodes, max_tasks_in_flight_per_actor=1),
            # It waits for answers more than it works; and what asks for nothing at all is put anywhere, not spread.
            num_cpus=0,
            memory=MEMORY,
        )
    )
    for batch in replies.iter_batches(batch_size=None, prefetch_batches=0):
        yield from (str(line) for line in batch["reply"])


def _calls(row: dict[str, Any], calls_of: CallsOf, wanted: frozenset[str]) -> list[dict[str, str]]:
    """The calls of an item that are wanted, as rows."""
    return [{"call": _request(call)} for name, call in calls_of(row) if _tag(name, call) in wanted]


class _Asker:
    """An actor: the loop of the local engine, with a store of its own for each block."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self._result: tuple[Call, Reply] | None = None

    def __call__(self, batch: Mapping[str, Any]) -> dict[str, list[str]]:
        asking = self._asking
        calls = [_call(json.loads(str(line)), asking.settings) for line in batch["call"]]
        faults = []
        with (
            tempfile.TemporaryDirectory(prefix="pact-author-") as folder,
            open_store(Path(folder) / "replies") as store,
        ):
            if self._result:
                store.put(*self._result)  # so that the loop knows that this endpoint has answered before
            try:
                loop.run(
                    calls,
                    OpenAITransport(asking.base_url, asking.api_key, asking.timeout),
                    store,
                    concurrency=asking.concurrency,
                    pace=Pace(deadline=asking.timeout),
                )
            except EndpointError as error:
                faults = [canonical_json({"fault": [error.message, error.hint]})]
            found = [(call, reply) for call in calls if (reply := store.get(call.key))]
        results = (pair for pair in found if pair[1].status is not ReplyStatus.ERROR)
        self._result = next(results, self._result)
        return {"reply": [_answer(call, reply) for call, reply in found] + faults}


def _request(call: Call, more: Mapping[str, Json] | None = None) -> str:
    messages = [[message.role, message.content] for message in call.messages]
    return canonical_json({"model": call.model, "messages": messages, "repeat": call.repeat, **(more or {})})


def _answer(call: Call, reply: Reply) -> str:
    return _request(call, {"reply": asdict(reply)})


def _call(told: Mapping[str, Any], settings: CallSettings) -> Call:
    messages = tuple(ChatMessage(role, content) for role, content in told["messages"])
    return make_call(told["model"], messages, settings, told["repeat"])


def _read(told: Mapping[str, Any], settings: CallSettings) -> tuple[Call, Reply]:
    reply = dict(told["reply"])
    logprobs = reply["top_logprobs"]
    return _call(told, settings), Reply(
        **reply
        | {
            "status": ReplyStatus(reply["status"]),
            "top_logprobs": logprobs and tuple((token, value) for token, value in logprobs),
            "dropped": tuple(reply["dropped"]),
        }
    )
