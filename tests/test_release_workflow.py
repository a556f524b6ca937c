"""The workflow that makes releases: its own words run here, on two builds, sound and otherwise."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import copy_corpus

from pact_author.reading.yaml_text import parse

CHECKOUT = Path(__file__).parents[1]
DOCUMENT, FAULTS = parse("release.yml", (CHECKOUT / ".github/workflows/release.yml").read_text("utf-8"))
JOBS = DOCUMENT.data["jobs"]


def step(job, name):
    (found,) = (each for each in JOBS[job]["steps"] if each.get("name") == name)
    return found["run"]


@pytest.fixture
def bash(tmp_path):
    """A step's words as GitHub runs them, with pact-author on the path."""
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "pact-author").write_text(f'#!/bin/sh\nexec {sys.executable} -m pact_author "$@"\n')
    (tools / "pact-author").chmod(0o755)

    def run(script, **environment):
        told = {"PATH": f"{tools}:{os.environ['PATH']}", "PYTHONPATH": str(CHECKOUT), "RUNNER_TEMP": str(tmp_path)}
        return subprocess.run(
            ["bash", "-e", "-c", script],
            cwd=tmp_path,
            env={**os.environ, **told, **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=150,
        )

    return run


@pytest.fixture
def twice(small_release, tmp_path):
    """What the two builders hand over."""
    for name in ("first", "second"):
        shutil.copytree(small_release, tmp_path / name / small_release.name)
        shutil.copy(small_release.with_name(f"{small_release.name}.tar.gz"), tmp_path / name)
    return tmp_path


def test_two_equal_builds_are_verified_and_get_a_checksum(twice, bash):
    done = bash(step("compare", "compare and verify"))

    assert 0 == done.returncode, done.stderr
    assert "is whole" in done.stderr
    assert 0 == bash("cd first && sha256sum --check *.sha256").returncode


@pytest.mark.parametrize("spoilt", ["pact-0.1.0/README.md", "pact-0.1.0/data/scenarios.jsonl", "pact-0.1.0.tar.gz"])
def test_builds_that_differ_in_a_byte_go_no_further(twice, bash, spoilt):
    path = twice / "second" / spoilt
    path.write_bytes(path.read_bytes()[:-1])

    assert 0 != bash(step("compare", "compare and verify")).returncode


@pytest.mark.parametrize(("tag", "code"), [("data-0.2.0", 0), ("data-0.1.0", 1), ("data-0.2", 1)])
def test_a_tag_of_another_version_is_refused(tmp_path, bash, tag, code):
    shutil.copy(CHECKOUT / "pact.toml", tmp_path)

    assert code == bash(step("build", "the tag is the version"), GITHUB_REF_NAME=tag).returncode


@pytest.fixture
def project(tmp_path, git):
    """A corpus as it is checked out."""
    copy_corpus(tmp_path, SCENARIOS)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "all")
    return tmp_path


SCENARIOS = {"jp/thanks-at-the-end-of-term", "mx/the-hour-on-the-invitation", "pl/a-plan-with-a-gap"}


@pytest.mark.parametrize("key", ["", "0123456789abcdef" * 4])
def test_a_first_release_is_built_and_no_key_is_left(project, bash, key):
    done = bash(step("build", "build"), PRIVATE_KEY=key)

    assert 0 == done.returncode, done.stderr
    assert bool(key) is (project / "built/pact-0.1.0/private").is_dir()
    assert [] == list(project.glob("private.key"))
    assert not (project / "built/CHANGES.md").exists()


def test_a_later_release_says_what_changed_and_must_have_a_version_that_tells(project, bash, git):
    assert 0 == bash(step("build", "build"), PRIVATE_KEY="").returncode
    (project / "last").mkdir()
    shutil.move(project / "built/pact-0.1.0.tar.gz", project / "last")
    shutil.rmtree(project / "built")
    (project / "scenarios/mx/the-hour-on-the-invitation.yaml").write_text(
        (project / "scenarios/mx/the-hour-on-the-invitation.yaml").read_text().replace("\ntitle: ", "\ntitle: On ")
    )
    small = bash(step("build", "build"), PRIVATE_KEY="")
    settings = project / "pact.toml"
    settings.write_text(settings.read_text().replace('version = "0.1.0"', 'version = "0.1.1"'))
    enough = bash(step("build", "build"), PRIVATE_KEY="")

    assert (1, True) == (small.returncode, "which is too small" in small.stderr)
    assert 0 == enough.returncode, enough.stderr
    assert (project / "built/CHANGES.md").read_text().startswith("## 0.1.1\n")


def test_only_the_job_that_attaches_may_write_and_it_makes_a_draft():
    assert () == tuple(FAULTS)
    assert {"contents": "read"} == DOCUMENT.data["permissions"]
    assert {"attach": {"contents": "write"}} == {
        name: job["permissions"] for name, job in JOBS.items() if "permissions" in job
    }
    assert "--draft" in step("attach", "attach to a draft")


def test_no_word_of_the_workflow_goes_anywhere_else():
    words = " ".join(step["run"] for job in JOBS.values() for step in job["steps"] if "run" in step)

    assert [] == [name for name in ("hf ", "huggingface", "curl", "twine", "docker") if name in words]
    assert "${{" not in words  # nobody's branch name is run as a command
