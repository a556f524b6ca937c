from itertools import product

import pytest
from conftest import CHECKOUT
from score_samples import trial

from pact_author.model.judgement import Decision
from pact_author.personas.expand import expand
from pact_author.reading.project import open_project
from pact_author.score.factors import AXES
from pact_author.score.measure import measure
from pact_author.validate.check import check

F, A = Decision.FOLLOW, Decision.ALLOW
SCENARIOS = [f"jp/s{number:02}" for number in range(12)]
ORDERS = ("culture-first", "preference-first")


def figures(trials):
    return measure(trials, model="m", run=1, label="m", kind="endpoint", notice=None)


def by_name(told):
    return {factor.name: factor for factor in told.factors}


def crossed(follows, **levels):
    """Every combination of levels, in both orders, of every scenario. follows: function of its number and the axes."""
    return [
        trial(s, F if follows(number, axes) else A, order=order, **axes)
        for number, s in enumerate(SCENARIOS)
        for axes in (dict(zip(levels, values, strict=True)) for values in product(*levels.values()))
        for order in ORDERS
    ]


GENDERS = ("female", "male")
PROMPTS = ("balance", "plain")
AGES = ("older", "younger")
COUNTRIES = ("BR", "IN", "US")


def test_twins_are_pairs_of_prompts_that_differ_in_one_axis():
    told = by_name(
        figures(
            crossed(lambda n, a: a["actor_gender"] == "male", actor_gender=GENDERS, system_prompt=("balance", "plain"))
        )
    )

    ((twins,), (prompts,)) = told["actor_gender"].twins, told["system_prompt"].twins
    assert ("male", "female", 48, -1.0, 0.0, 1.0) == (
        twins.a,
        twins.b,
        twins.paired.pairs,
        twins.paired.diff.est,
        twins.paired.to_culture.est,
        twins.paired.to_preference.est,
    )
    assert (0.0, 48) == (prompts.paired.diff.est, prompts.paired.pairs)


def test_a_twin_has_the_sign_of_its_contrast():
    told = by_name(
        figures(crossed(lambda n, a: (n % 3 > 0) if a["cue"] == "full" else (n % 4 == 0), cue=("full", "none")))
    )
    ((contrast,), (twins,)) = told["cue"].contrasts, told["cue"].twins

    assert ("full", "none") == (contrast.a, contrast.b) == (twins.b, twins.a)
    assert contrast.diff.est == pytest.approx(twins.paired.diff.est)


def test_dyads_have_the_levels_of_both_people_and_twins_in_which_both_change():
    trials = crossed(lambda n, a: a["actor_age_band"] == "older", actor_age_band=AGES, receiver_age_band=AGES)
    told = by_name(figures(trials))["age_dyad"]

    levels = [each.level for each in told.levels]
    assert ["older → older", "older → younger", "younger → older", "younger → younger"] == levels
    assert [("younger → younger", "older → older"), ("younger → older", "older → younger")] == [
        (twins.a, twins.b) for twins in told.twins
    ]


def test_what_follows_from_the_scenario_tells_no_cells_apart():
    trials = [trial(s, F, theme="food" if n % 2 else "work") for n, s in enumerate(SCENARIOS)]
    told = by_name(figures(trials))

    assert (["theme"], "between") == ([*told], told["theme"].design)


def test_a_factor_of_several_levels_has_all_its_figures():
    trials = crossed(lambda n, a: COUNTRIES[n % 3] == a["actor_country"], actor_country=COUNTRIES)
    told = by_name(figures(trials))["actor_country"]

    assert (3, ("BR", "IN", "US"), 12) == (len(told.contrasts), told.range.levels, told.range.n_clusters)
    assert "hotelling_f" == told.omnibus.test
    assert told.sd_debiased.est is not None


def test_variance_has_a_term_for_each_axis_and_none_for_what_follows_from_others():
    told = figures(
        crossed(
            lambda n, a: (n + (a["actor_gender"] == "male")) % 2,
            actor_gender=GENDERS,
            receiver_gender=GENDERS,
            cue=("full", "none"),
        )
    ).variance

    assert {"scenario", "order", "scenario×order", "actor_gender", "scenario×actor_gender", "receiver_gender"} <= {
        term.term for term in told.terms
    }
    assert not {term.term for term in told.terms} & {"gender_dyad", "scenario×gender_dyad"}


def test_missing_answers_at_one_level_are_told_by_its_factor():
    trials = [
        trial(s, Decision.MISSING if c == "IN" and n % 2 else F, actor_country=c)
        for n, s in enumerate(SCENARIOS)
        for c in ("BR", "IN")
    ]
    told = figures(trials).missing

    assert ("by_factor", ["actor_country"]) == (told.pattern, [test.factor for test in told.tests])


def test_scenarios_have_their_counts_by_order():
    (first, *_) = figures(crossed(lambda n, a: a["cue"] == "full", cue=("full", "none"))).scenarios

    assert ("jp/s00", 4, 4, (1, 2), (1, 2)) == (
        first.scenario,
        first.planned,
        first.answered,
        first.culture_first,
        first.preference_first,
    )


def test_no_two_factors_have_one_name():
    assert len(AXES) == len({axis.name for axis in AXES})


COLUMNS = {"actor.age_band": "actor_age_band", "actor.gender": "actor_gender", "receiver.gender": "receiver_gender"}


def test_the_twins_that_a_design_asks_for_are_among_those_found():
    """A design names its pairs by ids; the figures match cells by their columns."""
    project = open_project(CHECKOUT)
    corpus = check(project).corpus
    (design,) = [each for each in corpus.designs if each.name == "core"]
    trials, ids = [], {axis: set() for axis in COLUMNS}
    for scenario in corpus.scenarios[:10]:
        for variant in expand(scenario, design):
            if variant.holder != "actor" or variant.frame != "advice":
                continue
            axes = {
                f"{role}_{axis}": str(getattr(getattr(variant, role), axis))
                for role in ("actor", "receiver")
                for axis in ("country", "age_band", "gender")
            }
            trials.append(trial(scenario.id, F, order=str(variant.order), holder=str(variant.holder), **axes))
            for axis, pair in variant.pairs:
                if axis in ids:
                    ids[axis].add((pair, variant.order))
    told = by_name(figures(trials))

    for axis, column in COLUMNS.items():
        assert len(ids[axis]) > 100
        assert len(ids[axis]) <= sum(twins.paired.pairs for twins in told[column].twins)
