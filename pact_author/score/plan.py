"""Items of a release to calls, in a seeded order in which a run cut short is a usable sample."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from pact_author.ask.call import Call, CallSettings, ChatMessage, make_call
from pact_author.model.canonical import Json
from pact_author.model.errors import ReleaseError
from pact_author.model.variant import Item
from pact_author.score.base_prompt import base_messages

CHAT, COMPLETION = "chat", "completion"
_LETTER: dict[str, Json] = {
    "type": "object",
    "properties": {"answer": {"type": "string", "enum": ["A", "B"]}},
    "required": ["answer"],
    "additionalProperties": False,
}


def held_to_a_letter(settings: CallSettings) -> CallSettings:
    """Settings under which an answer is {"answer": "A"} or {"answer": "B"}, and refuses only in the endpoint's own way.

    Its first token is a brace, so that no probabilities are asked for.
    """
    form: Json = {"type": "json_schema", "json_schema": {"name": "choice", "strict": True, "schema": _LETTER}}
    return replace(settings, top_logprobs=0, extra=(*settings.extra, ("response_format", form)))


@dataclass(frozen=True, slots=True)
class Spec:
    """What is asked of whom. limit: calls at the most; it is no part of a run's identity, so it can be raised.

    style: "chat", or "completion" for a model that goes on with a text and has not learnt to chat.
    """

    model: str
    frame: str
    repeats: int
    seed: int
    settings: CallSettings
    limit: int | None = None
    style: str = CHAT


@dataclass(frozen=True, slots=True)
class Planned:
    """One trial: an item, the number of its repeat, and the call that asks it."""

    item: Item
    repeat: int
    call: Call


def plan(scenarios: Sequence[str], items_of: Callable[[str], Iterable[Item]], spec: Spec) -> Iterator[Planned]:
    """Trials, lazily: scenarios in hashed order, each whole, the two option orders of a cell side by side."""
    return islice(_plan(scenarios, items_of, spec), spec.limit)


def size(frames: Mapping[str, int], spec: Spec) -> int:
    """How many trials there are without a limit. frames: how many items have each frame."""
    return spec.repeats * frames.get(spec.frame, 0)


def _plan(scenarios: Sequence[str], items_of: Callable[[str], Iterable[Item]], spec: Spec) -> Iterator[Planned]:
    for scenario in sorted(scenarios, key=lambda name: _rank(spec.seed, name)):
        for item in items_of(scenario):
            if item.frame == spec.frame:
                for repeat in range(spec.repeats):
                    call = make_call(spec.model, _messages(item, spec.style), spec.settings, repeat, spec.style)
                    yield Planned(item, repeat, call)


def _rank(seed: int, scenario: str) -> str:
    return hashlib.sha256(f"{seed}|{scenario}".encode()).hexdigest()


def _messages(item: Item, style: str) -> tuple[ChatMessage, ...]:
    if style == COMPLETION:
        if (messages := base_messages(item)) is None:
            raise ReleaseError(f"the prompt of {item.id} shows no options A and B", "ask it with --style chat")
        return messages
    system = (ChatMessage("system", item.system),) if item.system else ()
    return (*system, ChatMessage("user", item.prompt))
