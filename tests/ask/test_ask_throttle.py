from hypothesis import given
from hypothesis import strategies as st

from pact_author.ask.throttle import Throttle


def test_it_begins_with_what_is_allowed():
    assert 8 == Throttle(8).width


def test_a_limit_halves_it_and_another_one_halves_it_again():
    throttle = Throttle(8)

    assert [(True, 4), (True, 2), (True, 1), (True, 1)] == [
        (throttle.limited(throttle.round), throttle.width) for _ in range(4)
    ]


def test_calls_that_were_under_way_together_count_as_one():
    throttle = Throttle(8)

    assert ([True, False, False], 4) == ([throttle.limited(0) for _ in range(3)], throttle.width)


def test_as_many_answers_as_go_at_once_make_room_for_one_more():
    throttle = Throttle(8)
    throttle.limited(0)
    widths = []
    for _ in range(4 + 5):
        throttle.answered()
        widths.append(throttle.width)

    assert [4, 4, 4, 5, 5, 5, 5, 5, 6] == widths


@given(st.integers(1, 64), st.lists(st.booleans()))
def test_it_stays_between_one_and_what_is_allowed(most, answers):
    throttle = Throttle(most)
    for answered in answers:
        throttle.answered() if answered else throttle.limited(throttle.round)

        assert 1 <= throttle.width <= most
