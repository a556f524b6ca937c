from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from persona_samples import BARE, CORE, CORPUS, PAPER, SCENARIO, designs, fractions, scenarios, strata

from pact_author.model.persona import AXES, Cue, DesignKind
from pact_author.personas.cells import cell_count, cells, seen_count
from pact_author.personas.levels import space_of

quick = settings(max_examples=60, deadline=None)
COUNTRIES = tuple(f"{a}{b}" for a in "ABCDEFGHIJ" for b in "ABCDEFGHIJ")


def rows(design, scenario=SCENARIO):
    return [cell.levels for cell in cells(design, scenario)]


@given(scenarios, designs)
@quick
def test_the_count_is_how_many_there_are(scenario, design):
    assert len(rows(design, scenario)) == cell_count(design, scenario)


@given(scenarios, designs)
@quick
def test_levels_are_those_of_the_design(scenario, design):
    allowed = space_of(design, scenario).levels

    for row in rows(design, scenario):
        assert len(AXES) == len(row)
        assert all(level in levels for level, levels in zip(row, allowed, strict=True))


@given(scenarios, designs)
@quick
def test_no_cell_breaks_a_constraint(scenario, design):
    space = space_of(design, scenario)

    assert all(space.allows(row) for row in rows(design, scenario))


@given(scenarios, designs)
@quick
def test_no_cell_comes_twice(scenario, design):
    made = rows(design, scenario)

    assert len(set(made)) == len(made)


@given(scenarios, designs)
@quick
def test_the_order_in_which_levels_are_written_changes_no_choice(scenario, design):
    def turned(people):
        return replace(people, country=people.country[::-1], age_band=people.age_band[::-1], gender=people.gender[::-1])

    other = replace(design, actor=turned(design.actor), receiver=turned(design.receiver))

    assert {(cell.levels, frozenset(cell.contrasts)) for cell in cells(design, scenario)} == {
        (cell.levels, frozenset(cell.contrasts)) for cell in cells(other, scenario)
    }


@given(scenarios, fractions | strata)
@quick
def test_another_seed_may_choose_others_but_not_more(scenario, design):
    assert len(rows(design, scenario)) == len(rows(replace(design, seed=design.seed + 1), scenario))


def test_different_scenarios_draw_different_cells():
    design = replace(BARE, kind=DesignKind.FRACTION, cells=4, actor=replace(BARE.actor, country=("BR", "IN", "NG")))
    drawn = {tuple(cell.levels[0] for cell in cells(design, s)) for s in CORPUS.scenarios}

    assert 1 < len(drawn)


def test_every_cell_of_a_full_design_is_there_once():
    made = rows(replace(BARE, kind=DesignKind.FULL))

    assert 5**2 * 2**4 == len(set(made)) == len(made)


@given(scenarios, strata)
@quick
def test_each_stratum_has_its_cells_or_all_that_it_has(scenario, design):
    places = [AXES.index(axis) for axis in design.strata]
    space = space_of(design, scenario)
    every = Counter(tuple(row[at] for at in places) for row in space.rows())
    chosen = Counter(tuple(row[at] for at in places) for row in rows(design, scenario))

    assert {stratum: min(design.cells, size) for stratum, size in every.items()} == dict(chosen)


def test_a_level_more_moves_its_share_of_a_stratified_sample_and_hardly_any_other_cell():
    few = replace(
        BARE,
        kind=DesignKind.STRATIFIED,
        strata=("actor.gender",),
        cells=100,
        actor=replace(BARE.actor, country=COUNTRIES[:19]),
        receiver=replace(BARE.receiver, country=COUNTRIES[:9]),
    )
    more = replace(few, actor=replace(few.actor, country=COUNTRIES[:20]))
    one, other = set(rows(few)), set(rows(more))

    # One in twenty is the new country's; repetitions among draws move a few more.
    assert 0.9 * len(one) < len(one & other) < len(one)


def test_weights_say_how_often_a_level_is_drawn():
    design = replace(
        BARE,
        kind=DesignKind.STRATIFIED,
        strata=("actor.gender",),
        cells=100,
        actor=replace(BARE.actor, country=("BR", "IN")),
        receiver=replace(BARE.receiver, country=COUNTRIES),
        weights={"actor.country": {"BR": 3}},
    )
    seen = Counter(row[0] for row in rows(design))

    assert 0.7 < seen["BR"] / seen.total() < 0.8


def test_the_weight_of_norm_is_that_of_the_scenario_s_country():
    design = replace(BARE, kind=DesignKind.FRACTION, cells=40, weights={"actor.country": {"norm": 5}})
    seen = Counter(row[0] for row in rows(design, replace(SCENARIO, country="KE")))

    assert 20 == seen["KE"]


@pytest.mark.parametrize(("cue", "expected"), [(Cue.NONE, 1), (Cue.COUNTRY, 25), (Cue.FULL, 50)])
def test_what_a_cue_tells_apart_is_counted(cue, expected):
    scenario = next(s for s in CORPUS.scenarios if s.country == "BR")
    assert expected == seen_count(CORE, scenario, cue)


def test_the_study_has_16_cells_of_age_and_gender_for_each_relation_of_countries():
    for scenario in CORPUS.scenarios:
        seen = Counter((row[0], row[3]) for row in rows(PAPER, scenario))
        elder = "elder" in scenario.relation

        assert 3 == len(seen)
        assert {8 if elder else 16} == set(seen.values())


def test_strata_of_every_two_axes_count_alike_whichever_comes_first():
    for one, other in combinations(AXES, 2):
        design = replace(BARE, kind=DesignKind.STRATIFIED, strata=(one, other), cells=2)
        turned = replace(design, strata=(other, one))
        assert cell_count(turned, SCENARIO) == cell_count(design, SCENARIO)


@given(st.sampled_from(CORPUS.scenarios))
@quick
def test_what_is_chosen_of_one_scenario_hangs_on_no_other(scenario):
    assert rows(CORE, scenario) == rows(CORE, replace(scenario, title="Another title"))
