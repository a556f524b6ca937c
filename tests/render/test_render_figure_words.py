import pytest
from render_samples import FEW, NONE, estimate

from pact_author.render.figure_words import chance, compared, said


@pytest.mark.parametrize(("p", "words"), [(0.5, "p = 0.500"), (0.0004, "p < 0.001"), (0.0, "p < 0.001")])
def test_a_p_value_is_never_told_as_zero(p, words):
    assert words == chance(p)


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (estimate(0.4), "40.0 % [35.0, 45.0], 24 scenarios"),
        (FEW, "25.0 %, 4 scenarios"),
        (NONE, "the endpoint gave no log-probabilities"),
    ],
)
def test_a_rate_is_told_with_what_there_is_of_it(figure, words):
    assert words == said(figure)


def test_a_tie_is_told_as_one():
    assert "+1.0 pp [−4.0, +6.0], adjusted p = 0.700, not told apart" == compared(estimate(0.01), 0.7, True)
