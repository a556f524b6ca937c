import json

import pytest
from translate_samples import THANKS, home_in, job_of, spanish

from pact_author.ask.call import Reply, ReplyStatus
from pact_author.translate.judge import CUT, DECLINED, NO_JSON, first_call, second_calls, verdicts
from pact_author.translate.scene import key, scene, sources


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """A scene, and what is known of how it is asked."""
    job = job_of(home_in(tmp_path_factory.mktemp("home")))
    (one,) = (scene(*each, {}) for each in sources(job.scenarios) if each[0] == THANKS)
    return one, job.briefing, job.asking


def replying(asked, **reply):
    """The replies where only the first call has one."""
    call = first_call(*asked)
    return {call.key: Reply(call.key, **{"status": ReplyStatus.ANSWERED, **reply})}.get


def answer(one, **changed):
    told = {key(text): spanish(text.message.source) for text in one.texts} | changed
    return json.dumps({name: text for name, text in told.items() if text is not None})


def test_a_call_is_named_by_what_it_asks(asked):
    assert first_call(*asked) == first_call(*asked)


def test_sound_drafts_stand_and_nothing_more_is_asked(asked):
    get = replying(asked, text=answer(asked[0]))

    assert all(each.stands for each in verdicts(*asked, get))
    assert [] == list(second_calls(*asked, get))


def test_without_a_reply_nothing_was_asked(asked):
    assert {(False, False)} == {(each.asked, each.stands) for each in verdicts(*asked, lambda _: None)}


def test_a_draft_that_was_not_asked_for_again_yet_waits(asked):
    get = replying(asked, text=answer(asked[0], situation=""))

    assert {"situation"} == {key(each.text) for each in verdicts(*asked, get) if not each.asked}


def test_an_error_is_no_answer(asked):
    get = replying(asked, status=ReplyStatus.ERROR, error="500: down")

    assert {(False, ("500: down",))} == {(each.answered, each.faults) for each in verdicts(*asked, get)}
    assert [] == list(second_calls(*asked, get))


def test_a_refusal_is_final(asked):
    get = replying(asked, status=ReplyStatus.REFUSED, text="no")

    assert {(DECLINED,)} == {each.faults for each in verdicts(*asked, get)}
    assert [] == list(second_calls(*asked, get))


@pytest.mark.parametrize(("finish", "fault"), [("stop", NO_JSON), ("length", CUT)])
def test_after_no_json_each_text_is_asked_alone(asked, finish, fault):
    get = replying(asked, text="Sure! {", finish_reason=finish)
    calls = [(call, texts) for call, texts in second_calls(*asked, get)]

    assert [1] * len(asked[0].texts) == [len(texts) for _, texts in calls]
    assert len(calls) == len({call.key for call, _ in calls})
    assert {"faults": [fault]} == json.loads(calls[0][0].messages[1].content)["earlier"]["situation"]


def test_a_text_that_was_left_out_is_asked_again_with_those_that_cannot_stand(asked):
    get = replying(asked, text=answer(asked[0], situation=None, **{"norm.statement": "\u202e"}))
    ((_, texts),) = second_calls(*asked, get)

    assert ["situation", "norm.statement"] == [key(text) for text in texts]
