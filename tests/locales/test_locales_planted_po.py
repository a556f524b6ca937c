"""Translations into six languages, sound ones and ones with a mistake planted in each: what is told of them.

A line of planted_po.jsonl is a case: one entry of a PO file, the codes that must be told, and the line of the entry
(from 1) where a reader would point. Of a sound one nothing may be told. The sound ones were chosen to be hard.
"""

import json
from pathlib import Path

import pytest

from pact_author.validate.catalogs import judge_catalog
from pact_author.validate.catalogue import CARDS
from pact_author.validate.suppress import suppress

CASES = [json.loads(line) for line in (Path(__file__).parent / "planted_po.jsonl").read_text().split("\n") if line]
SOUND = [case for case in CASES if not case["codes"]]
PLANTED = [case for case in CASES if case["codes"]]
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
FORMS = {"es": "a, de", "fr": "a, de", "pt-BR": "a, de", "ar": "li", "hi": "", "ja": ""}
PHRASES = "{female: 'a {country}', male: 'b {country}', nonbinary: 'c {country}', unspecified: 'd {country}'}"


def lexicon(locale):
    """One that declares the locale's forms, with no roles in it."""
    return (
        f"locale: {locale}\nstatus: machine\nrole_forms: [{FORMS[locale]}]\n"
        "place_forms: {in: '1 {name}', from: '2 {name}'}\nroles: {}\n"
        f"people: {{younger: {PHRASES}, older: {PHRASES}}}\n"
        "anyone: 'a {country}'\nintroduction: '{role} {person}'\nplaces: {}\n"
    )


def told(case):
    """Code and line of each, that of the entry's first line being 1."""
    path = f"locales/{case['locale']}/scenarios.po"
    judged = judge_catalog(path, HEADER + case["po"], lexicon(case["locale"]))
    standing = [d for d in suppress(judged.diagnostics, judged.ignores, CARDS, ()) if d.ignored is None]
    return [(d.code, d.at.span.line - HEADER.count("\n")) for d in standing]


@pytest.mark.parametrize("case", SOUND, ids=lambda case: f"{case['locale']} {case['name']}")
def test_nothing_is_told_of_a_sound_translation(case):
    assert [] == told(case)


@pytest.mark.parametrize("case", PLANTED, ids=lambda case: f"{case['locale']} {case['name']}")
def test_a_planted_mistake_is_told_on_its_line_and_nothing_else_is(case):
    found = told(case)

    assert case["codes"] == sorted(code for code, _ in found)
    assert case["line"] in {line for _, line in found}


def test_there_are_enough_of_both_in_every_language():
    assert 60 <= len(SOUND)
    assert 60 <= len(PLANTED)
    assert set(FORMS) == {case["locale"] for case in SOUND} == {case["locale"] for case in PLANTED}
