"""validate in a workflow of a real repository, and the file that its maintainer reads."""

import shutil
import subprocess

import pytest
from command import pact

NEW = "scenarios/jp/shoes-at-the-door.yaml"
OLD = "scenarios/br/before-the-agenda.yaml"


@pytest.fixture
def repository(corpus):
    """The corpus on main, and a branch with one new scenario."""
    for line in ("init -q -b main", "add -A", "commit -q -m x", "checkout -q -b y"):
        identity = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        subprocess.run(["git", "-C", str(corpus), *identity, *line.split()], check=True)
    pact(
        *("new", "--country", "JP", "--title", "Shoes at the door", "--theme", "food-hospitality", "--by", "asha"),
        *("--relation", "guest-host", "--setting", "a family home"),
        cwd=corpus,
    )
    return corpus


def summary(home, *arguments, expect=0):
    target = home.parent / f"{home.name}-summary.md"
    pact("validate", "--format", "github", *arguments, cwd=home, expect=expect, GITHUB_STEP_SUMMARY=str(target))
    return target.read_text()


def test_a_new_scenario_is_shown_for_two_people_beside_its_neighbours(repository):
    told = summary(repository, "--changed")

    assert told.startswith("## pact-author: ")
    assert "error" not in told.split("\n")[0]
    assert 1 == told.count("\n### ")
    assert "The guest is a younger woman from Japan. The host is an older man from Japan." in told
    assert "The guest is an older man from Brazil. The host is a younger woman from Japan." in told
    assert 3 == told.count("%: `")
    assert "- one of 2 scenarios from JP\n" in told


def test_what_is_to_be_mended_stands_first(repository):
    text = (repository / NEW).read_text()
    (repository / NEW).write_text(text.replace("theme:", "thema:"))
    told = summary(repository, "--changed", expect=1)

    assert told.startswith("## pact-author: 1 error in 1 file\n")
    assert f"| **error** | `{NEW}:6` | S020 unknown-field" in told
    assert "1 more new or changed scenario is not shown here" in told


def test_a_text_that_cannot_be_filled_in_stops_nothing(repository):
    text = (repository / NEW).read_text()
    (repository / NEW).write_text(text.replace("{receiver}", "{reciever}").replace("guest-host", "host-guest"))

    assert "1 more new or changed scenario" in summary(repository, "--changed", expect=1)


def test_paths_limit_it_as_well(corpus):
    assert "\n### Before the agenda\n" in summary(corpus, OLD)


def test_a_whole_run_shows_no_scenario(corpus):
    assert "###" not in summary(corpus)


def test_at_most_ten_are_shown_and_the_others_counted(corpus):
    told = summary(corpus, "scenarios")
    files = len(list((corpus / "scenarios").glob("*/*.yaml")))

    assert 10 == told.count("\n### ")
    assert f"\n{files - 10} more new or changed scenarios are not shown here" in told


def test_the_second_person_of_a_pair_is_from_another_region(corpus):
    assert "an older man from India" in summary(corpus, OLD)


def test_what_stands_in_the_file_stays_and_counts(corpus, tmp_path_factory):
    target = tmp_path_factory.mktemp("s") / "summary.md"
    target.write_text("x" * ((1 << 20) - 2000))
    pact("validate", "--format", "github", OLD, cwd=corpus, GITHUB_STEP_SUMMARY=str(target))

    told = target.read_text()
    assert told.startswith("xxx")
    assert "not shown here" in told
    assert 1 << 20 >= target.stat().st_size


def test_a_summary_that_cannot_be_written_changes_no_verdict(corpus):
    told = pact("validate", "--format", "github", cwd=corpus, GITHUB_STEP_SUMMARY=str(corpus))

    assert "summary could not be written" in told.stderr


def test_no_other_format_writes_a_summary(corpus, tmp_path_factory):
    target = tmp_path_factory.mktemp("s") / "summary.md"
    pact("validate", cwd=corpus, GITHUB_STEP_SUMMARY=str(target))

    assert not target.exists()


def test_a_corpus_without_its_lexicon_has_its_verdict_all_the_same(corpus):
    shutil.rmtree(corpus / "locales")
    target = corpus.parent / "s.md"
    told = pact("validate", "--format", "github", OLD, cwd=corpus, GITHUB_STEP_SUMMARY=str(target))

    assert target.read_text().startswith("## pact-author: 1 file, ")
    assert "lexicon" in told.stderr
