"""Material and judge to calls: every sample of every question, a comparison in both orders."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pact_author.ask.call import Call, CallSettings, make_call
from pact_author.review.material import Material
from pact_author.review.prompt import answer_format, messages
from pact_author.review.questions import Form, Question

WARM = 0.7
"""The temperature of several samples; a single one is asked at 0."""
SWAPPED = "swapped"


@dataclass(frozen=True, slots=True)
class Judge:
    """name: model and endpoint, as reviews name it. kind: of endpoint, as in a call's key. samples: of every answer."""

    name: str
    model: str
    kind: str
    settings: CallSettings
    samples: int = 1


@dataclass(frozen=True, slots=True)
class Planned:
    """One call, and what it asks. order: "swapped", or "" for the acts as they stand."""

    question: Question
    material: Material
    sample: int
    order: str
    call: Call


def planned(question: Question, material: Material, judge: Judge) -> tuple[Planned, ...]:
    """All calls of one question about one material; the two orders of a sample beside each other."""
    return tuple(_planned(question, material, judge))


def plan(asked: Iterable[tuple[Question, Material]], judge: Judge) -> Iterator[Planned]:
    for question, material in asked:
        yield from _planned(question, material, judge)


def _planned(question: Question, material: Material, judge: Judge) -> Iterator[Planned]:
    orders = ("", SWAPPED) if question.form is Form.COMPARED else ("",)
    told = (*judge.settings.extra, ("response_format", answer_format(question.form)))
    warmth = WARM if judge.samples > 1 else 0.0
    for sample in range(judge.samples):
        settings = replace(judge.settings, temperature=warmth, seed=sample, extra=told)
        for order in orders:
            asked = messages(question, material, swapped=order == SWAPPED)
            call = make_call(judge.model, asked, settings, sample, judge.kind)
            yield Planned(question, material, sample, order, call)
