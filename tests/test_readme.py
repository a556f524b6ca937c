"""The README shows what the commands really say. Figures may differ: they move with every scenario."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from command import CLEAN, command, pact
from conftest import copy_corpus, copy_settings
from loopback import completion

from pact_author.local.model import MODEL, NOTICE

CHECKOUT = Path(__file__).parents[1]
README = (CHECKOUT / "README.md").read_text()
CONSOLE = "\n".join(re.findall(r"```console\n(.*?)```", README, re.S))
SHOWN = dict(re.findall(r"^\$ pact-author (.*)\n((?:(?!\$ ).*\n)*)", CONSOLE, re.M))
"""Command → what is shown below it."""


PROGRESS = re.compile(r"\w+: [0-9,]+(?: of [0-9,]+)? \w+, .* gone")
"""What a slow machine says meanwhile."""


def loosened(text):
    """Without the figures."""
    return [re.sub(r"[0-9][0-9,.]*|identity \S+", "#", line).rstrip() for line in text.strip().splitlines()]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    home = copy_corpus(tmp_path_factory.mktemp("readme"), designs=("core", "smoke"))
    copy_settings(home, version="0.2.0")
    return home


def said(corpus, arguments):
    done = subprocess.run(
        command(*arguments.split()),
        cwd=corpus,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=CLEAN | {"PYTHONUNBUFFERED": "1"},
        check=False,
    )
    return "".join(line for line in done.stdout.splitlines(keepends=True) if not PROGRESS.match(line))


def test_the_mistake_in_the_readme_is_told_like_this(corpus):
    path = corpus / "scenarios/br/before-the-agenda.yaml"
    sound = path.read_text()
    path.write_text(sound.replace("theme:", "thema:", 1))
    told = said(corpus, "validate")
    path.write_text(sound)

    assert loosened(SHOWN["validate"]) == loosened(told)


def test_building_verifying_and_a_dry_run_say_this(corpus):
    for arguments in ("build", "verify dist/pact-0.2.0", next(c for c in SHOWN if "--dry-run" in c)):
        assert loosened(SHOWN[arguments]) == loosened(said(corpus, arguments)), arguments
    shutil.rmtree(corpus / "dist")


def run_of_the_embedded_model(corpus, release, loopback):
    """A run that always answers A, under the embedded model's name: asking that model takes a minute."""
    loopback.script = lambda request, number: completion("A", (("The", -1.1), ("A", -0.7)))
    url = loopback.base_url
    pact(
        "score",
        release,
        "--model",
        "m",
        "--base-url",
        url,
        "--run",
        "run",
        "--limit",
        "48",
        cwd=corpus,
        OPENAI_API_KEY="k",
    )
    run = json.loads((corpus / "run/run.json").read_text())
    (corpus / "run/run.json").write_text(json.dumps(run | {"model": MODEL, "kind": "local", "notice": NOTICE}))


def test_the_first_screen_leaves_nothing_out_without_saying_so(corpus, loopback):
    (shown,) = re.findall(r"```text\n(.*?)```", README, re.S)
    told = said(corpus, "validate")
    built = pact("build", cwd=corpus)
    run_of_the_embedded_model(corpus, built.stdout.strip(), loopback)
    told = in_one_line(told + built.stderr + "asking\n" + pact("report", "run", cwd=corpus).stdout)

    for block in filter(None, (in_one_line(part) for part in shown.split("…\n"))):
        _, found, told = told.partition(block)
        assert found, f"not said like this: {block}"
    shutil.rmtree(corpus / "dist")


def in_one_line(text):
    """Without figures, widths and progress: where lines end depends on the first two, the last on the machine."""
    lines = [line for line in loosened(text) if not re.match(r"\w+ing: # of #", line)]
    return re.sub("─+", "─", " ".join(" ".join(lines).split()))


def test_every_command_of_the_readme_is_one_of_ours():
    assert {"validate", "build", "verify", "score"} == {arguments.split()[0] for arguments in SHOWN}


@pytest.mark.parametrize(
    "page",
    [
        "README.md",
        "CONTRIBUTING.md",
        "ARCHITECTURE.md",
        "docs/align.md",
        "docs/measures.md",
        "docs/validate.md",
        "docs/outputs.md",
        "docs/rules/README.md",
    ],
)
def test_no_page_links_to_what_is_not_there(page):
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", (CHECKOUT / page).read_text())

    assert [] == [link for link in links if not (CHECKOUT / page).parent.joinpath(link).exists()]


def test_the_two_lines_are_targets_of_the_makefile():
    lines = re.findall(r"^    make (\w+)", README, re.M)
    targets = re.findall(r"^(\w+):", (CHECKOUT / "Makefile").read_text(), re.M)

    assert ["quickstart", "test"] == lines
    assert set(lines) <= set(targets)
