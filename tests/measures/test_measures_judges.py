"""Wilson's interval beside scipy's, Brier by hand, alpha beside the package krippendorff."""

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from pact_author.measures.judges import agreement, brier, curve, share


@given(st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_is_wilson_s(told):
    hits, n = told
    found = share([True] * hits + [False] * (n - hits), [str(number) for number in range(n)])
    oracle = binomtest(hits, n).proportion_ci(0.95, method="wilson")

    assert (pytest.approx(oracle.low, abs=1e-9), pytest.approx(oracle.high, abs=1e-9)) == (found.lo, found.hi)


def test_items_of_one_norm_count_once():
    alone, doubled = share([True, False] * 10, list("abcdefghijklmnopqrst")), share([True, False] * 10, list("ab" * 10))

    assert alone.est == doubled.est
    assert doubled.hi - doubled.lo > alone.hi - alone.lo
    assert (2, 20) == (doubled.n_clusters, doubled.n_rows)


def test_all_hits_have_an_interval_that_promises_no_certainty():
    found = share([True] * 16, [str(n) for n in range(16)])

    assert (1.0, pytest.approx(0.806, abs=1e-3), 1.0) == (found.est, found.lo, found.hi)


def test_where_there_is_nothing_there_is_a_reason_and_no_figure():
    assert (None, "no sound item") == ((found := share([], [], "no sound item")).est, found.reason)
    assert None is brier([], [], []).est
    assert None is agreement([(1, 1), (0, 1)])


def test_the_share_is_covered_as_often_as_promised():
    rng = np.random.default_rng(20261125)
    covered = 0
    for _ in range(2000):
        hits = rng.random(32) < 0.85
        found = share(list(hits), [str(n) for n in range(32)])
        covered += found.lo <= 0.85 <= found.hi

    assert 0.93 <= covered / 2000 <= 0.98


def test_brier_by_hand():
    found = brier([0.9, 0.6, 0.2, 0.5], [True, False, False, True], list("aabb"))

    assert pytest.approx((0.01 + 0.36 + 0.04 + 0.25) / 4) == found.est
    assert (2, 4, "none") == (found.n_clusters, found.n_rows, found.method)


def test_brier_has_an_interval_by_norm():
    rng = np.random.default_rng(1)
    found = brier(list(rng.random(60)), list(rng.random(60) < 0.5), [str(n % 20) for n in range(60)])

    assert found.lo < found.est < found.hi
    assert ("cluster_t", 20) == (found.method, found.n_clusters)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=40))
def test_every_chance_stands_in_one_fifth(rows):
    found = curve([chance for chance, _ in rows], [so for _, so in rows], [str(n) for n in range(len(rows))])

    assert len(rows) == sum(each.sound.n_rows for each in found)
    assert all(each.said is None or (each.low <= each.said + 1e-9 and each.said <= each.high + 1e-9) for each in found)


@given(st.lists(st.lists(st.booleans(), min_size=2, max_size=5), min_size=2, max_size=12))
def test_alpha_is_that_of_another_program(votes):
    found = agreement([(sum(item), len(item)) for item in votes])
    if len({vote for item in votes for vote in item}) < 2:
        assert None is found
        return
    table = np.full((5, len(votes)), np.nan)
    for number, item in enumerate(votes):
        table[: len(item), number] = item

    assert pytest.approx(krippendorff.alpha(table, level_of_measurement="nominal"), abs=1e-9) == found
