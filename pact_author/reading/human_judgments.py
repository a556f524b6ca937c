"""What people answered in columns of ours: a row a judgment, which is a person's choice for one item and question."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pact_author.model.errors import DataError
from pact_author.model.human import Cell, HumanAnswer
from pact_author.model.survey import QUESTIONS
from pact_author.reading.table_cells import MISSING, header, rows, typed_rows

NEEDED = ("respondent", "item", "question", "choice")
SAME = {
    "respondent_country": "respondent_country",
    "respondent_age_band": "respondent_age_bucket",
    "respondent_gender": "respondent_gender",
    "scenario": "scenario",
    "country": "scenario_country",
    "receiver_age_band": "receiver_age",
    "receiver_gender": "receiver_gender",
}
"""Columns that may be there, and what the study calls the same; country is that of the norm."""
COLUMNS = ("respondent", *list(SAME)[:3], "item", *list(SAME)[3:], "question", "choice")
LETTERS = {"follow": "A", "allow": "B"}
CHOICES = {letter: choice for choice, letter in LETTERS.items()}


def read_judgments(path: Path) -> tuple[HumanAnswer, ...]:
    """The answers of a file that has the columns NEEDED, a person and item in the order in which they first come.

    Raises DataError where a person answered a question twice, or where two rows of one person and item disagree.
    """
    present = [name for name in SAME if name in header(path)]
    told = typed_rows(path, ("item", *present))
    found: dict[tuple[str, Cell], tuple[list[Cell], dict[str, str | None]]] = {}
    for at, ((item, *others), row) in enumerate(zip(told, rows(path, ("respondent", *NEEDED[2:])), strict=True), 1):
        respondent, question, choice = row
        where = f"row {at:,} of {path}"
        if respondent in MISSING or item is None:
            raise DataError(f"{where} is of {'nobody' if respondent in MISSING else 'no item'}", "fill it in")
        if question not in QUESTIONS:
            raise DataError(f"{where} has a question that is none", f"a question is {' or '.join(QUESTIONS)}")
        known, chosen = found.setdefault((respondent, item), (others, {}))
        if question in chosen:
            raise DataError(f"{where} is the second answer of one person to a question of an item", "leave one of them")
        if known != others:
            name = next(n for n, one, other in zip(present, known, others, strict=True) if one != other)
            raise DataError(f"{where} has another {name} than a row of the same person and item", "make them agree")
        chosen[question] = _letter(where, choice)
    return tuple(
        _answer(respondent, item, dict(zip(present, others, strict=True)), chosen)
        for (respondent, item), (others, chosen) in found.items()
    )


def _letter(where: str, choice: str) -> str | None:
    if choice in MISSING:
        return None
    if choice not in LETTERS:
        raise DataError(f"{where} has a choice that is none", f"a choice is {', '.join(LETTERS)}, or empty")
    return LETTERS[choice]


def _answer(respondent: str, item: Cell, others: dict[str, Cell], chosen: dict[str, str | None]) -> HumanAnswer:
    known = {theirs: others.get(ours) for ours, theirs in SAME.items()}
    return HumanAnswer(
        respondent_id=respondent,
        scenario_item_id=item,
        respondent_demo=_demo(known["respondent_age_bucket"], known["respondent_gender"]),
        receiver_demo=_demo(known["receiver_age"], known["receiver_gender"]),
        human_personal=chosen.get("personal"),
        human_norm=chosen.get("norm"),
        **known,
    )


def _demo(age: Cell, gender: Cell) -> Cell:
    return None if age is None or gender is None else f"{age}_{gender}"


def judgments(answers: Iterable[HumanAnswer]) -> Iterator[tuple[str, ...]]:
    """Rows of COLUMNS, one for each choice that can be read."""
    for answer in answers:
        told = {ours: getattr(answer, theirs) for ours, theirs in SAME.items()}
        told |= {"respondent": answer.respondent_id, "item": answer.scenario_item_id}
        for question, letter in zip(QUESTIONS, (answer.human_personal, answer.human_norm), strict=True):
            if letter in CHOICES:
                row = told | {"question": question, "choice": CHOICES[str(letter)]}
                yield tuple("" if row[name] is None else str(row[name]) for name in COLUMNS)
