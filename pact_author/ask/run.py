"""The one loop that waits: calls to replies in the store, several at a time, nothing asked twice."""

import asyncio
import math
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pact_author.ask.call import Call, Reply, ReplyStatus
from pact_author.ask.pace import DOWN, IN_VAIN, LONGEST_WAIT, OPENING, Pace, span
from pact_author.ask.store import ReplyStore
from pact_author.ask.throttle import Throttle
from pact_author.ask.transport import Busy, Limited, Transport, Unanswered
from pact_author.model.errors import EndpointError
from pact_author.model.progress import OnProgress, OnWait, silent, unheard

BEAT = 1.0
"""Seconds between two words about what is waited for."""
SILENCE = 5.0
"""Seconds without a word from the endpoint before that is said."""
GO_ON = "What was answered is kept: run the same command to go on"


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run did. reused: calls whose result was in the store. errors: calls that got no answer."""

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
    on_wait: OnWait = unheard,
    pace: Pace | None = None,
) -> Ran:
    """Ask every call that has no result in the store.

    Raises EndpointError as soon as the endpoint is known to be unusable; whatever was answered is stored. Calls are
    pulled as workers come free, never all at once.
    """
    return asyncio.run(_Run(calls, transport, store, concurrency, total, on_progress, on_wait, pace or Pace()).all())


class _Run:
    def __init__(
        self,
        calls: Iterable[Call],
        transport: Transport,
        store: ReplyStore,
        concurrency: int,
        total: int | None,
        on_progress: OnProgress,
        on_wait: OnWait,
        pace: Pace,
    ) -> None:
        self._transport, self._store, self._pace = transport, store, pace
        self._total, self._on_progress, self._on_wait = total, on_progress, on_wait
        self._concurrency = concurrency
        self._throttle = Throttle(concurrency)
        self._asked = self._reused = self._errors = self._results = self._in_vain = self._down = 0
        self._answered_before = any(status != ReplyStatus.ERROR for status in store.counts())
        self._under_way: set[str] = set()
        self._sent = 0  # calls that the endpoint has and has not answered
        self._room = asyncio.Event()
        self._pause = (0.0, "")  # until when nothing is asked, and why
        self._limits = 0  # met since the last answer
        self._limited_since: float | None = None
        self._rests: dict[str, tuple[float, str]] = {}  # call → until when it rests, and why
        self._heard = time.monotonic()
        self._last = ("", "")  # why a call got no answer, and what to do about it
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

    async def all(self) -> Ran:
        beat = asyncio.create_task(self._say_what_is_waited_for())
        try:
            # The first calls go alone: a wrong key or address costs one request and says so once, and what the
            # endpoint does not accept is known before the crowd starts.
            for _ in range(OPENING):
                if not self._results:
                    await self._work(1)
            await asyncio.gather(*(self._work() for _ in range(self._concurrency)))
        finally:
            beat.cancel()
            await self._transport.close()
        if self._errors and not self._results and not self._answered_before:
            self._failure = self._failure or self._vain()
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
                self._room.set()
            finally:
                self._under_way.discard(call.key)

    async def _one(self, call: Call) -> None:
        """Ask a call, store what came of it, and see whether it makes sense to go on. Raises EndpointError."""
        hint, down = "", 0
        try:
            reply = await self._answer(call)
        except Unanswered as error:
            hint = error.hint
            reply = Reply(call.key, ReplyStatus.ERROR, error=str(error))
        except Busy as error:
            if self._stop.is_set():
                return  # another worker found the endpoint unusable; this call is asked again on the next run
            down = self._down + 1
            reply = Reply(call.key, ReplyStatus.ERROR, error=str(error))
        self._store.put(call, reply)
        self._down = down
        self._asked += 1
        self._tell()
        if reply.status is not ReplyStatus.ERROR:
            self._results += 1
            self._in_vain = 0
            return
        self._errors += 1
        self._in_vain += 1
        self._last = (reply.error or "", hint)
        if self._down >= DOWN or (self._down and not self._results):
            raise EndpointError(
                f"the endpoint does not answer: {reply.error}", f"is it running, and is --base-url right? {GO_ON}"
            )
        if self._in_vain >= (IN_VAIN if self._results or self._answered_before else OPENING):
            raise self._vain()

    async def _answer(self, call: Call) -> Reply:
        """A reply. Raises Busy after all tries, Unanswered and EndpointError."""
        spent, attempt = 0.0, 0
        while True:
            await self._turn(call)
            if self._stop.is_set():
                raise Busy("the run was stopped")
            began, sent_in = time.monotonic(), self._throttle.round
            try:
                reply = await self._send(call)
            except Limited as limited:
                self._slow_down(limited, sent_in)
                continue
            except Busy as busy:
                spent += time.monotonic() - began
                attempt += 1
                patience = self._pace.patience if self._results else self._pace.opening
                if attempt >= self._pace.tries or spent >= patience or self._stop.is_set():
                    raise
                self._bearable(busy)
                why = "the endpoint asked for it" if busy.retry_after else "before the next try"
                await self._rest(call, self._pace.before_try(attempt, busy.retry_after), f"{why} ({_short(busy)})")
            else:
                self._throttle.answered()
                self._limits, self._limited_since = 0, None
                return reply

    async def _turn(self, call: Call) -> None:
        """Wait until the endpoint may be asked: after its pause, and when there is room."""
        while not self._stop.is_set():
            until, why = self._pause
            if until > time.monotonic():
                await self._rest(call, until - time.monotonic(), why)
            elif self._sent >= self._throttle.width:
                self._room.clear()
                await self._room.wait()
            else:
                return

    async def _send(self, call: Call) -> Reply:
        if not self._sent:
            self._heard = time.monotonic()
        self._sent += 1
        try:
            async with asyncio.timeout(self._pace.deadline):
                return await self._transport.ask(call)
        except TimeoutError as error:
            raise Busy(f"no answer within {self._pace.deadline:g} s") from error
        finally:
            self._sent -= 1
            self._heard = time.monotonic()
            self._room.set()

    def _slow_down(self, limited: Limited, sent_in: int) -> None:
        """Ask less at a time, and nothing for a while. Raises EndpointError where that has not helped for long."""
        now = time.monotonic()
        self._bearable(limited)
        self._limited_since = self._limited_since or now
        if now - self._limited_since >= self._pace.limited:
            raise EndpointError(
                f"the endpoint has taken no call for {span(now - self._limited_since)}: {limited}",
                f"wait a while, or lower --concurrency. {GO_ON}",
            )
        if self._throttle.limited(sent_in):
            self._limits += 1
        elif limited.retry_after is None:
            return  # the pause that the first of them began is for all of them
        pause = self._pace.before_any(self._limits, limited.retry_after)
        why = "it is asked too much" if limited.retry_after is None else "the endpoint asked for it"
        self._pause = max(self._pause, (now + pause, f"{why} (429)"))

    def _bearable(self, busy: Busy) -> None:
        if busy.retry_after is not None and busy.retry_after > LONGEST_WAIT:
            raise EndpointError(
                f"the endpoint asks to wait for {span(busy.retry_after)}: {busy}", f"wait that long. {GO_ON}"
            )

    async def _rest(self, call: Call, seconds: float, why: str) -> None:
        self._rests[call.key] = (time.monotonic() + seconds, why)
        try:
            await asyncio.wait_for(self._stop.wait(), seconds)
        except TimeoutError:
            return
        finally:
            del self._rests[call.key]

    def _vain(self) -> EndpointError:
        (why, hint), many = self._last, self._in_vain
        calls = f"the last {many} calls" if many > 1 else "the only call"
        return EndpointError(f"{calls} got no answer: {why}", f"{hint}. {GO_ON}" if hint else GO_ON)

    def _tell(self) -> None:
        self._on_progress(self._asked + self._reused, self._total)

    async def _say_what_is_waited_for(self) -> None:
        while True:
            await asyncio.sleep(BEAT)
            self._on_wait(self._waited_for())

    def _waited_for(self) -> str:
        now = time.monotonic()
        if self._failure:
            return f"stopping: {self._sent} calls are still under way"
        if self._rests and not self._sent:
            until, why = min(self._rests.values())
            return f"waiting {math.ceil(max(0.0, until - now))} s: {why}"
        quiet = now - self._heard
        return f"no answer yet for {quiet:.0f} s" if self._sent and quiet >= SILENCE else ""


def _short(error: Exception) -> str:
    return str(error).partition("\n")[0][:30]
