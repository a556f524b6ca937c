"""What still holds of a review: current answers, current decisions, and a person's word above a model's."""

import pytest
from review_samples import DAY, document, found, hearing, review

from pact_author.model.calibration import Standing
from pact_author.model.review import Act, Decision, State, Verdict
from pact_author.review.opinion import hold

TEXT = document().text
OTHER = "0123456789abcdef"
TRUSTED = {"loop-1": Standing("loop-1", frozenset({"R601"}), "passes")}


def decided(act="accept", question="", content=None, by="asha", **more):
    return Decision(Act(act), by, DAY, content or found().content(question, ""), question, **more)


def held(*hearings, decisions=(), known=None, text=None):
    return hold(found(text), review(*hearings, decisions=decisions), known or {})


def test_a_scenario_that_nobody_looked_at_has_no_state():
    assert State.NONE is hold(found(), None, {}).state
    assert State.NONE is held(decisions=[decided("note")]).state


@pytest.mark.parametrize(
    ("votes", "state"),
    [
        ([["sound"], ["sound"]], State.SUPPORTED),
        ([["sound"], ["unsound"]], State.DOUBTFUL),
        ([["sound", "unsound"], ["sound"]], State.CONTESTED),
        ([["sound"], ["abstained"]], State.ABSTAINED),
        ([["sound", "unsound"], ["unsound"]], State.DOUBTFUL),
        ([["unread"], ["misquoted"]], State.NONE),
    ],
)
def test_its_state_is_the_least_of_what_models_say(votes, state):
    (first, second) = votes

    assert state is held(hearing(*first), hearing(*second, code="R602")).state


def test_judges_of_one_question_are_weighed_together():
    told = held(hearing("sound", judge="a"), hearing("unsound", judge="b"))

    assert [Verdict.CONTESTED] == [each.weighed.verdict for each in told.opinions]


def test_a_person_s_word_outranks_models_in_both_directions():
    assert State.ACCEPTED is held(hearing("unsound"), decisions=[decided("accept")]).state
    assert State.REJECTED is held(hearing("sound"), decisions=[decided("reject")]).state


def test_the_last_word_holds():
    assert State.ACCEPTED is held(decisions=[decided("reject"), decided("accept", by="omar")]).state
    assert State.REJECTED is held(decisions=[decided("accept"), decided("reject", by="omar")]).state


def test_a_remark_decides_nothing():
    assert State.DOUBTFUL is held(hearing("unsound"), decisions=[decided("note")]).state
    assert State.ACCEPTED is held(decisions=[decided("accept"), decided("note")]).state


def test_a_word_on_one_question_leaves_the_others_open():
    told = held(hearing("unsound"), hearing("unsound", code="R602"), decisions=[decided("accept", "R601")])

    assert {"R601": True, "R602": False} == {each.place[0]: each.decision is not None for each in told.opinions}
    assert State.DOUBTFUL is told.state


def test_questions_that_were_all_accepted_are_open_no_more():
    assert State.SUPPORTED is held(hearing("unsound"), decisions=[decided("accept", "R601")]).state


def test_an_answer_about_older_texts_counts_no_more():
    told = held(hearing("unsound", content=OTHER))

    assert ((), State.STALE, ((("R601", ""), "loop-1"),)) == (told.opinions, told.state, told.stale)


def test_an_answer_to_another_prompt_counts_no_more():
    assert State.STALE is held(hearing("sound", prompt=OTHER)).state


def test_a_code_that_is_not_known_any_more_is_stale():
    from dataclasses import replace

    assert State.STALE is held(replace(hearing("sound"), question="R699")).state


def test_a_decision_on_older_texts_counts_no_more():
    told = held(hearing("unsound"), decisions=[decided(content=OTHER)])

    assert (None, State.STALE, ((("", ""), "asha"),)) == (told.whole, told.state, told.stale)


def test_a_change_elsewhere_leaves_an_answer_as_it_was():
    changed = TEXT.replace("a school corridor", "a long corridor of a school")

    assert changed != TEXT
    assert State.SUPPORTED is held(hearing("sound", code="R605"), text=changed).state
    assert State.STALE is held(hearing("sound", code="R601"), text=changed).state


def test_what_a_judge_says_that_passed_is_told_apart():
    trusted = held(hearing("unsound"), hearing("sound", "sound", judge="b"), known=TRUSTED).opinions[0]

    assert (Verdict.CONTESTED, Verdict.DOUBTFUL) == (trusted.weighed.verdict, trusted.trusted)
    assert None is held(hearing("unsound", code="R602"), known=TRUSTED).opinions[0].trusted
