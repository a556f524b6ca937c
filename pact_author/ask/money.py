"""What a run costs: tokens as the endpoint counts them, an estimate before, and whether another call still fits."""

from dataclasses import dataclass

from pact_author.ask.call import Call, Reply, ReplyStatus
from pact_author.model.errors import BudgetError

BYTES_PER_TOKEN = 4
"""Of a prompt, before the endpoint has counted any: English has some five, other scripts fewer letters but longer."""
MARGIN = 1.5
"""A prompt may have so many times the tokens a byte that those before it had, as the endpoint counted them."""


@dataclass(frozen=True, slots=True)
class Price:
    """Dollars for a million tokens of prompts and of answers."""

    prompt: float
    answer: float

    def of(self, prompt_tokens: float, answer_tokens: float) -> float:
        """Dollars."""
        return (prompt_tokens * self.prompt + answer_tokens * self.answer) / 1e6


@dataclass(frozen=True, slots=True)
class Used:
    """Tokens that the endpoint counted, and results of which it counted none."""

    prompt: int = 0
    answer: int = 0
    uncounted: int = 0


def prompt_bytes(call: Call) -> int:
    return sum(len(message.content.encode()) for message in call.messages)


class Account:
    """price: None where it is not known; then nothing is said of money, never 0.

    most_dollars: for the whole run, what was spent before included. most_requests: sent from now on, further tries too.
    before: what the run used up to now.
    """

    def __init__(
        self,
        price: Price | None = None,
        most_dollars: float | None = None,
        most_requests: int | None = None,
        before: Used | None = None,
    ) -> None:
        self.price = price
        self.requests = self.answers = 0
        self._most_dollars, self._most_requests = most_dollars, most_requests
        self._before = before or Used()
        self._prompt = self._answer = self._uncounted = self._bytes = 0
        self._held = 0.0  # dollars that calls under way may come to

    # ---- while it runs -----------------------------------------------------------------------------------------

    def fits(self, call: Call) -> bool:
        """Whether a call may still be sent, if all that are under way cost as much as they can."""
        if self._most_requests is not None and self.requests >= self._most_requests:
            return False
        if self._most_dollars is None or self.price is None:
            return True
        return (self.spent or 0.0) + self._held + self._worst(call) <= self._most_dollars

    def sent(self, call: Call) -> float:
        """Dollars that are held for the call until it has returned."""
        self.requests += 1
        held = self._worst(call)
        self._held += held
        return held

    def returned(self, call: Call, reply: Reply | None, held: float) -> None:
        """What came of a call that was sent; None where nothing came."""
        self._held -= held
        if reply is None:
            return
        self.answers += 1
        if reply.prompt_tokens is None or reply.completion_tokens is None:
            self._uncounted += reply.status is not ReplyStatus.ERROR
            return
        self._prompt += reply.prompt_tokens
        self._answer += reply.completion_tokens
        self._bytes += prompt_bytes(call)

    def over(self) -> BudgetError:
        """Why the run ends before all is asked."""
        go_on = "what was answered is kept; run the same command with more of it to go on"
        if self._most_requests is not None and self.requests >= self._most_requests:
            return BudgetError(f"--max-requests: {self.requests:,} requests were sent, and calls are left", go_on)
        return BudgetError(
            f"--max-cost: {dollars(self.spent or 0.0)} are spent, and the next call might go beyond "
            f"{dollars(self._most_dollars or 0.0)}",
            go_on,
        )

    # ---- figures -----------------------------------------------------------------------------------------------

    @property
    def used(self) -> Used:
        before = self._before
        return Used(before.prompt + self._prompt, before.answer + self._answer, before.uncounted + self._uncounted)

    @property
    def spent(self) -> float | None:
        """Dollars of the whole run; replies whose tokens nobody counted at the mean of the others."""
        if self.price is None:
            return None
        used = self.used
        counted = self.price.of(used.prompt, used.answer)
        here = self.answers - self._uncounted
        return counted + used.uncounted * (self.price.of(self._prompt, self._answer) / here if here else 0.0)

    def said(self, left: int | None, seconds: float) -> str:
        """Spent, projected and per minute, for a line that is looked at; nothing where the price is not known.

        left: calls that are still to be asked. seconds: since the run went on.
        """
        if self.price is None or self.spent is None or not self.answers:
            return ""
        here = self.price.of(self._prompt, self._answer)
        rate = f"{dollars(60 * here / max(seconds, 1.0))}/min"
        if left is None:
            return f"{dollars(self.spent)}, {rate}"
        return f"{dollars(self.spent)} of ~{dollars(self.spent + left * here / self.answers)}, {rate}"

    def _worst(self, call: Call) -> float:
        if self.price is None:
            return 0.0
        tokens_of_a_byte = MARGIN * self._prompt / self._bytes if self._bytes else 1 / BYTES_PER_TOKEN
        return self.price.of(prompt_bytes(call) * tokens_of_a_byte, call.settings.max_tokens)


def dollars(amount: float) -> str:
    """An amount in as many places as it needs to be told from nothing."""
    if amount >= 1 or amount == 0:
        return f"${amount:,.2f}"
    return f"${amount:.4f}" if amount >= 0.0001 else "under $0.0001"
