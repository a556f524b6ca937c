import pytest

from pact_author.reading.review_file import Measured
from pact_author.review.standing import first_line, standings

PROMPTS = {"R601": "a" * 16, "R602": "b" * 16, "R604": "d" * 16}
GOLD = "c" * 16


def of(passed=("R601", "R602"), asked=("R601", "R602"), gold=GOLD, prompts=PROMPTS):
    told = Measured("m", "2026-11-25", gold, dict(prompts), frozenset(passed), frozenset(asked))
    return standings(["m"], [told], PROMPTS, GOLD)["m"]


def test_a_judge_without_a_calibration_is_listened_to_about_nothing_and_it_is_said():
    told = standings(["m"], [], PROMPTS, GOLD)["m"]

    assert frozenset() == told.passed
    assert told.sentence.startswith("judge m was never calibrated")
    assert told.sentence == first_line([told])


def test_a_judge_below_the_floor_is_said_to_fail():
    told = of(passed=("R602",))

    assert frozenset({"R602"}) == told.passed
    assert "judge m, calibrated on 2026-11-25 FAILS the floor for R601: do not rely on it there" in told.sentence
    assert "passes for R602" in told.sentence


def test_a_judge_that_passes_is_listened_to_about_what_was_measured_alone():
    told = of()

    assert frozenset({"R601", "R602"}) == told.passed
    assert told.sentence.endswith("passes for R601, R602; all other questions are not calibrated")


def test_a_question_that_was_worded_anew_is_not_calibrated():
    assert frozenset({"R602"}) == of(prompts=PROMPTS | {"R601": "e" * 16}).passed


@pytest.mark.parametrize(
    ("changed", "what"),
    [({"gold": "0" * 16}, "gold set"), ({"prompts": {"R601": "0" * 16, "R602": "0" * 16}}, "questions")],
)
def test_a_calibration_of_something_else_counts_for_nothing(changed, what):
    told = of(**changed)

    assert frozenset() == told.passed
    assert f"before the {what} changed: it counts as uncalibrated" in told.sentence
