import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from pact_author.measures.rates import clustered_mean, design_effect, half_difference
from pact_author.model.report import NO_SPREAD, Estimate

clusters = st.lists(
    st.integers(1, 50).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=10, max_size=60
)


def spread(cells):
    return len({Fraction(y, m) for y, m in cells}) > 1


def by_the_book(sums, counts):
    """The linearised ratio estimator, written out (Cochran, Sampling Techniques, 6.4) with S/(S − 1)."""
    total, size = sum(sums), len(sums)
    rate = total / sum(counts)
    squares = sum((y - rate * m) ** 2 for y, m in zip(sums, counts, strict=True))
    return rate, math.sqrt(size / (size - 1) * squares) / sum(counts)


@given(clusters)
def test_rate_and_error_are_those_of_the_book(cells):
    assume(spread(cells))
    follow, valid = zip(*cells, strict=True)
    rate, se = by_the_book(follow, valid)

    told = clustered_mean(follow, valid)

    assert (pytest.approx(rate), pytest.approx(se, abs=1e-12)) == (told.est, told.se)


@given(clusters)
def test_the_interval_holds_its_estimate_and_stays_in_bounds(cells):
    assume(spread(cells))
    told = clustered_mean(*zip(*cells, strict=True))

    assert 0 <= told.lo <= told.est <= told.hi <= 1


@given(clusters, st.randoms())
def test_the_order_of_scenarios_changes_nothing(cells, random):
    assume(spread(cells))
    shuffled = random.sample(cells, len(cells))

    one, other = clustered_mean(*zip(*cells, strict=True)), clustered_mean(*zip(*shuffled, strict=True))

    assert (pytest.approx(one.lo), pytest.approx(one.hi)) == (other.lo, other.hi)


@given(clusters)
def test_swapping_the_sides_mirrors_the_interval(cells):
    assume(spread(cells))
    follow, valid = zip(*cells, strict=True)
    allow = [m - y for y, m in cells]

    one, other = clustered_mean(follow, valid), clustered_mean(allow, valid)

    assert (pytest.approx(1 - one.hi), pytest.approx(1 - one.lo)) == (other.lo, other.hi)


@given(
    st.integers(1, 50).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    st.lists(st.integers(1, 50), min_size=10, max_size=60),
)
def test_scenarios_that_all_have_one_rate_have_no_interval_and_say_so(rate, sizes):
    told = clustered_mean([rate[0] * size for size in sizes], [rate[1] * size for size in sizes])

    assert (pytest.approx(rate[0] / rate[1]), None, None, None, "none", NO_SPREAD) == (
        told.est,
        told.lo,
        told.hi,
        told.se,
        told.method,
        told.reason,
    )


def test_balanced_clusters_give_the_t_interval_of_their_rates():
    follow = [1, 4, 2, 8, 5, 7, 3, 6, 2, 9, 4, 1]
    expected = stats.ttest_1samp(np.array(follow) / 10, 0).confidence_interval(0.95)

    told = clustered_mean(follow, [10] * 12)

    assert (pytest.approx(expected.low), pytest.approx(expected.high)) == (told.lo, told.hi)


def test_a_scenario_without_a_valid_trial_is_no_cluster():
    assert 10 == clustered_mean([1] * 10 + [0], [2] * 10 + [0]).n_clusters


def test_without_any_valid_trial_there_is_no_rate_but_a_reason():
    assert Estimate(None, reason="no valid trial") == clustered_mean([0, 0], [0, 0])


def test_rows_within_a_scenario_do_not_narrow_the_interval():
    follow = [1, 4, 2, 8, 5, 7, 3, 6, 2, 9, 4, 1]
    few = clustered_mean(follow, [10] * 12)
    many = clustered_mean([100 * n for n in follow], [1000] * 12)

    assert (pytest.approx(few.lo), pytest.approx(few.hi)) == (many.lo, many.hi)


def test_95_percent_intervals_cover_the_truth_about_95_times_in_100():
    random = np.random.default_rng(20260607)
    rounds, scenarios, trials, truth = 1500, 24, 40, 0.4
    rates = random.beta(truth * 4, (1 - truth) * 4, (rounds, scenarios))
    follow = random.binomial(trials, rates)
    told = [clustered_mean(row, [trials] * scenarios) for row in follow]

    covered = sum(each.lo <= truth <= each.hi for each in told) / rounds

    assert 0.93 <= covered <= 0.97


def test_the_half_difference_is_half_the_difference_of_two_rates():
    told = half_difference([8] * 12, [10] * 12, [2] * 12, [10] * 12)

    assert pytest.approx(0.3) == told.est


def test_the_half_difference_of_paired_balanced_clusters_is_a_paired_t_interval():
    random = np.random.default_rng(2)
    first, second = random.integers(0, 11, 30), random.integers(0, 11, 30)
    expected = stats.ttest_rel(first / 20, second / 20).confidence_interval(0.95)

    told = half_difference(first, [10] * 30, second, [10] * 30)

    assert (pytest.approx(expected.low), pytest.approx(expected.high)) == (told.lo, told.hi)


def test_one_condition_alone_has_no_difference():
    told = half_difference([1] * 12, [2] * 12, [0] * 12, [0] * 12)

    assert (None, "only one option order has valid trials") == (told.est, told.reason)


def test_independent_trials_have_a_design_effect_of_about_one():
    random = np.random.default_rng(3)
    follow = random.binomial(40, 0.5, 400)

    assert pytest.approx(1, abs=0.2) == design_effect(clustered_mean(follow, [40] * 400))


def test_scenarios_that_always_go_one_way_have_a_design_effect_of_their_size():
    follow = [40, 0] * 50

    assert pytest.approx(40, rel=0.02) == design_effect(clustered_mean(follow, [40] * 100))


@pytest.mark.parametrize("rate", [Estimate(None), Estimate(0.5), Estimate(0.0, se=0.0, n_rows=5)])
def test_where_there_is_no_variance_there_is_no_design_effect(rate):
    assert design_effect(rate) is None
