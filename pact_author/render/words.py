"""The words and numbers that every form of a report has in common."""

from dataclasses import dataclass

from pact_author.model.estimate import Estimate

Column = tuple[str, str]
"""(heading, "left" or "right")"""

FACTOR_NAMES = {
    "actor_country": "actor's country",
    "actor_age_band": "actor's age",
    "actor_gender": "actor's gender",
    "receiver_country": "receiver's country",
    "receiver_age_band": "receiver's age",
    "receiver_gender": "receiver's gender",
    "age_dyad": "ages of the two",
    "gender_dyad": "genders of the two",
    "norm_country": "country of the norm",
    "region": "region of the norm",
    "country_relation": "receiver's country seen from the actor's",
    "norm_match": "whose country is the norm's",
    "holder": "who holds the preference",
    "cue": "what the prompt tells of people",
    "frame": "question",
    "system_prompt": "system prompt",
    "norm_shown": "norm stated or not",
    "naming": "named people or not",
    "respondent_country": "respondent's country",
    "respondent_age_band": "respondent's age",
    "respondent_gender": "respondent's gender",
    "locale": "language of the prompt",
    "theme": "theme",
    "relation": "relation of the two",
    "preference_kind": "kind of preference",
}


@dataclass(frozen=True, slots=True)
class Section:
    """A table under a heading, with sentences below it."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


def percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f} %"


def interval(estimate: Estimate) -> str:
    if estimate.lo is None or estimate.hi is None:
        return "–"
    return f"{100 * estimate.lo:.1f} … {100 * estimate.hi:.1f}"


def points(value: float | None, *, signed: bool = True) -> str:
    """A difference in percentage points, with its sign; nothing is said of a sign that rounding took."""
    if value is None:
        return "–"
    told = f"{100 * value:+.1f}" if signed else f"{100 * value:.1f}"
    return "0.0" if float(told) == 0 else told.replace("-", "−")


def range_of(estimate: Estimate) -> str:
    """The interval of a difference, in percentage points."""
    if estimate.lo is None or estimate.hi is None:
        return "–"
    return f"{points(estimate.lo)} … {points(estimate.hi)}"


def p_value(p: float | None) -> str:
    if p is None:
        return "–"
    return "< 0.001" if p < 0.001 else f"{p:.3f}"
