"""The study's regressions of what people chose: by how much the deviance grows when a factor is left out.

A main effect whose interaction stays in can be left out at no cost, because an interaction is one factor of all joined
labels. So zeros in this table say nothing about people.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from pact_author.measures.logit import Fit, Floats, dummies, fit
from pact_author.measures.paper import QUESTIONS, relation
from pact_author.measures.paper_human import choice
from pact_author.model.human import Cell, HumanAnswer, Table, table


@dataclass(frozen=True, slots=True)
class Judgement:
    """One choice of one person: which question it answers, and its side."""

    answer: HumanAnswer
    question: str
    follow: float


Factor = Callable[[Judgement], str]


def _label(cell: Cell) -> str:
    return "NA" if cell is None else str(cell)


def _question(row: Judgement) -> str:
    return row.question


def _country(row: Judgement) -> str:
    return _label(row.answer.respondent_country)


def _relation(row: Judgement) -> str:
    return relation(row.answer.respondent_country, row.answer.scenario_country)


def _scenario_country(row: Judgement) -> str:
    return _label(row.answer.scenario_country)


def _age(row: Judgement) -> str:
    return _label(row.answer.respondent_age_bucket)


def _gender(row: Judgement) -> str:
    return _label(row.answer.respondent_gender)


def _receiver_age(row: Judgement) -> str:
    return _label(row.answer.receiver_age)


def _receiver_gender(row: Judgement) -> str:
    return _label(row.answer.receiver_gender)


def _joined(first: Factor, second: Factor) -> Factor:
    """An interaction: one factor of joined labels."""
    return lambda row: f"{first(row)}:{second(row)}"


_OF_ONE: dict[str, tuple[Factor, ...]] = {
    "participant_country": (_country,),
    "participant_demographics": (_age, _gender),
    "receiver_demographics": (_receiver_age, _receiver_gender),
    "country_relation": (_relation,),
    "scenario_country": (_scenario_country,),
    "participant_x_receiver_demographics": (_joined(_age, _receiver_age), _joined(_gender, _receiver_gender)),
}
_OF_BOTH: dict[str, tuple[Factor, ...]] = {
    "question_type": (_question,),
    **{name: _OF_ONE[name] for name in list(_OF_ONE)[:5]},
    "question_x_country": (_joined(_question, _country),),
    "question_x_relation": (_joined(_question, _relation),),
    "participant_x_receiver_demographics": _OF_ONE["participant_x_receiver_demographics"],
}
"""Name of a term → its factors, in the order of the columns."""
_DROPPED_OF_BOTH = (
    "scenario_country",
    "participant_country",
    "country_relation",
    "question_type",
    "question_x_country",
    "question_x_relation",
    "participant_demographics",
    "receiver_demographics",
    "participant_x_receiver_demographics",
)
_DROPPED_OF_ONE = tuple(name for name in _DROPPED_OF_BOTH if not name.startswith("question"))

_COLUMNS = (
    "model",
    "dropped_factor",
    "full_deviance",
    "reduced_deviance",
    "drop_one_deviance",
    "full_df_model",
    "reduced_df_model",
    "df_difference",
)


def drop_one_deviance(answers: Iterable[HumanAnswer]) -> Table:
    """human_regression_drop_one_deviance: of both questions together, then of each."""
    rows = [
        Judgement(answer, question, follow)
        for question in QUESTIONS
        for answer in answers
        if (follow := choice(answer, question)) is not None
    ]
    personal, norm = ([row for row in rows if row.question == question] for question in QUESTIONS)
    models = (
        ("combined_personal_vs_norm", rows, _OF_BOTH, _DROPPED_OF_BOTH),
        ("personal_choice_only", personal, _OF_ONE, _DROPPED_OF_ONE),
        ("norm_judgment_only", norm, _OF_ONE, _DROPPED_OF_ONE),
    )
    return table(
        "human_regression_drop_one_deviance", _COLUMNS, (row for model in models for row in _drop_each(*model))
    )


def _drop_each(
    name: str, rows: Sequence[Judgement], terms: Mapping[str, tuple[Factor, ...]], dropped: Sequence[str]
) -> Iterator[dict[str, Cell]]:
    columns = {
        term: [column for factor in factors for column in dummies([factor(row) for row in rows])]
        for term, factors in terms.items()
    }
    y = np.array([row.follow for row in rows], float)
    full = _fit(columns, y)
    for out in dropped:
        reduced = _fit({term: of_term for term, of_term in columns.items() if term != out}, y)
        yield {
            "model": name,
            "dropped_factor": out,
            "full_deviance": full.deviance,
            "reduced_deviance": reduced.deviance,
            "drop_one_deviance": reduced.deviance - full.deviance,
            "full_df_model": full.degrees,
            "reduced_df_model": reduced.degrees,
            "df_difference": full.degrees - reduced.degrees,
        }


def _fit(columns: Mapping[str, Sequence[Floats]], y: Floats) -> Fit:
    return fit([column for of_term in columns.values() for column in of_term], y)
