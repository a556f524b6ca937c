from dataclasses import replace
from itertools import islice

import pytest
from hypothesis import given, settings
from persona_samples import CORE, CORPUS, SMOKE, designs, scenarios

from pact_author.model.persona import AgeBand, DesignKind, OptionOrder, PersonLevels
from pact_author.personas.expand import count, expand

quick = settings(max_examples=40, deadline=None)


@given(scenarios, designs)
@quick
def test_the_count_is_how_many_there_are(scenario, design):
    assert len(list(expand(scenario, design))) == count(scenario, design)


@given(scenarios, designs)
@quick
def test_both_orders_of_a_cell_stand_side_by_side(scenario, design):
    variants = list(expand(scenario, design))

    for first, second in zip(variants[::2], variants[1::2], strict=True):
        assert (OptionOrder.CULTURE_FIRST, OptionOrder.PREFERENCE_FIRST) == (first.order, second.order)
        assert replace(first, id=second.id, order=second.order) == second


@given(scenarios, designs)
@quick
def test_equal_ids_are_equal_trials(scenario, design):
    by_id = {}
    for variant in expand(scenario, design):
        known = by_id.setdefault(variant.id, variant)
        assert replace(known, pairs=variant.pairs) == variant


@given(scenarios, designs)
@quick
def test_it_is_the_same_every_time(scenario, design):
    assert list(expand(scenario, design)) == list(expand(scenario, design))


@given(scenarios, designs)
@quick
def test_only_holders_that_the_author_wrote_for_are_asked(scenario, design):
    assert {variant.holder for variant in expand(scenario, design)} <= set(scenario.holders) & set(design.holders)


def people(variant):
    return {
        f"{role}.{axis}": getattr(getattr(variant, role), axis)
        for role in ("actor", "receiver")
        for axis in ("country", "age_band", "gender")
    }


@given(scenarios, designs.filter(lambda design: design.kind is DesignKind.TWINS))
@quick
def test_twins_of_a_contrast_differ_in_its_axis_alone(scenario, design):
    pairs = {}
    for variant in expand(scenario, design):
        for axis, pair in variant.pairs:
            pairs.setdefault((axis, pair), {})[variant.id] = variant

    for (axis, _), members in pairs.items():
        told = [people(member) for member in members.values()]
        assert {axis} >= {name for name in told[0] for other in told if other[name] != told[0][name]}
        assert 1 == len({(m.holder, m.cue, m.frame, m.system_prompt, m.norm_shown) for m in members.values()})


def test_every_pair_of_the_core_design_has_two_twins_in_both_orders():
    for scenario in CORPUS.scenarios:
        pairs = {}
        for variant in expand(scenario, CORE):
            for axis, pair in variant.pairs:
                pairs.setdefault((axis, pair), []).append(people(variant)[axis])
        assert pairs
        assert {2} == {len(set(values)) for values in pairs.values()}


def test_the_core_design_asks_at_least_96_calls_a_scenario_holder_and_frame():
    for scenario in CORPUS.scenarios:
        per = {}
        for variant in expand(scenario, CORE):
            key = variant.holder, variant.frame
            per[key] = per.get(key, 0) + 1
        assert 96 <= min(per.values())


def test_the_core_design_crosses_the_countries_in_full():
    for scenario in CORPUS.scenarios:
        pairs = {(v.actor.country, v.receiver.country) for v in expand(scenario, CORE)}
        countries = {scenario.country, *CORE.actor.country} - {"norm"}
        assert {(a, b) for a in countries for b in countries} == pairs


def test_the_smoke_design_is_about_a_hundred_calls_a_frame():
    calls = sum(v.frame == "advice" for s in CORPUS.scenarios for v in expand(s, SMOKE))

    assert 4 * len(CORPUS.scenarios) == calls


def test_a_country_more_moves_no_id():
    full = replace(CORE, kind=DesignKind.FULL, actor=PersonLevels(("BR", "IN"), (AgeBand.OLDER,), CORE.actor.gender))
    more = replace(full, actor=replace(full.actor, country=("KE", "BR", "IN")))
    scenario = CORPUS.scenarios[0]

    assert {v.id for v in expand(scenario, full)} <= {v.id for v in expand(scenario, more)}


def test_an_id_never_changes_between_versions():
    scenario = next(s for s in CORPUS.scenarios if s.id == "jp/thanks-at-the-end-of-term")

    expected = ["lubq7fspu77cpwat", "bwknfkhnp24xnw4u", "7jgobjqfbwblunms", "wxwufbnif6rlh7p2"]
    assert expected == [variant.id for variant in islice(expand(scenario, SMOKE), 4)]


def test_it_is_lazy():
    vast = replace(
        CORE,
        kind=DesignKind.FULL,
        actor=replace(CORE.actor, country=tuple(f"{a}{b}" for a in "ABCDEFGHIJ" for b in "ABCDEFGHIJ")),
        receiver=replace(CORE.receiver, country=tuple(f"{a}{b}" for a in "ABCDEFGHIJ" for b in "ABCDEFGHIJ")),
    )
    scenario = CORPUS.scenarios[0]

    assert 10 == len(list(islice(expand(scenario, vast), 10)))
    assert 100 * 4 * 100 * 4 * 2 * 3 <= count(scenario, vast)


@pytest.mark.parametrize("relation", ["relative-elder", "elder-relative"])
def test_the_elder_of_a_family_is_never_the_younger(relation):
    scenario = replace(CORPUS.scenarios[0], relation=relation)
    elder = "receiver" if relation == "relative-elder" else "actor"

    assert {AgeBand.OLDER} == {getattr(variant, elder).age_band for variant in expand(scenario, CORE)}


def test_the_norm_s_country_is_no_level_twice():
    brazil = next(s for s in CORPUS.scenarios if s.country == "BR")
    design = replace(CORE, kind=DesignKind.FULL, actor=replace(CORE.actor, country=("norm", "BR", "IN")))

    assert count(brazil, replace(design, actor=replace(design.actor, country=("BR", "IN")))) == count(brazil, design)
