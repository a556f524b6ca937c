"""Judges whose rightness is known get the figures that are true of them."""

import pytest
from review_samples import GOLD, PROJECT, always_no, always_yes, biased, good, item, malformed, unsure, votes
from review_trials import tried_by

from pact_author.model.calibration import Kind
from pact_author.review.calibration import Tried, figures

REGIONS = PROJECT.settings.regions


def of(script, samples=1):
    """Figures by question, of a judge that answers like that."""
    return {each.question: each for each in figures(tried_by(script, GOLD, samples), REGIONS)}


def shares(told):
    return told.sensitivity.est, told.specificity.est, told.undecided.est


def test_three_questions_have_a_known_answer():
    assert {"R601": 80, "R602": 48, "R603": 48} == {code: each.all.items for code, each in of(good).items()}


@pytest.mark.parametrize(
    ("script", "expected", "passes"),
    [
        (good, (1.0, 1.0, 0.0), True),
        (always_yes, (0.0, 1.0, 0.0), False),
        (always_no, (1.0, 0.0, 0.0), False),
        (unsure, (None, None, 1.0), False),
        (malformed, (None, None, 1.0), False),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_known_judge_gets_its_figures(script, expected, passes):
    for told in of(script).values():
        assert expected == shares(told.all)
        assert passes is told.passed


def test_a_judge_that_is_right_at_home_alone_is_seen_through_by_region():
    told = of(biased)["R601"]
    by_region = {each.name: each.sensitivity.est for each in told.regions}

    assert 1.0 == by_region.pop("north-america-western-europe")
    assert {0.0} == set(by_region.values())
    assert 1.0 == told.all.specificity.est
    assert not told.passed


def test_no_answer_that_cannot_be_read_is_counted_as_one():
    told = of(malformed)["R601"].all

    assert (80, 0, 0, None) == (told.unread, told.abstained, told.contested, told.brier.est)


def test_abstaining_is_counted_apart():
    told = of(unsure)["R602"].all

    assert (48, 1.0, 0, 0) == (told.abstained, told.abstention.est, told.contested, told.unread)


def test_samples_that_differ_are_contested():
    def torn(request, number):
        return always_yes(request) if number % 2 else always_no(request)

    told = of(torn, samples=2)["R601"].all

    assert (80, 1.0) == (told.contested, told.undecided.est)


def test_the_brier_score_is_that_of_what_the_judge_says():
    assert pytest.approx(0.01) == of(good)["R601"].all.brier.est
    assert pytest.approx((32 * 0.01 + 48 * 0.81) / 80) == of(always_yes)["R601"].all.brier.est


def test_the_curve_has_what_was_said_and_how_many_were_so():
    told = [(each.low, each.said, each.sound.est, each.sound.n_rows) for each in of(good)["R601"].all.curve]

    assert (0.0, pytest.approx(0.1), 0.0, 48) == told[0]
    assert [0, 0, 0] == [rows for _, _, _, rows in told[1:4]]
    assert (0.8, pytest.approx(0.9), 1.0, 32) == told[4]


def test_what_falls_short_is_said():
    assert ("sensitivity is 0.00; 0.75 is needed",) == of(always_yes)["R601"].short
    assert "it left 100% of the items undecided; 25% are allowed" in of(unsure)["R601"].short


def test_a_few_items_are_not_enough_however_right_a_judge_is():
    few = [
        *(Tried(item(Kind.TRUE, f"jp/n{n}"), "R601", votes("sound")) for n in range(9)),
        *(Tried(item(Kind.ABSURD, f"jp/n{n}"), "R601", votes("unsound")) for n in range(9)),
    ]
    (told,) = figures(few, REGIONS)

    assert (
        "sensitivity: it decided on unsound items of 9 norms; 10 are needed",
        "specificity: it decided on sound items of 9 norms; 10 are needed",
    ) == told.short


def test_a_judge_that_may_be_no_better_than_a_coin_does_not_pass():
    def of_ten(kind, right, wrong):
        return [Tried(item(kind, f"jp/n{n}"), "R601", votes(right if n < 8 else wrong)) for n in range(10)]

    (told,) = figures([*of_ten(Kind.TRUE, "sound", "unsound"), *of_ten(Kind.ABSURD, "unsound", "sound")], REGIONS)

    assert 0.8 == told.all.sensitivity.est
    assert "sensitivity may be as low as 0.49; more than 0.5 is needed" in told.short


def test_figures_are_by_theme_and_by_what_was_made_of_a_norm_too():
    told = of(good)["R601"]

    assert {"true", "moved", "inverted", "absurd"} == {each.name for each in told.kinds}
    assert 10 == len(told.themes)
    assert [80] * 3 == [sum(each.items for each in part) for part in (told.kinds, told.themes, told.regions)]
