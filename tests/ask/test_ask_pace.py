import pytest

from pact_author.ask.pace import Pace, span

LEAST, MOST = Pace(draw=lambda: 0.0), Pace(draw=lambda: 1.0)


def test_a_call_waits_twice_as_long_each_time_up_to_a_bound():
    assert [1, 2, 4, 8, 16, 30, 30] == [MOST.before_try(failures, None) for failures in range(1, 8)]


def test_calls_do_not_come_back_at_once():
    assert 0 == LEAST.before_try(4, None)


def test_a_wait_that_the_endpoint_asks_for_is_never_cut_short():
    assert (7, 7.1) == (LEAST.before_try(1, 7.0), MOST.before_try(1, 7.0))
    assert 7 == LEAST.before_any(1, 7.0)


def test_a_limit_without_a_wait_is_met_with_one_of_up_to_minutes():
    assert [1, 2, 4, 64, 120, 120] == [LEAST.before_any(limits, None) for limits in (1, 2, 3, 7, 8, 2000)]


def test_a_wait_of_nothing_that_does_not_help_grows():
    assert [0, 1, 2, 4] == [LEAST.before_any(limits, 0.0) for limits in (1, 2, 3, 4)]


@pytest.mark.parametrize(
    ("seconds", "said"), [(0.4, "0 s"), (119, "119 s"), (600, "10 minutes"), (3600, "60 minutes"), (86400, "24 hours")]
)
def test_a_stretch_of_time_is_said_in_words(seconds, said):
    assert said == span(seconds)
