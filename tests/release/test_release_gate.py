import pytest
from release_samples import CORPUS, FIRST, SECOND, THIRD, WHOLE, other_situation, release, retired

from pact_author.release.gate import VersionRefused, newest
from pact_author.release.read import open_release


@pytest.fixture(scope="module")
def old(tmp_path_factory):
    return open_release(release(tmp_path_factory.mktemp("old"), version="1.0.0"))


@pytest.mark.parametrize(
    ("scenarios", "version"),
    [
        ((*CORPUS.scenarios, WHOLE.scenarios[3]), "1.1.0"),
        ((other_situation(FIRST), SECOND, THIRD), "2.0.0"),
        ((retired(FIRST), SECOND, THIRD), "2.0.0-rc.1"),
        (CORPUS.scenarios, "1.0.1"),
    ],
)
def test_a_version_that_tells_of_the_change_is_built(old, tmp_path, scenarios, version):
    assert release(tmp_path, *scenarios, version=version, since=old).is_dir()


@pytest.mark.parametrize(
    ("scenarios", "version", "bump", "least"),
    [
        ((*CORPUS.scenarios, WHOLE.scenarios[3]), "1.0.1", "minor", "1.1.0"),
        ((other_situation(FIRST), SECOND, THIRD), "1.9.9", "major", "2.0.0"),
        ((retired(FIRST), SECOND, THIRD), "1.1.0", "major", "2.0.0"),
        (CORPUS.scenarios, "0.9.0", "none", "1.0.1"),
    ],
)
def test_one_that_is_too_small_is_refused_and_leaves_nothing_behind(old, tmp_path, scenarios, version, bump, least):
    with pytest.raises(VersionRefused, match=f"calls for a {bump} version") as refused:
        release(tmp_path, *scenarios, version=version, since=old)

    assert f'write version = "{least}" or a higher one into pact.toml' == refused.value.hint
    assert [] == list(tmp_path.iterdir())


def test_a_scenario_that_is_just_gone_is_refused_whatever_the_version(old, tmp_path):
    with pytest.raises(VersionRefused, match="gone, and not listed as retired"):
        release(tmp_path, SECOND, THIRD, version="9.0.0", since=old)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([], None),
        (["pact-0.9.0", "pact-0.10.0", "pact-0.10.0-rc.1"], "pact-0.10.0"),
        (["pact-0.9.0", "pact-1.0.0"], "pact-0.9.0"),
        (["other-2.0.0", "pact-2", "pact-extra-2.0.0", ".pact-2.0.0-x"], None),
    ],
)
def test_the_newest_release_beside_a_version_is_found_by_its_name(tmp_path, names, expected):
    for name in names:
        (tmp_path / name).mkdir()
    found = newest(tmp_path, "pact", "1.0.0")

    assert expected == (found and found.name)


def test_an_archive_is_no_folder_and_is_not_looked_into(tmp_path):
    (tmp_path / "pact-0.1.0").write_text("")

    assert newest(tmp_path, "pact", "1.0.0") is None
    assert newest(tmp_path / "absent", "pact", "1.0.0") is None
