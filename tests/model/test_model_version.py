import pytest
from hypothesis import given
from hypothesis import strategies as st

from pact_author.model.version import Bump, is_enough, least, version_of

# The order that semver.org 2.0.0 gives as its example, point 11.
IN_ORDER = [
    "1.0.0-alpha",
    "1.0.0-alpha.1",
    "1.0.0-alpha.beta",
    "1.0.0-beta",
    "1.0.0-beta.2",
    "1.0.0-beta.11",
    "1.0.0-rc.1",
    "1.0.0",
    "1.0.10",
    "1.2.0",
    "10.0.0",
]


def test_versions_are_in_the_order_of_semver():
    assert IN_ORDER == sorted((*IN_ORDER[5:], *IN_ORDER[:5]), key=lambda text: version_of(text).order)


@pytest.mark.parametrize("text", IN_ORDER)
def test_a_version_is_written_as_it_was_read(text):
    assert text == str(version_of(text))


@pytest.mark.parametrize("text", ["", "1", "1.2", "1.2.3.4", "01.2.3", "1.2.x", "v1.2.3", "1.2.3+build", "1.2.3-"])
def test_what_is_no_version_is_refused(text):
    with pytest.raises(ValueError, match="is no version"):
        version_of(text)


@pytest.mark.parametrize(
    ("old", "bump", "expected"),
    [
        ("1.2.3", Bump.PATCH, "1.2.4"),
        ("1.2.3", Bump.MINOR, "1.3.0"),
        ("1.2.3", Bump.MAJOR, "2.0.0"),
        ("1.2.3", Bump.NONE, "1.2.4"),
        ("0.2.3", Bump.PATCH, "0.2.4"),
        ("0.2.3", Bump.MINOR, "0.3.0"),
        ("0.2.3", Bump.MAJOR, "0.3.0"),
        ("2.0.0-rc.1", Bump.MAJOR, "2.0.0"),
        ("2.0.0-rc.1", Bump.PATCH, "2.0.0"),
    ],
)
def test_the_least_version_that_tells_of_a_change(old, bump, expected):
    assert expected == least(old, bump)


@pytest.mark.parametrize(
    ("old", "new", "bump", "expected"),
    [
        ("1.2.3", "1.2.4", Bump.PATCH, True),
        ("1.2.3", "1.2.4", Bump.MINOR, False),
        ("1.2.3", "1.9.0", Bump.MAJOR, False),
        ("1.2.3", "2.0.0-rc.1", Bump.MAJOR, True),
        ("1.2.3", "1.2.3", Bump.PATCH, False),
        ("1.2.3", "1.2.2", Bump.NONE, False),
        ("0.1.0", "0.1.1", Bump.MINOR, False),
        ("0.1.0", "0.2.0", Bump.MAJOR, True),
        ("1.0.0-rc.1", "1.0.0-rc.2", Bump.MAJOR, True),
        ("1.0.0-rc.2", "1.0.0-rc.1", Bump.PATCH, False),
        ("1.0.0", "1.0.0-rc.1", Bump.PATCH, False),
    ],
)
def test_a_version_is_enough_or_is_not(old, new, bump, expected):
    assert expected is is_enough(old, new, bump)


CORES = st.tuples(*[st.integers(0, 30)] * 3).map(lambda core: ".".join(map(str, core)))


@given(CORES, st.sampled_from(Bump))
def test_the_least_version_is_always_enough(old, bump):
    assert is_enough(old, least(old, bump), bump)


@given(CORES, CORES)
def test_what_is_enough_for_much_is_enough_for_less(old, new):
    enough = [is_enough(old, new, bump) for bump in (Bump.MAJOR, Bump.MINOR, Bump.PATCH)]

    assert enough == sorted(enough)
