"""Each model beside people who answered the same items: by question, for everybody and for each country."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pact_author.measures.alignment import figures
from pact_author.measures.paper import QUESTIONS, grouped, order
from pact_author.measures.paper import side as read
from pact_author.measures.paper_human import choice
from pact_author.model.alignment import FEWEST_PEOPLE, Alignment
from pact_author.model.human import Cell, HumanAnswer, Prediction

EVERYBODY = "all"
TOO_FEW = f"fewer than {FEWEST_PEOPLE} people answered these items; nothing is told of so few"
BESIDE_FEW = (
    f"hidden, because figures of fewer than {FEWEST_PEOPLE} people of other groups could be worked out from these"
)

Judgements = list[tuple[Cell, Cell, float]]
"""(item, person, side) of each choice of a person."""
Answers = Mapping[Cell, list[float]]
"""Item → the sides that a model chose; several where it was asked several times."""


def align(answers: Sequence[HumanAnswer], predictions: Sequence[Prediction]) -> tuple[Alignment, ...]:
    """By setting, model, question and group; everybody first, then countries in order.

    A model without a persona is held beside each group; one that was told to be someone, beside people of that country,
    and all its personas together beside everybody.
    """
    return tuple(_alignments(answers, predictions))


def _alignments(answers: Sequence[HumanAnswer], predictions: Sequence[Prediction]) -> Iterator[Alignment]:
    people = {question: _by_group(answers, question) for question in QUESTIONS}
    countries = sorted({a.respondent_country for a in answers} - {None}, key=order)
    asked = [row for row in predictions if row.persona_setting in ("no_persona", "persona")]
    for (setting, model), rows in grouped(asked, lambda row: (row.persona_setting, row.model_tag)):
        for question in QUESTIONS:
            beside = {}
            for group in (None, *countries):
                told = rows
                if setting == "persona" and group is not None:
                    told = [row for row in rows if row.persona_country == group]
                if told:
                    beside[group] = _beside(people[question].get(group, []), _sides(told, question))
            for group, reason in _reasons({group: _persons(shared) for group, (shared, _) in beside.items()}).items():
                named = EVERYBODY if group is None else str(group)
                measured = None if reason else figures(*beside[group])
                yield Alignment(str(model), str(setting), question, named, measured, reason)


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


def _sides(told: Iterable[Prediction], question: str) -> Answers:
    found: dict[Cell, list[float]] = {}
    for row in told:
        side = read(row.llm_personal if question == "personal" else row.llm_norm)
        if side is not None:
            found.setdefault(row.scenario_item_id, []).append(side)
    return found


def _beside(people: Judgements, answers: Answers) -> tuple[Judgements, Answers]:
    """People's choices for the items that the model has answers to."""
    return [row for row in people if row[0] in answers], answers


def _persons(judgements: Judgements) -> frozenset[Cell]:
    return frozenset(person for _, person, _ in judgements)


def _reasons(persons: Mapping[Cell, frozenset[Cell]]) -> dict[Cell, str | None]:
    """Group → why nothing is told of it, None where figures are. persons: of each group; None is everybody.

    What is left of everybody when all groups that are told of are taken away may not be a few people either: they
    could be worked out. Then the smallest of these groups is hidden too.
    """
    reasons = {group: TOO_FEW if len(found) < FEWEST_PEOPLE else None for group, found in persons.items()}
    while True:
        told = [group for group, reason in reasons.items() if group is not None and reason is None]
        left = persons.get(None, frozenset()) - frozenset().union(*(persons[group] for group in told))
        if not told or not 0 < len(left) < FEWEST_PEOPLE:
            return reasons
        reasons[min(told, key=lambda group: len(persons[group]))] = BESIDE_FEW
