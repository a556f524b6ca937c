from pact_author.ask.call import CallSettings, ChatMessage, make_call
from pact_author.ask.queue import Queue


def queue(n):
    return Queue(make_call("m", (ChatMessage("user", str(i)),), CallSettings()) for i in range(n))


def asked(turn):
    return turn and turn.call.messages[0].content


def test_calls_come_in_the_order_of_the_plan():
    calls = queue(3)

    assert ["0", "1", "2", None] == [asked(calls.take(0.0, 8, "a", False)) for _ in range(4)]
    assert calls.empty


def test_a_call_that_waits_goes_before_new_ones_when_its_time_has_come():
    calls = queue(3)
    first = calls.take(0.0, 8, "a", False)
    calls.put_back(first, 5.0, "before the next try")

    assert (5.0, "before the next try") == calls.next_at()
    assert ["1", "0", "2"] == [asked(calls.take(moment, 8, "a", False)) for moment in (4.0, 5.0, 5.0)]


def test_new_calls_are_not_drawn_while_many_wait():
    calls = queue(9)
    for _ in range(3):
        calls.put_back(calls.take(0.0, 8, "a", False), 9.0, "")

    assert ["3", None] == [asked(calls.take(0.0, most, "a", False)) for most in (4, 3)]


def test_a_call_goes_to_another_asker_than_the_one_that_failed_it_where_there_is_one():
    calls = queue(2)
    first, second = (calls.take(0.0, 8, "a", True) for _ in range(2))
    first.last, second.last = "a", "b"
    calls.put_back(first, 1.0, "")
    calls.put_back(second, 2.0, "")

    assert ["1", None] == [asked(calls.take(3.0, 8, "a", True)) for _ in range(2)]
    assert "0" == asked(calls.take(3.0, 8, "a", False))


def test_a_queue_is_not_empty_while_a_call_waits():
    calls = queue(1)
    turn = calls.take(0.0, 8, "a", False)
    assert calls.take(0.0, 8, "a", False) is None
    calls.put_back(turn, 1.0, "")

    assert not calls.empty
