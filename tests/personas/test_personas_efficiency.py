from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pact_author.personas.efficiency import balance

LEVELS = (("a", "b", "c"), ("x", "y"), ("only",), ("1", "2", "3", "4"))
EVERY = list(product(*LEVELS))


def by_numpy(rows):
    """D-efficiency and worst variance from a design matrix of dummies, beside that of the full factorial."""

    def matrix(of):
        columns = [np.ones(len(of))]
        for at, levels in enumerate(LEVELS):
            columns += [np.array([row[at] == level for row in of], float) for level in levels[1:]]
        return np.stack(columns, axis=1)

    one, whole = (m.T @ m / len(m) for m in (matrix(rows), matrix(EVERY)))
    return max(0.0, np.linalg.det(one) / np.linalg.det(whole)) ** (1 / len(one))


def test_a_full_crossing_is_the_measure_of_all():
    found = balance(EVERY, LEVELS)

    assert (24, 1.0) == (found.cells, found.uneven)
    assert pytest.approx(1.0) == found.d
    assert pytest.approx(1.0) == found.worst_variance


@given(st.lists(st.sampled_from(EVERY), min_size=10, max_size=40))
@settings(max_examples=80, deadline=None)
def test_the_d_efficiency_is_that_of_any_coding_of_the_levels(rows):
    found, expected = balance(rows, LEVELS).d, by_numpy(rows)

    if found is None:
        assert expected < 0.05
    else:
        assert pytest.approx(expected, abs=1e-6) == found


def test_the_worst_variance_is_that_of_an_orthogonal_half_beside_the_whole():
    two = (("a", "b"), ("x", "y"))
    rows = [("a", "x"), ("a", "y"), ("b", "x"), ("b", "y"), ("a", "x")]
    codes = np.array([[1, 1 if a == "a" else -1, 1 if x == "x" else -1] for a, x in rows], float)
    expected = np.linalg.inv(codes.T @ codes / len(rows)).diagonal().max()

    assert pytest.approx(expected) == balance(rows, two).worst_variance


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([row for row in EVERY if row[1] == "x"], "a level is not there"),
        ([("a", "x", "only", "1"), ("b", "y", "only", "2")] * 6, "two axes go together"),
        (EVERY[:3], "fewer rows than parameters"),
        ([], "no rows"),
    ],
)
def test_what_cannot_be_told_apart_has_no_figure(rows, why):
    assert (None, None) == (balance(rows, LEVELS).d, balance(rows, LEVELS).worst_variance), why


def test_a_level_that_is_absent_is_not_merely_uneven():
    assert None is balance([row for row in EVERY if row[1] == "x"], LEVELS).uneven


def test_uneven_is_the_worst_axis():
    rows = [row for row in EVERY if row[0] != "c" or row[3] == "1"]

    assert 4.0 == balance(rows, LEVELS).uneven


def test_hundreds_of_levels_have_no_d_efficiency_and_take_no_time():
    many = (tuple(map(str, range(400))), ("x", "y"))

    assert None is balance(list(product(*many)), many).d
