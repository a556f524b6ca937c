"""What needs no cluster; tests/cli/test_cli_score_ray.py asks with one."""

import json

import pytest

pytest.importorskip("ray", reason="needs the extra ray")

from hypothesis import given
from hypothesis import strategies as st

from pact_author.ask.call import CallSettings, ChatMessage, Reply, ReplyStatus, make_call
from pact_author.ask.ray_engine import Asking, _answer, _calls, _cause, _read, _tag, _wanted
from pact_author.ask.store import open_store

SETTINGS = CallSettings()


def call(text, repeat=0):
    return make_call("m", (ChatMessage("system", "be brief"), ChatMessage("user", text)), SETTINGS, repeat)


texts = st.text(st.characters(exclude_categories=["Cs"]))


@given(
    texts,
    st.integers(0, 9),
    st.none() | st.lists(st.tuples(texts, st.floats(max_value=0, allow_infinity=False)), min_size=1).map(tuple),
    st.lists(texts).map(tuple),
)
def test_a_reply_comes_back_from_a_node_as_it_was(text, repeat, logprobs, dropped):
    asked = call(text, repeat)
    reply = Reply(asked.key, ReplyStatus.ANSWERED, text, logprobs, "stop", "m-1", 3, 1, dropped=dropped)

    assert (asked, reply) == _read(json.loads(_answer(asked, reply)), SETTINGS)


def test_of_equal_calls_the_first_is_wanted_and_of_answered_ones_none(tmp_path):
    with open_store(tmp_path / "replies.sqlite") as store:
        store.put(call("old"), Reply(call("old").key, ReplyStatus.ANSWERED, "A"))
        todo = [("a#0", call("new")), ("b#0", call("new")), ("c#0", call("old"))]

        assert (frozenset({_tag("a#0", call("new"))}), 2) == _wanted(todo, store)


def test_an_item_with_other_words_under_a_wanted_name_is_not_asked():
    wanted = frozenset({_tag("a#0", call("as it was"))})

    assert 1 == len(_calls({}, lambda row: [("a#0", call("as it was"))], wanted))
    assert [] == _calls({}, lambda row: [("a#0", call("as it is not"))], wanted)


def test_the_line_that_says_what_failed_is_found():
    told = "ray::Map() (pid=1)\n  File x\nFileNotFoundError: /data/en.jsonl\n\nThe above exception was …\nray::Map()"

    assert "FileNotFoundError: /data/en.jsonl" == _cause(ValueError(told))
    assert "gone" == _cause(ValueError("gone"))


def test_a_key_is_in_no_account_of_what_is_asked():
    assert "secret" not in repr(Asking("http://a/v1", "secret", SETTINGS))
