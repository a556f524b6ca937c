import pytest

from pact_author.model.persona import Gender


@pytest.mark.parametrize(
    ("gender", "branch"),
    [
        (Gender.FEMALE, "female"),
        (Gender.MALE, "male"),
        (Gender.NONBINARY, "other"),
        (Gender.UNSPECIFIED, "other"),
    ],
)
def test_a_gender_takes_the_branch_of_a_select_that_fits_and_the_open_one_otherwise(gender, branch):
    assert branch == gender.grammar
