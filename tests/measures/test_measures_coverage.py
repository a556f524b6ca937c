"""Do the printed intervals hold? Studies with known truth, two hundred times over."""

import numpy as np
import pytest
from measures_samples import drawn
from scipy import stats

from pact_author.measures.contrasts import contrasts
from pact_author.measures.grid import Grid
from pact_author.measures.rates import clustered_mean, half_difference

ROUNDS = 200
SCENARIOS = 50
TRIALS = 12
LOGIT_SD, CROSSED_SD = 1.5, 0.4
EFFECTS = np.array([-0.3, 0.0, 0.3])
"""On the logit scale, of three levels asked of every scenario."""


def expected(shift, sd):
    """The mean of a logistic rate over normal scenarios, by quadrature."""
    nodes, weights = np.polynomial.hermite_e.hermegauss(80)
    return float(weights @ (1 / (1 + np.exp(-(shift + sd * nodes)))) / weights.sum())


def truth():
    sd = np.hypot(LOGIT_SD, CROSSED_SD)
    return np.array([expected(effect, sd) for effect in EFFECTS])


def study(seed):
    random = np.random.default_rng(seed)
    logits = random.normal(0, LOGIT_SD, (SCENARIOS, 1)) + random.normal(0, CROSSED_SD, (SCENARIOS, 3)) + EFFECTS
    return drawn(1 / (1 + np.exp(-logits)), TRIALS, random)


def share(covered):
    """Whether 95 % is a plausible share of so many hits: between the 0.05 % and 99.95 % points of its binomial."""
    low, high = stats.binom.ppf([0.0005, 0.9995], len(covered), 0.95)
    return low <= sum(covered) <= high


@pytest.mark.slow
def test_intervals_of_rates_and_contrasts_hold_the_truth_95_times_in_100():
    levels = truth()
    rates, together, alone, rows = [], [], [], []
    for seed in range(ROUNDS):
        grid = study(seed)
        rate = clustered_mean(grid.hits.sum(1), grid.of.sum(1))
        rates.append(rate.lo <= levels.mean() <= rate.hi)
        spread = 1.96 * np.sqrt(rate.est * (1 - rate.est) / grid.of.sum())
        rows.append(abs(rate.est - levels.mean()) <= spread)
        told = contrasts(grid, "within")
        at = {level: i for i, level in enumerate(grid.levels)}
        true = [levels[at[each.a]] - levels[at[each.b]] for each in told]
        together.append(all(e.diff.lo <= t <= e.diff.hi for e, t in zip(told, true, strict=True)))
        (pair,) = contrasts(Grid(("a", "c"), grid.hits[:, [0, 2]], grid.of[:, [0, 2]], grid.asked[:, [0, 2]]), "within")
        alone.append(pair.diff.lo <= levels[0] - levels[2] <= pair.diff.hi)

    assert share(rates)
    assert share(alone)
    assert share(together)
    assert sum(rows) / ROUNDS < 0.75, "intervals of rows as if independent would not hold"


@pytest.mark.slow
def test_intervals_of_differences_between_scenarios_hold_the_truth():
    covered = []
    for seed in range(ROUNDS):
        random = np.random.default_rng((seed, 2))
        rates = 1 / (1 + np.exp(-random.normal(0, LOGIT_SD, (24, 1))))
        place = np.eye(2)[np.arange(24) % 2]
        hits = drawn(rates, 20, random).hits * place
        (told,) = contrasts(Grid(("a", "b"), hits, 20 * place, 20 * place), "between")
        covered.append(told.diff.lo <= 0 <= told.diff.hi)

    assert share(covered)


@pytest.mark.slow
def test_intervals_of_the_pull_of_a_slot_hold_the_truth():
    sd = np.hypot(LOGIT_SD, CROSSED_SD)
    true = (expected(0.25, sd) - expected(-0.25, sd)) / 2
    covered = []
    for seed in range(ROUNDS):
        random = np.random.default_rng((seed, 3))
        logits = random.normal(0, LOGIT_SD, (20, 1)) + random.normal(0, CROSSED_SD, (20, 2)) + np.array([0.25, -0.25])
        grid = drawn(1 / (1 + np.exp(-logits)), TRIALS, random)
        told = half_difference(grid.hits[:, 0], grid.of[:, 0], grid.hits[:, 1], grid.of[:, 1])
        covered.append(told.lo <= true <= told.hi)

    assert share(covered)
