"""The smallest difference that a run can show, told before anybody asks a model."""

from math import sqrt

from pact_author.measures.distributions import t_quantile
from pact_author.measures.intervals import FEWEST_CLUSTERS

POWER = 0.8
"""The share of runs in which a true difference of that size is found."""
NOISE = 0.31
"""Variance of the difference of two answers to one scenario, each drawn with its own probability."""
COUNTRY_SPREAD = 0.10
"""Standard deviation, over scenarios, of the true difference of two countries."""


def smallest_effect(scenarios: int, per_scenario: float, spread: float = 0.0) -> float | None:
    """The smallest true difference of two culture rates, as a fraction, that a two-sided test at 5 % mostly finds.

    (t.975 + t.8) × SD / √scenarios with S − 1 degrees of freedom; SD² = spread² + NOISE / per_scenario is the variance,
    over scenarios, of the difference within one. per_scenario: answers that each of the two levels has in a scenario,
    or pairs of twins. spread: of the true differences of scenarios. None for too few scenarios, or without answers.
    NOISE and COUNTRY_SPREAD are read off a simulation of 200 scenarios with an intraclass correlation of .26 (age: SD
    .056 of 100 answers a level; gender .046 of 150; two countries .126 of 60). A model that always gives twins the same
    answer has less noise, so that its smallest effect is smaller than this.
    Source: the usual power formula of a one-sample t-test, as in Miller, Adding Error Bars to Evals (2024), section 5.
    """
    if scenarios < FEWEST_CLUSTERS or per_scenario <= 0:
        return None
    sd = sqrt(spread**2 + NOISE / per_scenario)
    return (t_quantile(scenarios - 1) + t_quantile(scenarios - 1, POWER)) * sd / sqrt(scenarios)
