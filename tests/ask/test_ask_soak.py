"""A small soak: an endpoint in all sorts of trouble, in a process of its own; benchmarks/soak.py runs a long one."""

import pytest
from busy_endpoint import TROUBLE, served

from pact_author.ask.call import CallSettings, ChatMessage, make_call
from pact_author.ask.openai_transport import OpenAITransport
from pact_author.ask.pace import Pace
from pact_author.ask.run import Ran, run
from pact_author.ask.store import open_store

CALLS = 2500


@pytest.mark.slow
def test_of_an_endpoint_in_all_sorts_of_trouble_all_calls_are_answered_once(tmp_path):
    calls = (make_call("m", (ChatMessage("user", f"question {i}"),), CallSettings()) for i in range(CALLS))
    with served(trouble=True) as (url, counts):
        with open_store(tmp_path / "replies.sqlite") as store:
            ran = run(calls, OpenAITransport(url, None), store, concurrency=32, pace=Pace(first=0.1, cooldown=1.0))
            stored = store.counts()
        server = counts()

    assert (Ran(asked=CALLS, reused=0, errors=0), {"answered": CALLS}) == (ran, stored)
    assert (CALLS, 0) == (server["prompts answered"], server["answered again"])
    assert ran.requests == server["requests"]
    assert {"answered", *TROUBLE} == set(server["statuses"])
