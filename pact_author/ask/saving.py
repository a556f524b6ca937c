"""Replies into the store, those that come at the same moment in one commit; and an end that loses none of them."""

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from pact_author.ask.call import Call, Reply
from pact_author.ask.store import ReplyStore


class Saving:
    """A call is under way until its reply is on disk, so that a killed process asks no more twice than were under way.

    One commit takes what came in one turn of the event loop.
    """

    def __init__(self, store: ReplyStore) -> None:
        self._store = store
        self._pairs: list[tuple[Call, Reply]] = []
        self._saved: asyncio.Future[None] | None = None

    async def keep(self, call: Call, reply: Reply) -> None:
        """Returns when the reply is on disk. Raises RunError."""
        self._pairs.append((call, reply))
        if self._saved is None:
            loop = asyncio.get_running_loop()
            self._saved = loop.create_future()
            loop.call_soon(self._commit, self._saved)
        await asyncio.shield(self._saved)

    def flush(self) -> None:
        """What came in while the loop was ended. Raises RunError."""
        pairs, self._pairs, self._saved = self._pairs, [], None
        if pairs:
            self._store.put_all(pairs)

    def _commit(self, saved: "asyncio.Future[None]") -> None:
        try:
            self.flush()
        except Exception as error:  # noqa: BLE001 - it is raised where the replies came from
            saved.set_exception(error)
            saved.exception()  # or the loop complains when nobody is left to hear of it
        else:
            saved.set_result(None)


@contextmanager
def ended_by_sigterm() -> Iterator[None]:
    """Within it, SIGTERM ends the running task as Ctrl-C does: in order."""
    loop, running = asyncio.get_running_loop(), asyncio.current_task()
    try:
        loop.add_signal_handler(signal.SIGTERM, running.cancel if running else loop.stop)
    except (NotImplementedError, RuntimeError, ValueError):  # not on this system, or not in the main thread
        yield
        return
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGTERM)
