"""Items of a release to calls, in a seeded order in which a run cut short is a usable sample."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from pact_author.ask.call import Call, CallSettings, ChatMessage, make_call
from pact_author.model.variant import Item


@dataclass(frozen=True, slots=True)
class Spec:
    """What is asked of whom. limit: calls at the most; it is no part of a run's identity, so it can be raised."""

    model: str
    frame: str
    repeats: int
    seed: int
    settings: CallSettings
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """One trial: an item, the number of its repeat, and the call that asks it."""

    item: Item
    repeat: int
    call: Call


def plan(scenarios: Sequence[str], items_of: Callable[[str], Iterable[Item]], spec: Spec) -> Iterator[Planned]:
    """Trials, lazily: scenarios in hashed order, each whole, the two option orders of a cell side by side."""
    return islice(_plan(scenarios, items_of, spec), spec.limit)


def size(scenarios: Sequence[str], items_of: Callable[[str], Iterable[Item]], spec: Spec) -> int:
    """How many trials there are without a limit."""
    return spec.repeats * sum(item.frame == spec.frame for scenario in scenarios for item in items_of(scenario))


def _plan(scenarios: Sequence[str], items_of: Callable[[str], Iterable[Item]], spec: Spec) -> Iterator[Planned]:
    for scenario in sorted(scenarios, key=lambda name: _rank(spec.seed, name)):
        for item in items_of(scenario):
            if item.frame == spec.frame:
                for repeat in range(spec.repeats):
                    yield Planned(item, repeat, make_call(spec.model, _messages(item), spec.settings, repeat))


def _rank(seed: int, scenario: str) -> str:
    return hashlib.sha256(f"{seed}|{scenario}".encode()).hexdigest()


def _messages(item: Item) -> tuple[ChatMessage, ...]:
    system = (ChatMessage("system", item.system),) if item.system else ()
    return (*system, ChatMessage("user", item.prompt))
