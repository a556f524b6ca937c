"""Sound files, and how a test writes down what was found in a broken one."""

import re
from collections.abc import Iterable

from pact_author.model.diagnostic import Diagnostic

SCENARIO = """\
# yaml-language-server: $schema=../../schemas/scenario.schema.json
id: jp/shoes-at-the-door
title: Shoes at the door
status: draft
country: JP
theme: food-hospitality
relation: guest-host
setting: a family home
situation: >-
  {actor} has come for tea to the home of {receiver} in {place}. Other visitors' shoes stand in a row
  beside the raised step of the hallway.
norm:
  statement: Visitors usually take off their shoes before they step up into the home.
  variation: Some homes with Western floors are more relaxed.
  confidence: medium
  evidence:
    - title: Visiting a home
      publisher: A travel guide
      url: https://example.org/visiting
      seen: 2026-11-24
      supports: Says that guests leave their shoes at the step.
preference:
  statement: >-
    {actor} would rather keep {actor_gender, select, female {her} male {his} other {their}} shoes on, because a
    healing foot needs the support.
  kind: health-diet-safety
options:
  follow_culture: "{actor} takes the shoes off and steps up in socks."
  allow_preference: "{actor} explains the reason and keeps the shoes on."
contributors: [asha]
licence: CC-BY-4.0
"""

PERSONAS = """\
name: sample
description: A small sample for tests.
seed: 20260607
actor:
  country: [norm, BR]
  age_band: [younger, older]
  gender: [female, male]
receiver:
  country: [norm]
  age_band: [younger, older]
  gender: [female, male]
holders: [actor]
cues: [full]
frames: [advice]
system_prompts: [plain]
norm_shown: [stated]
design: {kind: fraction, cells: 4}
"""

NAMES = """\
country: NO
script: Latn
sources:
  ssb:
    institution: Statistics Norway
    title: Names of the whole population
    year: 2019
    population: residents
    url: https://www.ssb.no/
    licence: not stated
    checked: false
names:
  female:
    - {id: NO-f-01, latin: Anne, source: ssb}
    - {id: NO-f-02, latin: Inger, source: ssb}
    - {id: NO-f-03, latin: Kari, source: ssb}
    - {id: NO-f-04, latin: Marit, source: ssb}
    - {id: NO-f-05, latin: Ingrid, source: ssb}
    - {id: NO-f-06, latin: Liv, source: ssb}
  male:
    - {id: NO-m-01, latin: Jan, source: ssb}
    - {id: NO-m-02, latin: Bjørn, source: ssb}
    - {id: NO-m-03, latin: Per, source: ssb}
    - {id: NO-m-04, latin: Ole, source: ssb}
    - {id: NO-m-05, latin: Lars, source: ssb}
    - {id: NO-m-06, latin: Kjell, source: ssb}
"""

PROJECT = """\
[corpus]
name = "small"
title = "A small corpus"
version = "0.1.0"
licence = "CC-BY-4.0"
source_language = "en"
locales = ["en"]
canary = "small:canary:0123456789"

[places]
regions = "study"
country_relations = "study"

[relations]
guest-host = { rank = "equal", closeness = "close" }
"""


def places(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """line:column-line:column code message, one for each."""
    return [f"{span(d)} {d.code} {d.message}" for d in diagnostics]


def span(diagnostic: Diagnostic) -> str:
    at = diagnostic.at.span
    return f"{at.line}:{at.column}-{at.end_line}:{at.end_column}"


def words(text: str, diagnostics: Iterable[Diagnostic]) -> list[str]:
    """The exact words that each points at, with their line."""
    lines = text.split("\n")
    spans = [d.at.span for d in diagnostics]
    assert all(s.line == s.end_line for s in spans)
    return [f"{s.line}: {lines[s.line - 1][s.column - 1 : s.end_column - 1]}" for s in spans]


def laid_over(sound: str, fragment: str) -> str:
    """A sound file in which the fields of a fragment stand instead of its own."""
    names = re.findall(r"^([a-z_]+)(?=:)", fragment, re.M)
    for name in names:
        sound = re.sub(rf"^{name}:.*\n(?:[ \t].*\n)*", "", sound, flags=re.M)
    return sound + fragment


LEXICON = """\
locale: es
status: machine
role_forms: []
place_forms: {from: "de {name}"}
roles:
  guest-host: {actor: la persona invitada, receiver: la persona anfitriona}
people:
  younger:
    female: "una mujer joven {country_from}"
    male: "un hombre joven {country_from}"
    nonbinary: "una persona joven no binaria {country_from}"
    unspecified: "una persona joven {country_from}"
  older:
    female: "una mujer mayor {country_from}"
    male: "un hombre mayor {country_from}"
    nonbinary: "una persona mayor no binaria {country_from}"
    unspecified: "una persona mayor {country_from}"
anyone: "una persona {country_from}"
introduction: "{role} es {person}."
places: {US: {name: los Estados Unidos}}
"""
