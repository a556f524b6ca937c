"""The action and the hook that other repositories use: their shell is run here, on a real repository."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import copy_corpus
from ruamel.yaml import YAML

CHECKOUT = Path(__file__).parents[1]
PATH = "scenarios/br/before-the-agenda.yaml"


def loaded(name):
    return YAML(typ="safe").load((CHECKOUT / name).read_text())


STEPS = {step["name"]: step for step in loaded("action.yml")["runs"]["steps"] if "name" in step}


@pytest.fixture
def pull_request(tmp_path, git):
    """What actions/checkout leaves: the merge of a pull request, detached, without any history.

    The pull request changes one scenario; the branch it goes to has a mistake in another file.
    """
    origin = tmp_path / "origin"
    origin.mkdir()
    copy_corpus(origin)
    git(origin, "init", "--initial-branch", "main")
    git(origin, "add", ".")
    git(origin, "commit", "--message", "begin")
    git(origin, "switch", "--create", "mine")
    (origin / PATH).write_text((origin / PATH).read_text().replace("{receiver}", "{reciever}", 1))
    git(origin, "commit", "--all", "--message", "mine")
    git(origin, "switch", "main")
    other = origin / "scenarios/ke/hands-at-the-door.yaml"
    other.write_text(other.read_text().replace("theme:", "thema:"))
    git(origin, "commit", "--all", "--message", "other")
    git(origin, "switch", "--detach", "main")
    git(origin, "merge", "--no-ff", "--message", "merge", "mine")
    git(origin, "update-ref", "refs/pull/1/merge", "HEAD")
    git(origin, "switch", "main")
    clone = tmp_path / "clone"
    clone.mkdir()
    git(clone, "init")
    git(clone, "remote", "add", "origin", f"file://{origin}")
    git(clone, "fetch", "--no-tags", "--depth=1", "origin", "+refs/pull/1/merge:refs/remotes/pull/1/merge")
    git(clone, "checkout", "--force", "refs/remotes/pull/1/merge")
    return clone


def run(step, home, tmp_path, **environment):
    """The shell of a step, as GitHub calls it; what the step before it installs is our checkout."""
    installed = tmp_path / "pact-author"
    if not installed.exists():
        installed.symlink_to(CHECKOUT)
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
    given = {"PYTHON": sys.executable, "RUNNER_TEMP": str(tmp_path), "PROJECT": ".", "FAIL_ON": "error"}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS[step]["run"]],
        cwd=home,
        env=clean | given | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def annotated(told):
    return [line.split(",")[0] for line in told.stdout.splitlines() if line.startswith("::error")]


def test_the_action_tells_a_pull_request_of_its_own_mistakes_only(pull_request, tmp_path):
    fetched = run("fetch what the branch began from", pull_request, tmp_path, GITHUB_BASE_REF="main")
    assert 0 == fetched.returncode, fetched.stderr

    told = run("validate", pull_request, tmp_path, GITHUB_BASE_REF="main")
    assert 1 == told.returncode
    assert [f"::error file={PATH}"] == annotated(told)


def test_without_that_fetch_it_does_not_pass_for_want_of_anything_to_compare_with(pull_request, tmp_path):
    told = run("validate", pull_request, tmp_path, GITHUB_BASE_REF="main")

    assert 3 == told.returncode
    assert "shallow" in told.stderr


def test_a_corpus_in_a_folder_of_the_repository_is_annotated_from_the_root(pull_request, tmp_path, git):
    (pull_request / "data").mkdir()
    for path in pull_request.iterdir():
        if path.name not in (".git", "data"):
            path.rename(pull_request / "data" / path.name)
    git(pull_request, "add", ".")
    git(pull_request, "commit", "--message", "moved")

    told = run("validate", pull_request, tmp_path, PROJECT="data")
    assert [f"::error file=data/{PATH}", "::error file=data/scenarios/ke/hands-at-the-door.yaml"] == annotated(told)


def test_the_action_checks_all_files_of_a_push(pull_request, tmp_path):
    told = run("validate", pull_request, tmp_path)

    assert 2 == told.stdout.count("::error")


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_action_installs_what_it_runs(pull_request, tmp_path):
    (tmp_path / "pact-author").mkdir()
    installed = run("install", pull_request, tmp_path, ACTION=str(CHECKOUT))
    assert 0 == installed.returncode, installed.stderr

    told = run("validate", pull_request, tmp_path)
    assert 2 == told.stdout.count("::error"), told.stderr


@pytest.mark.parametrize("project", ["$(touch spoilt)", "`touch spoilt`", "; touch spoilt", "a b"])
def test_an_input_is_a_word_and_no_command(pull_request, tmp_path, project):
    told = run("validate", pull_request, tmp_path, PROJECT=project)

    assert 3 == told.returncode
    assert f"{project} does not exist" in told.stderr
    assert not (pull_request / "spoilt").exists()


def test_no_input_of_the_action_is_put_into_its_shell():
    assert [] == [name for name, step in STEPS.items() if "${{" in step["run"]]


def test_the_hook_looks_at_what_validate_judges():
    (hook,) = loaded(".pre-commit-hooks.yaml")

    assert ("pact-author validate", "python") == (hook["entry"], hook["language"])
    assert hook["files"] == next(
        each["files"]
        for repo in loaded(".pre-commit-config.yaml")["repos"]
        for each in repo["hooks"]
        if each["id"] == hook["id"]
    )


def test_our_own_workflow_uses_the_action():
    steps = loaded(".github/workflows/ci.yml")["jobs"]["scenarios"]["steps"]

    assert "./" in [step.get("uses") for step in steps]
