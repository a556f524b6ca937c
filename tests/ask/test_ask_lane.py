import pytest

from pact_author.ask.call import Reply, ReplyStatus
from pact_author.ask.lane import FORESIGHT, SICK, Lane
from pact_author.ask.pace import Pace
from pact_author.ask.transport import Limited, Quota
from pact_author.model.errors import EndpointError

ANSWER = Reply("key", ReplyStatus.ANSWERED, "A", prompt_tokens=90, completion_tokens=10)
STEADY = Pace(first=1.0, draw=lambda: 0.0)


class Told:
    """A transport of which a lane only reads what it said of its limits."""

    def __init__(self, quota=None):
        self.quota = quota


def opened(quota=None):
    lane = Lane("http://one", Told(quota), 64, STEADY)
    lane.answered(ANSWER, lane.begun(), 0.0)
    lane.results = 1
    return lane


@pytest.mark.parametrize(
    ("quota", "seconds"),
    [
        (Quota(requests=10, most_requests=100, requests_in=9.0), 0.0),
        (Quota(requests=0, most_requests=100, requests_in=60.0), 0.6),
        (Quota(requests=0, most_requests=None, requests_in=20.0), 20.0),
        (Quota(requests=0, most_requests=100, requests_in=None), 0.0),
        (Quota(tokens=1000, most_tokens=10_000, tokens_in=60.0), 0.0),
        (Quota(tokens=0, most_tokens=6000, tokens_in=60.0), 1.0),
        (Quota(tokens=0, most_tokens=None, tokens_in=86_400.0), FORESIGHT),
        (None, 0.0),
    ],
)
def test_where_a_limit_is_nearly_used_it_is_waited_until_a_call_fits_again(quota, seconds):
    lane = opened(quota)

    assert seconds == pytest.approx(lane.wait(0.0)[0])
    assert 0.0 == lane.wait(seconds)[0]


def test_calls_since_the_headers_were_told_count():
    lane = opened(Quota(requests=2, most_requests=60, requests_in=58.0))
    waits = []
    for _ in range(4):
        waits.append(lane.wait(0.0)[0])
        lane.begun()

    assert [0.0, 0.0, 1.0, 2.0] == pytest.approx(waits)


def test_a_limit_lets_all_calls_rest_and_the_next_one_longer():
    lane = opened()

    assert lane.limited(Limited("429"), lane.throttle.round, 10.0)
    assert (1.0, "it is asked too much (429)") == lane.wait(10.0)
    assert not lane.limited(Limited("429"), lane.throttle.round, 12.0), "it is the cooldown"
    assert lane.limited(Limited("429"), lane.throttle.round, 16.0)
    assert 2.0 == lane.wait(16.0)[0]


def test_a_wait_that_it_asks_for_is_kept_by_all_calls():
    lane = opened()
    lane.limited(Limited("429", 240.0), lane.throttle.round, 10.0)

    assert (240.0, "the endpoint asked for it (429)") == lane.wait(10.0)


def test_a_wait_of_an_hour_is_a_persons_to_decide_about():
    with pytest.raises(EndpointError, match="asks to wait for 60 minutes"):
        opened().limited(Limited("429", 3600.0), 0, 10.0)


def test_one_of_several_that_fails_again_and_again_is_let_rest_longer_each_time():
    lane = opened()
    rests = []
    for moment in range(0, 3000, 1000):
        for _ in range(SICK - 1 if moment == 0 else 0):
            lane.busy(moment, alone=False)
            assert not lane.sick
        lane.busy(moment, alone=False)
        rests.append(lane.wait(moment)[0])

    assert ([5.0, 10.0, 20.0], 1) == (rests, lane.throttle.width)


def test_the_only_one_is_not_let_rest():
    lane = opened()
    for _ in range(SICK):
        lane.busy(0.0, alone=True)

    assert (True, 0.0) == (lane.sick, lane.wait(0.0)[0])


def test_an_answer_makes_it_well_again():
    lane = opened()
    for _ in range(SICK):
        lane.busy(0.0, alone=True)
    lane.answered(ANSWER, lane.begun(), 1.0)

    assert not lane.sick


def test_an_empty_answer_makes_no_room_for_more():
    lane = Lane("http://one", Told(), 64, STEADY)
    lane.answered(Reply("key", ReplyStatus.ERROR, error="empty"), lane.begun(), 1.0)

    assert 1 == lane.throttle.width
