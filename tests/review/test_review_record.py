from dataclasses import replace

from review_samples import BOW, DAY, JUDGE, found, hearing, reply, review, said

from pact_author.ask.call import ReplyStatus
from pact_author.model.review import Act, Decision, Said
from pact_author.review.places import chosen
from pact_author.review.plan import plan
from pact_author.review.record import heard, missing, with_decision, with_hearings

ASKED = tuple(chosen([found()], [], ["R601", "R605"]))
THREE = replace(JUDGE, samples=3)


def replies():
    return {each.call.key: reply(each.call, said("cannot-tell")) for each in plan(ASKED, JUDGE)}


def test_what_was_said_is_kept_with_what_it_was_said_of():
    (one, _) = heard(ASKED, JUDGE, replies(), DAY)[BOW]

    assert ("loop-1", "R601", "", found().content("R601", ""), DAY) == (
        one.judge,
        one.question,
        one.locale,
        one.content,
        one.date,
    )


def test_a_comparison_is_asked_in_both_orders_and_a_plain_question_in_one():
    assert [("R601", ""), ("R605", ""), ("R605", "swapped")] == [
        (each.question.code, each.order) for each in plan(ASKED, JUDGE)
    ]
    assert 9 == len({each.call.key for each in plan(ASKED, THREE)})


def test_a_single_sample_is_asked_coldly_and_several_warmly_each_with_a_seed():
    assert {(0.0, 0)} == {(e.call.settings.temperature, e.call.settings.seed) for e in plan(ASKED, JUDGE)}
    assert {(0.7, 0), (0.7, 1), (0.7, 2)} == {
        (e.call.settings.temperature, e.call.settings.seed) for e in plan(ASKED, THREE)
    }


def test_a_question_without_any_answer_leaves_no_trace():
    errors = {key: replace(each, status=ReplyStatus.ERROR) for key, each in replies().items()}

    assert {} == heard(ASKED, JUDGE, errors, DAY)
    assert {} == heard(ASKED, JUDGE, {}, DAY)


def test_what_is_on_record_is_not_asked_again():
    told = with_hearings(None, BOW, heard(ASKED, JUDGE, replies(), DAY)[BOW])

    assert () == missing(ASKED, JUDGE, {BOW: told})
    assert ASKED == missing(ASKED, replace(JUDGE, name="another"), {BOW: told})
    assert ASKED == missing(ASKED, THREE, {BOW: told})
    assert ASKED == missing(ASKED, JUDGE, {})


def test_what_was_answered_in_part_is_asked_again():
    some = dict(list(replies().items())[:2])
    told = with_hearings(None, BOW, heard(ASKED, JUDGE, some, DAY)[BOW])

    assert [Said.ABSTAINED, Said.FAILED] == [each.said for each in told.hearings[1].answers]
    assert ["R605"] == [question.code for question, _ in missing(ASKED, JUDGE, {BOW: told})]


def test_what_is_on_record_of_older_texts_is_asked_again():
    told = review(hearing("sound", content="0123456789abcdef"))

    assert ASKED == missing(ASKED, JUDGE, {BOW: told})


def test_new_answers_of_a_judge_stand_in_place_of_its_old_ones():
    before = review(hearing("sound"), hearing("sound", judge="b"), hearing("sound", code="R602"))
    after = with_hearings(before, BOW, [hearing("unsound")])

    assert [("R601", "b", Said.SOUND), ("R601", "loop-1", Said.UNSOUND), ("R602", "loop-1", Said.SOUND)] == [
        (each.question, each.judge, each.answers[0].said) for each in after.hearings
    ]


def test_a_record_is_the_same_whoever_asked_first():
    a, b = hearing("sound", judge="a"), hearing("sound", judge="b")
    one = with_hearings(with_hearings(None, BOW, [a]), BOW, [b])

    assert one == with_hearings(with_hearings(None, BOW, [b]), BOW, [a])


def test_decisions_are_never_lost():
    first = Decision(Act.REJECT, "asha", DAY, found().whole, why="no")
    second = Decision(Act.ACCEPT, "omar", DAY, found().whole)
    told = with_decision(with_decision(None, BOW, first), BOW, second)

    assert (first, second) == with_hearings(told, BOW, [hearing("sound")]).decisions
