import numpy as np
import pytest
from scipy import stats

from pact_author.measures.distributions import t_quantile
from pact_author.measures.intervals import FEWEST_CLUSTERS, cluster_t


@pytest.mark.parametrize("degrees", [1, 9, 23, 199])
def test_the_quantile_is_student_s(degrees):
    low, high = stats.t.interval(0.95, degrees)

    assert (pytest.approx(high), pytest.approx(-low)) == (t_quantile(degrees), t_quantile(degrees))


def test_with_one_value_a_cluster_it_is_the_interval_of_a_mean():
    values = np.random.default_rng(1).uniform(0, 1, 40)
    expected = stats.ttest_1samp(values, 0).confidence_interval(0.95)

    told = cluster_t(values.mean(), (values - values.mean()) / len(values), n_rows=40)

    assert (pytest.approx(expected.low), pytest.approx(expected.high)) == (told.lo, told.hi)
    assert pytest.approx(stats.sem(values)) == told.se


def test_with_too_few_clusters_there_is_a_figure_and_a_reason_and_no_interval():
    told = cluster_t(0.5, np.zeros(FEWEST_CLUSTERS - 1), n_rows=90)

    assert (0.5, None, None, None, "none") == (told.est, told.lo, told.hi, told.se, told.method)
    assert "9 scenarios; an interval needs 10" == told.reason


def test_an_interval_stays_where_a_share_can_be():
    influence = np.array([0.3, -0.3] * 10)

    told = cluster_t(0.95, influence, n_rows=20)

    assert (0.0, 1.0) == (told.lo, told.hi)
