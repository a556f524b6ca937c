import numpy as np
import pytest
import statsmodels.api as sm

from pact_author.measures.logit import dummies, fit


def data(seed, n=400):
    rng = np.random.default_rng(seed)
    labels = [list(rng.choice(list("abc"), n)), list(rng.choice(list("xy"), n))]
    columns = [column for each in labels for column in dummies(each)]
    return columns, (rng.uniform(size=n) < 0.3 + 0.3 * columns[0]).astype(float)


def test_the_first_level_in_order_has_no_column():
    assert [[0, 0, 1, 0], [1, 0, 0, 0]] == [list(column) for column in dummies(["c", "a", "b", "a"])]


@pytest.mark.parametrize("labels", [[], ["a"], ["a", "a"]])
def test_one_level_has_none(labels):
    assert [] == dummies(labels)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_deviance_is_that_of_a_generalised_linear_model(seed):
    columns, y = data(seed)
    expected = sm.GLM(y, sm.add_constant(np.array(columns).T), family=sm.families.Binomial()).fit()

    told = fit(columns, y)
    assert (pytest.approx(expected.deviance, abs=1e-6), expected.df_model) == (told.deviance, told.degrees)


def test_a_column_that_is_there_twice_changes_nothing():
    columns, y = data(4)
    once, twice = fit(columns, y), fit([*columns, columns[0]], y)

    assert (pytest.approx(once.deviance, abs=1e-6), once.degrees) == (twice.deviance, twice.degrees)


def test_a_factor_that_tells_all_is_fitted_all_the_same():
    told = fit([np.array([0.0, 0, 1, 1])], np.array([0.0, 0, 1, 1]))

    assert told.deviance < 1e-3
    assert 1 == told.degrees


def test_no_answer_at_all_has_no_deviance():
    told = fit([], np.array([]))

    assert (0.0, 0) == (told.deviance, told.degrees)
