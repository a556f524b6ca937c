"""What a design allows a scenario."""

from dataclasses import replace

import pytest
from persona_samples import BARE, CORPUS, NARROW, PAPER, SCENARIO

from pact_author.model.persona import AXES, AgeBand, Constraint
from pact_author.personas.levels import space_of


def levels(axis, design=BARE, scenario=SCENARIO):
    return space_of(design, scenario).levels[AXES.index(axis)]


def with_rule(when, then):
    return replace(BARE, constraints=(Constraint(when, then),))


def test_norm_is_the_scenario_s_own_country_and_no_level_twice():
    brazil = replace(SCENARIO, country="BR")

    assert ("JP", "BR", "IN", "NG", "US") == levels("actor.country", replace(BARE, actor=BARE.actor))
    assert ("BR", "IN", "JP", "NG", "US") == levels("actor.country", BARE, brazil)


def test_close_and_far_are_what_the_design_says_of_the_scenario_s_country():
    assert ("JP", "KR", "BR") == levels("actor.country", PAPER)


def test_close_and_far_are_nothing_where_the_design_does_not_say_it():
    assert ("AQ",) == levels("actor.country", PAPER, replace(SCENARIO, country="AQ"))


def test_the_paper_s_design_knows_what_is_close_and_far_of_every_country_of_ours():
    assert {scenario.country for scenario in CORPUS.scenarios} <= set(PAPER.abroad)


def test_close_lies_in_the_region_of_the_norm_s_country_and_far_in_another():
    regions = CORPUS.settings.regions
    told = {
        code: (regions[code] == regions[at["close"]], regions[code] == regions[at["far"]])
        for code, at in PAPER.abroad.items()
    }

    assert {(True, False)} == set(told.values())


@pytest.mark.parametrize(("relation", "elder"), [("relative-elder", "receiver"), ("elder-relative", "actor")])
def test_the_elder_of_a_family_is_never_the_younger(relation, elder):
    scenario = replace(SCENARIO, relation=relation)
    narrow = replace(BARE, actor=replace(BARE.actor, age_band=NARROW), receiver=replace(BARE.receiver, age_band=NARROW))

    assert ("older",) == levels(f"{elder}.age_band", BARE, scenario)
    assert ("45-59", "60+") == levels(f"{elder}.age_band", narrow, scenario)


@pytest.mark.parametrize(("bands", "expected"), [((AgeBand.YOUNGER,), ("older",)), ((AgeBand.FROM_18,), ("60+",))])
def test_an_elder_of_a_design_without_older_people_is_older_all_the_same(bands, expected):
    design = replace(BARE, receiver=replace(BARE.receiver, age_band=bands))

    assert expected == levels("receiver.age_band", design, replace(SCENARIO, relation="relative-elder"))


def test_a_constraint_concerns_only_the_cells_of_its_if():
    space = space_of(with_rule({"actor.gender": ("female",)}, {"receiver.gender": ("female",)}), SCENARIO)
    row = ("JP", "younger", "female", "JP", "older", "female")

    assert space.allows(row)
    assert not space.allows((*row[:5], "male"))
    assert space.allows((*row[:2], "male", *row[3:5], "male"))


def test_a_constraint_of_a_relation_concerns_only_scenarios_of_it():
    design = with_rule({"relation": ("guest-host",)}, {"receiver.gender": ("female",)})

    assert () == space_of(design, SCENARIO).rules
    assert 1 == len(space_of(design, replace(SCENARIO, relation="guest-host")).rules)


def test_a_constraint_may_name_the_norm_s_country():
    space = space_of(with_rule({"actor.country": ("norm",)}, {"receiver.country": ("norm",)}), SCENARIO)

    assert {"JP"} == {row[3] for row in space.rows() if row[0] == "JP"}
