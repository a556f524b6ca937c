"""What one endpoint takes: learnt from its refusals before its first answer, and kept for all later calls."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pact_author.ask.call import CallSettings

OPTIONAL = ("logprobs", "top_logprobs", "seed", "temperature", "max_tokens", "response_format", "echo")
"""Parameters that some endpoints refuse and that an answer can be had without."""
LOGPROBS = frozenset({"logprobs", "top_logprobs"})
FEW = 5
"""Alternatives of a token that nearly every endpoint gives that gives any."""
FILTERED = frozenset({"content_filter", "content_policy_violation", "responsible_ai_policy_violation"})
TOO_LONG = frozenset({"context_length_exceeded", "string_above_max_length"})
_MOST = re.compile(
    r"(?i:\b(?:max|maximum|most|exceeds?|up to|less than|equal to|between|at most)\b|<=?|≤)\D{0,40}(\d{1,3})"
)
"""How endpoints say how many alternatives they give, where it is the number that they refuse."""


@dataclass(frozen=True, slots=True)
class Adapted:
    """How an endpoint wants to be asked.

    left_out: parameters that it refused. most_logprobs: alternatives of a token at the most; None while as many as
    were asked for are well. responses: whether it is asked through /responses instead of /chat/completions.
    """

    left_out: frozenset[str] = frozenset()
    most_logprobs: int | None = None
    responses: bool = False

    def alternatives(self, settings: CallSettings) -> int:
        """How many alternatives of a token to ask for."""
        most = settings.top_logprobs if self.most_logprobs is None else self.most_logprobs
        return 0 if self.left_out & LOGPROBS else min(settings.top_logprobs, most)

    def dropped(self, settings: CallSettings) -> tuple[str, ...]:
        """What was not sent as planned: a parameter's name, or "name=value" for what was sent instead."""
        instead = []
        if "max_tokens" in self.left_out and not self.responses:
            instead.append(f"max_completion_tokens={settings.max_tokens}")
        if 0 < (few := self.alternatives(settings)) < settings.top_logprobs:
            instead.append(f"top_logprobs={few}")
        if self.responses:
            instead.append("api=responses")
        return (*sorted(self.left_out), *instead)


def adapted_as(dropped: Iterable[str]) -> Adapted:
    """The way of asking chat completions of which dropped() said this."""
    told = dict(each.partition("=")[::2] for each in dropped)
    few = told.get("top_logprobs", "")
    return Adapted(frozenset(name for name in told if name in OPTIONAL and not told[name]), int(few) if few else None)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A failure in an endpoint's own words. param, code: where it names them."""

    status: int
    message: str
    param: str = ""
    code: str = ""


def adapt(known: Adapted, refusal: Refusal, settings: CallSettings) -> Adapted | None:
    """How to ask after a refusal; None where it is no matter of form, or all that can be done about it was done."""
    told = f"{refusal.param} {refusal.message}"
    if not known.responses and _wants_responses(refusal):
        return replace(known, responses=True)
    if refusal.status not in (400, 422) or refusal.code in FILTERED | TOO_LONG or "context length" in told.lower():
        return None
    named = {name for name in OPTIONAL if re.search(rf"\b{name}\b", told)}
    if re.search(r"\bmax_output_tokens\b", told):
        return None
    if named & LOGPROBS and (few := _few(refusal.message, known.alternatives(settings))):
        return replace(known, most_logprobs=few)
    named |= LOGPROBS if named & LOGPROBS else set()
    return replace(known, left_out=known.left_out | named) if named - known.left_out else None


def said(before: Adapted, now: Adapted, settings: CallSettings) -> Iterator[str]:
    """What changed between two ways of asking, in words."""
    if now.responses and not before.responses:
        yield "is asked through /responses: it says that it has no chat completions for this model"
    if 0 < (few := now.alternatives(settings)) < before.alternatives(settings):
        yield f"gives at the most {few} alternatives of a token; no more are asked for"
    new = now.left_out - before.left_out
    if "max_tokens" in new:
        yield "takes max_completion_tokens instead of max_tokens"
    if left := sorted(new - {"max_tokens"}):
        yield f"does not take {' and '.join(left)}: asked without"


def _few(message: str, asked: int) -> int:
    """Fewer alternatives that an endpoint may take; 0 where it takes none."""
    if asked <= 1 or not (found := _MOST.findall(message)):
        return 0
    fitting = [number for number in map(int, found) if 0 < number < asked]
    return max(fitting) if fitting else FEW if asked > FEW else 0


def _wants_responses(refusal: Refusal) -> bool:
    told = refusal.message.lower()
    return refusal.status in (400, 404, 405) and "v1/responses" in told and "only" in told
