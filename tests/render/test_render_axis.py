import pytest
from hypothesis import given
from hypothesis import strategies as st

from pact_author.render.axis import MOST_TICKS, axis

FRACTIONS = st.lists(st.floats(-1, 1), min_size=1)


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([0.38, 0.46], (0.38, 0.4, 0.42, 0.44, 0.46)),
        ([0.28, 0.56], (0.2, 0.3, 0.4, 0.5, 0.6)),
        ([0, 1], (0, 0.2, 0.4, 0.6, 0.8, 1)),
        ([0.5], (0.5, 0.51, 0.52)),
    ],
)
def test_ticks_are_round_and_few(values, ticks):
    assert ticks == axis(values).ticks


def test_differences_have_zero_on_their_axis():
    assert 0 in axis([0.03, 0.08], zero=True).ticks


def test_a_value_lies_where_it_is_between_the_ends():
    assert (0, 50, 100) == tuple(axis([0.2, 0.6]).at(value) for value in (0.2, 0.4, 0.6))


@given(FRACTIONS, st.booleans())
def test_every_value_lies_on_its_axis_and_ticks_are_few(values, zero):
    found = axis(values, zero=zero)

    assert found.lo <= min(values) + 1e-9
    assert found.hi >= max(values) - 1e-9
    assert len(found.ticks) <= MOST_TICKS + 1


@given(FRACTIONS)
def test_a_larger_value_lies_further_to_the_right(values):
    found = axis(values)
    places = [found.at(value) for value in sorted(values)]

    assert sorted(places) == places
    assert all(0 <= place <= 100 for place in places)
