import json
import shutil

import pytest
from command import pact
from conftest import copy_corpus

KEPT = {"br/before-the-agenda", "ke/hands-at-the-door"}
BR = "scenarios/br/before-the-agenda.yaml"


@pytest.fixture
def home(tmp_path):
    (tmp_path / "home").mkdir()
    return copy_corpus(tmp_path / "home", KEPT)


@pytest.fixture
def built(home):
    pact("build", cwd=home)
    return home


def version(home, number):
    path = home / "pact.toml"
    path.write_text(path.read_text().replace('version = "0.1.0"', f'version = "{number}"'))


def change(home, old, new, path=BR):
    text = (home / path).read_text()
    assert old in text
    (home / path).write_text(text.replace(old, new, 1))


def test_a_release_beside_the_corpus_as_it_stands(built):
    change(built, "title: Before the agenda", "title: Before it begins")
    version(built, "0.1.1")
    told = pact("diff", "dist/pact-0.1.0", ".", cwd=built)

    assert "Changed in what no model sees: 1 scenario\n  br/before-the-agenda: Before it begins (title)" in told.stdout
    assert "patch: nothing that a model sees changed; at least 0.1.1, and it is 0.1.1\n" == told.stdout[-74:]
    assert ["pact-0.1.0", "pact-0.1.0.tar.gz"] == sorted(path.name for path in (built / "dist").iterdir())


def test_a_version_that_is_too_small_is_exit_1(built):
    change(built, "situation: >-\n", "situation: >-\n  It is late. ")
    told = pact("diff", "dist/pact-0.1.0", ".", cwd=built, expect=1)

    assert "at least 0.2.0, and it is 0.1.0, which is too small" in told.stdout


def test_build_refuses_a_version_that_is_too_small_beside_the_newest_in_its_folder(built):
    change(built, "situation: >-\n", "situation: >-\n  It is late. ")
    version(built, "0.1.1")
    told = pact("build", cwd=built, expect=1)

    assert "" == told.stdout
    assert "br/before-the-agenda: Before the agenda (situation; 12 prompts)" in told.stderr
    assert (
        "error: nothing was built: 0.1.1 is too small after 0.1.0: the change calls for a major version" in told.stderr
    )
    assert 'help: write version = "0.2.0" or a higher one into pact.toml' in told.stderr
    assert not (built / "dist/pact-0.1.1").exists()

    version(built, "0.1.1")
    path = built / "pact.toml"
    path.write_text(path.read_text().replace('"0.1.1"', '"0.2.0"'))
    assert "dist/pact-0.2.0\n" == pact("build", cwd=built).stdout


def test_build_holds_a_version_against_the_release_that_is_named(built, tmp_path):
    shutil.move(built / "dist/pact-0.1.0.tar.gz", tmp_path)
    shutil.rmtree(built / "dist")
    change(built, "situation: >-\n", "situation: >-\n  It is late. ")
    version(built, "0.1.1")

    told = pact("build", "--since", tmp_path / "pact-0.1.0.tar.gz", cwd=built, expect=1)
    assert "0.1.1 is too small after 0.1.0" in told.stderr
    assert "dist/pact-0.1.1\n" == pact("build", cwd=built).stdout


def test_a_scenario_whose_file_was_removed_is_refused(built):
    (built / BR).unlink()
    version(built, "0.2.0")

    told = pact("build", cwd=built, expect=1)
    assert "br/before-the-agenda: gone, and not listed as retired; keep its file" in told.stderr


def test_a_retired_scenario_is_told_with_its_reason_and_goes_into_the_changelog(built):
    change(built, "status: draft", "status: retired\nretired_because: Two readers did not know it.")
    version(built, "0.2.0")
    pact("diff", "dist/pact-0.1.0", ".", "--changelog", "CHANGELOG-DATA.md", cwd=built)
    pact("build", cwd=built)

    told = (built / "dist/pact-0.2.0/CHANGELOG.md").read_text()
    assert "### Retired\n\n- `br/before-the-agenda`: Before the agenda. Two readers did not know it.\n" in told
    (row,) = map(json.loads, (built / "dist/pact-0.2.0/data/retired.jsonl").read_text().splitlines())
    assert ("br/before-the-agenda", "Two readers did not know it.") == (row["id"], row["retired_because"])


def test_two_archives_as_json(built):
    change(built, "title: Before the agenda", "title: Before it begins")
    version(built, "0.1.1")
    pact("build", cwd=built)
    told = json.loads(
        pact("diff", "dist/pact-0.1.0.tar.gz", "dist/pact-0.1.1.tar.gz", "--format", "json", cwd=built).stdout
    )

    assert ("patch", "0.1.1", True) == (told["bump"], told["least"], told["is_enough"])


def test_the_same_release_twice_is_said_to_be(built):
    told = pact("diff", "dist/pact-0.1.0", "dist/pact-0.1.0.tar.gz", cwd=built)

    assert told.stdout.endswith("the same release\n")


def test_a_corpus_with_errors_is_not_compared(built):
    change(built, "theme:", "thema:")
    told = pact("diff", "dist/pact-0.1.0", ".", cwd=built, expect=3)

    assert "the corpus has errors" in told.stderr
    assert "pact-author validate" in told.stderr


def test_what_is_no_release_is_said_to_be_none(built):
    assert "is not a release" in pact("diff", "scenarios", ".", cwd=built, expect=3).stderr
    assert "cannot be unpacked" in pact("diff", "pact.toml", ".", cwd=built, expect=3).stderr
