import numpy as np
import pytest

from pact_author.measures.power import COUNTRY_SPREAD, NOISE, smallest_effect


@pytest.mark.parametrize(("scenarios", "points"), [(50, 2.0), (100, 1.4), (200, 1.0), (500, 0.6)])
def test_a_standard_deviation_of_five_points_needs_so_many_scenarios(scenarios, points):
    """(1.96 + 0.84) × 5 points / √scenarios, a little more for few."""
    assert points == round(100 * smallest_effect(scenarios, NOISE / 0.05**2), 1)


@pytest.mark.parametrize(("per_scenario", "spread", "sd"), [(100, 0.0, 0.056), (150, 0.0, 0.046), (60, 0.103, 0.126)])
def test_the_noise_is_that_of_the_simulation(per_scenario, spread, sd):
    """Standard deviations over scenarios of the age, gender and country contrast of 60,000 simulated answers."""
    assert pytest.approx(sd, abs=0.001) == (spread**2 + NOISE / per_scenario) ** 0.5


def test_a_difference_of_that_size_is_found_four_times_in_five():
    draw = np.random.default_rng(20260607)
    scenarios, per_scenario = 40, 30
    effect = smallest_effect(scenarios, per_scenario, COUNTRY_SPREAD)
    sd = (COUNTRY_SPREAD**2 + NOISE / per_scenario) ** 0.5
    differences = draw.normal(effect, sd, (4000, scenarios))
    t = differences.mean(axis=1) / (differences.std(axis=1, ddof=1) / scenarios**0.5)

    assert 0.77 < np.mean(np.abs(t) > 2.0227) < 0.83


def test_more_answers_show_smaller_differences_and_spread_sets_a_floor():
    few, many, most = (smallest_effect(100, n, COUNTRY_SPREAD) for n in (10, 100, 10**9))

    assert few > many > most
    assert 0.0283 == round(most, 4)


@pytest.mark.parametrize(("scenarios", "per_scenario"), [(9, 100), (100, 0)])
def test_too_few_scenarios_or_no_answers_show_nothing(scenarios, per_scenario):
    assert None is smallest_effect(scenarios, per_scenario)
