from review_samples import BOW, DAY, PATH, document, found, hearing, review

from pact_author.model.review import Act, Decision, State, coverage_sentence
from pact_author.review.opinion import hold
from pact_author.review.queue import agreement, queue, states, tally

DOCUMENTS = {PATH: document()}


def held(*hearings, decisions=()):
    return hold(found(), review(*hearings, decisions=decisions), {})


def order(*hearings, decisions=()):
    return [(each.question, each.rank) for each in queue([held(*hearings, decisions=decisions)], DOCUMENTS)]


def test_what_is_most_divided_comes_first():
    told = order(
        hearing("abstained", code="R601"),
        hearing("unsound", "unsound", "unsound", code="R602"),
        hearing("sound", "unsound", "sound", "unsound", "sound", code="R603"),
        hearing("sound", "unsound", code="R604"),
        hearing("unread", code="R606"),
        hearing("sound", code="R607"),
    )

    assert [("R604", 0), ("R603", 0), ("R602", 1), ("R601", 2), ("R606", 3)] == told


def test_a_judge_that_is_hardly_sure_comes_before_one_that_is():
    told = order(hearing("unsound", code="R601", confidence=0.95), hearing("unsound", code="R602", confidence=0.55))

    assert [("R602", 1), ("R601", 1)] == told


def test_what_a_person_decided_waits_no_more():
    accept = Decision(Act.ACCEPT, "asha", DAY, found().content("R601", ""), "R601")
    whole = Decision(Act.REJECT, "asha", DAY, found().whole)

    assert [("R602", 1)] == order(hearing("unsound"), hearing("unsound", code="R602"), decisions=[accept])
    assert [] == order(hearing("unsound"), decisions=[whole])


def test_a_review_of_older_texts_comes_last():
    assert [("R602", 1), ("R601", 4)] == order(
        hearing("unsound", content="0123456789abcdef"), hearing("unsound", code="R602")
    )


def test_a_line_says_where_to_look_and_why():
    (one,) = queue([held(hearing("unsound", quote="a bow", pointer="/norm/statement", reason="hm"))], DOCUMENTS)

    assert (BOW, PATH, "implausible-norm", "doubtful (1 unsound)", "a bow", "hm") == (
        one.scenario,
        one.path,
        one.name,
        one.why,
        one.quote,
        one.reason,
    )
    assert "a bow" in DOCUMENTS[PATH].text.split("\n")[one.line - 1]


def test_agreement_is_alpha_over_the_questions_that_were_voted_on():
    told = agreement([held(hearing("sound", "unsound"), hearing("sound", code="R602"))])

    assert {"R601": 0.0, "R602": None} == told


def test_verdicts_are_counted_by_question():
    told = tally([held(hearing("unsound"), hearing("unread", code="R602")), held(hearing("sound"))])

    assert {"supported": 1, "doubtful": 1, "contested": 0, "abstained": 0, "none": 0} == told["R601"]
    assert {"none": 1} == {verdict: count for verdict, count in told["R602"].items() if count}


def test_states_are_by_scenario_and_make_a_sentence_for_a_release():
    assert {BOW: State.DOUBTFUL} == states([held(hearing("unsound"))])
    told = {str(n): state for n, state in enumerate(State)}
    assert (
        "2 of 8 scenarios were reviewed by a person, 4 by models alone, 1 before they were last changed, 1 not at all."
        == coverage_sentence(told)
    )
