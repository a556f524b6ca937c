"""`export` as a user calls it."""

import json
import shutil

import pytest
from command import pact


@pytest.mark.parametrize("tool", ["lm-eval", "inspect", "openai-evals"])
def test_a_folder_is_made_and_named(small_release, tmp_path, tool):
    told = pact("export", tool, small_release, cwd=tmp_path)

    assert f"exports/{tool}-pact_smoke_en_advice\n" == told.stdout
    assert "README.md" in told.stderr
    assert (tmp_path / told.stdout.strip() / "README.md").is_file()


def test_the_frame_that_is_asked_for_is_exported(small_release, tmp_path):
    pact("export", "lm-eval", small_release, "--frame", "norm", "--out", "mine", cwd=tmp_path)
    rows = [json.loads(line) for line in (tmp_path / "mine" / "samples.jsonl").read_text().splitlines()]

    assert {"norm"} == {row["frame"] for row in rows}
    assert 48 == len(rows)


def test_an_archive_can_be_exported(small_release, tmp_path):
    archive = small_release.with_name("pact-0.1.0.tar.gz")
    for name, source in (("folder", small_release), ("archive", archive)):
        pact("export", "inspect", source, "--out", name, cwd=tmp_path)
    one, other = (
        {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }
        for name in ("folder", "archive")
    )

    assert one == other


def test_no_folder_is_ever_filled_twice(small_release, tmp_path):
    pact("export", "lm-eval", small_release, "--out", "mine", cwd=tmp_path)

    assert (
        "mine exists already"
        in pact("export", "lm-eval", small_release, "--out", "mine", cwd=tmp_path, expect=3).stderr
    )


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--design", "core"), "the release has no design core"),
        (("--locale", "xx"), "no design smoke in locale xx"),
    ],
)
def test_what_a_release_does_not_have_is_named_and_nothing_is_left(small_release, tmp_path, options, told):
    assert told in pact("export", "lm-eval", small_release, *options, cwd=tmp_path, expect=3).stderr
    assert [] == list(tmp_path.iterdir())


def test_a_release_that_was_changed_is_not_exported(small_release, tmp_path):
    spoilt = shutil.copytree(small_release, tmp_path / "spoilt")
    with (spoilt / "data/items/smoke/en.jsonl").open("a") as table:
        table.write("{}\n")

    assert "not the file that the manifest names" in pact("export", "inspect", spoilt, cwd=tmp_path, expect=3).stderr
    assert not (tmp_path / "exports").exists()
