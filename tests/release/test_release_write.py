import os
import shutil
import stat
import subprocess

import pytest
from conftest import write_small_release

from pact_author.model.errors import ReleaseError
from pact_author.release.build import Part
from pact_author.release.write import Writing, write_part


def test_a_part_is_written_line_by_line_and_hashed_on_the_way(tmp_path):
    told = write_part(tmp_path, Part("a/b.jsonl", ["1", "2"], rows=True))

    assert b"1\n2\n" == (tmp_path / "a/b.jsonl").read_bytes()
    assert ("a/b.jsonl", 4, 2) == (told.path, told.bytes, told.rows)
    shown = subprocess.run(["sha256sum", tmp_path / "a/b.jsonl"], capture_output=True, text=True, check=True).stdout
    assert told.sha256 == shown.split()[0]


def test_nothing_stands_in_its_place_before_it_is_finished(tmp_path):
    writing = Writing(tmp_path / "pact-1.0.0")
    writing.write([Part("a", ["1"], rows=False)])

    assert not (tmp_path / "pact-1.0.0").exists()
    writing.finish("{}")
    assert [tmp_path / "pact-1.0.0"] == list(tmp_path.iterdir())


def test_what_breaks_leaves_nothing_behind(tmp_path):
    def breaks():
        yield "1"
        raise OSError("disk full")

    writing = Writing(tmp_path / "pact-1.0.0")
    try:
        with pytest.raises(OSError, match="disk full"):
            writing.write([Part("a", breaks(), rows=False)])
    finally:
        writing.discard()
    assert [] == list(tmp_path.iterdir())


def archive(release):
    return release.with_name(f"{release.name}.tar.gz")


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def home(small_release, tmp_path):
    """The corpus of the small release, in another place."""
    return shutil.copytree(small_release.parents[1], tmp_path / "elsewhere", ignore=shutil.ignore_patterns("dist"))


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_everybody_may_read_a_release_whatever_the_umask_was(home, umask):
    before = os.umask(umask)
    try:
        release = write_small_release(home)
    finally:
        os.umask(before)

    modes = {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in (release, *release.rglob("*"))}
    assert {(True, 0o755), (False, 0o644)} == modes


def test_the_same_release_again_changes_nothing(home):
    release = write_small_release(home)
    before = {path: path.stat().st_mtime_ns for path in release.rglob("*")}
    write_small_release(home)

    assert before == {path: path.stat().st_mtime_ns for path in release.rglob("*")}
    assert [release, archive(release)] == sorted(release.parent.iterdir())


def test_another_release_of_the_same_version_is_refused_and_the_old_one_kept(home):
    release = write_small_release(home)
    before = files(release)
    scenario = next((home / "scenarios").rglob("*.yaml"))
    scenario.write_text(scenario.read_text().replace("title: ", "title: Again ", 1))

    with pytest.raises(ReleaseError, match="another release of the same version"):
        write_small_release(home)
    assert before == files(release)
    assert [release, archive(release)] == sorted(release.parent.iterdir())


def test_nothing_in_a_release_tells_of_the_machine(small_release):
    home = str(small_release.parents[1]).encode()

    assert [] == [name for name, data in files(small_release).items() if home in data or b"/tmp/" in data]
