"""The study's literal rules that all its tables share: how an answer is read, groups are made and means are taken."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

import numpy as np

from pact_author.model.human import Cell

QUESTIONS = ("personal", "norm")

_SIDES = {"A": 1.0, "B": 0.0}
_CLOSE = {
    "Brazil": {"Myanmar", "Singapore"},
    "India": {"Bangladesh", "Nepal", "Pakistan"},
    "South Africa": {"Zimbabwe", "Ethiopia"},
    "United Kingdom": {"Ireland"},
    "United States of America": {"Canada", "Mexico"},
}
"""The human study's table; it is of that study only. Why Brazil is close to Myanmar is not known."""
_THEMES = (
    ("food_hospitality", ("food", "meal", "dinner", "host", "home", "eat", "restaurant", "sweets")),
    ("greetings_respect", ("greet", "hand", "elder", "older", "bow", "respect")),
    ("workplace_education", ("meeting", "colleague", "work", "office", "study", "class", "document")),
    ("public_etiquette", ("queue", "market", "public", "bus", "train", "line")),
    ("privacy_helping", ("privacy", "help", "phone", "charger", "personal items", "share")),
    ("gift_giving", ("gift", "present", "offer")),
)
"""Parts of words, the first list wins: "great weather" is food. Our own scenarios have a theme instead."""

Row = TypeVar("Row")


def side(answer: Cell) -> float | None:
    """1 for A, the option that follows the norm, 0 for B, None for anything else. "a" and " A " are A."""
    return None if answer is None else _SIDES.get(str(answer).strip().upper())


def relation(respondent_country: Cell, scenario_country: Cell) -> str:
    """same, close or far. Whatever is in no table is far; two countries that are both unknown are the same."""
    person, scenario = _name(respondent_country), _name(scenario_country)
    if person == scenario:
        return "same"
    return "close" if scenario in _CLOSE.get(person, ()) else "far"


def _name(country: Cell) -> str:
    return "nan" if country is None else str(country)


def theme(scenario: Cell) -> str:
    """The theme of a scenario's text, by parts of words."""
    text = "" if scenario is None else str(scenario).lower()
    return next((name for name, words in _THEMES if any(word in text for word in words)), "other")


def order(cell: Cell) -> tuple[bool, bool, str | float]:
    """A key to sort cells by: numbers, then texts by code point, then None."""
    return cell is None, isinstance(cell, str), 0 if cell is None else cell


def grouped(rows: Iterable[Row], key: Callable[[Row], tuple[Cell, ...]]) -> list[tuple[tuple[Cell, ...], list[Row]]]:
    """Rows by key, keys in order, None a key like any other; within a group in the order given."""
    found: dict[tuple[Cell, ...], list[Row]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return sorted(found.items(), key=lambda group: tuple(map(order, group[0])))


def distinct(values: Iterable[Hashable]) -> int:
    """How many different values there are; None is none."""
    return len(set(values) - {None})


def mean(values: Sequence[float | None]) -> float | None:
    """Their mean without those that are None; None where nothing is left.

    Added up as pandas does, so that two models that tie there tie here, and stand in the same order.
    """
    array = np.array(values, float)
    there = ~np.isnan(array)
    if not there.any():
        return None
    return float(np.where(there, array, 0.0).sum() / there.sum())


def agreement(rate: float | None) -> float | None:
    """The study's "majority agreement" of a rate: max(rate, 1 − rate)."""
    return None if rate is None else max(rate, 1.0 - rate)


def difference(rate: float | None, other: float | None) -> float | None:
    """rate − other, None where one of them is."""
    return None if rate is None or other is None else rate - other
