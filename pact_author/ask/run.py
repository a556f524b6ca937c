"""The one loop that waits: calls to replies in the store, several at a time, nothing asked twice."""

import asyncio
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pact_author.ask.call import Call, Reply, ReplyStatus
from pact_author.ask.store import ReplyStore
from pact_author.ask.transport import Busy, Transport
from pact_author.model.errors import EndpointError
from pact_author.model.progress import OnProgress, silent

LONGEST_WAIT = 3600.0
"""Seconds; an endpoint that asks for more is as good as down."""
IN_A_ROW = 5
"""Calls that fail all their tries one after another before the endpoint counts as down."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How failures are met. first: seconds before the second try, doubled each time, drawn from the whole range."""

    tries: int = 5
    first: float = 1.0
    longest: float = 30.0
    draw: Callable[[], float] = random.random


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run did. reused: calls whose result was in the store. errors: calls given up after all tries."""

    asked: int
    reused: int
    errors: int


def run(
    calls: Iterable[Call],
    transport: Transport,
    store: ReplyStore,
    *,
    concurrency: int = 8,
    total: int | None = None,
    on_progress: OnProgress = silent,
    pace: Pace | None = None,
) -> Ran:
    """Ask every call that has no result in the store.

    Raises EndpointError as soon as the endpoint is known to be unusable; whatever was answered is stored. Calls are
    pulled as workers come free, never all at once.
    """
    return asyncio.run(_Run(calls, transport, store, total, on_progress, pace or Pace()).all(concurrency))


class _Run:
    def __init__(
        self,
        calls: Iterable[Call],
        transport: Transport,
        store: ReplyStore,
        total: int | None,
        on_progress: OnProgress,
        pace: Pace,
    ) -> None:
        self._transport = transport
        self._store = store
        self._total = total
        self._on_progress = on_progress
        self._pace = pace
        self._asked = self._reused = self._errors = self._failed_in_a_row = 0
        self._under_way: set[str] = set()
        self._failure: EndpointError | None = None
        self._stop = asyncio.Event()
        self._pending = self._without_result(calls)

    def _without_result(self, calls: Iterable[Call]) -> Iterator[Call]:
        for call in calls:
            if call.key in self._under_way or self._store.has_result(call.key):
                self._reused += 1
                self._tell()
            else:
                yield call

    async def all(self, concurrency: int) -> Ran:
        try:
            # The first call goes alone: a wrong key or address costs one request and says so once, and what the
            # endpoint does not accept is known before the crowd starts.
            await self._work(1)
            if not self._failure:
                await asyncio.gather(*(self._work() for _ in range(concurrency)))
        finally:
            await self._transport.close()
        if self._failure:
            raise self._failure
        return Ran(self._asked, self._reused, self._errors)

    async def _work(self, most: int | None = None) -> None:
        done = 0
        while not self._stop.is_set() and done != most:
            call = next(self._pending, None)
            if call is None:
                return
            done += 1
            self._under_way.add(call.key)
            try:
                await self._one(call)
            except EndpointError as error:
                self._failure = self._failure or error
                self._stop.set()
            finally:
                self._under_way.discard(call.key)

    async def _one(self, call: Call) -> None:
        reply, last = await self._answer(call)
        if reply is None:
            if self._stop.is_set():
                return  # another worker found the endpoint unusable; this call is asked again on the next run
            self._failed_in_a_row += 1
            reply = Reply(call.key, ReplyStatus.ERROR, error=last)
        elif reply.status is not ReplyStatus.ERROR:
            self._failed_in_a_row = 0
        self._store.put(call, reply)
        self._asked += 1
        self._errors += reply.status is ReplyStatus.ERROR
        self._tell()
        never_answered = self._asked == self._errors == 1 and self._failed_in_a_row
        if self._failed_in_a_row >= IN_A_ROW or never_answered:
            raise EndpointError(
                f"the endpoint does not answer: {last}",
                "is it running, and is --base-url right? What was answered is kept: run the same command to go on",
            )

    async def _answer(self, call: Call) -> tuple[Reply | None, str]:
        """A reply, or None and the last complaint after all tries."""
        said = ""
        for attempt in range(self._pace.tries):
            try:
                return await self._transport.ask(call), ""
            except Busy as busy:
                said = str(busy)
                if attempt + 1 < self._pace.tries:
                    await self._wait(attempt, busy.retry_after)
            if self._stop.is_set():
                break
        return None, said

    async def _wait(self, attempt: int, retry_after: float | None) -> None:
        jittered = self._pace.draw() * min(self._pace.longest, self._pace.first * 2**attempt)
        seconds = jittered if retry_after is None else min(LONGEST_WAIT, retry_after) + 0.1 * jittered
        try:
            await asyncio.wait_for(self._stop.wait(), seconds)
        except TimeoutError:
            return

    def _tell(self) -> None:
        self._on_progress(self._asked + self._reused, self._total)
