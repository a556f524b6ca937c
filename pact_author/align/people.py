"""Each model beside people who answered the same items: by question, for everybody and for each country."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pact_author.measures.alignment import figures
from pact_author.measures.paper import QUESTIONS, grouped, order
from pact_author.measures.paper import side as read
from pact_author.measures.paper_human import choice
from pact_author.model.alignment import FEWEST_PEOPLE, Alignment
from pact_author.model.human import Cell, HumanAnswer, Prediction

EVERYBODY = "all"

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
            for group in (None, *countries):
                told = rows
                if setting == "persona" and group is not None:
                    told = [row for row in rows if row.persona_country == group]
                    if not told:
                        continue
                yield _one(str(model), str(setting), question, group, people[question].get(group, []), told)


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


def _one(
    model: str, setting: str, question: str, group: Cell, people: Judgements, told: Iterable[Prediction]
) -> Alignment:
    answers: dict[Cell, list[float]] = {}
    for row in told:
        side = read(row.llm_personal if question == "personal" else row.llm_norm)
        if side is not None:
            answers.setdefault(row.scenario_item_id, []).append(side)
    named = EVERYBODY if group is None else str(group)
    shared = [row for row in people if row[0] in answers]
    if len({person for _, person, _ in shared}) < FEWEST_PEOPLE:
        # Nor is it said how many there are: a group of one or two could be found again.
        reason = f"fewer than {FEWEST_PEOPLE} people answered these items; nothing is told of so few"
        return Alignment(model, setting, question, named, None, reason)
    return Alignment(model, setting, question, named, figures(shared, answers))
