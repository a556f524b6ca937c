"""Each model beside people who answered the same items: by question, for everybody and for each country."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from pact_author.measures.alignment import counted, figures, pooled
from pact_author.measures.items import one_by_one
from pact_author.measures.paper import QUESTIONS, grouped, order
from pact_author.measures.paper import side as read
from pact_author.measures.paper_human import choice
from pact_author.model.alignment import FEWEST_PEOPLE, Alignment
from pact_author.model.human import Cell, HumanAnswer, Prediction, Share, Tendency

EVERYBODY = "all"
NOBODY = "no item has an answer of both people and the model; do they call the items by the same ids?"
TOO_FEW = f"fewer than {FEWEST_PEOPLE} people answered these items; nothing is told of so few"
BESIDE_FEW = (
    f"hidden, because figures of fewer than {FEWEST_PEOPLE} people of other groups could be worked out from these"
)

Judgements = list[tuple[Cell, Cell, float]]
"""(item, person, side) of each choice of a person."""
Answers = Mapping[Cell, Share]
"""Item → what a model answers to it."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A model in a setting. answers: question, country of its personas (None for all of them) → its answers."""

    setting: str
    model: str
    answers: Callable[[str, Cell], Answers]


def align(
    answers: Sequence[HumanAnswer], predictions: Sequence[Prediction], tendencies: Sequence[Tendency] = ()
) -> tuple[Alignment, ...]:
    """By setting, model, question and group; everybody first, then countries in order.

    predictions: answers as they were chosen; tendencies: what was read from runs.

    A model without a persona is held beside each group; one that was told to be someone, beside people of that country,
    and all its personas together beside everybody.
    """
    return tuple(_alignments(answers, (*_predicted(predictions), *_in_runs(tendencies))))


def _predicted(predictions: Iterable[Prediction]) -> Iterator[_Asked]:
    asked = [row for row in predictions if row.persona_setting in ("no_persona", "persona")]
    for (setting, model), rows in grouped(asked, lambda row: (row.persona_setting, row.model_tag)):
        yield _Asked(str(setting), str(model), partial(_sides, rows))


def _in_runs(tendencies: Iterable[Tendency]) -> Iterator[_Asked]:
    for (setting, model), rows in grouped(tendencies, lambda row: (row.setting, row.model)):
        yield _Asked(str(setting), str(model), partial(_shares, rows))


def _alignments(answers: Sequence[HumanAnswer], models: Iterable[_Asked]) -> Iterator[Alignment]:
    people = {question: _by_group(answers, question) for question in QUESTIONS}
    about = {a.scenario_item_id: _about(a) for a in answers}
    countries = sorted({a.respondent_country for a in answers} - {None}, key=order)
    for asked in models:
        for question in QUESTIONS:
            beside = {}
            for group in (None, *countries):
                told = asked.answers(question, group if asked.setting == "persona" else None)
                if told:
                    beside[group] = _beside(people[question].get(group, []), told)
            for group, reason in _reasons({group: _persons(shared) for group, (shared, _) in beside.items()}).items():
                named = EVERYBODY if group is None else str(group)
                measured = None if reason else figures(*beside[group])
                items = one_by_one(*beside[group], about) if group is None and not reason else None
                yield Alignment(asked.model, asked.setting, question, named, measured, reason, items)


def _about(answer: HumanAnswer) -> str:
    return ", ".join(str(each) for each in (answer.scenario, answer.scenario_country) if each is not None)


def _by_group(answers: Iterable[HumanAnswer], question: str) -> dict[Cell, Judgements]:
    """Country → choices; None → those of everybody."""
    found: dict[Cell, Judgements] = {None: []}
    for answer in answers:
        chosen = choice(answer, question)
        if chosen is not None and answer.respondent_id is not None and answer.scenario_item_id is not None:
            row = (answer.scenario_item_id, answer.respondent_id, chosen)
            found[None].append(row)
            if answer.respondent_country is not None:
                found.setdefault(answer.respondent_country, []).append(row)
    return found


def _sides(rows: Iterable[Prediction], question: str, country: Cell) -> Answers:
    """Answers are drawn alike, whichever persona gave them."""
    found: dict[Cell, list[float]] = {}
    for row in rows:
        side = read(row.llm_personal if question == "personal" else row.llm_norm)
        if side is not None and (country is None or row.persona_country == country):
            found.setdefault(row.scenario_item_id, []).append(side)
    return {item: counted(sides) for item, sides in found.items()}


def _shares(rows: Iterable[Tendency], question: str, country: Cell) -> Answers:
    found: dict[Cell, list[Share]] = {}
    for row in rows:
        if row.question == question and (country is None or row.country == country):
            found.setdefault(row.item, []).append(row.share)
    return {item: pooled(shares) for item, shares in found.items()}


def _beside(people: Judgements, answers: Answers) -> tuple[Judgements, Answers]:
    """People's choices for the items that the model has answers to."""
    return [row for row in people if row[0] in answers], answers


def _persons(judgements: Judgements) -> frozenset[Cell]:
    return frozenset(person for _, person, _ in judgements)


def _reasons(persons: Mapping[Cell, frozenset[Cell]]) -> dict[Cell, str | None]:
    """Group → why nothing is told of it, None where figures are. persons: of each group; None is everybody.

    What is left of everybody when all groups that are told of are taken away may not be a few people either: they
    could be worked out. Then the smallest of these groups is hidden too. That nobody at all is there says nothing of
    anybody, and another thing has to be done about it.
    """
    if not persons.get(None, True):
        return dict.fromkeys(persons, NOBODY)
    reasons = {group: TOO_FEW if len(found) < FEWEST_PEOPLE else None for group, found in persons.items()}
    while True:
        told = [group for group, reason in reasons.items() if group is not None and reason is None]
        left = persons.get(None, frozenset()) - frozenset().union(*(persons[group] for group in told))
        if not told or not 0 < len(left) < FEWEST_PEOPLE:
            return reasons
        reasons[min(told, key=lambda group: len(persons[group]))] = BESIDE_FEW
