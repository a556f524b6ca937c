import numpy as np
import pytest
from measures_samples import drawn
from scipy import stats

from pact_author.measures.contrasts import MEAN, contrasts, left_out
from pact_author.measures.grid import Grid

pd = pytest.importorskip("pandas")
sm = pytest.importorskip("statsmodels.api")


def scenario_rates(scenarios, levels, seed, sd=0.2):
    random = np.random.default_rng(seed)
    return random, np.clip(random.normal(0.5, sd, (scenarios, 1)) + random.normal(0, 0.05, (scenarios, levels)), 0, 1)


def rows_of(grid):
    for scenario, (hits, of) in enumerate(zip(grid.hits, grid.of, strict=True)):
        for level, (h, n) in enumerate(zip(hits, of, strict=True)):
            for at in range(int(n)):
                yield scenario, level, float(at < h)


def clustered_ols(y, x, groups):
    """statsmodels' cluster-robust fit, its small-sample factor reduced to S/(S − 1)."""
    fit = sm.OLS(y, x).fit(cov_type="cluster", cov_kwds={"groups": groups}, use_t=True)
    n, k = x.shape
    return fit.params, fit.bse / np.sqrt((n - 1) / (n - k))


def test_two_levels_inside_balanced_scenarios_are_a_paired_t_test():
    random, rates = scenario_rates(40, 2, 1)
    grid = drawn(rates, 20, random)
    expected = stats.ttest_rel(grid.hits[:, 0] / 20, grid.hits[:, 1] / 20)

    (told,) = contrasts(grid, "within")

    assert pytest.approx(tuple(expected.confidence_interval())) == (told.diff.lo, told.diff.hi)
    assert (pytest.approx(expected.pvalue), pytest.approx(expected.pvalue)) == (told.p, told.p_adj)


def test_inside_unequal_scenarios_it_is_least_squares_with_a_constant_for_each_scenario():
    random, rates = scenario_rates(30, 2, 2)
    of = random.integers(1, 12, (30, 2)).astype(float)
    grid = Grid(("a", "b"), random.binomial(of.astype(int), rates).astype(float), of, of)
    table = pd.DataFrame(rows_of(grid), columns=["s", "l", "y"])
    # Taking each scenario's mean away is the same as a constant for each (Frisch and Waugh).
    apart = table[["l", "y"]] - table.groupby("s")[["l", "y"]].transform("mean")
    params, se = clustered_ols(apart["y"], apart[["l"]], table["s"])

    (told,) = contrasts(grid, "within")

    assert (pytest.approx(-params["l"]), pytest.approx(se["l"])) == (told.diff.est, told.diff.se)


def test_levels_of_different_scenarios_are_least_squares_clustered_on_scenario():
    random = np.random.default_rng(3)
    of = np.zeros((24, 2))
    of[:12, 0], of[12:, 1] = random.integers(2, 9, 12), random.integers(2, 9, 12)
    grid = Grid(("a", "b"), random.binomial(of.astype(int), 0.4).astype(float), of, of)
    table = pd.DataFrame(rows_of(grid), columns=["s", "l", "y"])
    params, se = clustered_ols(table["y"], sm.add_constant(table[["l"]]), table["s"])

    (told,) = contrasts(grid, "between")

    assert ("between", 24) == (told.design, told.diff.n_clusters)
    assert (pytest.approx(-params["l"]), pytest.approx(se["l"])) == (told.diff.est, told.diff.se)


def test_intervals_that_hold_together_are_wider_than_one_alone_and_narrower_than_bonferroni_s():
    random, rates = scenario_rates(60, 5, 4)
    told = contrasts(drawn(rates, 10, random), "within")
    reach = [(each.diff.hi - each.diff.lo) / 2 / each.diff.se for each in told]

    assert 10 == len(told)
    assert stats.t.ppf(0.975, 59) < min(reach) == pytest.approx(max(reach))
    assert max(reach) < stats.t.ppf(1 - 0.025 / 10, 59) * 1.05
    assert {"cluster_maxt"} == {each.diff.method for each in told}


def test_an_adjusted_p_is_never_below_its_own_and_agrees_with_the_interval():
    random, rates = scenario_rates(60, 4, 5)
    rates[:, 0] += 0.05
    for each in contrasts(drawn(rates, 10, random), "within"):
        assert each.p <= each.p_adj
        if not 0.045 < each.p_adj < 0.055:
            assert (each.p_adj < 0.05) == (not each.diff.lo <= 0 <= each.diff.hi)


def test_the_same_counts_give_the_same_figures():
    random, rates = scenario_rates(40, 4, 6)
    grid = drawn(rates, 10, random)

    assert contrasts(grid, "within") == contrasts(grid, "within")


def test_many_levels_are_told_against_their_mean():
    random, rates = scenario_rates(40, 8, 7)
    grid = drawn(rates, 10, random)
    told = contrasts(grid, "within")

    assert ([*grid.levels], {MEAN}) == ([each.a for each in told], {each.b for each in told})
    assert pytest.approx(0) == sum(each.diff.est for each in told)


def test_a_level_of_four_scenarios_is_not_compared_with_other_scenarios_and_says_why():
    of = np.zeros((30, 3))
    of[:13, 0], of[13:26, 1], of[26:, 2] = 4, 4, 4
    grid = Grid(("a", "b", "c"), of / 2, of, of)

    assert [("a", "b")] == [(each.a, each.b) for each in contrasts(grid, "between")]
    assert {"c": "4 scenarios; a difference between scenarios needs 5"} == left_out(grid, "between")


def test_a_level_that_few_scenarios_have_is_not_compared_inside_them():
    of = np.full((30, 3), 4.0)
    of[6:, 2] = 0
    grid = Grid(("a", "b", "c"), of / 2, of, of)

    assert {"c": "6 scenarios; others have a choice in 30"} == left_out(grid, "partly")


def test_under_ten_scenarios_there_is_a_difference_without_an_interval():
    of = np.full((9, 2), 4.0)
    (told,) = contrasts(Grid(("a", "b"), of * [0.25, 0.5], of, of), "within")

    assert (-0.25, None, None, None) == (told.diff.est, told.diff.lo, told.p, told.p_adj)
    assert "9 scenarios; an interval needs 10" == told.diff.reason


def test_scenarios_that_all_differ_alike_have_no_interval():
    of = np.full((12, 2), 4.0)
    (told,) = contrasts(Grid(("a", "b"), of * [0.25, 0.5], of, of), "within")

    assert (-0.25, None, None) == (told.diff.est, told.diff.lo, told.p)
