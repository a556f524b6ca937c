"""A run without an endpoint: all that a real one does, up to where a call would be sent and its reply stored."""

from collections.abc import Iterable, Sequence

from pact_author.ask.call import Call, Reply, ReplyStatus
from pact_author.ask.money import BYTES_PER_TOKEN, prompt_bytes
from pact_author.ask.run import Ran, run
from pact_author.ask.store import ReplyStore
from pact_author.ask.transport import Quota
from pact_author.model.outlay import DryRun


class Unsent:
    """Takes calls as an endpoint would, and adds up what they would send and could get."""

    quota: Quota | None = None

    def __init__(self) -> None:
        self.bytes = self.answer_tokens = 0

    async def ask(self, call: Call) -> Reply:
        self.bytes += prompt_bytes(call)
        self.answer_tokens += call.settings.max_tokens
        return Reply(call.key, ReplyStatus.ANSWERED)

    async def close(self) -> None:
        """Nothing was opened."""


class Unwritten(ReplyStore):
    """What other stores have, and of what is put in only that it was there: equal calls are asked once."""

    def __init__(self, stores: Sequence[ReplyStore]) -> None:
        self._stores = stores
        self._seen: set[int] = set()  # a million keys as texts would take a few hundred megabytes

    def has_result(self, key: str) -> bool:
        return int(key[:16], 16) in self._seen or any(store.has_result(key) for store in self._stores)

    def counts(self) -> dict[str, int]:
        return {}

    def put_all(self, pairs: Iterable[tuple[Call, Reply]], taken_from: str | None = None) -> None:  # noqa: ARG002
        self._seen.update(int(call.key[:16], 16) for call, _ in pairs)

    def sync(self) -> None:
        """Nothing is kept."""


def dry_run(calls: Iterable[Call], stores: Sequence[ReplyStore]) -> DryRun:
    """What a run would ask. stores: of this run and of those whose answers it may take."""
    unsent = Unsent()
    ran: Ran = run(calls, unsent, Unwritten(stores), concurrency=1)
    return DryRun(
        calls=ran.asked + ran.reused,
        answered=ran.reused,
        prompt_tokens=round(unsent.bytes / BYTES_PER_TOKEN),
        most_answer_tokens=unsent.answer_tokens,
    )
