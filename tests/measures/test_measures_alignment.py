import numpy as np
import pytest
from scipy import stats

from pact_author.measures.alignment import counted, pooled
from pact_author.model.human import Share


def test_of_one_answer_nobody_knows_how_it_would_have_been_again():
    assert Share(1.0, 1, None) == counted([1.0])


def test_answers_that_were_drawn_alike_have_the_noise_of_their_mean():
    assert Share(0.75, 4, 0.75 * 0.25 / 3) == counted([1, 1, 0, 1])


def test_shares_of_prompts_count_the_same_and_their_noises_add_up():
    told = pooled([Share(1.0, 4, 0.0), Share(0.5, 2, 0.25)])

    assert Share(0.75, 6, 0.0625) == told


def test_where_one_prompt_was_answered_once_the_noise_is_not_known():
    assert pooled([Share(1.0, 1, None), Share(0.5, 2, 0.25)]).noise is None


def test_only_probabilities_together_are_exact():
    exact = Share(0.5, 1, 0.0, exact=True)

    assert (True, False) == (pooled([exact, exact]).exact, pooled([exact, counted([1, 0])]).exact)


def test_a_model_that_follows_the_order_has_no_noise_by_that():
    """Pooled as if drawn alike, A in one order and B in the other would look like a coin."""
    assert 0.0 == pooled([counted([1, 1]), counted([0, 0])]).noise < counted([1, 1, 0, 0]).noise


def test_the_noise_of_two_orders_is_unbiased():
    rng = np.random.default_rng(11)
    found = [pooled([counted(rng.binomial(1, p, 3)) for p in (0.9, 0.2)]) for _ in range(4000)]
    expected = (0.9 * 0.1 + 0.2 * 0.8) / 3 / 4

    assert abs(np.mean([each.noise for each in found]) - expected) < 4 * stats.sem([each.noise for each in found])
    assert pytest.approx(expected, rel=0.1) == np.var([each.share for each in found])
