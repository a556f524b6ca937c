from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from score_samples import trial

from pact_author.measures.rates import clustered_mean, half_difference
from pact_author.model.judgement import Decision
from pact_author.model.report import Counts
from pact_author.score.measure import measure

F, A = Decision.FOLLOW, Decision.ALLOW
ORDERS = ("culture-first", "preference-first")


def figures(trials):
    return measure(numbered(trials), model="m", run=1, label="m", kind="endpoint", notice=None)


def numbered(trials):
    """Trials of which no two are one: what comes again is a further repeat."""
    seen = Counter()
    for each in trials:
        key = (str(each.axes), each.repeat)
        yield replace(each, repeat=each.repeat + 1000 * seen[key])
        seen[key] += 1


def both_orders(scenario, first, second, **axes):
    return [trial(scenario, decision, order=o, **axes) for decision, o in zip((first, second), ORDERS, strict=True)]


SCENARIOS = [f"jp/s{number}" for number in range(12)]


def test_the_rate_leaves_out_what_has_no_side():
    others = [Decision.BOTH, Decision.UNCLEAR, Decision.REFUSED, Decision.ERROR, Decision.MISSING]
    told = figures([trial(s, d) for s in SCENARIOS for d in (F, F, A, *others)])

    assert pytest.approx(2 / 3) == told.culture_rate.est
    assert Counts(96, 24, 12, 12, 12, 12, 12, 12) == told.counts


def test_the_rate_and_its_interval_are_the_clustered_ones():
    told = figures([trial(s, F if i <= n % 3 else A) for n, s in enumerate(SCENARIOS) for i in range(4)])

    assert clustered_mean([1, 2, 3] * 4, [4] * 12) == told.culture_rate


def test_the_bounds_say_what_trials_without_a_side_could_have_done():
    told = figures([trial(s, d) for s in SCENARIOS for d in (F, A, Decision.REFUSED, Decision.MISSING)])

    assert (0.25, 0.75) == told.bounds


def test_nothing_planned_is_no_figure_at_all():
    told = figures([])

    assert (None, None, None) == (told.culture_rate.est, told.bounds, told.position.both_orders_share)


def test_all_refused_is_no_rate_and_says_why():
    told = figures([trial(s, Decision.REFUSED) for s in SCENARIOS])

    assert (None, "no valid trial") == (told.culture_rate.est, told.culture_rate.reason)


def test_a_model_that_always_says_a_has_a_pull_of_one_half_and_always_flips():
    told = figures([t for s in SCENARIOS for t in both_orders(s, F, A)]).position

    assert (0.5, 1.0, 1.0) == (told.half_difference.est, told.flip_rate.est, told.both_orders_share)


def test_a_model_that_keeps_its_side_has_no_pull_and_never_flips():
    told = figures([t for s in SCENARIOS for t in both_orders(s, F, F)]).position

    assert (0.0, 0.0) == (told.half_difference.est, told.flip_rate.est)


def test_the_pull_of_a_slot_is_that_of_the_two_orders():
    trials = [t for n, s in enumerate(SCENARIOS) for t in both_orders(s, F, F if n % 3 else A)]
    first, second = [1] * 12, [int(bool(n % 3)) for n in range(12)]

    assert half_difference(first, [1] * 12, second, [1] * 12) == figures(trials).position.half_difference


def test_a_cell_with_one_valid_order_is_no_pair():
    trials = [t for s in SCENARIOS for t in both_orders(s, F, Decision.REFUSED)]
    told = figures(trials).position

    assert (None, "no cell has both option orders valid", 0.0) == (
        told.flip_rate.est,
        told.flip_rate.reason,
        told.both_orders_share,
    )


def test_repeats_of_a_cell_are_pairs_of_their_own():
    trials = [t for s in SCENARIOS for r in (0, 1) for t in both_orders(s, F, A if r else F, repeat=r)]

    assert 0.5 == figures(trials).position.flip_rate.est


def test_probability_and_mass_are_means_of_what_was_told():
    trials = [trial(s, F, mass=0.9, share=share) for s in SCENARIOS for share in (0.6, 1.0)]
    told = figures([*trials, trial(SCENARIOS[0], A)])

    assert (pytest.approx(0.8), pytest.approx(0.9)) == (told.culture_probability.est, told.mass.est)
    assert {"logprobs": 24, "text": 1} == told.methods


def test_without_log_probabilities_the_report_says_so():
    told = figures([trial(s, F) for s in SCENARIOS])

    assert "the endpoint gave no log-probabilities" == told.mass.reason


def by_name(told):
    return {factor.name: factor for factor in told.factors}


def test_a_factor_that_does_not_vary_is_left_out():
    assert () == figures([trial(s, F) for s in SCENARIOS]).factors


def test_levels_have_their_own_rates_in_the_order_of_their_names():
    trials = [trial(s, d, actor_country=c) for s in SCENARIOS for c, d in (("US", F), ("BR", A))]
    factor = by_name(figures(trials))["actor_country"]

    assert [("BR", 0.0, 12), ("US", 1.0, 12)] == [(e.level, e.rate.est, e.counts.planned) for e in factor.levels]


def test_what_varies_inside_scenarios_is_within_and_what_only_differs_across_them_is_between():
    trials = [
        trial(s, F, actor_country=c, country="JP" if n < 6 else "KR")
        for n, s in enumerate(SCENARIOS)
        for c in ("BR", "US")
    ]

    told = by_name(figures(trials))
    assert ("within", "between") == (told["actor_country"].design, told["norm_country"].design)
    assert (12, 0) == (told["actor_country"].common_clusters, told["norm_country"].common_clusters)


def test_a_factor_whose_levels_share_only_some_scenarios_is_neither():
    trials = [
        trial(s, F, actor_country=c) for n, s in enumerate(SCENARIOS) for c in (("BR", "US") if n < 5 else ("US",))
    ]

    (factor,) = figures(trials).factors
    assert ("partly", 5, [5, 12]) == (
        factor.design,
        factor.common_clusters,
        [level.rate.n_clusters for level in factor.levels],
    )


def test_two_levels_a_scenario_of_three_are_not_asked_of_the_same_scenarios():
    pairs = (("BR", "US"), ("US", "IN"), ("IN", "BR"))
    trials = [trial(s, F, actor_country=c) for n, s in enumerate(SCENARIOS) for c in pairs[n % 3]]

    (factor,) = figures(trials).factors
    assert ("partly", 0) == (factor.design, factor.common_clusters)


def test_a_scenario_without_a_choice_at_one_level_is_asked_there_all_the_same():
    decided = {("jp/s0", "BR"): Decision.REFUSED}
    trials = [trial(s, decided.get((s, c), F), actor_country=c) for s in SCENARIOS for c in ("BR", "US")]

    (factor,) = figures(trials).factors
    assert ("within", 11) == (factor.design, factor.common_clusters)


@given(st.lists(st.tuples(st.sampled_from(SCENARIOS), st.sampled_from(("BR", "IN", "US"))), min_size=1))
def test_within_and_between_are_only_said_where_they_are_true(asked):
    told = by_name(figures([trial(s, F, actor_country=c) for s, c in asked]))
    scenarios = {c: {s for s, other in asked if other == c} for _, c in asked}

    if len(scenarios) > 1:
        same = len({frozenset(each) for each in scenarios.values()}) == 1
        apart = all(len({c for s, c in asked if s == scenario}) == 1 for scenario, _ in asked)
        assert ("within" if same else "between" if apart else "partly") == told["actor_country"].design


def test_levels_of_a_factor_add_up_to_the_whole():
    trials = [
        trial(s, d, receiver_gender=g)
        for s in SCENARIOS
        for g, d in (("female", F), ("male", A), ("nonbinary", Decision.UNCLEAR))
    ]
    told = figures(trials)

    levels = by_name(told)["receiver_gender"].levels
    assert (told.counts.planned, told.counts.valid) == (
        sum(level.counts.planned for level in levels),
        sum(level.counts.valid for level in levels),
    )
