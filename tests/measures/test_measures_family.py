import pytest
from hypothesis import given
from hypothesis import strategies as st

from pact_author.measures.family import holm, tie_groups

multitest = pytest.importorskip("statsmodels.stats.multitest")


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_holm_is_that_of_statsmodels(p):
    assert pytest.approx(multitest.multipletests(p, method="holm")[1].tolist()) == holm(p)


def test_what_has_no_p_is_no_test_of_the_family():
    assert [0.02, None, 0.04] == holm([0.01, None, 0.04])


@pytest.mark.parametrize(
    ("ties", "expected"),
    [
        (set(), ()),
        ({(1, 2)}, ((1, 2),)),
        ({(1, 2), (2, 3)}, ((1, 2), (2, 3))),
        ({(1, 2), (2, 3), (1, 3)}, ((1, 2, 3),)),
        ({(1, 2), (3, 4)}, ((1, 2), (3, 4))),
    ],
)
def test_things_are_grouped_where_every_two_are_tied(ties, expected):
    assert expected == tie_groups([1, 2, 3, 4], ties)
