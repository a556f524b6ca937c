import krippendorff
import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats

from pact_author.measures import people as of
from pact_author.measures.people import Beta


def drawn(seed, items=4000, a=2.0, b=1.0, n=10, m=5, follow=None):
    """k of n people and y of m answers of a model; follow: the model's share from people's, the same if not given."""
    rng = np.random.default_rng(seed)
    p = rng.beta(a, b, items)
    q = p if follow is None else follow(p)
    sizes, answers = np.full(items, n), np.full(items, m)
    return rng.binomial(n, p), sizes, rng.binomial(m, q), answers, float(((p - q) ** 2).mean())


def share(y, m):
    """q and the noise of y of m answers."""
    return y / m, y * (m - y) / (m * m * (m - 1))


@pytest.mark.parametrize(("n", "m"), [(2, 2), (3, 5), (10, 20)])
@pytest.mark.parametrize("follow", [None, lambda p: 1 - p, lambda p: 0.3 + 0.4 * p])
def test_the_squared_distance_is_unbiased_for_any_number_of_people_and_answers(n, m, follow):
    k, sizes, y, answers, truth = drawn(1, items=20_000, n=n, m=m, follow=follow)
    told = of.squared_distance(k, sizes, *share(y, answers))

    assert abs(told.mean() - truth) < 4 * stats.sem(told)


def test_what_is_not_corrected_is_far_off_where_the_truth_is_no_distance():
    k, n, y, m, _ = drawn(2)

    assert ((k / n - y / m) ** 2).mean() > 0.03


@pytest.mark.parametrize(("k", "n", "expected"), [(2, 2, 1.0), (1, 2, 0.0), (2, 4, 1 / 3), (3, 4, 0.5), (0, 7, 1.0)])
def test_pairwise_agreement_is_the_share_of_pairs_that_agree(k, n, expected):
    assert [pytest.approx(expected)] == list(of.pairwise_agreement(np.array([k]), np.array([n])))


@pytest.mark.parametrize("n", [2, 3, 5, 50])
def test_pairwise_agreement_does_not_depend_on_the_number_of_people(n):
    k, sizes, *_ = drawn(3, items=20_000, n=n)

    # ∫ p² + (1 − p)² under Beta(2, 1)
    assert pytest.approx(2 / 3, abs=0.01) == of.pairwise_agreement(k, sizes).mean()


@pytest.mark.parametrize("seed", range(5))
def test_alpha_is_krippendorff_s(seed):
    rng = np.random.default_rng(seed)
    n = rng.integers(1, 8, 30)
    k = rng.binomial(n, rng.uniform(size=30))
    counts = np.array([[ones, size - ones] for ones, size in zip(k, n, strict=True)])

    assert pytest.approx(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal")) == of.alpha(k, n)


@pytest.mark.parametrize("k", [[0, 0], [3, 3]])
def test_there_is_no_alpha_where_all_answers_are_the_same(k):
    assert of.alpha(np.array(k), np.array([3, 3])) is None


def test_the_spread_of_true_shares_is_found_behind_the_sampling():
    k, n, *_ = drawn(4, items=20_000, a=2.0, b=1.0, n=4)

    assert pytest.approx((2.0, 1.0), abs=0.15) == of.shares(k, n).shapes


def test_items_that_differ_no_more_than_by_chance_have_one_share():
    assert Beta(0.5, None) == of.shares(np.array([1, 1, 1]), np.array([2, 2, 2]))


@pytest.mark.parametrize(
    ("beta", "draw"), [(Beta(2 / 3, 3.0), lambda rng: rng.beta(2, 1, 200_000)), (Beta(0.3, None), lambda rng: 0.3)]
)
def test_the_expected_distance_of_two_samples_is_what_drawing_them_gives(beta, draw):
    rng = np.random.default_rng(5)
    p = draw(rng)
    drawn_distance = np.abs(rng.binomial(10, p, 200_000) / 10 - rng.binomial(3, p, 200_000) / 3).mean()

    assert pytest.approx(drawn_distance, abs=0.003) == of.expected_distance(beta, 10, 3)


@pytest.mark.parametrize("mean", [0.0, 1.0])
def test_two_samples_of_a_sure_answer_do_not_differ(mean):
    assert 0.0 == of.expected_distance(Beta(mean, None), 4, 4)


def test_the_ceiling_is_how_often_a_sample_finds_the_true_majority():
    rng = np.random.default_rng(6)
    p = rng.beta(2, 1, 50_000)
    n = np.full(50_000, 5)
    k = rng.binomial(5, p)

    assert pytest.approx(((k > 2.5) == (p > 0.5)).mean(), abs=0.005) == of.majority_ceiling(Beta(2 / 3, 3.0), k, n)


def test_where_all_items_are_tied_there_is_no_ceiling():
    assert of.majority_ceiling(Beta(0.5, 2.0), np.array([1, 2]), np.array([2, 4])) is None


def test_a_model_that_is_divided_as_people_are_has_a_corrected_correlation_near_one():
    k, n, y, m, _ = drawn(7, items=5000, n=10, m=200)
    told = of.disagreement_correlation(k, n, *share(y, m))

    assert told.raw < 0.85
    assert pytest.approx(1.0, abs=0.1) == told.corrected


def test_where_people_are_too_few_to_be_relied_on_nothing_is_corrected():
    rng = np.random.default_rng(8)
    k = rng.binomial(4, 0.5, 300)
    y = rng.binomial(9, rng.uniform(size=300))
    told = of.disagreement_correlation(k, np.full(300, 4), *share(y, np.full(300, 9)))

    assert (None, "reliability<0.3") == (told.corrected, told.reason)


def test_one_answer_an_item_has_no_correlation():
    ones = np.ones(5, int)
    told = of.disagreement_correlation(ones, 4 * ones, ones, np.full(5, np.nan))

    assert (None, "fewer than 3 items have two answers of people and of the model") == (told.raw, told.reason)


def test_the_gap_s_error_is_that_of_a_regression_clustered_both_ways():
    rng = np.random.default_rng(9)
    items, people = np.repeat(np.arange(30), 20), np.tile(np.arange(20), 30)
    values = rng.normal(size=30)[items] * 0.2 + rng.normal(size=20)[people] * 0.2 + rng.normal(size=600) * 0.1
    fitted = sm.OLS(values, np.ones(600)).fit(cov_type="cluster", cov_kwds={"groups": np.column_stack([items, people])})

    told = of.two_way_gap(values, items, people)
    assert pytest.approx(fitted.params[0]) == told.est
    assert pytest.approx(fitted.bse[0], rel=0.01) == told.se


def test_with_few_people_there_is_a_gap_and_no_interval():
    told = of.two_way_gap(np.array([0.1, 0.2, 0.3]), np.array([0, 1, 2]), np.array([0, 0, 1]))

    assert (pytest.approx(0.2), None, "3 items and 2 people; an interval needs 10 of both") == (
        told.est,
        told.se,
        told.reason,
    )


def test_the_gap_s_interval_covers_the_truth_as_often_as_it_says():
    rng = np.random.default_rng(10)
    covered = 0
    for _ in range(400):
        items, people = np.repeat(np.arange(40), 25), np.tile(np.arange(25), 40)
        p = 0.5 + rng.uniform(-0.25, 0.25, 40)[items] + rng.uniform(-0.2, 0.2, 25)[people]
        told = of.two_way_gap(0.7 - (rng.uniform(size=1000) < p), items, people)
        covered += told.lo <= 0.2 <= told.hi

    # 0.95 ± 3 standard errors of 400 draws, and a little for so few people
    assert 0.91 <= covered / 400 <= 0.985


@pytest.mark.parametrize("beta", [of.Beta(0.7, 3.0), of.Beta(0.2, 0.4), of.Beta(0.5, None)])
@pytest.mark.parametrize("n", [1, 2, 10])
def test_a_share_that_is_known_is_as_near_as_one_of_very_many_answers(beta, n):
    assert pytest.approx(of.expected_distance(beta, n, 4000), abs=4e-3) == of.expected_distance_to_truth(beta, n)


def test_a_share_read_from_probabilities_makes_an_unbiased_distance_too():
    rng = np.random.default_rng(10)
    truth, n = rng.beta(2, 1, 20_000), np.full(20_000, 5)
    told = of.squared_distance(rng.binomial(5, truth), n, 1 - truth, np.zeros(20_000))

    assert abs(told.mean() - ((2 * truth - 1) ** 2).mean()) < 4 * stats.sem(told)
