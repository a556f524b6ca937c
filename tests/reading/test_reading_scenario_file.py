"""A checked document becomes a Scenario; faults in its texts point at their own words."""

import json
from dataclasses import fields

import pytest
from reading_samples import SCENARIO, words

from pact_author.model.message import Branching, Placeholder
from pact_author.model.persona import Design, PersonLevels
from pact_author.model.scenario import Evidence, Norm, Options, Preference, Scenario, Status
from pact_author.reading.resources import schema_text
from pact_author.reading.scenario_file import to_scenario
from pact_author.reading.shape import check
from pact_author.reading.yaml_text import parse


def read(text):
    document, found = parse("scenarios/jp/shoes-at-the-door.yaml", text)
    assert () == found == check(document, "scenario")
    return to_scenario(document)


def faulty(old, new):
    """The changed file and what was found in its texts."""
    assert 1 == SCENARIO.count(old)
    text = SCENARIO.replace(old, new)
    scenario, found = read(text)
    assert scenario is None
    return text, found


def test_a_sound_file_becomes_a_scenario():
    scenario, found = read(SCENARIO)
    assert () == found
    assert "jp/shoes-at-the-door" == scenario.id
    assert Status.DRAFT is scenario.status
    assert "scenarios/jp/shoes-at-the-door.yaml" == scenario.path
    assert {"actor", "receiver", "place"} == scenario.situation.names
    assert ("asha",) == scenario.contributors
    assert "2026-11-24" == scenario.norm.evidence[0].seen
    assert Placeholder("actor") == scenario.options.follow_culture.parts[0]
    assert isinstance(scenario.preference.statement.parts[2], Branching)
    assert (None, None) == (scenario.preference.swapped, scenario.preference.both)
    assert (None, None) == (scenario.superseded_by, scenario.retired_because)


def test_blanks_around_a_text_are_not_part_of_it():
    scenario, _ = read(
        SCENARIO.replace("title: Shoes at the door", "title: |\n  Shoes at the door\n").replace(">-", ">")
    )
    assert "Shoes at the door" == scenario.title
    assert scenario.situation.source.endswith("hallway.")


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ('"{actor} takes', '"{Actor} takes', "28: {Actor}", "`Actor` has capital letters"),
        ('"{actor} explains', '"{{actor}} explains', "29: {{actor}}", "`{{actor}}` has doubled braces"),
        ("{receiver} in", "{receiver in", "10: {receiver in {place}", "`{receiver in {place}` is not a placeholder"),
        ("  beside the", "  } beside the", "11: }", "a `}` with no `{` before it"),
        ("select, female", "choose, female", "24: choose", "`choose` is not a kind of choice"),
        (" other {their}", "", "24: {actor_gender, select,", "the choice by `actor_gender` has no `other`"),
    ],
)
def test_a_fault_in_a_text_points_at_its_own_words(old, new, place, message):
    text, found = faulty(old, new)
    assert [place] == words(text, found)
    assert [("S030", message)] == [(d.code, d.message) for d in found]


def test_the_second_of_two_alike_is_the_one_that_is_pointed_at():
    text, found = faulty(
        "{actor} has come for tea to the home", "日本 '{x.y}' {x.y} '{x.y}' {x.y}, for tea at the home"
    )
    line = text.split("\n")[9]
    assert [14, 28] == [d.at.span.column for d in found]
    assert ["{x.y}", "{x.y}"] == [line[13:18], line[27:32]]


def test_all_faults_of_a_file_come_together_with_their_fields():
    text = SCENARIO.replace('"{actor} takes', '"{} takes').replace("Visitors usually", "Visitors {0} usually")
    scenario, found = read(text)
    assert scenario is None
    assert ["/norm/statement", "/options/follow_culture"] == [d.at.pointer for d in found]


# ---- schema, reader and values tell the same -------------------------------------------------------------------------


def properties(name, *path):
    at = json.loads(schema_text(name))
    for step in path:
        at = at["items"] if step == "[]" else at["properties"][step]
    return set(at["properties"]), set(at["required"])


def names(cls):
    return {field.name for field in fields(cls) if field.init}  # the others are made of these


@pytest.mark.parametrize(
    ("cls", "path"),
    [
        (Scenario, ()),
        (Norm, ("norm",)),
        (Evidence, ("norm", "evidence", "[]")),
        (Preference, ("preference",)),
        (Options, ("options",)),
    ],
)
def test_the_schema_has_the_fields_of_the_dataclass(cls, path):
    known, required = properties("scenario", *path)
    known |= {"path"} if cls is Scenario else set()  # of the file, not in it
    assert names(cls) == known
    optional = {field.name for field in fields(cls) if field.default is None} | (
        {"variation"} if cls is Norm else set()
    )
    assert known - optional - {"path"} == required


FULL = SCENARIO.replace(
    "  kind: health", "  swapped: A text for the receiver here.\n  both: A text for both of them here.\n  kind: health"
).replace("status: draft", "status: retired\nsuperseded_by: jp/other\nretired_because: It was told twice over.")


def test_every_property_of_the_schema_reaches_the_scenario():
    scenario, found = read(FULL)
    assert () == found
    document, _ = parse("x.yaml", FULL)
    assert properties("scenario")[0] == set(document.data)
    values = [
        getattr(part, name) for part in (scenario, scenario.norm, scenario.preference) for name in names(type(part))
    ]
    assert None not in values


def test_the_persona_schema_has_the_fields_of_the_design():
    known, required = properties("personas")
    of_design = {"kind", "cells", "keep_full", "strata", "crossed", "twins", "dyads", "twins_per_cell"}
    optional = {"naming", "respondent", "abroad", "constraints", "weights", "locales"}
    assert known == required | optional == names(Design) - of_design - {"without_respondent"} | {"design"}
    schema = json.loads(schema_text("personas"))
    branches = schema["properties"]["design"]["oneOf"]
    assert of_design == {name for branch in branches for name in branch["properties"]}
    assert names(PersonLevels) == set(schema["$defs"]["levels"]["properties"])
