import pytest

from pact_author.model.persona import AgeBand, Gender


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


@pytest.mark.parametrize(
    ("band", "broad"),
    [
        ("younger", "younger"),
        ("18-29", "younger"),
        ("30-44", "younger"),
        ("45-59", "older"),
        ("60+", "older"),
        ("older", "older"),
    ],
)
def test_each_age_band_lies_in_one_of_the_study_s_two(band, broad):
    assert broad == AgeBand(band).broad


def test_only_the_study_s_bands_are_broad():
    assert {"younger", "older"} == {band for band in AgeBand if band.is_broad}
