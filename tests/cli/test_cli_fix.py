import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from command import command, pact

CHECKOUT = Path(__file__).parents[2]
PATH = "scenarios/br/before-the-agenda.yaml"
OTHER = "scenarios/ke/hands-at-the-door.yaml"


@pytest.fixture
def home(corpus):
    shutil.copytree(CHECKOUT / "schemas", corpus / "schemas")
    return corpus


def spoil(home, old, new, path=PATH):
    text = (home / path).read_text()
    assert old in text
    (home / path).write_text(text.replace(old, new, 1))


def test_a_sound_corpus_is_not_touched(home):
    told = pact("validate", "--fix", cwd=home)

    assert told.stdout.endswith(" files: nothing to mend\n")
    assert "no file mended\n" == told.stderr


def test_files_are_mended_and_what_is_left_is_told(home):
    sound = (home / PATH).read_text()
    spoil(home, "theme:", "thema:")
    spoil(home, "status: draft", "status: drafted", OTHER)
    told = pact("validate", "--fix", cwd=home, expect=1)

    assert sound == (home / PATH).read_text()
    assert f"1 file mended:\n  {PATH}: names of fields\n" == told.stderr
    assert (1, True) == (told.stdout.count(": error "), told.stdout.startswith(f"{OTHER}:4:9: error S023 "))


def test_the_report_says_how_many_fix_can_mend(home):
    spoil(home, "theme:", "thema:")
    spoil(home, "status: draft", "status: drafted", OTHER)
    told = pact("validate", cwd=home, expect=1).stdout

    assert (1, 1) == (told.count("error S020*"), told.count("error S023 "))
    assert "\n1 of them (*) can be mended by: pact-author validate --fix\n" in told


def test_other_formats_have_the_result_alone_on_stdout(home):
    spoil(home, "theme:", "thema:")
    spoil(home, "status: draft", "status: drafted", OTHER)
    told = pact("validate", "--fix", "--format", "json", cwd=home, expect=1)

    assert [OTHER] == [json.loads(line)["path"] for line in told.stdout.splitlines()]


def test_a_diff_is_shown_and_nothing_is_written(home):
    spoil(home, "theme:", "thema:")
    before = (home / PATH).read_text()
    told = pact("validate", "--fix", "--diff", cwd=home, expect=1)

    assert ["-thema: workplace-education", "+theme: workplace-education"] == [
        line for line in told.stdout.splitlines() if line[0] in "+-" and line[:3] not in ("---", "+++")
    ]
    assert (before, f"1 file would be mended:\n  {PATH}: names of fields\n") == ((home / PATH).read_text(), told.stderr)


def test_a_diff_of_nothing_is_empty_and_the_exit_code_is_0_whatever_else_is_wrong(home):
    spoil(home, "status: draft", "status: drafted")

    assert "" == pact("validate", "--diff", cwd=home).stdout


def test_the_diff_is_a_patch_that_git_applies_to_the_same_effect(home):
    spoil(home, "theme:", "thema:")
    (home / OTHER).write_bytes((home / OTHER).read_bytes().replace(b"\n", b"\r\n").rstrip())
    patch = subprocess.run(command("validate", "--diff"), cwd=home, capture_output=True, check=False).stdout  # with \r
    subprocess.run(["git", "init", "-q"], cwd=home, check=True)
    subprocess.run(["git", "apply", "-"], cwd=home, input=patch, check=True)

    assert "no file mended\n" == pact("validate", "--fix", cwd=home).stderr


def test_a_diff_has_no_other_format(home):
    assert "leave --format out" in pact("validate", "--diff", "--format", "json", cwd=home, expect=2).stderr


def test_only_the_paths_that_are_named_are_mended(home):
    spoil(home, "theme:", "thema:")
    spoil(home, "theme:", "thema:", OTHER)
    pact("validate", "--fix", OTHER, cwd=home)

    assert (True, False) == ("thema:" in (home / PATH).read_text(), "thema:" in (home / OTHER).read_text())


def test_only_what_was_changed_is_mended(home):
    spoil(home, "theme:", "thema:")
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for words in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-q", "-m", "x"]):
        subprocess.run([*git, *words], cwd=home, check=True)
    spoil(home, "theme:", "thema:", OTHER)
    pact("validate", "--fix", "--changed", cwd=home)

    assert (True, False) == ("thema:" in (home / PATH).read_text(), "thema:" in (home / OTHER).read_text())


def test_a_link_is_left_and_it_is_said_why(home):
    spoil(home, "theme:", "thema:")
    (home / PATH).rename(home / "elsewhere")
    (home / PATH).symlink_to(home / "elsewhere")
    told = pact("validate", "--fix", cwd=home, expect=1)

    assert f"no file mended\nnote: {PATH}: it is a link: mend the file that it leads to\n" == told.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
@pytest.mark.parametrize(("protected", "said"), [(OTHER, OTHER), ("scenarios/ke", f"the folder of {OTHER}")])
def test_where_one_file_cannot_be_written_none_is(home, protected, said):
    spoil(home, "theme:", "thema:")
    spoil(home, "theme:", "thema:", OTHER)
    mode = (home / protected).stat().st_mode
    (home / protected).chmod(0o555)
    told = pact("validate", "--fix", cwd=home, expect=3)
    (home / protected).chmod(mode)

    assert f"error: {said} cannot be written\nhelp: no file was changed; look at its permissions\n" == told.stderr
    assert "thema:" in (home / PATH).read_text()
