"""The summary that a workflow shows its maintainer: what `validate` found, and each new scenario beside the corpus."""

from collections.abc import Sequence
from pathlib import Path

from pact_author.cli.exhibit import exhibit, two_variants
from pact_author.cli.options import note
from pact_author.coverage import around, cover
from pact_author.locales.wording import read_wording
from pact_author.model.corpus import Overview
from pact_author.model.diagnostic import Diagnosis
from pact_author.model.errors import PactError
from pact_author.model.exhibit import Neighbour, Newcomer
from pact_author.reading.project import Project
from pact_author.render.step_summary import render
from pact_author.rules.alike import nearest
from pact_author.rules.sketch import sketch
from pact_author.validate.load import load

LIMIT = 1 << 20
"""Bytes that GitHub takes of one step; it drops a larger summary whole."""
SHOWN = 10
"""New scenarios shown in full."""
NEAR = 3


def append_summary(target: Path, project: Project, found: Diagnosis, scope: Sequence[str] | None) -> None:
    """Add to the summary file. scope: the files of a limited run, whose scenarios are shown; None shows none."""
    paths = [path for path in scope or () if path.startswith("scenarios/")]
    try:
        newcomers, left = _newcomers(project, paths) if paths else ((), 0)
    except PactError as error:
        note(f"note: scenarios are not shown in the summary: {error.message}")
        newcomers, left = (), len(paths)
    try:
        written = target.stat().st_size if target.exists() else 0
        with target.open("a", encoding="utf-8", newline="\n") as file:
            file.write(render(found, newcomers, left, limit=LIMIT - written))
    except OSError as error:
        note(f"note: the summary could not be written: {error.strerror}")  # the verdict stands all the same


def _newcomers(project: Project, paths: Sequence[str]) -> tuple[tuple[Newcomer, ...], int]:
    """The first scenarios of paths that can be put into words, and how many more files there are."""
    corpus = load(project)
    settings = corpus.settings
    overview = Overview(settings, tuple(sketch(each) for each in corpus.scenarios))
    coverage = cover(corpus.scenarios, settings)
    wording = read_wording(project, settings.source_language)
    found: list[Newcomer] = []
    for scenario in (each for each in corpus.scenarios if each.path in paths):
        shown = exhibit(scenario, two_variants(scenario, settings.regions), wording)
        if shown is not None and len(found) < SHOWN:
            near = nearest(overview, scenario.path, NEAR)
            neighbours = tuple(Neighbour(other.id, other.title, likeness) for other, likeness in near)
            found.append(Newcomer(shown, neighbours, around(scenario, coverage, settings)))
    return tuple(found), len(paths) - len(found)
