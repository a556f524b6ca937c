"""Real parts that many tests use: an HTTP server on loopback, the embedded model, a small corpus and its release."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import settings
from loopback import Loopback

from pact_author.local.child import start
from pact_author.locales.wording import read_wording
from pact_author.reading.project import open_project
from pact_author.release.assemble import write_release
from pact_author.validate.check import check

# How long an example takes says more about the machine's other work than about ours.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

CHECKOUT = Path(__file__).parents[1]
FEW = (
    "au/clothes-for-a-talk",
    "bd/a-loose-cable",
    "br/before-the-agenda",
    "cn/the-journey-home",
    "eg/a-free-friday",
    "fj/a-gift-for-the-village",
    "fr/a-word-at-the-shop-door",
    "gh/the-bill-for-two",
    "jp/thanks-at-the-end-of-term",
    "ke/hands-at-the-door",
    "lb/a-second-helping",
    "mx/the-hour-on-the-invitation",
    "my/a-mistake-in-the-figures",
    "nl/a-round-of-congratulations",
    "nz/a-light-in-the-window",
    "pe/a-full-plate",
    "pk/tea-between-meals",
    "pl/a-plan-with-a-gap",
    "ro/eight-roses",
    "sa/a-phone-on-the-table",
    "sn/the-way-to-the-station",
    "th/the-wrapped-present",
    "us/speaking-up-in-a-seminar",
    "za/change-from-the-till",
)
"""One scenario each of 24 countries, so that what a test takes does not grow with the corpus."""


@pytest.fixture
def loopback():
    server = Loopback()
    yield server
    server.close()


@pytest.fixture(scope="session")
def embedded():
    """The embedded model, served for as long as the tests run."""
    with start() as endpoint:
        yield endpoint


def copy_settings(home, locales=("en",), version="0.1.0"):
    """The repository's pact.toml, with that version and those locales; None for all."""
    text = (CHECKOUT / "pact.toml").read_text(encoding="utf-8")
    text = re.sub("^version = .*$", f'version = "{version}"', text, flags=re.M)
    told = "" if locales is None else f"locales = {json.dumps(list(locales))}"
    (home / "pact.toml").write_text(re.sub("^locales = .*$", told or r"\g<0>", text, flags=re.M), encoding="utf-8")


def copy_corpus(home, scenarios=FEW, *, designs=("smoke",), locales=("en",)):
    """A part of the repository's corpus in a folder of a test's own.

    scenarios, designs, locales: those named; None for all there are, which takes its time.
    """
    copy_settings(home, locales)
    shutil.copy(CHECKOUT / "LICENSE-DATA", home)
    shutil.copytree(CHECKOUT / "scenarios", home / "scenarios")
    for path in (home / "scenarios").glob("*/*.yaml"):
        if scenarios is not None and path.relative_to(home / "scenarios").with_suffix("").as_posix() not in scenarios:
            path.unlink()
    (home / "personas").mkdir()
    for path in (CHECKOUT / "personas").glob("*.yaml"):
        if designs is None or path.stem in designs:
            shutil.copy(path, home / "personas")
    for folder in (CHECKOUT / "locales").iterdir():
        if locales is None or folder.name in (*locales, "names"):
            shutil.copytree(folder, home / "locales" / folder.name)
    return home


@pytest.fixture
def git(monkeypatch):
    """git in a folder, as nobody in particular and outside of any pull request."""
    monkeypatch.delenv("GITHUB_BASE_REF", raising=False)

    def run(home, *arguments):
        who = (
            "-c",
            "user.name=n",
            "-c",
            "user.email=e",
            "-c",
            "commit.gpgsign=false",
            "-c",
            "core.hooksPath=/dev/null",
        )
        return subprocess.run(["git", "-C", home, *who, *arguments], check=True, capture_output=True, text=True).stdout

    return run


@pytest.fixture
def corpus(tmp_path):
    """Two dozen scenarios, to be spoilt."""
    return copy_corpus(tmp_path)


def write_small_release(home):
    """A release of a dozen scenarios under the design smoke: enough for intervals, quick to ask."""
    project = open_project(home)
    wordings = [read_wording(project, "en")]
    licence = (home / "LICENSE-DATA").read_text()
    checked = check(project)
    assert () == checked.errors
    return write_release(checked.corpus, wordings, licence=licence, parent=home / "dist")[0]


@pytest.fixture(scope="session")
def small_release(tmp_path_factory):
    """12 scenarios × 4 calls for each of three frames; never to be changed by a test."""
    home = tmp_path_factory.mktemp("small")
    copy_corpus(home, FEW[::2])
    return write_small_release(home)
