"""The cells that a design allows a scenario: the levels of each axis, and its constraints."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pact_author.model.persona import AXES, CLOSE, FAR, NORM_COUNTRY, AgeBand, Constraint, Design, PersonLevels
from pact_author.model.scenario import Scenario
from pact_author.model.space import Box, Row, Rule, Space

ELDER = {"relative-elder": "receiver", "elder-relative": "actor"}
"""Relations in which one person is the elder: that person is never a younger one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """levels: in the order of AXES. contrasts: "actor.gender", "dyad.gender" and such, in which a twin differs."""

    levels: Row
    contrasts: tuple[str, ...] = ()


def space_of(design: Design, scenario: Scenario) -> Space:
    """What the design allows of a scenario: "norm" is its own country, no level stands twice, an elder is older."""
    places = {NORM_COUNTRY: scenario.country} | dict(design.abroad.get(scenario.country, {}))
    return make_space(design, places, scenario.relation)


def make_space(design: Design, places: Mapping[str, str], relation: str) -> Space:
    """places: what "norm", "close" and "far" stand for; those that stand for nothing are left out."""
    told = {
        f"{role}.{axis}": _named(getattr(people, axis), places)
        for role, people in (("actor", design.actor), ("receiver", design.receiver))
        for axis in ("country", "age_band", "gender")
    }
    if relation in ELDER:
        axis = f"{ELDER[relation]}.age_band"
        older = tuple(band for band in told[axis] if AgeBand(band).broad is AgeBand.OLDER)
        oldest = AgeBand.OLDER if AgeBand(told[axis][0]).is_broad else AgeBand.FROM_60
        told[axis] = older or (oldest.value,)
    levels = tuple(told[axis] for axis in AXES)
    rules = (_rule(each, levels, places) for each in design.constraints if _concerns(each, relation))
    return Space(levels, tuple(_weights(design, axis, places) for axis in AXES), tuple(rules))


def _named(levels: Sequence[str], places: Mapping[str, str]) -> tuple[str, ...]:
    named = (places.get(level, level) for level in levels)
    return tuple(dict.fromkeys(str(level) for level in named if level not in (CLOSE, FAR)))


def person_levels(people: PersonLevels, places: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Country, age band, gender: the levels of one person, as in a space."""
    return tuple(_named(each, places) for each in (people.country, people.age_band, people.gender))


def _concerns(constraint: Constraint, relation: str) -> bool:
    return relation in constraint.when.get("relation", (relation,))


def _rule(constraint: Constraint, levels: Sequence[Row], places: Mapping[str, str]) -> Rule:
    def box(asked: Mapping[str, tuple[str, ...]]) -> Box:
        return tuple(
            frozenset(_named(asked[axis], places)) if axis in asked else frozenset(every)
            for axis, every in zip(AXES, levels, strict=True)
        )

    return Rule(box(constraint.when), box(constraint.then))


def _weights(design: Design, axis: str, places: Mapping[str, str]) -> Mapping[str, int]:
    """Of two names of one country, such as norm and JP in Japan, the weights add up."""
    asked = design.weights.get(axis, {})
    found: dict[str, int] = {}
    for level in _asked_levels(design, axis):
        for name in _named((level,), places):
            found[name] = found.get(name, 0) + asked.get(level, 1)
    return found if asked else {}


def _asked_levels(design: Design, axis: str) -> Row:
    people = design.actor if axis.startswith("actor.") else design.receiver
    levels: Row = getattr(people, axis.partition(".")[2])
    return levels
