"""The one loop that waits: calls to replies in the store, several at a time, nothing asked twice."""

import asyncio
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pact_author.ask.call import Call, Reply, ReplyStatus
from pact_author.ask.failing import met_limit, was_busy, was_refused
from pact_author.ask.lane import GO_ON, Lane
from pact_author.ask.money import Account
from pact_author.ask.pace import DOWN, RESTING, Pace
from pact_author.ask.queue import Queue, Turn
from pact_author.ask.saving import Saving, ended_by_sigterm
from pact_author.ask.store import ReplyStore
from pact_author.ask.transport import Busy, Limited, Transport, Unanswered
from pact_author.ask.waits import waited_for
from pact_author.model.errors import EndpointError, PactError, RunError
from pact_author.model.progress import OnProgress, OnWait, silent, unheard

BEAT = 1.0
"""Seconds between two words about what is waited for."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run did. reused: calls whose result was in the store. errors: calls that got no answer.

    requests: what was sent, further tries too. lost: endpoints that were given up, as they may be shown, and why.
    """

    asked: int
    reused: int
    errors: int
    requests: int = field(default=0, compare=False)
    lost: tuple[tuple[str, str], ...] = ()


def run(
    calls: Iterable[Call],
    transport: Transport | Sequence[Transport],
    store: ReplyStore,
    *,
    concurrency: int = 8,
    total: int | None = None,
    on_progress: OnProgress = silent,
    on_wait: OnWait = unheard,
    on_cost: OnWait = unheard,
    pace: Pace | None = None,
    account: Account | None = None,
) -> Ran:
    """Ask every call that has no result in the store.

    transport: an endpoint, or several that serve the same model; one that fails is given up, and the others go on.
    concurrency: calls under way at each of them at the most. Raises EndpointError as soon as none can be used, and
    KeyboardInterrupt when the process is told to end (SIGINT, SIGTERM), BudgetError when the account has no room for
    another call; whatever was answered is stored. Calls are pulled as workers come free, never all at once.
    """
    transports = tuple(transport) if isinstance(transport, Sequence) else (transport,)
    pace = pace or Pace()
    lanes = [Lane(getattr(each, "base_url", ""), each, concurrency, pace) for each in transports]
    told = (on_progress, on_wait, on_cost)
    try:
        return asyncio.run(_Run(calls, lanes, store, total, told, pace, account or Account()).all())
    except asyncio.CancelledError:
        raise KeyboardInterrupt from None


class _Run:
    def __init__(
        self,
        calls: Iterable[Call],
        lanes: Sequence[Lane],
        store: ReplyStore,
        total: int | None,
        told: tuple[OnProgress, OnWait, OnWait],
        pace: Pace,
        account: Account,
    ) -> None:
        self._account, self._began = account, time.monotonic()
        self._lanes, self._store, self._pace = lanes, store, pace
        self._total, (self._on_progress, self._on_wait, self._on_cost) = total, told
        self._asked = self._reused = self._errors = self._results = self._down = 0
        self._answered_before = any(status != ReplyStatus.ERROR for status in store.counts())
        self._under_way: set[str] = set()
        self._queue = Queue(self._without_result(calls))
        self._busy_workers = self._idle_workers = 0
        self._workers: set[asyncio.Task[None]] = set()
        self._change = asyncio.Event()  # something that an idle worker may have waited for
        self._rests: dict[Lane, tuple[float, str]] = {}  # until when a lane rests, and why
        self._heard = time.monotonic()
        self._failure: PactError | None = None
        self._saving = Saving(store)

    def _without_result(self, calls: Iterable[Call]) -> Iterator[Call]:
        for call in calls:
            if call.key in self._under_way or self._store.has_result(call.key):
                self._reused += 1
                self._tell()
            else:
                self._under_way.add(call.key)
                yield call

    async def all(self) -> Ran:
        beat = asyncio.create_task(self._say_what_is_waited_for())
        with ended_by_sigterm():
            try:
                # A lane has room for one call until that is answered: a wrong key or address costs one request and
                # says so once, and what the endpoint does not accept is known before the crowd starts.
                for lane in self._lanes:
                    self._fill(lane)
                while self._workers:
                    done, _ = await asyncio.wait(self._workers, return_when=asyncio.FIRST_COMPLETED)
                    self._workers -= done
                    for worker in done:
                        worker.result()
            finally:
                await self._end(beat)
        if self._errors and not self._results and not self._answered_before:
            self._failure = self._failure or self._lanes[0].vain()
        if self._failure:
            raise self._failure
        lost = tuple((lane.name, str(lane.failure)) for lane in self._lanes if lane.failure)
        return Ran(self._asked, self._reused, self._errors, self._account.requests, lost)

    async def _end(self, beat: asyncio.Task[None]) -> None:
        for task in (beat, *self._workers):
            task.cancel()
        await asyncio.gather(beat, *self._workers, return_exceptions=True)
        self._saving.flush()
        for lane in self._lanes:
            await lane.transport.close()

    def _fill(self, lane: Lane) -> None:
        while lane.room and not self._failure and not self._queue.empty:
            lane.workers += 1
            self._workers.add(asyncio.create_task(self._work(lane)))

    async def _work(self, lane: Lane) -> None:
        try:
            while not (lane.failure or self._failure or lane.workers > lane.throttle.width):
                if self._queue.empty and not self._busy_workers:
                    self._change.set()  # the others may go home too
                    return
                now = time.monotonic()
                seconds, why = lane.wait(now)
                if seconds > 0:
                    self._rests[lane] = (now + seconds, why)
                    await self._idle(seconds)
                    continue
                self._rests.pop(lane, None)
                others = any(not each.sick and not each.wait(now)[0] for each in self._others(lane))
                turn = self._queue.take(now, max(RESTING, 2 * self._width()), lane, others)
                if turn is not None and not self._account.fits(turn.call):
                    self._queue.put_back(turn, 0.0, "")
                    await self._idle_or_over()
                elif turn is not None:
                    await self._one(lane, turn)
                    self._fill(lane)
                elif not self._queue.empty or self._busy_workers:
                    next_at = self._queue.next_at()
                    await self._idle(max(0.02, next_at[0] - now) if next_at else None)
        finally:
            lane.workers -= 1

    async def _idle_or_over(self) -> None:
        """Calls under way may turn out cheaper than they could have been; without any, there is no more room."""
        if self._busy_workers:
            await self._idle(None)
        else:
            self._failure = self._failure or self._account.over()
            self._change.set()

    async def _idle(self, seconds: float | None) -> None:
        self._idle_workers += 1
        self._change.clear()
        try:
            async with asyncio.timeout(seconds):
                await self._change.wait()
        except TimeoutError:
            return
        finally:
            self._idle_workers -= 1

    def _width(self) -> int:
        return sum(lane.throttle.width for lane in self._lanes if not lane.failure)

    async def _one(self, lane: Lane, turn: Turn) -> None:
        """Ask a call, store what came of it, and see whether it makes sense to go on."""
        self._busy_workers += 1
        try:
            reply = await self._reply(lane, turn)
            if reply is not None:
                await self._saving.keep(turn.call, reply)
                self._under_way.discard(turn.call.key)
                self._count(lane, turn, reply)
        except RunError as error:
            self._failure = self._failure or error
            self._change.set()
        except EndpointError as error:
            if turn.call.key in self._under_way:
                self._back(turn, 0.0, "")
            self._lose(lane, error)
        finally:
            self._busy_workers -= 1
            if self._idle_workers:
                self._change.set()

    async def _reply(self, lane: Lane, turn: Turn) -> Reply | None:
        """What to store; None where the call waits for another try. Raises EndpointError."""
        began = time.monotonic()
        if not any(each.sent for each in self._lanes):
            self._heard = began
        sent_in = lane.begun()
        held = self._account.sent(turn.call)
        reply: Reply | None = None
        try:
            reply = await self._send(lane, turn.call)
            lane.answered(reply, sent_in, self._heard)
            return reply if len(self._lanes) == 1 else replace(reply, endpoint=lane.name)
        except Limited as limited:
            came = met_limit(lane, turn, limited, sent_in, self._heard, self._others(lane))
        except Busy as busy:
            came = was_busy(lane, turn, busy, began, self._heard, self._others(lane))
        except Unanswered as error:
            came = was_refused(lane, turn, error, self._others(lane))
        finally:
            self._account.returned(turn.call, reply, held)
        if isinstance(came, Reply):
            return came
        self._back(turn, self._heard + came.seconds, came.why)
        if lane.too_vain(self._answered_before):
            self._lose(lane, lane.vain())
        return None

    async def _send(self, lane: Lane, call: Call) -> Reply:
        try:
            async with asyncio.timeout(self._pace.deadline):
                return await lane.transport.ask(call)
        except TimeoutError as error:
            raise Busy(f"no answer within {self._pace.deadline:g} s") from error
        finally:
            lane.sent -= 1
            self._heard = time.monotonic()

    def _others(self, lane: Lane) -> list[Lane]:
        return [each for each in self._lanes if each is not lane and not each.failure]

    def _back(self, turn: Turn, ready: float, why: str) -> None:
        self._queue.put_back(turn, ready, why)
        if self._idle_workers:
            self._change.set()

    def _count(self, lane: Lane, turn: Turn, reply: Reply) -> None:
        """Raises EndpointError where going on would be a waste."""
        self._asked += 1
        self._tell()
        if reply.status is not ReplyStatus.ERROR:
            self._results, lane.results = self._results + 1, lane.results + 1
            lane.in_vain = self._down = 0
            return
        self._errors += 1
        if lane.last[0] != reply.error:
            lane.last = (reply.error or "", "")
        lane.in_vain += 1
        self._down = self._down + 1 if turn.down else 0
        all_sick = all(each.sick for each in self._lanes if not each.failure)
        if all_sick and (self._down >= DOWN or (self._down and not self._results)):
            raise EndpointError(
                f"the endpoint does not answer: {reply.error}", f"is it running, and is --base-url right? {GO_ON}"
            )
        if lane.too_vain(self._answered_before):
            raise lane.vain()

    def _lose(self, lane: Lane, error: PactError) -> None:
        lane.failure = lane.failure or error
        self._rests.pop(lane, None)
        lost = [each for each in self._lanes if each.failure]
        if len(lost) == len(self._lanes) and not self._failure:
            self._failure = error
            if len(lost) > 1:
                said = "; ".join(f"{each.name}: {each.failure}" for each in lost)
                self._failure = EndpointError(f"none of the {len(lost)} endpoints is left: {said}", error.hint)
        self._change.set()

    def _tell(self) -> None:
        self._on_progress(self._asked + self._reused, self._total)

    async def _say_what_is_waited_for(self) -> None:
        while True:
            await asyncio.sleep(BEAT)
            self._store.sync()
            rests = [*self._rests.values(), *filter(None, [self._queue.next_at()])]
            stopping = self._failure is not None
            now = time.monotonic()
            left = None if self._total is None else self._total - self._asked - self._reused
            self._on_wait(waited_for(self._lanes, rests, self._heard, now, stopping=stopping))
            self._on_cost(self._account.said(left, now - self._began))
