import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from pact_author.measures import resample
from pact_author.measures.rates import clustered_mean
from pact_author.measures.resample import HOW, orders, shuffled_sums, sign_flip_p, weights


def test_each_bootstrap_sample_has_as_many_scenarios_as_there_are():
    told = np.concatenate(list(weights(30)))

    assert (HOW.resamples, 30) == told.shape
    assert {30.0} == set(told.sum(1).tolist())
    assert pytest.approx(1, abs=0.1) == told.mean(0).max()


def test_weights_of_many_scenarios_come_in_chunks_of_bounded_size(monkeypatch):
    monkeypatch.setattr(resample, "KEPT", 0)
    monkeypatch.setattr(resample, "CHUNK", 1000)
    chunks = [len(chunk) for chunk in weights(100)]

    assert (HOW.resamples, 10) == (sum(chunks), max(chunks))


def test_a_rate_s_bootstrap_deviation_is_scipy_s():
    random = np.random.default_rng(1)
    of = random.integers(5, 15, 60).astype(float)
    hits = random.binomial(of.astype(int), random.beta(2, 2, 60)).astype(float)
    drawn = np.concatenate(list(weights(60)))
    ours = ((drawn @ hits) / (drawn @ of)).std(ddof=1)

    theirs = stats.bootstrap(
        (hits, of),
        lambda h, n, axis: h.sum(axis) / n.sum(axis),
        paired=True,
        n_resamples=2000,
        rng=2,
        method="percentile",
    ).standard_error

    assert pytest.approx(theirs, rel=0.08) == ours
    assert pytest.approx(ours, rel=0.08) == clustered_mean(hits, of).se


def test_orders_are_permutations():
    told = np.concatenate(list(orders(12)))

    assert (HOW.permutations, 12) == told.shape
    assert [*range(12)] == np.unique(np.sort(told, axis=1), axis=0)[0].tolist()
    assert 1 == len(np.unique(np.sort(told, axis=1), axis=0))


@pytest.mark.parametrize("levels", [2, 3, 7])
def test_shuffling_levels_keeps_each_scenario_s_sum(levels):
    values = np.random.default_rng(3).random((25, levels))

    told = shuffled_sums(values)

    assert (HOW.permutations, levels) == told.shape
    assert pytest.approx(values.sum()) == told.sum(1).min() == pytest.approx(told.sum(1).max())


def test_many_levels_of_many_scenarios_are_shuffled_in_bounded_memory():
    tracemalloc.start()
    shuffled_sums(np.ones((400, 100)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 150 * 2**20


def test_shuffled_levels_all_have_the_mean_of_all():
    values = np.random.default_rng(4).random((25, 4)) + np.array([0, 0, 0, 1])

    assert pytest.approx([values.sum() / 4] * 4, rel=0.02) == shuffled_sums(values).mean(0)


def test_flipping_all_signs_is_scipy_s_exact_test():
    values = np.random.default_rng(5).normal(0.3, 1, 11)
    theirs = stats.permutation_test((values,), np.sum, permutation_type="samples", n_resamples=np.inf)

    assert (pytest.approx(theirs.pvalue), True) == sign_flip_p(values)


def test_flips_of_many_scenarios_are_drawn_and_agree_with_scipy_s():
    values = np.random.default_rng(6).normal(0.2, 1, 60)
    theirs = stats.permutation_test((values,), np.sum, permutation_type="samples", n_resamples=10_000, rng=7)
    p, exact = sign_flip_p(values)

    assert (pytest.approx(theirs.pvalue, abs=0.015), False) == (p, exact)


def test_scenarios_without_a_difference_change_no_p():
    values = np.array([0.5, -0.25, 0.75, 0.1])

    assert sign_flip_p(values) == sign_flip_p(np.concatenate([values, np.zeros(50)]))


@given(st.lists(st.integers(-5, 5), max_size=12))
def test_a_p_is_a_share_and_does_not_depend_on_which_is_first(values):
    numbers = np.array(values, float) / 7
    p, _ = sign_flip_p(numbers)

    assert 0 < p <= 1
    assert p == sign_flip_p(-numbers)[0]


def test_no_difference_anywhere_has_a_p_of_one():
    assert (1.0, True) == sign_flip_p(np.zeros(30))
