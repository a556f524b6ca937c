"""One endpoint and key: how many calls it may have under way, until when it is let rest, and whether it is lost."""

from pact_author.ask.call import Reply, ReplyStatus
from pact_author.ask.pace import IN_VAIN, LONGEST_WAIT, OPENING, Pace, span
from pact_author.ask.throttle import Throttle
from pact_author.ask.transport import Busy, Limited, Quota, Transport
from pact_author.model.errors import EndpointError, PactError

GO_ON = "What was answered is kept: run the same command to go on"
SICK = 5
"""Failures one after another, without an answer between them, after which an endpoint that is not alone is let rest."""
FIRST_REST = 5.0
"""Seconds; doubled each time up to two minutes."""
FORESIGHT = 60.0
"""Seconds that are waited at the most for a limit that only headers speak of; then the endpoint itself may say no."""


class Lane:
    """What is known of an endpoint. It never waits and knows no clock: moments are handed in.

    name: as it may be shown. sent: calls that it has and has not answered. workers: those that ask it. failure: why it
    is lost for the rest of the run. results: answers and refusals it gave.
    """

    def __init__(self, name: str, transport: Transport, most: int, pace: Pace) -> None:
        self.name, self.transport, self.pace = name, transport, pace
        self.throttle = Throttle(most, pace.cooldown, pace.deadline / 4)
        self.sent = self.workers = self.results = self.in_vain = 0
        self.failure: PactError | None = None
        self.last = ("", "")  # why a call got no answer, and what to do about it
        self._pause = (0.0, "")
        self._limits = self._troubles = self._rests = 0
        self._limited_since: float | None = None
        self._quota: tuple[Quota, float] | None = None
        self._since_quota = 0
        self._tokens = 0.0  # of a call and its answer, as a running mean

    @property
    def sick(self) -> bool:
        """It has failed several times in a row, or at its very first call."""
        return self._troubles >= SICK or (self._troubles > 0 and not self.results)

    @property
    def room(self) -> bool:
        return self.failure is None and self.workers < self.throttle.width

    def wait(self, now: float) -> tuple[float, str]:
        """Seconds until it may be asked again, and why it may not yet; 0 where it may."""
        until, why = self._pause
        if until > now:
            return until - now, why
        return self._foreseen(now), "nearly all of its limit is used"

    def begun(self) -> int:
        """A call goes out; the round it belongs to."""
        self.sent += 1
        self._since_quota += 1
        self.throttle.sent(self.sent)
        return self.throttle.round

    def answered(self, reply: Reply, sent_in: int, now: float) -> None:
        if reply.status is not ReplyStatus.ERROR:  # an empty answer is no reason to ask more at a time
            self.throttle.answered(now, sent_in)
        self._limits = self._troubles = self._rests = 0
        self._limited_since = None
        quota = self.transport.quota
        if quota is not None:
            self._quota, self._since_quota = (quota, now), 0
            used = float((reply.prompt_tokens or 0) + (reply.completion_tokens or 0))
            self._tokens = used if not self._tokens else 0.95 * self._tokens + 0.05 * used

    def limited(self, limited: Limited, sent_in: int, now: float) -> bool:
        """It wants fewer calls or later ones; whether all of them wait now. Raises EndpointError where that is long."""
        self.bearable(limited)
        self._limited_since = self._limited_since or now
        if now - self._limited_since >= self.pace.limited:
            raise EndpointError(
                f"the endpoint has taken no call for {span(now - self._limited_since)}: {limited}",
                f"wait a while, or lower --concurrency. {GO_ON}",
            )
        if not self.throttle.limited(now, sent_in):
            return False  # the pause that the first of them began is for all of them
        self._limits += 1
        pause = self.pace.before_any(self._limits, limited.retry_after)
        why = "it is asked too much" if limited.retry_after is None else "the endpoint asked for it"
        self.rest(now + pause, f"{why} (429)")
        return True

    def busy(self, now: float, *, alone: bool) -> None:
        """It failed in a way that may pass. alone: it is the only one left, so that letting it rest helps nobody."""
        self.throttle.failed(now)
        self._troubles += 1
        if self.sick and not alone:
            self._rests += 1
            self.rest(now + min(120.0, FIRST_REST * 2 ** min(self._rests - 1, 5)), "it does not answer")
            self.throttle.width = 1

    def rest(self, until: float, why: str) -> None:
        self._pause = max(self._pause, (until, why))
        self.throttle.cool_until(until)

    def bearable(self, busy: Busy) -> None:
        """Raises EndpointError where the endpoint asks for a wait that a person should decide about."""
        if busy.retry_after is not None and busy.retry_after > LONGEST_WAIT:
            raise EndpointError(
                f"the endpoint asks to wait for {span(busy.retry_after)}: {busy}", f"wait that long. {GO_ON}"
            )

    def vain(self) -> EndpointError:
        """Why it is of no use to go on: calls got no answer."""
        (why, hint), many = self.last, self.in_vain
        calls = f"the last {many} calls" if many > 1 else "the only call"
        return EndpointError(f"{calls} got no answer: {why}", f"{hint}. {GO_ON}" if hint else GO_ON)

    def too_vain(self, answered_before: bool) -> bool:
        return self.in_vain >= (IN_VAIN if self.results or answered_before else OPENING)

    def _foreseen(self, now: float) -> float:
        """Seconds until the limits that its headers told have room for a call."""
        if self._quota is None:
            return 0.0
        told, at = self._quota
        of_requests = self._missing(told.requests, told.most_requests, told.requests_in, 1.0)
        of_tokens = self._missing(told.tokens, told.most_tokens, told.tokens_in, self._tokens)
        return max(0.0, min(FORESIGHT, max(of_requests, of_tokens)) - (now - at))

    def _missing(self, left: int | None, most: int | None, whole_in: float | None, need: float) -> float:
        """Seconds from when it was told: limits fill evenly where their size is known, else at once in the end."""
        if left is None or whole_in is None or not need:
            return 0.0
        missing = (self._since_quota + 1) * need - left
        if missing <= 0:
            return 0.0
        return whole_in if most is None or most <= left else whole_in * min(1.0, missing / (most - left))
