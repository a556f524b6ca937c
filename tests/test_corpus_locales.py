"""Every scenario in every locale, for every pair of genders, ages, cues and holders: no prompt has a hole or a seam."""

import re
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from pact_author.cli.exhibit import plain_variant
from pact_author.locales.localize import localize
from pact_author.locales.wording import read_wording
from pact_author.model.persona import AgeBand, Cue, Frame, Gender, NormShown, Person, SystemPrompt
from pact_author.model.translation import TranslationState
from pact_author.reading.project import open_project
from pact_author.release.tables import in_words
from pact_author.validate.load import load

PROJECT = open_project(Path(__file__).parents[1])
SCENARIOS = load(PROJECT).scenarios
SEAM = re.compile(r"[{}\ue000]|  | [.,;](?: |$)|\.\.|,,| $|^ ")
"""A brace, a mark of the program's, two blanks, a blank before a full stop."""
APART = {"es": r"\b(?:de|a) el\b", "fr": r"\b(?:de|à) (?:le|les) (?:personne|invité|hôte|client|salarié)"}
"""Articles that should have fused with the word before them."""


def whole(wording):
    """The scenarios of which a locale has all texts."""
    return [
        scenario for words in in_words(SCENARIOS, wording, TranslationState.MACHINE) for scenario in words.scenarios
    ]


ENDS = (".", "?", "!", "。", "؟", "।", "？", "！", "A", "B")


def prompts(scenario, wording):
    genders = (Gender.FEMALE, Gender.MALE, Gender.NONBINARY, Gender.UNSPECIFIED)
    bands = list(AgeBand)
    for number, (holder, cue, one, other) in enumerate(product(scenario.holders, Cue, genders, genders)):
        actor = Person("BR", bands[number % len(bands)], one)
        receiver = Person("JP", bands[(number + 1) % len(bands)], other)
        frames = list(Frame)
        yield localize(
            scenario,
            replace(
                plain_variant(scenario, actor, receiver),
                holder=holder,
                cue=cue,
                frame=frames[number % len(frames)],
                system_prompt=list(SystemPrompt)[number % 2],
                norm_shown=list(NormShown)[number % 5 == 0],
                respondent=actor if number % 7 == 0 else None,
            ),
            wording,
        )


@pytest.mark.parametrize("locale", PROJECT.settings.locales)
def test_no_prompt_has_a_hole_or_a_seam(locale):
    wording = read_wording(PROJECT, locale)

    found = [
        (scenario.id, line)
        for scenario in whole(wording)
        for said in prompts(scenario, wording)
        for line in (said.system, *said.prompt.split("\n"))
        if SEAM.search(line) or re.search(APART.get(locale, "(?!)"), line)
    ]
    assert [] == found


@pytest.mark.parametrize("locale", PROJECT.settings.locales)
def test_every_paragraph_of_a_prompt_ends_as_a_sentence_does(locale):
    wording = read_wording(PROJECT, locale)

    lines = {
        line
        for scenario in whole(wording)
        for said in prompts(scenario, wording)
        for line in said.prompt.split("\n")
        if line
    }
    assert [] == sorted(line for line in lines if not line.rstrip('”»」"\xa0').endswith(ENDS))


@pytest.mark.parametrize("locale", ["es", "fr", "pt-BR"])
def test_every_paragraph_begins_with_a_capital(locale):
    wording = read_wording(PROJECT, locale)

    first = {
        line.lstrip("¿¡«“ \xa0")[:1]
        for scenario in whole(wording)
        for said in prompts(scenario, wording)
        for line in said.prompt.split("\n")
        if line
    }
    assert [] == sorted(letter for letter in first if not letter.isupper())
