"""What a persona is called: drawn from the table of its country by a hash, the same name on every machine."""

import hashlib
from collections.abc import Iterable, Mapping

from pact_author.model.errors import ProjectError
from pact_author.model.names import Name, NameList, NameTable
from pact_author.model.persona import Design, Gender, Naming, Person
from pact_author.personas.expand import NameOf


def namer(tables: Mapping[str, NameTable], design: Design) -> NameOf | None:
    """What expand asks for names; None where the design names nobody. Raises as pick_name does."""
    if Naming.NAMED not in design.naming:
        return None

    def name_of(scenario: str, role: str, person: Person) -> str:
        return pick_name(tables, scenario, design.seed, role, person.country, person.gender).id

    return name_of


def pick_name(
    tables: Mapping[str, NameTable], scenario: str, seed: int, role: str, country: str, gender: Gender
) -> Name:
    """The name of a person. tables: country → its names. role: actor or receiver.

    It is the one whose number has the least hash with scenario, seed, role and country. Gender is no part of that: both
    twins of a contrast bear one name or, where it is gender, the names of one number. A receiver never takes the number
    that an actor from there would have, so two people of one country are never called alike. A name that is added later
    changes few of those that were drawn before. Raises ProjectError where there is no such name.
    """
    if lacking := missing_names(tables, [(country, gender)]):
        raise ProjectError(lacking[0], "leave people unnamed, name others in the design, or add names from a source")
    names = tables[country].of(NameList.of(gender))

    def first(role: str, names: Iterable[Name]) -> Name:
        return min(names, key=lambda name: _weight(scenario, seed, role, country, name.number))

    actor = first("actor", names)
    return actor if role == "actor" else first(role, (name for name in names if name is not actor))


def missing_names(tables: Mapping[str, NameTable], people: Iterable[tuple[str, Gender]]) -> tuple[str, ...]:
    """What stands against naming people of these countries and genders, a sentence for each kind; empty when nothing.

    For a design, before it is expanded: pairs of every country and gender that it asks for.
    """
    told: dict[str, None] = {}
    for country, gender in people:
        which = NameList.of(gender)
        if country not in tables:
            told[f"there are no names for {country}"] = None
        elif len(tables[country].of(which)) < 2:
            told[f"there are no {which} names for {country}, which people of gender {gender} need"] = None
    return tuple(told)


def unchecked_note(tables: Iterable[NameTable]) -> str:
    """What must be said wherever names are used: how many of them nobody has held against their source; or nothing."""
    unchecked = {table.country: len(table.unchecked()) for table in tables if table.unchecked()}
    if not unchecked:
        return ""
    of = ", ".join(f"{country} {n}" for country, n in sorted(unchecked.items()))
    return (
        f"{sum(unchecked.values())} names were never held against the source that they cite ({of}): "
        "check them before a study rests on them, then write `checked: true` in locales/names"
    )


def _weight(scenario: str, seed: int, role: str, country: str, number: str) -> bytes:
    return hashlib.blake2b(f"{scenario}|{seed}|{role}|{country}|{number}".encode(), digest_size=8).digest()
