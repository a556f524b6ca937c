"""Replies and decisions into reviews: a judge's new answers in place of its old ones, a person's word behind all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pact_author.ask.call import Reply
from pact_author.model.review import Answer, Decision, Hearing, Review, Said
from pact_author.review.answers import answers
from pact_author.review.material import Material
from pact_author.review.plan import Judge, planned
from pact_author.review.prompt import prompt_hash
from pact_author.review.questions import CODES, Question

Asked = tuple[Question, Material]


def missing(asked: Iterable[Asked], judge: Judge, reviews: Mapping[str, Review]) -> tuple[Asked, ...]:
    """What a review does not have yet from this judge, in these words, of these texts, with so many samples."""
    return tuple(each for each in asked if not _is_known(each, judge, reviews.get(each[1].about)))


def heard(
    asked: Iterable[Asked], judge: Judge, replies: Mapping[str, Reply], date: str
) -> dict[str, tuple[Hearing, ...]]:
    """What came of each that has an answer, by scenario; of one that is answered in part, what there is of it."""
    found: dict[str, tuple[Hearing, ...]] = {}
    for question, material in asked:
        told = answers(planned(question, material, judge), replies)
        if any(each.said is not Said.FAILED for each in told):
            more = _hearing(question, material, judge, date, told)
            found[material.about] = (*found.get(material.about, ()), more)
    return found


def _hearing(question: Question, material: Material, judge: Judge, date: str, told: Sequence[Answer]) -> Hearing:
    return Hearing(
        judge=judge.name,
        question=question.code,
        locale=material.locale,
        content=material.content,
        prompt=prompt_hash(question),
        date=date,
        answers=tuple(told),
    )


def with_hearings(review: Review | None, scenario: str, new: Sequence[Hearing]) -> Review:
    """new: of this scenario. Sorted by question, locale and judge, so that a file is the same whoever asked first."""
    review = review or Review(scenario)
    said_anew = {(each.judge, each.place) for each in new}
    kept = [each for each in review.hearings if (each.judge, each.place) not in said_anew]
    ordered = sorted((*kept, *new), key=lambda each: (each.question, each.locale, each.judge))
    return replace(review, hearings=tuple(ordered))


def with_decision(review: Review | None, scenario: str, decision: Decision) -> Review:
    """A decision behind all others: the last of one place holds, the others stay to be read."""
    review = review or Review(scenario)
    return replace(review, decisions=(*review.decisions, decision))


def _is_known(asked: Asked, judge: Judge, review: Review | None) -> bool:
    question, material = asked
    for each in review.hearings if review else ():
        same = (each.judge, each.place) == (judge.name, (question.code, material.locale))
        if same and is_current(each, material) and _whole(each, judge.samples):
            return True
    return False


def _whole(told: Hearing, samples: int) -> bool:
    failed = any(each.said is Said.FAILED for each in told.answers)
    return not failed and len({each.sample for each in told.answers}) >= samples


def is_current(told: Hearing, material: Material | None) -> bool:
    """Whether a hearing is of the texts as they stand, and of the question as it is asked now."""
    return (
        material is not None
        and told.content == material.content
        and told.question in CODES
        and told.prompt == prompt_hash(CODES[told.question])
    )
