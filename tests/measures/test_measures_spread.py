import math

import numpy as np
import pytest
from measures_samples import drawn
from scipy import stats

from pact_author.measures.grid import Grid
from pact_author.measures.spread import NO_INTERVAL, apart


def within(scenarios, effects, seed, trials=20, sd=0.2):
    random = np.random.default_rng(seed)
    rates = random.normal(0.5, sd, (scenarios, 1)) + np.array(effects)
    return drawn(rates, trials, random)


def between(groups, each, seed, effects=None, trials=20):
    """Scenarios of one level each. each: how many a level has."""
    random = np.random.default_rng(seed)
    rates = random.beta(2, 2, groups * each) + np.repeat(effects or [0.0] * groups, each)
    hits, of = np.zeros((groups * each, groups)), np.zeros((groups * each, groups))
    level = np.repeat(np.arange(groups), each)
    of[np.arange(groups * each), level] = trials
    hits[np.arange(groups * each), level] = random.binomial(trials, np.clip(rates, 0, 1))
    return Grid(tuple("abcdefgh"[:groups]), hits, of, of)


def hotelling(rates):
    """Hotelling's T² of the differences from the last level, from the textbook."""
    differences = rates[:, :-1] - rates[:, -1:]
    n, q = differences.shape
    mean, covariance = differences.mean(0), np.cov(differences.T).reshape(q, q)
    statistic = n * mean @ np.linalg.inv(covariance) @ mean * (n - q) / (q * (n - 1))
    return statistic, stats.f.sf(statistic, q, n - q)


@pytest.mark.parametrize("levels", [2, 3, 5])
def test_inside_scenarios_one_test_of_all_levels_is_hotelling_s(levels):
    grid = within(40, np.linspace(0, 0.05, levels), levels)
    statistic, p = hotelling(grid.hits / grid.of)

    told = apart(grid, "within").omnibus

    assert ("hotelling_f", pytest.approx(statistic), pytest.approx(p), (levels - 1, 41 - levels)) == (
        told.test,
        told.statistic,
        told.p,
        told.df,
    )


def test_one_scenario_has_no_spread_and_is_told_in_the_singular():
    random = np.random.default_rng(2)
    told = apart(drawn(np.full((1, 2), 0.5), 10, random), "within")

    assert "1 scenario has a choice at every level compared; a spread needs 10" == told.range.reason


def test_between_scenarios_the_statistic_is_that_of_an_analysis_of_variance():
    grid = between(3, 15, 1)
    rates = grid.hits.sum(1) / 20
    expected = stats.f_oneway(*(rates[at : at + 15] for at in (0, 15, 30)))

    told = apart(grid, "between").omnibus

    assert ("permutation_f", pytest.approx(expected.statistic)) == (told.test, told.statistic)
    assert pytest.approx(expected.pvalue, abs=0.03) == told.p


def test_the_spread_of_two_levels_has_the_p_of_flipped_signs():
    grid = within(30, [0, 0.03], 3)
    difference = (grid.hits[:, 0] - grid.hits[:, 1]) / 20
    theirs = stats.permutation_test((difference,), np.sum, permutation_type="samples", n_resamples=20_000, rng=1)

    assert pytest.approx(theirs.pvalue, abs=0.02) == apart(grid, "within").range.p_perm


def test_the_spread_is_the_largest_rate_minus_the_smallest():
    of = np.full((12, 3), 4.0)
    told = apart(Grid(("a", "b", "c"), of * [0.25, 0.5, 0.75], of, of), "within").range

    assert (pytest.approx(0.5), ("a", "b", "c"), 12) == (told.est, told.levels, told.n_clusters)
    assert told.p_perm < 0.001


@pytest.mark.slow
def test_without_an_effect_the_null_has_the_spread_and_p_is_uniform():
    """Statistics note, fact 3: five levels of 40 scenarios, trials of one scenario alike, spread some 9 pp."""
    inside = [apart(within(40, [0.0] * 5, seed, trials=8), "within").range for seed in range(60)]
    across = [apart(between(5, 40, 1000 + seed), "between").range for seed in range(60)]

    for told in (inside, across):
        p = [each.p_perm for each in told]
        assert stats.kstest(p, "uniform").pvalue > 0.001
        assert pytest.approx(np.mean([each.null_median for each in told]), rel=0.2) == np.median([e.est for e in told])
    assert 0.07 < np.mean([each.est for each in across]) < 0.12
    assert np.mean([each.est for each in inside]) < 0.07


def test_the_deviation_of_levels_is_freed_of_what_sampling_adds():
    effects = np.array([-0.1, -0.05, 0.0, 0.05, 0.1])
    told = [apart(within(60, effects, seed, trials=6), "within").sd.est for seed in range(40)]
    null = [apart(within(60, effects * 0, seed, trials=6), "within").sd.est for seed in range(40)]

    assert pytest.approx(effects.std(ddof=1), abs=0.005) == np.mean(told)
    assert np.mean(null) < 0.012


def test_the_deviation_has_no_interval_and_says_why():
    told = apart(within(30, [0, 0.1], 5), "within").sd

    assert (None, NO_INTERVAL) == (told.lo, told.reason)


def test_levels_of_few_scenarios_are_no_part_of_the_spread():
    of = np.zeros((24, 3))
    of[:10, 0], of[10:20, 1], of[20:, 2] = 4, 4, 4
    grid = Grid(("a", "b", "c"), of * [0.25, 0.5, 1.0], of, of)

    assert (("a", "b"), pytest.approx(0.25), 20) == (
        (told := apart(grid, "between").range).levels,
        told.est,
        told.n_clusters,
    )


@pytest.mark.parametrize(
    ("scenarios", "levels", "design", "reason"),
    [
        (9, 2, "within", "9 scenarios have a choice at every level compared; a spread needs 10"),
        (20, 1, "within", "fewer than two levels can be compared"),
        (8, 2, "between", "fewer than two levels with 5 scenarios can be compared"),
    ],
)
def test_where_there_is_no_spread_it_says_why(scenarios, levels, design, reason):
    of = np.full((scenarios, levels), 4.0)
    if design == "between":
        of = of * np.eye(2)[np.arange(scenarios) % 2]
    told = apart(Grid(tuple("ab"[:levels]), of / 2, of, of), design)

    assert (None, reason) == (told.range.est, told.range.reason)
    assert (reason, reason) == (told.sd.reason, told.omnibus.reason)


def test_differences_that_do_not_vary_have_no_test():
    of = np.full((12, 2), 4.0)
    told = apart(Grid(("a", "b"), of * [0.25, 0.75], of, of), "within").omnibus

    assert (None, "differences of levels do not vary between scenarios") == (told.p, told.reason)


def test_levels_that_share_scenarios_in_part_are_compared_on_those_that_have_all():
    of = np.full((20, 2), 4.0)
    of[:2, 1] = 0
    hits = of / 2
    hits[:2, 0] = 0
    told = apart(Grid(("a", "b"), hits, of, of), "partly").range

    assert (0.0, 18) == (told.est, told.n_clusters)
    assert math.isclose(1.0, told.p_perm)
