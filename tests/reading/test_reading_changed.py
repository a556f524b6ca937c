import pytest
from reading_samples import PROJECT, SCENARIO

from pact_author.model.errors import ProjectError
from pact_author.reading.changed import changed_paths
from pact_author.reading.project import open_project

PLACE = "scenarios/jp/shoes-at-the-door.yaml"


@pytest.fixture
def home(tmp_path, git):
    """A corpus on main, and a branch of it that one stands on."""
    write(tmp_path, "pact.toml", PROJECT)
    write(tmp_path, PLACE, SCENARIO)
    write(tmp_path, "scenarios/jp/other.yaml", SCENARIO)
    git(tmp_path, "init", "--initial-branch", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--message", "begin")
    git(tmp_path, "switch", "--create", "mine")
    return tmp_path


def write(home, path, text):
    (home / path).parent.mkdir(parents=True, exist_ok=True)
    (home / path).write_text(text)


def changed(home, since=None):
    return set(changed_paths(open_project(home), since))


def test_nothing_differs_at_first(home):
    assert set() == changed(home)


def test_what_is_not_yet_committed_counts(home):
    write(home, PLACE, SCENARIO + "# more\n")

    assert {PLACE} == changed(home)


def test_a_new_file_counts_before_git_knows_it(home):
    write(home, "scenarios/jp/new one.yaml", SCENARIO)

    assert {"scenarios/jp/new one.yaml"} == changed(home)


def test_what_was_committed_on_the_branch_counts(home, git):
    write(home, PLACE, SCENARIO + "# more\n")
    git(home, "commit", "--all", "--message", "mine")

    assert {PLACE} == changed(home)


def test_what_others_committed_meanwhile_does_not(home, git):
    write(home, PLACE, SCENARIO + "# more\n")
    git(home, "commit", "--all", "--message", "mine")
    git(home, "switch", "main")
    write(home, "scenarios/jp/other.yaml", SCENARIO + "# theirs\n")
    git(home, "commit", "--all", "--message", "theirs")
    git(home, "switch", "mine")

    assert {PLACE} == changed(home)


def test_a_commit_may_be_named(home, git):
    write(home, PLACE, SCENARIO + "# more\n")
    git(home, "commit", "--all", "--message", "one")
    write(home, "scenarios/jp/other.yaml", SCENARIO + "# more\n")
    git(home, "commit", "--all", "--message", "two")

    assert {"scenarios/jp/other.yaml"} == changed(home, "HEAD~1")


def test_a_pull_request_is_compared_with_the_branch_it_goes_to(home, git, monkeypatch):
    write(home, PLACE, SCENARIO + "# more\n")
    git(home, "commit", "--all", "--message", "one")
    git(home, "update-ref", "refs/remotes/origin/release", "HEAD")
    monkeypatch.setenv("GITHUB_BASE_REF", "release")

    assert set() == changed(home)


def test_names_in_any_script_are_told_as_they_are(home):
    write(home, "scenarios/jp/お茶.yaml", SCENARIO)

    assert {"scenarios/jp/お茶.yaml"} == changed(home)


def test_paths_are_those_of_the_project_where_it_is_a_part_of_a_repository(tmp_path, git):
    write(tmp_path, "corpus/pact.toml", PROJECT)
    write(tmp_path, "readme", "")
    git(tmp_path, "init", "--initial-branch", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--message", "begin")
    write(tmp_path, f"corpus/{PLACE}", SCENARIO)
    write(tmp_path, "readme", "other")

    assert {PLACE} == changed(tmp_path / "corpus")


def test_outside_of_a_repository_there_is_one_message(tmp_path):
    write(tmp_path, "pact.toml", PROJECT)

    with pytest.raises(ProjectError, match="not in a git repository"):
        changed(tmp_path)


def test_a_name_that_git_does_not_know_gets_one_message(home):
    with pytest.raises(ProjectError, match="git knows no common beginning of nowhere"):
        changed(home, "nowhere")


def test_a_name_that_looks_like_an_option_does_nothing(home):
    with pytest.raises(ProjectError, match="git knows no common beginning"):
        changed(home, "--output=/tmp/x")
