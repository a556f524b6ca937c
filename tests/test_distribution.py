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
    """A clone of depth 1, on a branch that changed one scenario; the main branch has a mistake elsewhere."""
    origin = tmp_path / "origin"
    origin.mkdir()
    copy_corpus(origin)
    other = origin / "scenarios/ke/hands-at-the-door.yaml"
    other.write_text(other.read_text().replace("theme:", "thema:"))
    git(origin, "init", "--initial-branch", "main")
    git(origin, "add", ".")
    git(origin, "commit", "--message", "begin")
    git(origin, "switch", "--create", "mine")
    (origin / PATH).write_text((origin / PATH).read_text().replace("{receiver}", "{reciever}", 1))
    git(origin, "commit", "--all", "--message", "mine")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--depth", "1", "--branch", "mine", f"file://{origin}", str(clone))
    return clone


def run(step, home, tmp_path, **environment):
    """The shell of a step, with our command on its path."""
    tools = tmp_path / "tools"
    tools.mkdir(exist_ok=True)
    (tools / "pact-author").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pact_author "$@"\n')
    (tools / "pact-author").chmod(0o755)
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS[step]["run"]],
        cwd=home,
        env=clean | {"PATH": f"{tools}:{os.environ['PATH']}", "PROJECT": ".", "FAIL_ON": "error"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_action_tells_a_pull_request_of_its_own_mistakes_only(pull_request, tmp_path):
    fetched = run("fetch what the branch began from", pull_request, tmp_path, GITHUB_BASE_REF="main")
    assert 0 == fetched.returncode, fetched.stderr

    told = run("validate", pull_request, tmp_path, GITHUB_BASE_REF="main")
    assert 1 == told.returncode
    assert [f"::error file={PATH}"] == [
        line.split(",")[0] for line in told.stdout.splitlines() if line.startswith("::")
    ]


def test_the_action_checks_all_files_of_a_push(pull_request, tmp_path):
    told = run("validate", pull_request, tmp_path)

    assert 2 == told.stdout.count("::error")


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
