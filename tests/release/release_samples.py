"""Releases of a few scenarios, made of changed corpora: what two versions of a dataset are to each other."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from conftest import FEW

from pact_author.locales.wording import read_wording
from pact_author.model.scenario import Status
from pact_author.reading.message_text import parse_message
from pact_author.reading.project import open_project
from pact_author.release.assemble import write_release
from pact_author.validate.load import load

PROJECT = open_project(Path(__file__).parents[2])
WHOLE = load(PROJECT)
CORPUS = replace(
    WHOLE,
    scenarios=tuple(scenario for scenario in WHOLE.scenarios if scenario.id in FEW[:3]),
    designs=tuple(design for design in WHOLE.designs if design.name == "smoke"),
)
FIRST, SECOND, THIRD = CORPUS.scenarios


@cache
def wording(locale):
    return read_wording(PROJECT, locale)


def wordings(*locales):
    return [wording(locale) for locale in locales or ("en",)]


def message(text):
    parsed, faults = parse_message(text)
    assert not faults
    return parsed


def corpus(*scenarios, version="0.1.0", **changes):
    return replace(
        CORPUS, scenarios=scenarios or CORPUS.scenarios, settings=replace(CORPUS.settings, version=version), **changes
    )


def release(parent, *scenarios, version="0.1.0", words=None, since=None, **changes):
    """The folder of a release of some scenarios; all three where none is named."""
    told = corpus(*scenarios, version=version, **changes)
    return write_release(told, words or wordings(), licence="Free.\n", parent=parent, since=since)[0]


def retired(scenario, because="It was not so.", by=None):
    return replace(scenario, status=Status.RETIRED, retired_because=because, superseded_by=by)


def other_situation(scenario):
    return replace(scenario, situation=message("{actor} and {receiver} stand in a hall in {place}, and it is late."))


def other_source(scenario):
    (source, *others) = scenario.norm.evidence
    evidence = (replace(source, seen="2026-01-01"), *others)
    return replace(scenario, norm=replace(scenario.norm, evidence=evidence))
