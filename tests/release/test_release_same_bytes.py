"""The same corpus gives the same bytes: whoever builds it, where, when and with what."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tarfile
import time
from functools import cache
from pathlib import Path

import pytest
from command import CLEAN, command, pact
from conftest import CHECKOUT, copy_corpus

from pact_author.release.archive import EARLIEST
from pact_author.release.read import read_manifest
from pact_author.release.verify import verify

KEPT = {"br/before-the-agenda", "ke/hands-at-the-door", "jp/thanks-at-the-end-of-term"}


def files(folder):
    """Path → bytes of all that a build put there, the archive too."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return copy_corpus(tmp_path_factory.mktemp("home"), KEPT, locales=("en", "ja"))


@pytest.fixture(scope="module")
def built(home, tmp_path_factory):
    out = tmp_path_factory.mktemp("built")
    pact("build", "--out", out, cwd=home)
    return files(out)


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONUTF8": "0", "COLUMNS": "40"},
        {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "tr_TR.UTF-8", "HOME": "/nowhere"},
    ],
)
def test_in_another_environment(home, built, tmp_path, environment):
    pact("build", "--out", tmp_path / "out", cwd=home, **environment)

    assert built == files(tmp_path / "out")


def test_from_another_folder(home, built, tmp_path):
    told = pact("build", "--project", home / "scenarios", "--out", "out", cwd=tmp_path)

    assert "out/pact-0.1.0" == told.stdout.splitlines()[-1]
    assert built == files(tmp_path / "out")


def test_from_files_that_were_made_in_another_order(home, built, tmp_path):
    for path in sorted(home.rglob("*"), reverse=True):
        if path.is_file():
            target = tmp_path / "copy" / path.relative_to(home)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            os.utime(target, (1, 1))
    pact("build", "--out", tmp_path / "out", cwd=tmp_path / "copy")

    assert built == files(tmp_path / "out")


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_under_another_umask(home, built, tmp_path, umask):
    build = [*command("build"), "--project", home, "--out", tmp_path / "out"]
    subprocess.run(build, cwd=tmp_path, env=CLEAN, umask=umask, check=True, capture_output=True)

    assert built == files(tmp_path / "out")
    modes = {oct(path.stat().st_mode & 0o777) for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert {"0o644"} == modes


NOBODY = 4321
PACKAGES = os.pathsep.join([str(CHECKOUT), *(path for path in sys.path if path.endswith("site-packages"))])


def python_of(user):
    """An interpreter that a user may run, and that can build; None where there is none."""
    asked = ["-c", "import pact_author.cli.build, click, jinja2, jsonschema_rs, ruamel.yaml"]
    for python in (sys.executable, "/usr/bin/python3"):
        try:
            subprocess.run(
                [python, *asked],
                user=user,
                cwd="/",
                env=CLEAN | {"PYTHONPATH": PACKAGES},
                check=True,
                capture_output=True,
            )
        except (OSError, subprocess.CalledProcessError):
            continue
        return python
    return None


def test_by_another_user(home, built, tmp_path_factory):
    python = python_of(NOBODY) if os.geteuid() == 0 else None
    if python is None:
        pytest.skip("nobody else can build here")
    place = Path(tmp_path_factory.mktemp("other"))
    copy = shutil.copytree(home, place / "home")
    for path in (place, copy, *copy.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    # Folders of pytest are their owner's alone; the way to this one is opened.
    for folder in place.parents[:3]:
        if folder.stat().st_uid == 0 and folder != Path("/tmp"):
            folder.chmod(folder.stat().st_mode | 0o011)
    (place / "out").mkdir()
    os.chown(place / "out", NOBODY, NOBODY)
    build = [python, "-m", "pact_author", "build", "--project", copy, "--out", place / "out"]
    environment = CLEAN | {"PYTHONPATH": PACKAGES, "HOME": str(place)}
    ran = subprocess.run(build, cwd=copy, env=environment, user=NOBODY, group=NOBODY, check=False, capture_output=True)

    assert 0 == ran.returncode, ran.stderr
    assert built == files(place / "out")


@cache
def other_pythons():
    """Interpreters of other minor versions that this machine has, one of each."""
    places = [*os.environ["PATH"].split(os.pathsep), *map(str, Path("~/.pyenv/versions").expanduser().glob("*/bin"))]
    found = {}
    for minor in range(11, 20):
        for place in places:
            path = Path(place, f"python3.{minor}")
            if minor != sys.version_info.minor and path.is_file() and minor not in found:
                asked = [path, "-c", "import sys; print(sys.version_info.minor)"]
                ran = subprocess.run(asked, capture_output=True, text=True, check=False)
                if ran.stdout.strip() == str(minor):
                    found[minor] = path
    return list(found.values())


@pytest.mark.slow
def test_under_other_minor_versions_of_python(home, built, tmp_path):
    if not other_pythons():
        pytest.skip("there is no other Python on this machine")
    # They borrow our packages: what is compiled for another version has a slower form in Python itself.
    environment = CLEAN | {"PYTHONPATH": PACKAGES, "PYTHONDONTWRITEBYTECODE": "1"}
    for python in other_pythons():
        out = tmp_path / python.name
        build = [python, "-m", "pact_author", "build", "--project", home, "--out", out]
        ran = subprocess.run(build, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

        assert 0 == ran.returncode, ran.stderr
        assert built == files(out), python


def members(archive):
    with tarfile.open(archive) as tar:
        return tar.getmembers()


def test_files_in_the_archive_are_as_old_as_source_date_epoch_says_and_nobody_s(home, built, tmp_path):
    pact("build", "--out", tmp_path / "out", cwd=home, SOURCE_DATE_EPOCH="1700000000")

    told = members(tmp_path / "out/pact-0.1.0.tar.gz")
    assert {(1700000000, 0, 0, "", "", 0o644)} == {(m.mtime, m.uid, m.gid, m.uname, m.gname, m.mode) for m in told}
    assert [name for name in built if "/" in name] == [name for name in files(tmp_path / "out") if "/" in name]


def test_without_it_they_are_of_1980(home, tmp_path):
    pact("build", "--out", tmp_path / "out", cwd=home)

    assert {EARLIEST} == {member.mtime for member in members(tmp_path / "out/pact-0.1.0.tar.gz")}


@pytest.mark.parametrize("said", ["yesterday", "-1", "1e9", "99999999999"])
def test_a_time_that_is_none_is_refused(home, tmp_path, said):
    told = pact("build", "--out", tmp_path / "out", cwd=home, expect=3, SOURCE_DATE_EPOCH=said)

    assert re.search(r"error: SOURCE_DATE_EPOCH is .* which is no time\nhelp: set it to seconds", told.stderr)


def test_tar_unpacks_the_archive_to_the_same_release(home, built, tmp_path):
    pact("build", "--out", tmp_path / "out", cwd=home)
    archive = tmp_path / "out/pact-0.1.0.tar.gz"
    done = subprocess.run(["tar", "xzf", archive], cwd=tmp_path, check=True, capture_output=True, text=True)

    assert "" == done.stderr
    assert () == verify(tmp_path / "pact-0.1.0")
    assert {name for name in built if "/" in name} == {f"pact-0.1.0/{name}" for name in files(tmp_path / "pact-0.1.0")}


@pytest.mark.slow
def test_a_build_that_is_killed_leaves_no_release_or_a_whole_one_and_the_next_one_clears_up(tmp_path):
    home = copy_corpus(tmp_path, designs=("core",))
    out = tmp_path / "dist"
    whole = left = 0
    for number in range(5):
        build = subprocess.Popen(command("build"), cwd=home, env=CLEAN, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        until = time.monotonic() + 120
        while not list(out.glob(".pact-*")) and build.poll() is None and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(number * 1.5)
        build.send_signal(signal.SIGKILL)
        build.communicate()
        left += bool(list(out.glob(".pact-*")))
        if (out / "pact-0.1.0").exists():
            whole += 1
            assert () == verify(out / "pact-0.1.0")
            shutil.rmtree(out / "pact-0.1.0")
    assert left, "a killed build cannot clear up after itself"
    assert 5 > whole

    pact("build", cwd=home)
    assert ["pact-0.1.0", "pact-0.1.0.tar.gz"] == sorted(path.name for path in out.iterdir())
    assert "pact" == read_manifest(out / "pact-0.1.0").name
