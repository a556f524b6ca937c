from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pact_author.ask.limits import quota, retry_after
from pact_author.ask.transport import Quota

NOW = datetime(2026, 11, 25, 4, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"retry-after": "3"}, 3.0),
        ({"retry-after": "0.25"}, 0.25),
        ({"retry-after": "86400"}, 86400.0),
        ({"retry-after-ms": "1500", "retry-after": "60"}, 1.5),
        ({"retry-after-ms": "soon", "retry-after": "60"}, 60.0),
        ({"retry-after": "Wed, 25 Nov 2026 04:03:20 GMT"}, 200.0),
        ({"retry-after": "Wed, 25 Nov 2026 04:03:20 -0000"}, 200.0),
        ({"retry-after": "Wed, 25 Nov 2026 03:00:00 GMT"}, 0.0),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "inf"}, None),
        ({"retry-after": "later"}, None),
        ({}, None),
    ],
)
def test_a_wait_is_read_in_every_form_that_it_is_told_in(headers, expected):
    assert expected == retry_after(headers, NOW)


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("1s", 1.0),
        ("6m0s", 360.0),
        ("120ms", 0.12),
        ("1h2m3.5s", 3723.5),
        ("17", 17.0),
        ("1795579260", 60.0),
        ("1795579260000", 60.0),
        ("2026-11-25T04:01:00Z", 60.0),
        ("Wed, 25 Nov 2026 04:01:00 GMT", 60.0),
        ("2026-11-25T04:01:00", None),
        ("whenever", None),
    ],
)
def test_a_reset_is_read_in_every_form_that_it_is_told_in(told, seconds):
    headers = {"x-ratelimit-remaining-requests": "5", "x-ratelimit-reset-requests": told}

    assert Quota(requests=5, requests_in=seconds) == quota(headers, NOW)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (
            {
                "x-ratelimit-limit-requests": "500",
                "x-ratelimit-remaining-requests": "499",
                "x-ratelimit-reset-requests": "120ms",
                "x-ratelimit-limit-tokens": "30000",
                "x-ratelimit-remaining-tokens": "29000",
                "x-ratelimit-reset-tokens": "2s",
            },
            Quota(499, 500, 0.12, 29000, 30000, 2.0),
        ),
        (
            {
                "anthropic-ratelimit-tokens-limit": "80000",
                "anthropic-ratelimit-tokens-remaining": "0",
                "anthropic-ratelimit-tokens-reset": "2026-11-25T04:00:30Z",
            },
            Quota(tokens=0, most_tokens=80000, tokens_in=30.0),
        ),
        ({"ratelimit-limit": "100", "ratelimit-remaining": "7", "ratelimit-reset": "9"}, Quota(7, 100, 9.0)),
        ({"x-ratelimit-remaining": "1"}, Quota(1)),
        ({"x-ratelimit-remaining": "many"}, None),
        ({"content-type": "application/json"}, None),
    ],
)
def test_what_is_left_is_read_as_each_sort_of_endpoint_tells_it(headers, expected):
    assert expected == quota(headers, NOW)


@given(st.text())
def test_no_header_is_too_odd_to_be_read(told):
    names = ("retry-after", "retry-after-ms", "x-ratelimit-remaining-requests", "x-ratelimit-reset-requests")
    for name in names:
        headers = {"x-ratelimit-remaining-requests": "1"} | {name: told}
        assert (retry_after(headers, NOW) or 0.0) >= 0.0
        assert quota(headers, NOW) is None or quota(headers, NOW).requests >= 0
