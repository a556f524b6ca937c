import json
from dataclasses import replace
from pathlib import Path

import pytest
from command import pact

from pact_author.cli.given_names import given_names
from pact_author.model.errors import ProjectError
from pact_author.model.persona import Gender, Naming
from pact_author.reading.project import open_project
from pact_author.validate.load import load

PROJECT = open_project(Path(__file__).parents[2])
CORPUS = load(PROJECT)
SMOKE = next(design for design in CORPUS.designs if design.name == "smoke")
SCENARIOS = tuple(scenario for scenario in CORPUS.scenarios if scenario.country in ("JP", "US"))


def named(*countries, genders=(Gender.FEMALE, Gender.MALE)):
    people = replace(SMOKE.actor, country=countries, gender=genders)
    return replace(SMOKE, naming=(Naming.NAMED,), actor=people)


def test_no_table_is_read_where_nobody_is_named():
    assert {} == given_names(PROJECT, CORPUS.designs, CORPUS.scenarios)


def test_every_country_of_the_people_and_of_the_norms_has_its_table():
    assert {"BR", "JP", "US"} == set(given_names(PROJECT, [named("BR")], SCENARIOS))


def test_a_country_without_names_is_said_to_be():
    with pytest.raises(ProjectError, match="the persona set smoke names people, and there are no names for KE"):
        given_names(PROJECT, [named("BR", "KE")], SCENARIOS)


def test_a_name_that_would_tell_a_gender_is_not_given_to_somebody_without_one():
    with pytest.raises(ProjectError, match="there are no unisex names for BR"):
        given_names(PROJECT, [named("BR", genders=(Gender.UNSPECIFIED,))], SCENARIOS)


def test_a_release_with_named_people_carries_the_tables_and_says_that_they_are_unchecked(corpus):
    text = (corpus / "personas/smoke.yaml").read_text(encoding="utf-8")
    text = text.replace("design: {", "naming: [unnamed, named]\ndesign: {").replace("[BR, IN, NG, US]", "[BR, US]")
    (corpus / "personas/smoke.yaml").write_text(text, encoding="utf-8")
    for path in (corpus / "scenarios").glob("*/*.yaml"):
        if path.parent.name not in ("jp", "us"):
            path.unlink()

    done = pact("build", cwd=corpus)

    release = corpus / done.stdout.strip()
    assert "were never held against the source" in done.stderr
    assert {"BR.yaml", "JP.yaml", "US.yaml"} == {path.name for path in (release / "data/names").iterdir()}
    rows = [json.loads(line) for line in (release / "data/items/smoke/en.jsonl").read_text("utf-8").splitlines()]
    assert {True} == {row["naming"] == "named" for row in rows if row["actor_name"]}
    assert {"unnamed", "named"} == {row["naming"] for row in rows}
