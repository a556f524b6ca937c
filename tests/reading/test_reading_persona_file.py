"""A checked persona set becomes a Design, unless it contradicts itself."""

from pathlib import Path

import pytest
from reading_samples import PERSONAS, words

from pact_author.model.persona import AgeBand, DesignKind, Gender
from pact_author.model.scenario import Holder
from pact_author.reading.persona_file import to_design
from pact_author.reading.shape import check
from pact_author.reading.yaml_text import parse

OWN = sorted((Path(__file__).parents[2] / "personas").glob("*.yaml"))


def read(text, path="personas/sample.yaml"):
    document, found = parse(path, text)
    assert () == found == check(document, "personas")
    return to_design(document)


def with_twins(crossed, twins, per_cell=1):
    design = f"design: {{kind: twins, crossed: [{crossed}], twins: [{twins}], twins_per_cell: {per_cell}}}"
    return PERSONAS.replace("design: {kind: sample, cells: 4}", design)


def test_a_sound_set_becomes_a_design():
    design, found = read(PERSONAS)
    assert () == found
    assert ("sample", DesignKind.SAMPLE, 4) == (design.name, design.kind, design.cells)
    assert ("norm", "BR") == design.actor.country
    assert (AgeBand.YOUNGER, AgeBand.OLDER) == design.receiver.age_band
    assert (Gender.FEMALE, Gender.MALE) == design.actor.gender
    assert (Holder.ACTOR,) == design.holders


def test_a_twins_design_keeps_its_axes():
    design, found = read(with_twins("actor.country", "actor.gender, receiver.gender"))
    assert () == found
    assert (("actor.country",), ("actor.gender", "receiver.gender"), 1) == (
        design.crossed,
        design.twins,
        design.twins_per_cell,
    )


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_the_sets_of_this_repository_can_be_used(path):
    design, found = read(path.read_text(encoding="utf-8"), f"personas/{path.name}")
    assert () == found
    assert path.stem == design.name


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (PERSONAS.replace("name: sample", "name: o"), "1: o", "S040 the set is named `o` and its file `sample.yaml`"),
        (
            with_twins("receiver.country", "actor.gender"),
            "17: receiver.country",
            "S041 `receiver.country` has only one value",
        ),
        (
            with_twins("actor.country", "receiver.country"),
            "17: receiver.country",
            "S041 `receiver.country` has only one value",
        ),
        (
            with_twins("actor.gender", "actor.gender"),
            "17: actor.gender",
            "S041 `actor.gender` is both crossed and contrasted by twins",
        ),
        (with_twins("actor.country", "actor.gender", 2), "17: 2", "S041 2 twins for each cell, of only 1 axes"),
    ],
)
def test_a_set_that_contradicts_itself_gives_no_design(text, place, message):
    design, found = read(text)
    assert design is None
    assert [place] == words(text, found)
    assert [message] == [f"{d.code} {d.message}" for d in found]
