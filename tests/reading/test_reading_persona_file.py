"""A checked persona set becomes a Design, unless it contradicts itself."""

import time
from pathlib import Path

import pytest
from reading_samples import PERSONAS, words

from pact_author.model.countries import COUNTRIES
from pact_author.model.persona import AgeBand, Constraint, DesignKind, Gender, Naming, PersonLevels
from pact_author.model.scenario import Holder
from pact_author.reading.persona_file import to_design
from pact_author.reading.shape import check
from pact_author.reading.yaml_text import parse

OWN = sorted((Path(__file__).parents[2] / "personas").glob("*.yaml"))


def read(text, path="personas/sample.yaml"):
    document, found = parse(path, text)
    assert () == found == check(document, "personas")
    return to_design(document)


def with_design(design, *more):
    return PERSONAS.replace("design: {kind: fraction, cells: 4}", "\n".join((*more, f"design: {{{design}}}")))


def with_contrast(crossed, twins, per_cell=1):
    return with_design(f"kind: contrast, crossed: [{crossed}], twins: [{twins}], twins_per_cell: {per_cell}")


def test_a_sound_set_becomes_a_design():
    design, found = read(PERSONAS)
    assert () == found
    assert ("sample", DesignKind.FRACTION, 4) == (design.name, design.kind, design.cells)
    assert ("norm", "BR") == design.actor.country
    assert (AgeBand.YOUNGER, AgeBand.OLDER) == design.receiver.age_band
    assert (Gender.FEMALE, Gender.MALE) == design.actor.gender
    assert (Holder.ACTOR,) == design.holders


def test_what_a_set_leaves_out_is_at_its_default():
    design, _ = read(PERSONAS)
    assert (None, (Naming.UNNAMED,), {}, (), {}) == (
        design.respondent,
        design.naming,
        design.abroad,
        design.constraints,
        design.weights,
    )


def test_a_contrast_keeps_its_axes():
    design, found = read(
        with_design(
            "kind: contrast, crossed: [actor.country], twins: [actor.gender], dyads: [age_band], twins_per_cell: 2"
        )
    )
    assert () == found
    assert (("actor.country",), ("actor.gender",), ("age_band",), 2) == (
        design.crossed,
        design.twins,
        design.dyads,
        design.twins_per_cell,
    )


def test_every_other_part_reaches_the_design():
    more = (
        "naming: [unnamed, named]",
        "respondent: {without: false, country: [norm], age_band: [older], gender: [male]}",
        "abroad:\n  JP: {close: KR, far: BR}",
        "constraints:\n  - if: {relation: [guest-host], actor.gender: [male]}\n    then: {receiver.gender: [male]}",
        "weights:\n  actor.country: {BR: 3}",
    )
    text = with_design("kind: fraction, cells: 4, keep_full: [actor.gender]", *more)
    design, found = read(text.replace("country: [norm, BR]", "country: [norm, BR, close]"))

    assert () == found
    assert (PersonLevels(("norm",), (AgeBand.OLDER,), (Gender.MALE,)), False) == (
        design.respondent,
        design.without_respondent,
    )
    assert tuple(Naming) == design.naming
    assert {"JP": {"close": "KR", "far": "BR"}} == design.abroad
    rule = Constraint({"relation": ("guest-host",), "actor.gender": ("male",)}, {"receiver.gender": ("male",)})
    assert (rule,) == design.constraints
    assert {"actor.country": {"BR": 3}} == design.weights
    assert ("actor.gender",) == design.keep_full


def test_strata_reach_the_design():
    design, _ = read(with_design("kind: stratified, strata: [actor.country], cells: 2"))
    assert (DesignKind.STRATIFIED, ("actor.country",), 2) == (design.kind, design.strata, design.cells)


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_the_sets_of_this_repository_can_be_used(path):
    design, found = read(path.read_text(encoding="utf-8"), f"personas/{path.name}")
    assert () == found
    assert path.stem == design.name


NARROW = PERSONAS.replace("[younger, older]", "[18-29, 30-44, 45-59, 60+]")


def test_the_four_narrower_bands_may_stand_in_the_place_of_the_two():
    design, found = read(NARROW)
    assert () == found
    assert (AgeBand.FROM_18, AgeBand.FROM_60) == (design.actor.age_band[0], design.actor.age_band[-1])


def constraint(of, then, more=()):
    return with_design("kind: full", f"constraints:\n  - if: {{{of}}}\n    then: {{{then}}}", *more)


FAULTS = {
    "another name": (
        PERSONAS.replace("name: sample", "name: o"),
        "1: o",
        "S040 the set is named `o` and its file `sample.yaml`",
        "name the file o.yaml",
    ),
    "a country of the past": (
        PERSONAS.replace("[norm, BR]", "[norm, SU]"),
        "5: SU",
        "S024 `SU` is not the code of a country",
        "the Soviet Union is no more",
    ),
    "CLDR's own code": (
        PERSONAS.replace("[norm, BR]", "[norm, XK]"),
        "5: XK",
        "S024 `XK` is not the code of a country",
        "Kosovo has no code",
    ),
    "two kinds of age bands": (
        PERSONAS.replace("age_band: [younger, older]", "age_band: [younger, 60+]", 1),
        "6: 60+",
        "S042 `60+` stands beside `younger`: two kinds of age bands in one set",
        "use younger and older, or the four",
    ),
    "two kinds of age bands of two people": (
        PERSONAS.replace("age_band: [younger, older]", "age_band: [18-29]", 1),
        "10: younger",
        "S042 `younger` stands beside `18-29`: two kinds of age bands in one set",
        "use younger and older",
    ),
    "crossed, of one value": (
        with_contrast("receiver.country", "actor.gender"),
        "17: receiver.country",
        "S041 `receiver.country` has only one value",
        "give `receiver.country` more values",
    ),
    "contrasted, of one value": (
        with_contrast("actor.country", "receiver.country"),
        "17: receiver.country",
        "S041 `receiver.country` has only one value",
        "take it out here",
    ),
    "both crossed and contrasted": (
        with_contrast("actor.gender", "actor.gender"),
        "17: actor.gender",
        "S041 `actor.gender` is both crossed and contrasted by twins",
        "keep it in one of the two lists",
    ),
    "both crossed and a dyad": (
        with_design("kind: contrast, crossed: [receiver.gender], dyads: [gender], twins_per_cell: 1"),
        "17: gender",
        "S041 `gender` is contrasted for both people, and `receiver.gender` is crossed",
        "keep it in one of the two lists",
    ),
    "a dyad without two levels in common": (
        with_design("kind: contrast, crossed: [actor.country], dyads: [gender], twins_per_cell: 1").replace(
            "gender: [female, male]", "gender: [female, nonbinary]", 1
        ),
        "17: gender",
        "S041 the two people have fewer than two levels of `gender` in common",
        "give both the same levels",
    ),
    "more twins than contrasts": (
        with_contrast("actor.country", "actor.gender", 2),
        "17: 2",
        "S041 2 twins for each cell, of only 1 contrasts",
        "write at most 1",
    ),
    "no contrast": (
        with_design("kind: contrast, crossed: [actor.country], twins_per_cell: 1"),
        "17: contrast",
        "S041 nothing is contrasted",
        "name axes in `twins` or in `dyads`",
    ),
    "no base cells": (
        with_design("kind: contrast, twins: [actor.gender], twins_per_cell: 1"),
        "17: contrast",
        "S041 nothing says which base cells there are",
        "`crossed` (all combinations) and `cells` (a fraction)",
    ),
    "base cells twice over": (
        with_design("kind: contrast, crossed: [actor.country], cells: 9, twins: [actor.gender], twins_per_cell: 1"),
        "17: 9",
        "S041 base cells are both crossed and counted",
        "keep one of `crossed`",
    ),
    "fewer cells than are kept": (
        with_design("kind: fraction, cells: 3, keep_full: [actor.country, actor.gender]"),
        "17: 3",
        "S041 3 cells, and `keep_full` has 4 combinations",
        "write at least 4",
    ),
    "strata of one value": (
        with_design("kind: stratified, cells: 3, strata: [receiver.country]"),
        "17: receiver.country",
        "S041 `receiver.country` has only one value",
        "take it out here",
    ),
    "close of nothing": (
        PERSONAS.replace("[norm, BR]", "[norm, close]"),
        "5: close",
        "S042 nothing says which country `close` is",
        "add `abroad`",
    ),
    "abroad for nothing": (
        with_design("kind: full", "abroad: {JP: {close: KR, far: BR}}"),
        "17: {JP: {close: KR, far: BR}}",
        "S042 neither `close` nor `far` is used",
        "take `abroad` out",
    ),
    "close to itself": (
        with_design("kind: full", "abroad: {JP: {close: JP, far: BR}}").replace("[norm, BR]", "[norm, far]"),
        "17: {close: JP, far: BR}",
        "S042 of JP, JP is close and BR is far: the three have to differ",
        "name another country",
    ),
    "weights of nothing": (
        with_design("kind: full", "weights: {actor.gender: {male: 2}}"),
        "17: {male: 2}",
        "S042 `actor.gender` has weights, and every level of it is asked as often",
        "take the weights out",
    ),
    "weights of what is kept full": (
        with_design("kind: fraction, cells: 8, keep_full: [actor.gender]", "weights: {actor.gender: {male: 2}}"),
        "17: {male: 2}",
        "S042 `actor.gender` has weights, and every level of it is asked as often",
        "strata of other axes",
    ),
    "a weight of no level": (
        with_design("kind: fraction, cells: 4", "weights: {actor.country: {IN: 2}}"),
        "17: 2",
        "S042 `IN` is no level of `actor.country` in this set",
        "`actor.country` has: norm, BR",
    ),
    "a constraint of no level": (
        constraint("actor.gender: [nonbinary]", "receiver.gender: [male]"),
        "18: nonbinary",
        "S042 `nonbinary` is no level of `actor.gender` in this set",
        "`actor.gender` has: female, male",
    ),
    "constraints that leave nothing": (
        constraint("actor.gender: [female, male]", "receiver.gender: [female], actor.age_band: [older], "
        "receiver.age_band: [older], actor.country: [BR], actor.gender: [male]"),
        "17: constraints",
        "S043 the constraints leave 1 of 32 cells",
        "loosen the constraints",
    ),
    "constraints that leave nothing of a relation": (
        constraint("relation: [guest-host]", "receiver.gender: [female], actor.age_band: [older], "
        "receiver.age_band: [older], actor.country: [BR], actor.gender: [male]"),
        "17: constraints",
        "S043 the constraints leave 1 of 32 cells among guest-host",
        "list fewer levels instead",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "place", "message", "hint"), FAULTS.values(), ids=FAULTS)
def test_a_set_that_contradicts_itself_gives_no_design_and_one_sentence(text, place, message, hint):
    design, found = read(text)
    assert design is None
    assert [message] == [f"{d.code} {d.message}" for d in found]
    assert [place] == words(text, found)
    assert hint in found[0].hint


def test_every_mistake_of_a_set_is_told_in_the_order_of_the_file():
    text = with_contrast("actor.gender", "actor.gender", 2).replace("[norm, BR]", "[norm, SU, YU]")
    _, found = read(text)
    assert ["S024", "S024", "S041", "S041"] == [d.code for d in found]


def test_a_set_of_nothing_but_mistakes_is_told_at_once_and_not_all_of_it():
    many = ", ".join(f"l{number}" for number in range(20_000))
    began = time.process_time()
    _, found = read(constraint(f"actor.gender: [{many}]", "receiver.gender: [male]"))

    assert 100 == len(found)
    assert time.process_time() - began < 10


def test_a_set_with_as_many_constraints_as_can_be_is_judged_at_once():
    relations = ", ".join(f"r{number}" for number in range(3000))
    codes = ", ".join(sorted(COUNTRIES - {"NO"}))
    rules = "".join(
        f"\n  - if: {{relation: [{relations}, s{number}], actor.country: [{codes}]}}"
        f"\n    then: {{receiver.country: [{codes}]}}"
        for number in range(8)
    )
    text = with_design("kind: full", f"constraints:{rules}").replace("[norm, BR]", f"[{codes}]")
    began = time.process_time()
    design, found = read(text.replace("country: [norm]", f"country: [{codes}]"))

    assert () == found
    assert 8 == len(design.constraints)
    assert time.process_time() - began < 10
