"""Awkward studies and what the figures say of them: one row, one study."""

import pytest
from score_samples import trial

from pact_author.model.judgement import Decision
from pact_author.model.report import NO_SPREAD
from pact_author.score.measure import measure

F, A, R, M, U, B, E = (
    Decision.FOLLOW,
    Decision.ALLOW,
    Decision.REFUSED,
    Decision.MISSING,
    Decision.UNCLEAR,
    Decision.BOTH,
    Decision.ERROR,
)
TWELVE = [f"jp/s{number:02}" for number in range(12)]
ORDERS = ("culture-first", "preference-first")
NO_PAIR = "no cell has both option orders valid"


def study(outcomes, scenarios=TWELVE):
    """outcomes: for each scenario in turn, what its cell gave in the two orders."""
    trials = [
        trial(s, decision, order=order)
        for number, s in enumerate(scenarios)
        for order, decision in zip(ORDERS, outcomes[number % len(outcomes)], strict=True)
    ]
    return measure(trials, model="m", run=1, label="m", kind="endpoint", notice=None)


@pytest.mark.parametrize(
    ("what", "outcomes", "scenarios", "rate", "reason", "bounds", "pull", "flips"),
    [
        ("always A", [(F, A)], 12, 0.5, NO_SPREAD, (0.5, 0.5), 0.5, 1.0),
        ("always B", [(A, F)], 12, 0.5, NO_SPREAD, (0.5, 0.5), -0.5, 1.0),
        ("always the norm", [(F, F)], 12, 1.0, NO_SPREAD, (1.0, 1.0), 0.0, 0.0),
        ("always the preference", [(A, A)], 12, 0.0, NO_SPREAD, (0.0, 0.0), 0.0, 0.0),
        ("a scenario, a side", [(F, F), (A, A)], 12, 0.5, None, (0.5, 0.5), 0.0, 0.0),
        ("all refused", [(R, R)], 12, None, "no valid trial", (0.0, 1.0), None, None),
        ("nothing asked", [(M, M)], 12, None, "no valid trial", (0.0, 1.0), None, None),
        ("no side in any way", [(U, B), (E, R)], 12, None, "no valid trial", (0.0, 1.0), None, None),
        ("every second refused", [(F, R), (A, R)], 12, 0.5, None, (0.25, 0.75), None, None),
        (
            "nine scenarios",
            [(F, F), (A, A)],
            9,
            10 / 18,
            "9 scenarios; an interval needs 10",
            (10 / 18, 10 / 18),
            0.0,
            0.0,
        ),
        ("one scenario", [(F, A)], 1, 0.5, "1 scenario; an interval needs 10", (0.5, 0.5), 0.5, 1.0),
    ],
)
def test_an_awkward_study_is_told_as_it_is(what, outcomes, scenarios, rate, reason, bounds, pull, flips):
    told = study(outcomes, TWELVE[:scenarios])

    assert (rate, reason, bounds) == (told.culture_rate.est, told.culture_rate.reason, told.bounds), what
    assert (pull, flips) == (told.position.half_difference.est, told.position.flip_rate.est), what
    if flips is None:
        assert NO_PAIR == told.position.flip_rate.reason


def test_refusals_widen_the_bounds_and_not_the_rate():
    """Statistics note, §2: valid-only 2/3, bounds [0.5, 0.75]."""
    told = study([(F, F), (A, R)])

    assert (pytest.approx(2 / 3), (0.5, 0.75)) == (told.culture_rate.est, told.bounds)
