"""What is to be asked: calls as they are planned, and those that wait for another try."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass

from pact_author.ask.call import Call


@dataclass(slots=True)
class Turn:
    """A call on its way.

    tries: failed ones. spent: seconds in them. down: they are used up. met: limits that it met; limits: those between
    which others were answered; seen: answers there had been at the last of those. last: whoever failed it last, who
    should not get it again where there are others. why: what it waits for.
    """

    call: Call
    tries: int = 0
    spent: float = 0.0
    down: bool = False
    met: int = 0
    limits: int = 0
    seen: int = 0
    last: object = None
    why: str = ""


class Queue:
    """Calls are drawn from the plan one by one, never ahead; waiting ones go first when their time has come."""

    def __init__(self, calls: Iterator[Call]) -> None:
        self._calls = calls
        self._waiting: list[tuple[float, int, Turn]] = []
        self._number = 0
        self.drawn = False
        """Whether the plan is at its end."""

    def take(self, now: float, most_waiting: int, asker: object, others: bool) -> Turn | None:
        """The next turn; None where nothing is ready. others: there are askers beside this one.

        most_waiting: so many may wait before new ones are drawn no more, so that an endpoint in trouble does not
        collect the whole plan.
        """
        if self._waiting and self._waiting[0][0] <= now:
            if not (others and self._waiting[0][2].last is asker):
                return heapq.heappop(self._waiting)[2]
            ready = [each for each in self._waiting if each[0] <= now and each[2].last is not asker]
            if ready:
                first = min(ready)
                self._waiting.remove(first)
                heapq.heapify(self._waiting)
                return first[2]
        if self.drawn or len(self._waiting) >= most_waiting:
            return None
        call = next(self._calls, None)
        self.drawn = call is None
        return None if call is None else Turn(call)

    def put_back(self, turn: Turn, ready: float, why: str) -> None:
        self._number += 1
        turn.why = why
        heapq.heappush(self._waiting, (ready, self._number, turn))

    def next_at(self) -> tuple[float, str] | None:
        """When the first of those that wait is ready, and what it waits for."""
        return (self._waiting[0][0], self._waiting[0][2].why) if self._waiting else None

    @property
    def empty(self) -> bool:
        return self.drawn and not self._waiting
