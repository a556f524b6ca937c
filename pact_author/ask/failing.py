"""What becomes of a call that got no answer: another try later, or an error that is stored."""

from collections.abc import Sequence
from dataclasses import dataclass

from pact_author.ask.call import Reply, ReplyStatus
from pact_author.ask.lane import Lane
from pact_author.ask.pace import TRIES_AT_LIMIT
from pact_author.ask.queue import Turn
from pact_author.ask.transport import Busy, Limited, Unanswered


@dataclass(frozen=True, slots=True)
class Later:
    """seconds: until the next try of the call, for the reason why."""

    seconds: float
    why: str


def met_limit(
    lane: Lane, turn: Turn, limited: Limited, sent_in: int, now: float, others: Sequence[Lane]
) -> Reply | Later:
    """A limit is no failed try, unless others are answered all the while. Raises EndpointError."""
    all_wait = lane.limited(limited, sent_in, now)
    turn.met += 1
    if lane.results > turn.seen:
        turn.limits, turn.seen = turn.limits + 1, lane.results
    if turn.limits >= TRIES_AT_LIMIT:
        return Reply(turn.call.key, ReplyStatus.ERROR, error=str(limited))
    turn.last = lane
    at_once = all_wait or any(not other.sick for other in others)
    wait = 0.0 if at_once else lane.pace.before_try(turn.met, limited.retry_after)
    return Later(wait, "it is asked too much (429)")


def was_busy(lane: Lane, turn: Turn, busy: Busy, began: float, now: float, others: Sequence[Lane]) -> Reply | Later:
    """Tried again until its tries or its time are used up. Raises EndpointError."""
    turn.tries, turn.spent, turn.last = turn.tries + 1, turn.spent + now - began, lane
    lane.busy(now, alone=not others)
    if turn.tries >= lane.pace.tries or turn.spent >= (lane.pace.patience if lane.results else lane.pace.opening):
        turn.down = True
        return Reply(turn.call.key, ReplyStatus.ERROR, error=str(busy))
    lane.bearable(busy)
    why = "the endpoint asked for it" if busy.retry_after else "before the next try"
    return Later(lane.pace.before_try(turn.tries, busy.retry_after), f"{why} ({_short(busy)})")


def was_refused(lane: Lane, turn: Turn, error: Unanswered, others: Sequence[Lane]) -> Reply | Later:
    """Not asked again, unless this endpoint has answered nothing yet and another one may, or its body was garbled."""
    lane.last = (str(error), error.hint)
    turn.tries += 1
    if error.status is None and lane.results and turn.tries < lane.pace.tries:
        return Later(lane.pace.before_try(turn.tries, None), "before the next try (half an answer)")
    if lane.results or turn.last not in (None, lane) or not others:
        return Reply(turn.call.key, ReplyStatus.ERROR, error=str(error))
    turn.last = lane
    lane.in_vain += 1
    return Later(0.0, "")


def _short(error: Exception) -> str:
    return str(error).partition("\n")[0][:30]
