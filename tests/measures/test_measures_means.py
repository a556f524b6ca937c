import pytest

from pact_author.measures.means import Means
from pact_author.model.estimate import Estimate


def test_means_weigh_each_trial_alike():
    means = Means()
    for scenario, value in (("a", 1.0), ("a", 0.5), ("b", 0.0)):
        means.add(scenario, value)

    assert pytest.approx(0.5) == means.mean("none").est


def test_a_mean_of_nothing_says_why():
    assert Estimate(None, reason="no probabilities") == Means().mean("no probabilities")
