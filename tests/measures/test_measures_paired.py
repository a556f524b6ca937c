import numpy as np
import pytest
from measures_samples import ORDERS, cells, sided
from scipy import stats

from pact_author.measures.paired import Match, match_runs, moves, paired
from pact_author.model.judgement import Decision


def run(scenarios, follows, **axes):
    """One trial a scenario, order and actor's country; follows: function of those three."""
    return cells(
        [
            {"scenario": s, "actor_country": c, **axes, "order": o, "decision": sided(follows(s, c, o))}
            for s in scenarios
            for c in ("BR", "US")
            for o in ORDERS
        ]
    )


SCENARIOS = [f"jp/s{number:02}" for number in range(12)]


def test_balanced_pairs_are_a_paired_t_test():
    random = np.random.default_rng(1)
    a, b = random.random((30, 8)), random.random((30, 8))
    scenario = np.repeat(np.arange(30), 8)
    expected = stats.ttest_rel(b.mean(1), a.mean(1)).confidence_interval()

    told = paired(moves(Match(scenario, a.ravel(), b.ravel())))

    assert (pytest.approx(expected.low), pytest.approx(expected.high)) == (told.diff.lo, told.diff.hi)
    assert 240 == told.pairs == told.diff.n_rows


def test_with_one_pair_a_scenario_the_exact_test_is_mcnemar_s():
    contingency = pytest.importorskip("statsmodels.stats.contingency_tables")
    a = np.array([1, 1, 1, 1, 1, 0, 0, 1, 0, 1, 1, 0.0])
    b = np.array([0, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0.0])
    table = [[np.sum((a == x) & (b == y)) for y in (1, 0)] for x in (1, 0)]

    told = paired(moves(Match(np.arange(12), a, b)))

    assert (pytest.approx(contingency.mcnemar(table, exact=True).pvalue), True) == (told.p, told.exact)


def test_flips_each_way_make_the_difference():
    a, b = np.array([1, 1, 1, 0] * 12, float), np.array([0, 0, 1, 1] * 12, float)
    told = paired(moves(Match(np.repeat(np.arange(12), 4), a, b)))

    assert (0.25, 0.5, pytest.approx(-0.25)) == (told.to_culture.est, told.to_preference.est, told.diff.est)


def test_the_smallest_detectable_difference_is_that_of_the_note():
    """A paired deviation of 0.20 between 200 scenarios: 4.0 pp; between 50: 7.9 pp."""
    for scenarios, expected in ((200, 0.040), (50, 0.079)):
        values = stats.norm.ppf((np.arange(scenarios) + 0.5) / scenarios)
        values = 0.2 * values / values.std(ddof=1)
        told = paired(moves(Match(np.arange(scenarios), np.zeros(scenarios), values)))

        assert pytest.approx(expected, abs=0.002) == told.mde


def test_no_pair_is_no_figure_and_says_why():
    nothing = np.array([])
    told = paired(moves(Match(np.array([], int), nothing, nothing)))

    assert (None, "no pair has a choice on both sides", None) == (told.diff.est, told.diff.reason, told.p)


def test_runs_are_matched_by_cell_and_order_whatever_their_levels_are_called_first():
    one = run(SCENARIOS[:8], lambda s, c, o: c == "BR")
    other = run(SCENARIOS[4:], lambda s, c, o: o == ORDERS[0])
    match = match_runs(one, other, ["scenario", "actor_country"])

    assert (16, 16, 16) == (len(match.a), match.only_a, match.only_b)
    assert (0.5, 0.5, 0.25) == (match.a.mean(), match.b.mean(), (match.a * match.b).mean())


def test_a_cell_without_a_choice_in_one_run_is_left_out_and_counted():
    rows = [{"scenario": s, "order": o, "decision": Decision.FOLLOW} for s in SCENARIOS for o in ORDERS]
    refused = [{**row, "decision": Decision.REFUSED} if row["scenario"] == "jp/s00" else row for row in rows]
    match = match_runs(cells(rows), cells(refused), ["scenario"])

    assert (22, 2, 0) == (len(match.a), match.only_a, match.only_b)


def test_repeats_of_a_cell_are_one_rate():
    rows = [{"scenario": s, "repeat": str(r), "decision": sided(r == 0)} for s in SCENARIOS for r in range(4)]
    match = match_runs(cells(rows), cells(rows), ["scenario"])

    assert ([0.25] * 12, [0.25] * 12) == (match.a.tolist(), match.b.tolist())


@pytest.mark.slow
def test_two_models_that_do_not_differ_are_told_apart_five_times_in_a_hundred():
    """Rows of one scenario go together, so a test of rows finds a difference in every fourth such study."""
    random, hits, by_row = np.random.default_rng(9), 0, 0
    rounds, scenarios, trials = 400, 30, 20
    scenario = np.repeat(np.arange(scenarios), trials)
    for _ in range(rounds):
        base = random.normal(0, 1.5, (scenarios, 1))
        shifts = random.normal(0, 0.8, (2, scenarios, 1))
        a, b = (
            (random.random((scenarios, trials)) < 1 / (1 + np.exp(-(base + shift)))).astype(float).ravel()
            for shift in shifts
        )
        hits += paired(moves(Match(scenario, a, b))).p < 0.05
        by_row += stats.ttest_rel(a, b).pvalue < 0.05

    assert 0.025 <= hits / rounds <= 0.085
    assert by_row / rounds > 0.2
