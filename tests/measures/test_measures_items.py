import numpy as np
import pytest
from scipy.stats import betabinom
from statsmodels.stats.proportion import proportion_confint

from pact_author.measures.items import one_by_one as measured
from pact_author.measures.items import wilson
from pact_author.measures.people import Beta, another_sample
from pact_author.model.alignment import Items
from pact_author.model.human import Share

EXACT = Share(0.8, 2, 0.0, exact=True)


def one_by_one(judgements, answers):
    return measured(judgements, answers, {"a": "shoes, JP"})


def judged(item, follow, allow):
    return [(item, f"r{at}", float(at < follow)) for at in range(follow + allow)]


@pytest.mark.parametrize(("k", "n"), [(0, 5), (3, 10), (5, 5), (70, 100)])
def test_the_interval_of_a_share_is_wilson_s(k, n):
    assert proportion_confint(k, n, method="wilson") == pytest.approx(wilson(k / n, n))


def test_an_item_has_the_share_of_people_and_that_of_the_model():
    items = one_by_one([*judged("a", 6, 2), *judged("b", 1, 7)], {"a": EXACT, "b": Share(0.25, 4, 0.06)})

    assert [("a", "shoes, JP", 0.75, 8, 0.8), ("b", "", 0.125, 8, 0.25)] == [
        (each.item, each.about, each.p, each.n, each.q) for each in items.told
    ]


def test_a_probability_has_no_interval_and_neither_has_a_prompt_that_was_asked_once():
    answers = {"a": EXACT, "b": Share(0.5, 2, None), "c": Share(0.25, 4, 0.06)}
    a, b, c = one_by_one([row for item in "abc" for row in judged(item, 3, 3)], answers).told

    assert ((None, None), (None, None), wilson(0.25, 4)) == tuple((x.q_lo, x.q_hi) for x in (a, b, c))


def test_items_of_fewer_than_five_people_are_counted_and_not_told():
    items = one_by_one([*judged("a", 4, 1), *judged("b", 4, 0)], {"a": EXACT, "b": EXACT})

    assert (["a"], 1) == ([each.item for each in items.told], items.hidden)


def test_a_person_who_answered_twice_is_one_person():
    five = [*judged("a", 4, 0), ("a", "r0", 1.0)]

    assert ((), 1) == (one_by_one(five, {"a": EXACT}).told, one_by_one(five, {"a": EXACT}).hidden)


def test_where_nobody_answered_there_is_no_band():
    assert Items((), 0, None) == one_by_one([], {})


@pytest.mark.parametrize("n", [5, 12, 40])
def test_another_sample_of_people_lies_inside_ninety_times_of_a_hundred(n):
    beta = Beta(0.6, 3.0)
    x = np.arange(n + 1)
    inside = 0.0
    for k, chance in zip(x, betabinom.pmf(x, n, *beta.shapes), strict=True):
        lo, hi = another_sample(beta, int(k), n)
        again = betabinom.pmf(x, n, beta.shapes[0] + k, beta.shapes[1] + n - k)
        inside += chance * again[(x / n >= lo) & (x / n <= hi)].sum()

    assert 0.90 <= inside < 0.99


def test_where_all_items_have_the_same_share_another_sample_does_not_depend_on_these_people():
    assert another_sample(Beta(0.5, None), 0, 20) == another_sample(Beta(0.5, None), 20, 20)


@pytest.mark.parametrize("mean", [0.0, 1.0])
def test_where_all_people_agree_another_sample_does_so_too(mean):
    assert (mean, mean) == another_sample(Beta(mean, None), 0, 7)


def test_the_band_is_that_of_the_median_number_of_people_and_rises_with_their_share():
    rows = [row for item, (k, n) in enumerate([(1, 9), (5, 5), (9, 1), (8, 2)]) for row in judged(item, k, n)]
    band = one_by_one([*rows, *judged(9, 5, 0)], dict.fromkeys([0, 1, 2, 3, 9], EXACT)).band

    assert (10, 11) == (band.n, len(band.p))
    assert (list(band.lo), list(band.hi)) == (sorted(band.lo), sorted(band.hi))


def test_a_model_outside_of_another_sample_is_told_apart_from_one_inside():
    rows = [row for item, k in enumerate([1, 3, 8, 9]) for row in judged(item, k, 10 - k)]
    answers = {0: Share(0.99, 2, 0.0, exact=True), **dict.fromkeys([1, 2, 3], Share(0.5, 2, 0.0, exact=True))}

    assert [True, False] == [each.outside for each in one_by_one(rows, answers).told][:2]
