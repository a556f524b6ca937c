"""The key of a survey, and what came back of it: files of its own page, or an export of survey software."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path

from pact_author.model.alignment import Statement
from pact_author.model.errors import DataError
from pact_author.model.human import HumanAnswer
from pact_author.model.scenario import Side
from pact_author.model.survey import FORMS, QUESTIONS, Returned, Survey, SurveyItem, first_side
from pact_author.reading.table_cells import header, rows

SCHEMA = "pact-survey/1"
GROUP = ("respondent_country", "respondent_age_bucket", "respondent_gender")
"""Columns about a person that may stand in a file; whoever runs a survey knows them of a panel."""
LONG = ("form", "respondent_id", "item", *QUESTIONS)
SOFTWARE_ID = "ResponseId"
_LOOP = re.compile(r"([1-9][0-9]{0,5})_(personal|norm)")
_LONGEST = 64

Row = Mapping[str, str]


def read_survey(path: Path) -> Survey:
    """The survey.json of `align export`. Raises DataError."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        if told["schema"] != SCHEMA:
            raise DataError(f"{path} is of a form that this version does not know", "use a newer pact-author")
        items = tuple(SurveyItem(**{f.name: _text(each[f.name]) for f in fields(SurveyItem)}) for each in told["items"])
        statement = Statement(_text(told["statement"]["licence"]), _text(told["statement"]["consent"]))
        release, digest, design, locale = (
            _text(told[name]) for name in ("release", "release_digest", "design", "locale")
        )
        survey = Survey(release, digest, design, locale, statement, items)
        unchanged = survey.id == told["survey"]
    except OSError as error:
        raise DataError(f"{path} cannot be read: {error.strerror}", "name the survey.json of the export") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DataError(f"{path} is not the key of a survey", "name the survey.json of the export") from error
    if not unchanged:
        raise DataError(f"{path} was changed after the survey was made", "take it as `align export` wrote it")
    return survey


def read_answers(paths: Iterable[Path], survey: Survey) -> Returned:
    """What people answered, put back so that A is the side of the norm; questions without an answer are left out.

    Raises DataError for free text, other columns, other items, and for a person who answered an item twice.
    """
    items = {item.id: item for item in survey.items}
    found: dict[tuple[str, str], HumanAnswer] = {}
    people: dict[str, set[str]] = {form: set() for form in FORMS}
    places: list[str] = []
    for path in paths:
        for row in _rows(path, survey):
            answer = _answer(path, row, items, survey.id)
            if answer is None:
                continue
            at = (row["respondent_id"], row["item"])
            if at in found:
                raise DataError(
                    f"{path}: somebody answered item {row['item']} twice", "was a file named twice? leave one of them"
                )
            found[at] = answer
            people[row["form"]].add(row["respondent_id"])
            places += (said for question in QUESTIONS if (said := row[question].strip()))
    if not found:
        raise DataError("nobody answered anything in these files", "name the files that came back of the survey")
    by_form = {form: len(who) for form, who in people.items()}
    return Returned(tuple(found.values()), by_form, places.count("1"), len(places))


def _rows(path: Path, survey: Survey) -> Iterator[Row]:
    """Rows of a person and item; the columns of survey software, two for each item, are taken apart."""
    names = header(path)
    loops = [found for name in names if (found := _LOOP.fullmatch(name))]
    known = {"survey", *GROUP, *([SOFTWARE_ID, "form", *(found[0] for found in loops)] if loops else LONG)}
    needed = [SOFTWARE_ID, "form"] if loops else LONG
    if absent := [name for name in needed if name not in names]:
        raise DataError(f"{path} has no column {absent[0]}", f"a file of answers needs {', '.join(needed)}")
    if others := [name for name in names if name not in known]:
        hint = (
            f"take out whatever could name people and what they wrote; beside answers there may be {', '.join(GROUP)}"
        )
        raise DataError(f"{path} has columns that are not used: {', '.join(others)}", hint)
    told = [dict(zip(names, row, strict=True)) for row in rows(path, names)]
    if not loops:
        yield from told
        return
    if numbers := [n for n in (int(found[1]) for found in loops) if n > len(survey.items)]:
        raise DataError(f"{path} has answers to item {numbers[0]}, and the survey has none", "was it another survey?")
    if len(told) > 1 and "ImportId" in told[1][SOFTWARE_ID]:
        told = told[2:]  # the two further lines of names that Qualtrics writes
    for row in told:
        for number in dict.fromkeys(int(found[1]) for found in loops):
            answers = {question: row.get(f"{number}_{question}", "") for question in QUESTIONS}
            yield row | answers | {"respondent_id": row[SOFTWARE_ID], "item": survey.items[number - 1].id}


def _answer(path: Path, row: Row, items: Mapping[str, SurveyItem], survey: str) -> HumanAnswer | None:
    item = items.get(row["item"])
    if item is None or row.get("survey", survey) != survey:
        raise DataError(f"{path} holds answers to another survey", "name the survey.json that was exported with it")
    if row["form"] not in FORMS:
        raise DataError(f"{path}: a form is {' or '.join(FORMS)}", "which options stood first depends on it")
    if not row["respondent_id"].strip():
        raise DataError(f"{path}: an answer is of nobody", "fill in respondent_id; any word will do, no name")
    for name in ("respondent_id", *GROUP):
        if len(row.get(name, "")) > _LONGEST or "@" in row.get(name, ""):
            raise DataError(f"{path}: a cell of {name} holds free text or an address", "leave a word there, or nothing")
    chosen = {question: _letter(path, row[question].strip(), item.id, row["form"]) for question in QUESTIONS}
    if not any(chosen.values()):
        return None
    country, age, gender = (row.get(name, "").strip() or None for name in GROUP)
    return HumanAnswer(
        respondent_id=row["respondent_id"],
        respondent_country=country,
        respondent_age_bucket=age,
        respondent_gender=gender,
        respondent_demo=f"{age}_{gender}" if age and gender else None,
        scenario_item_id=item.id,
        scenario=item.scenario,
        scenario_country=item.country,
        receiver_age=item.receiver_age or None,
        receiver_gender=item.receiver_gender or None,
        receiver_demo=f"{item.receiver_age}_{item.receiver_gender}" if item.receiver_age else None,
        human_personal=chosen["personal"],
        human_norm=chosen["norm"],
    )


def _letter(path: Path, said: str, item: str, form: str) -> str | None:
    """A for the side of the norm, B for that of the preference. said: 1 or 2, the place of an option in the form."""
    if not said:
        return None
    if said not in ("1", "2"):
        raise DataError(
            f"{path}: an answer to item {item} is neither 1, 2 nor empty", "export numbers of choices, not their words"
        )
    first_is_norm = first_side(item, form) is Side.CULTURE
    return "A" if (said == "1") == first_is_norm else "B"


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value
