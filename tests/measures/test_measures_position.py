import pytest
from measures_samples import ORDERS, cells, sided

from pact_author.measures.grid import order_grid
from pact_author.measures.position import position

SCENARIOS = [f"s{number:02}" for number in range(12)]


def told(follows, repeats=1):
    """follows: function of scenario number, order number and repeat."""
    rows = [
        {"scenario": s, "order": name, "repeat": str(r), "decision": sided(follows(at, o, r))}
        for at, s in enumerate(SCENARIOS)
        for o, name in enumerate(ORDERS)
        for r in range(repeats)
    ]
    found = cells(rows)
    return position(found, order_grid(found))


def test_a_model_that_always_says_a_pulls_by_one_half_and_always_flips():
    position = told(lambda scenario, order, repeat: order == 0)

    assert (0.5, 1.0, 1.0) == (position.half_difference.est, position.flip_rate.est, position.both_orders_share)


def test_repeats_that_agree_never_flip():
    assert 0.0 == told(lambda scenario, order, repeat: order == 0, repeats=3).repeat_flip_rate.est


def test_of_three_repeats_two_pairs_in_three_flip_where_one_is_alone():
    assert pytest.approx(2 / 3) == told(lambda scenario, order, repeat: repeat == 0, repeats=3).repeat_flip_rate.est


def test_without_repeats_there_is_no_noise_floor_and_it_says_why():
    found = told(lambda scenario, order, repeat: True).repeat_flip_rate

    assert (None, "no prompt has two valid repeats") == (found.est, found.reason)
