import numpy as np
import pytest
from scipy import stats

from pact_author.measures.grid import Grid
from pact_author.measures.missing import missing


def pattern(lost, refused=None):
    """Figures of trials that lack, given by factor."""
    (grid,) = lost.values()
    return missing(grid.hits.sum(1), grid.of.sum(1), lost, refused or {})


def grids(lost, of=None):
    """lost: (S, L) trials without an answer, of ten at each level."""
    lost = np.asarray(lost, float)
    of = np.full(lost.shape, 10.0) if of is None else np.asarray(of, float)
    return {"locale": Grid(tuple("abcdef"[: lost.shape[1]]), lost, of, of)}


def test_where_all_is_answered_there_is_no_pattern():
    told = pattern(grids(np.zeros((12, 2))))

    assert ("none", 12, 0, 0, ()) == (told.pattern, told.whole, told.begun, told.untouched, told.tests)


def test_a_run_cut_short_lacks_whole_scenarios():
    lost = np.zeros((20, 2))
    lost[12], lost[13:] = (3, 0), 10

    told = pattern(grids(lost))
    assert ("by_scenario", 12, 1, 7) == (told.pattern, told.whole, told.begun, told.untouched)


def test_answers_that_lack_at_one_level_are_a_pattern_of_the_factor():
    lost = np.zeros((20, 2))
    lost[:, 1] = np.arange(20) % 4

    told = pattern(grids(lost))
    (test,) = told.tests
    assert ("by_factor", "lost", "locale") == (told.pattern, test.outcome, test.factor)
    assert ({"a": 0.0, "b": pytest.approx(0.15)}, True) == (test.levels, test.p_adj < 0.001)


def test_answers_that_lack_here_and_there_have_no_pattern():
    lost = np.random.default_rng(1).binomial(10, 0.05, (30, 2))

    assert "scattered" == pattern(grids(lost)).pattern


def test_refusals_are_tested_beside_and_are_no_missing_answer():
    refused = np.zeros((20, 2))
    refused[:, 0] = 1 + np.arange(20) % 2
    told = pattern(grids(np.zeros((20, 2))), grids(refused))

    assert ("none", ["refused"]) == (told.pattern, [test.outcome for test in told.tests])


def test_of_a_handful_of_trials_no_pattern_is_looked_for():
    lost = np.zeros((20, 2))
    lost[0, 1] = 4

    assert ("scattered", ()) == ((told := pattern(grids(lost))).pattern, told.tests)


@pytest.mark.slow
def test_without_a_pattern_p_is_uniform():
    p = {"within": [], "between": []}
    for seed in range(120):
        random = np.random.default_rng(seed)
        lost = random.binomial(10, random.beta(1, 9, (24, 1)), (24, 3))
        p["within"] += [test.p for test in pattern(grids(lost)).tests]
        place = np.eye(3)[np.arange(24) % 3]
        p["between"] += [test.p for test in pattern(grids(lost * place, 10 * place)).tests]

    for values in p.values():
        assert len(values) > 100
        assert stats.kstest(values, "uniform").pvalue > 0.001


def test_a_run_in_which_nothing_varies_can_lack_scenarios_too():
    told = missing(np.array([0.0] * 8 + [4.0] * 4), np.full(12, 4.0), {}, {})

    assert ("by_scenario", 8, 0, 4) == (told.pattern, told.whole, told.begun, told.untouched)
