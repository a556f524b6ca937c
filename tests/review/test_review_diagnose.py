"""What is told of reviews: never an error, at the words themselves, and less where a judge is not known to be right."""

from dataclasses import replace

import pytest
from review_samples import BOW, DAY, PATH, document, found, hearing, review

from pact_author.model.calibration import Standing
from pact_author.model.diagnostic import Location, Severity, Span
from pact_author.model.review import Act, Decision, Review
from pact_author.reading.review_cards import UNREADABLE_REVIEW
from pact_author.reading.review_file import Reviews, review_text
from pact_author.review.diagnose import diagnostics
from pact_author.review.opinion import hold

TRUSTED = {"loop-1": Standing("loop-1", frozenset({"R601", "R605"}), "passes")}
RECORD = f"reviews/{BOW}.json"
OTHER = "0123456789abcdef"


def told(*hearings, decisions=(), known=TRUSTED, more=(), faults=()):
    one = review(*hearings, decisions=decisions)
    texts = {RECORD: review_text(one)}
    reviews = Reviews({BOW: one, **{each.scenario: each for each in more}}, texts, tuple(faults), ())
    return diagnostics([hold(found(), one, known)], reviews, {PATH: document()}, known)


def decided(act="accept", question="", **more):
    return Decision(Act(act), "asha", DAY, found().content(question, ""), question, **more)


def test_a_doubt_of_a_judge_that_passed_is_a_warning():
    (one,) = told(hearing("unsound", reason="nobody bows there"))

    assert ("R601", "implausible-norm", Severity.WARNING) == (one.code, one.name, one.severity)
    assert one.message.startswith("doubtful: 1 of 1 votes doubt that the norm is plausible")
    assert "(“nobody bows there”); asked: loop-1" in one.message
    assert f"pact-author review accept {BOW} --question R601" in one.hint


@pytest.mark.parametrize("known", [{}, {"loop-1": Standing("loop-1", frozenset(), "fails")}])
def test_a_doubt_of_a_judge_that_was_not_measured_or_failed_is_a_note_and_says_so(known):
    (one,) = told(hearing("unsound"), known=known)

    assert Severity.NOTE is one.severity
    assert "loop-1 (not calibrated for this, or below the floor)" in one.message


def test_what_judges_differ_about_is_a_note():
    (one,) = told(hearing("unsound", "sound"))

    assert (Severity.NOTE, True) == (one.severity, one.message.startswith("contested: 1 of 2 votes doubt that"))


@pytest.mark.parametrize("votes", [["sound"], ["abstained"], ["unread"], ["misquoted"], ["refused"], ["swayed"]])
def test_nothing_else_is_told(votes):
    assert () == told(hearing(*votes))


def test_a_doubt_stands_at_the_words_that_the_judge_relied_on():
    (one,) = told(hearing("unsound", quote="a deeper, longer one", pointer="/norm/statement"))
    line = document().text.split("\n")[one.at.span.line - 1]

    assert "a deeper, longer one" == line[one.at.span.column - 1 : one.at.span.end_column - 1]


def test_a_doubt_without_words_stands_at_its_field():
    assert "/norm/statement" == told(hearing("unsound"))[0].at.pointer
    assert "/options" == told(hearing("unsound", code="R605"))[0].at.pointer


def test_what_a_person_accepted_is_ignored_with_the_reason():
    (one,) = told(hearing("unsound"), decisions=[decided(why="I grew up there")])
    (line,) = [
        n for n, text in enumerate(review_text(review(hearing("unsound"))).split("\n"), 1) if "decisions" in text
    ]

    assert f"accepted by asha on {DAY}: I grew up there" == one.ignored
    assert Location(RECORD, Span(line, 1, line, 1)) == one.ignored_at


def test_what_a_person_rejected_is_a_warning_and_the_model_is_silent():
    (one,) = told(hearing("unsound"), decisions=[decided("reject", why="it is not so")])

    assert ("R693", Severity.WARNING) == (one.code, one.severity)
    assert f"asha rejected this on {DAY}: it is not so" == one.message


def test_what_a_person_rejected_is_told_without_any_model():
    (one,) = told(decisions=[decided("reject", "R603", why="the page says nothing of it")])

    assert ("/norm/evidence", True) == (one.at.pointer, "(R603 evidence-does-not-support)" in one.message)


def test_a_review_of_older_texts_is_a_note():
    (one,) = told(hearing("unsound", content=OTHER), hearing("sound", code="R602", prompt=OTHER))

    assert ("R691", Severity.NOTE) == (one.code, one.severity)
    assert one.message.endswith("does not count any more: R601, R602")


def test_a_review_of_nothing_is_told_at_its_file():
    (one,) = told(more=[Review("jp/gone")])

    assert ("R692", "reviews/jp/gone.json") == (one.code, one.at.path)


def test_what_cannot_be_read_is_told_too():
    fault = UNREADABLE_REVIEW.diagnostic(Location("reviews/jp/x.json", Span(3, 1, 3, 1)), "this is not JSON")

    assert (fault,) == told(faults=[fault])


def test_nothing_is_ever_an_error_and_all_stands_in_reading_order():
    found_ = told(
        hearing("unsound"),
        hearing("unsound", code="R605"),
        hearing("unsound", code="R602", content=OTHER),
        decisions=[decided("reject", "R606", why="no")],
        more=[Review("jp/gone")],
    )

    assert {"R601", "R605", "R606", "R691", "R692", "R693"} >= {each.code for each in found_}
    assert max(each.severity for each in found_) < Severity.ERROR
    assert sorted(found_, key=lambda each: each.order) == list(found_)


def test_a_judge_s_words_are_no_more_than_words():
    hostile = "::error::gone\x1b[31m"
    (one,) = told(replace(hearing("unsound"), answers=hearing("unsound", reason=hostile).answers))

    from pact_author.model.diagnostic import Diagnosis
    from pact_author.render.github import render

    lines = "\n".join(render(Diagnosis((one,), {}, (PATH,), {}, "1")))
    assert "\x1b" not in lines
    assert not any(line.startswith("::error") for line in lines.split("\n"))
