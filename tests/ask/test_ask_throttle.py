import heapq

from hypothesis import given
from hypothesis import strategies as st

from pact_author.ask.throttle import FIRST, Throttle


def simulated(throttle, calls, *, slots, seconds=1.0, refuses=None):
    """Ask an endpoint that works at so many calls at a time, the others queued; the widths that the throttle allowed.

    refuses: calls under way from which on it answers at once that it is too much; None for an endpoint that queues.
    """
    now, widths, under_way, free = 0.0, [], [], [0.0] * slots
    while calls > 0 or under_way:
        while calls > 0 and len(under_way) < throttle.width:
            calls -= 1
            if refuses is not None and len(under_way) >= refuses:
                heapq.heappush(under_way, (now + 0.01, throttle.round, False))
            else:
                done = max(now, heapq.heappop(free)) + seconds
                heapq.heappush(free, done)
                heapq.heappush(under_way, (done, throttle.round, True))
            throttle.sent(len(under_way))
        now, sent_in, well = heapq.heappop(under_way)
        throttle.answered(now, sent_in) if well else throttle.limited(now, sent_in)
        widths.append(throttle.width)
    return widths


def test_one_call_goes_alone_and_the_first_answer_makes_room_for_several():
    throttle = Throttle(64)
    assert 1 == throttle.width
    throttle.answered(1.0, 0)
    assert FIRST == throttle.width


def test_the_width_doubles_while_that_brings_more_answers_a_second():
    widths = simulated(Throttle(64), 400, slots=1000)

    assert [1, 8, 16, 32, 64] == sorted({1, *widths})
    assert 64 == widths[-1]


def test_an_endpoint_that_works_at_eight_at_a_time_is_not_asked_much_more():
    assert max(simulated(Throttle(256), 5000, slots=8)[100:]) < 16


def test_an_endpoint_that_refuses_the_thirtieth_is_asked_nearly_thirty():
    widths = simulated(Throttle(256, cooldown=5.0), 20_000, slots=1000, refuses=30)
    settled = widths[2000:]

    assert 20 <= sum(settled) / len(settled) <= 31


def test_the_first_cut_of_a_doubled_width_halves_it_and_later_ones_take_a_fifth():
    throttle = Throttle(100, cooldown=5.0)
    simulated(throttle, 300, slots=1000)
    assert 64 < throttle.width
    width = throttle.width

    assert (True, width // 2) == (throttle.limited(100.0, throttle.round), throttle.width)
    assert (True, int(width // 2 * 0.8)) == (throttle.limited(106.0, throttle.round), throttle.width)


def test_there_is_one_cut_in_a_cooldown():
    throttle = Throttle(64, cooldown=5.0)
    throttle.answered(1.0, 0)
    told = [throttle.limited(moment, throttle.round) for moment in (10.0, 11.0, 14.9, 15.0)]

    assert ([True, False, False, True], 3) == (told, throttle.width)


def test_what_was_sent_before_a_cut_says_nothing_new_however_late_it_comes():
    throttle = Throttle(64, cooldown=5.0)
    throttle.answered(1.0, 0)
    throttle.limited(10.0, 0)

    assert (False, 4) == (throttle.limited(100.0, 0), throttle.width)


def test_answers_to_a_run_that_does_not_use_its_width_do_not_widen_it():
    throttle = Throttle(64)
    throttle.answered(1.0, 0)
    for moment in range(200):
        throttle.sent(3)
        throttle.answered(2.0 + moment, 0)

    assert FIRST == throttle.width


def test_a_failure_keeps_a_round_from_counting():
    throttle = Throttle(64)
    throttle.answered(1.0, 0)
    for moment in range(200):
        throttle.sent(8)
        throttle.answered(2.0 + moment, 0)
        if moment % 10 == 0:
            throttle.failed(2.0 + moment)

    assert FIRST == throttle.width


@given(
    st.integers(1, 64),
    st.lists(st.tuples(st.sampled_from(["sent", "answered", "limited", "failed"]), st.integers(0, 9))),
)
def test_it_stays_between_one_and_what_is_allowed(most, told):
    throttle, now = Throttle(most), 0.0
    for what, seconds in told:
        now += seconds
        match what:
            case "sent":
                throttle.sent(throttle.width)
            case "answered":
                throttle.answered(now, throttle.round)
            case "limited":
                throttle.limited(now, throttle.round)
            case _:
                throttle.failed(now)

        assert 1 <= throttle.width <= most


def test_where_answers_take_long_no_more_are_asked_for_at_a_time():
    widest = [max(simulated(Throttle(64, longest=30.0), 500, slots=1000, seconds=seconds)) for seconds in (20, 40)]

    assert [64, FIRST] == widest
