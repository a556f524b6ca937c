"""Persona sets that name people to the tables of names that they need: joins reading and personas."""

from collections.abc import Mapping, Sequence

from pact_author.model.errors import ProjectError
from pact_author.model.names import NameTable
from pact_author.model.persona import AXES, Design, Gender, Naming
from pact_author.model.scenario import Scenario
from pact_author.personas.levels import space_of
from pact_author.personas.names import missing_names
from pact_author.reading.name_file import has_names, read_names
from pact_author.reading.project import Project


def given_names(project: Project, designs: Sequence[Design], scenarios: Sequence[Scenario]) -> Mapping[str, NameTable]:
    """Country → its table, for every country that a design names people of. Raises ProjectError where one lacks."""
    asked = {
        (design.name, country, gender)
        for design in designs
        if Naming.NAMED in design.naming
        for scenario in scenarios
        for levels in [dict(zip(AXES, space_of(design, scenario).levels, strict=True))]
        for role in ("actor", "receiver")
        for country in levels[f"{role}.country"]
        for gender in levels[f"{role}.gender"]
    }
    tables = {
        country: read_names(project, country)
        for country in sorted({country for _, country, _ in asked})
        if has_names(project, country)
    }
    for name in sorted({design for design, _, _ in asked}):
        people = [(country, Gender(gender)) for design, country, gender in sorted(asked) if design == name]
        if lacking := missing_names(tables, people):
            raise ProjectError(
                f"the persona set {name} names people, and {lacking[0]}",
                "leave them unnamed, take other countries, or add names from a source: docs/places.md",
            )
    return tables
