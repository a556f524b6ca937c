import pytest

from pact_author.ask.call import CallSettings, ChatMessage, Reply, ReplyStatus, make_call
from pact_author.ask.money import Account, Price, Used, dollars

PRICE = Price(prompt=1.0, answer=10.0)
CALL = make_call("m", (ChatMessage("user", "x" * 400),), CallSettings(max_tokens=16))
"""400 bytes: 100 tokens by estimate."""


def answered(account, times=1, prompt=100, answer=1):
    for _ in range(times):
        reply = Reply(CALL.key, ReplyStatus.ANSWERED, "A", prompt_tokens=prompt, completion_tokens=answer)
        account.returned(CALL, reply, account.sent(CALL))


def test_what_is_spent_is_what_the_endpoint_counted():
    account = Account(PRICE)
    answered(account, 10)

    assert (Used(1000, 10), 0.0011) == (account.used, pytest.approx(account.spent))


def test_what_was_spent_before_counts():
    account = Account(PRICE, before=Used(1_000_000, 100_000))

    assert 2.0 == pytest.approx(account.spent)


def test_without_a_price_nothing_is_said_of_money():
    account = Account()
    answered(account)

    assert (None, "", 1) == (account.spent, account.said(10, 60.0), account.requests)


def test_answers_that_nobody_counted_are_taken_at_the_mean_of_the_others():
    account = Account(PRICE)
    answered(account, 4)
    account.returned(CALL, Reply(CALL.key, ReplyStatus.ANSWERED, "A"), account.sent(CALL))

    assert (1, 5 * 0.00011) == (account.used.uncounted, pytest.approx(account.spent))


def test_an_empty_answer_is_paid_too():
    account = Account(PRICE)
    reply = Reply(CALL.key, ReplyStatus.ERROR, prompt_tokens=100, completion_tokens=16)
    account.returned(CALL, reply, account.sent(CALL))

    assert 0.00026 == pytest.approx(account.spent)


def test_a_call_fits_only_if_all_under_way_may_cost_as_much_as_they_can():
    account = Account(PRICE, most_dollars=3 * 0.00026)
    fits = []
    for _ in range(4):
        fits.append(account.fits(CALL))
        account.sent(CALL)

    assert [True, True, True, False] == fits


def test_what_comes_back_cheaper_makes_room_again():
    account = Account(PRICE, most_dollars=0.001)
    for _ in range(3):
        held = [account.sent(CALL) for _ in range(3)]
        assert not account.fits(CALL)
        for each in held[:2]:
            reply = Reply(CALL.key, ReplyStatus.ANSWERED, "A", prompt_tokens=100, completion_tokens=1)
            account.returned(CALL, reply, each)
        account.returned(CALL, None, held[2])
        if not account.fits(CALL):
            break

    assert 4 <= account.answers
    assert account.spent <= 0.001


def test_requests_are_counted_whatever_becomes_of_them():
    account = Account(most_requests=2)
    account.returned(CALL, None, account.sent(CALL))
    assert account.fits(CALL)
    account.sent(CALL)

    assert not account.fits(CALL)
    assert "2 requests were sent" in str(account.over())


def test_spent_projected_and_per_minute_are_one_short_line():
    account = Account(PRICE)
    answered(account, 10)

    assert "$0.0011 of ~$0.0121, $0.0022/min" == account.said(100, 30.0)
    assert "$0.0011, $0.0022/min" == account.said(None, 30.0)


@pytest.mark.parametrize(
    ("amount", "said"), [(0, "$0.00"), (1234.5, "$1,234.50"), (0.1, "$0.1000"), (0.00001, "under $0.0001")]
)
def test_an_amount_is_told_in_as_many_places_as_it_needs(amount, said):
    assert said == dollars(amount)
