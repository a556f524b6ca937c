from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from persona_samples import BARE, CORE, CORPUS, SCENARIO, contrasts, crossings, scenarios

from pact_author.model.persona import AXES, Constraint, DesignKind
from pact_author.personas.cells import cells
from pact_author.personas.contrast import DYAD, able, axes_of
from pact_author.personas.levels import space_of

quick = settings(max_examples=60, deadline=None)


def rows(design, scenario=SCENARIO):
    return list(cells(design, scenario))


def pairs(design, scenario=SCENARIO):
    """(contrast, what twins share) → their levels in what is contrasted."""
    found = {}
    for cell in rows(design, scenario):
        for contrast in cell.contrasts:
            places = axes_of(contrast)
            rest = tuple(level for at, level in enumerate(cell.levels) if at not in places)
            found.setdefault((contrast, rest), []).append(tuple(cell.levels[at] for at in places))
    return found


@given(scenarios, contrasts)
@quick
def test_nobody_who_is_contrasted_is_without_a_twin(scenario, design):
    assert [] == [pair for pair, levels in pairs(design, scenario).items() if len(set(levels)) < 2]


@given(scenarios, crossings)
@quick
def test_where_axes_are_crossed_each_pair_has_two(scenario, design):
    assert {2} >= {len(levels) for levels in pairs(design, scenario).values()}


@given(scenarios, contrasts)
@quick
def test_both_people_of_a_dyad_have_the_same_level(scenario, design):
    for (contrast, _), levels in pairs(design, scenario).items():
        if contrast.startswith(DYAD):
            assert all(actor == receiver for actor, receiver in levels)


@given(scenarios, crossings)
@quick
def test_every_allowed_combination_of_the_crossed_axes_is_there(scenario, design):
    places = [AXES.index(axis) for axis in design.crossed]
    every = {tuple(row[at] for at in places) for row in space_of(design, scenario).rows()}

    assert every == {tuple(cell.levels[at] for at in places) for cell in rows(design, scenario)}


def test_the_core_design_contrasts_each_axis_and_both_dyads_about_as_often():
    for scenario in CORPUS.scenarios:
        seen = Counter(contrast for contrast, _ in pairs(CORE, scenario))
        assert set(able(CORE, space_of(CORE, scenario))) == set(seen)
        assert max(seen.values()) - min(seen.values()) <= 1


def test_the_core_design_compares_young_people_with_young_and_old_with_old():
    levels = [told for (contrast, _), told in pairs(CORE).items() if contrast == "dyad.age_band"]

    assert levels
    assert {frozenset({("younger", "younger"), ("older", "older")})} == {frozenset(told) for told in levels}


def test_an_axis_of_one_level_is_not_contrasted():
    elders = next(s for s in CORPUS.scenarios if s.relation == "relative-elder")
    found = {contrast for contrast, _ in pairs(CORE, elders)}

    assert {"receiver.age_band", "dyad.age_band"} & found == set()
    assert "actor.age_band" in found


def test_a_country_more_leaves_all_base_cells_where_they_are():
    design = replace(CORE, twins_per_cell=0, dyads=(), twins=())
    more = replace(design, actor=replace(design.actor, country=("KE", *design.actor.country)))

    assert {cell.levels for cell in rows(design)} < {cell.levels for cell in rows(more)}


def test_a_twin_that_a_constraint_forbids_is_not_there():
    design = replace(
        BARE,
        kind=DesignKind.CONTRAST,
        crossed=("actor.country",),
        twins=("actor.gender", "receiver.gender"),
        twins_per_cell=2,
        constraints=(Constraint({"actor.gender": ("male", "female")}, {"actor.gender": ("female",)}),),
    )

    assert {"receiver.gender"} == {contrast for contrast, _ in pairs(design)}


@pytest.mark.parametrize(("cells_", "expected"), [(24, 24), (10_000, 400)])
def test_base_cells_may_be_a_fraction(cells_, expected):
    design = replace(BARE, kind=DesignKind.CONTRAST, cells=cells_, twins=("actor.gender",), twins_per_cell=1)
    made = rows(design)

    # A twin that is a base cell itself is there once: of all 400 cells, nothing comes on top.
    assert expected <= len(made) <= min(2 * cells_, 400)
    assert all(cell.contrasts for cell in made)


def test_contrasts_of_more_cells_than_can_be_dealt_out_are_spread_by_chance():
    countries = tuple(f"{a}{b}" for a in "ABCDEFGHIJ" for b in "ABCDEFG")
    people = replace(BARE.actor, country=countries)
    design = replace(CORE, actor=people, receiver=people)
    seen = Counter(contrast for cell in rows(design) for contrast in cell.contrasts)

    assert 70 * 70 * 2 == seen.total()
    assert max(seen.values()) < 1.15 * min(seen.values())
