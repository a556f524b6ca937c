"""docs/rules is what the cards say: UPDATE_GOLDEN=1 writes the pages anew; then look at them."""

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from rules_samples import (
    HEADER,
    PERSONAS,
    PO,
    PO_PATH,
    SETTINGS,
    SOUND,
    corpus_of,
    design_findings,
    laid_over,
    translation_findings,
    with_entries,
)

from pact_author.model.diagnostic import Diagnosis
from pact_author.reading.lexicon_file import to_lexicon
from pact_author.reading.po_entries import to_entries
from pact_author.reading.po_text import parse_po
from pact_author.reading.yaml_text import parse
from pact_author.render.rule_pages import FAMILIES, index, page
from pact_author.render.text import render
from pact_author.rules import ALL
from pact_author.rules.engine import lint
from pact_author.rules.rule import DesignRule
from pact_author.validate.catalogue import CARDS
from pact_author.validate.judge import judge, read
from pact_author.validate.suppress import suppress

FOLDER = Path(__file__).parents[2] / "docs/rules"
SCENARIO, SET = "scenarios/jp/shoes-at-the-door.yaml", "personas/sample.yaml"
WORDS = "locales/es/lexicon.yaml"
LEXICON = (Path(__file__).parents[2] / "locales/en/lexicon.yaml").read_text(encoding="utf-8")
NAMES = "locales/names/NO.yaml"
SOUND_NAMES = (FOLDER.parents[1] / NAMES).read_text(encoding="utf-8")
WITHOUT_PRINT = {"S001", "S002", "S003", "S012", "S065", "S066", "S067"}
"""Codes of files and folders, which no example in one file can show. R codes are said by models and people."""
RULES = {rule.card.code: rule for rule in ALL}


def expected(path, text):
    """What stands in docs/, or what is now to stand there."""
    if os.environ.get("UPDATE_GOLDEN"):
        FOLDER.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def instead(sound, fragment):
    """A sound file with the fields of a fragment, however often it has them, in the place of its own."""
    for name in set(re.findall(r"^([a-z_]+)(?=:)", fragment, re.M)):
        sound = re.sub(rf"^{name}:.*\n(?:[ \t].*\n)*", "", sound, flags=re.M)
    return sound + fragment


def found_in_po(card, rule):
    if rule is None:
        text = card.bad if card.code == "S064" else f"{HEADER}\n{card.bad}"
        document, faults = parse_po(PO_PATH, text)
        return [*faults, *to_entries(document)[1]], {PO_PATH: text}
    path = "locales/es/prompts.po" if "prompt#instruction" in card.bad else PO_PATH
    sound = PO if path == PO_PATH else HEADER
    return translation_findings(card.bad, [rule], path), {path: with_entries(card.bad, sound)}


def found(card):
    """(diagnostics of the bad example, sources)."""
    rule = RULES.get(card.code)
    if "msgstr" in card.good:
        return found_in_po(card, rule)
    if isinstance(rule, DesignRule):
        return design_findings(card.bad), {SET: laid_over(card.bad, PERSONAS, parts=())}
    if rule is not None:
        corpus = corpus_of(*card.bad.split("---\n"))
        return list(lint(corpus, [rule])), {path: document.text for path, document in corpus.documents.items()}
    if card.code.startswith("M"):
        text = laid_over(card.bad.partition("\n")[2] if card.bad.startswith("# pact") else card.bad)
        if card.bad.startswith("# pact"):
            text = text.replace("\nsituation:", "\n" + card.bad.split("\n")[0] + "\nsituation:")
        one = judge(SCENARIO, read(SCENARIO, text), SETTINGS)
        return list(suppress(one.diagnostics, one.ignores, CARDS, ())), {SCENARIO: text}
    if card.code == "S044":
        document = parse(WORDS, card.bad)[0]
        return list(to_lexicon(replace(document, data=parse(WORDS, LEXICON)[0].data | document.data))[1]), {
            WORDS: card.bad
        }
    return found_in_form(card)


def found_in_form(card):
    for path, sound in ((SCENARIO, SOUND), (SET, PERSONAS), (NAMES, SOUND_NAMES)):
        text = card.bad if card.code == "S011" else instead(sound, card.bad)
        faults = judge(path, read(path, text), SETTINGS).diagnostics
        if any(fault.code == card.code for fault in faults):
            return list(faults), {path: text}
    return [], {}


def printed(card):
    diagnostics, sources = found(card)
    own = tuple(d for d in diagnostics if d.code == card.code and d.ignored is None)
    lines = list(render(Diagnosis(own, sources, tuple(sources), {}, "")))
    return lines[: -3 if own else 0]  # without the summary


@pytest.mark.parametrize("card", CARDS.values(), ids=lambda card: card.code)
def test_a_page_is_what_its_card_says(card):
    text = page(card, printed(card))

    assert expected(FOLDER / f"{card.code}.md", text) == text


def test_the_index_lists_every_code():
    assert expected(FOLDER / "README.md", index(CARDS)) == index(CARDS)


def test_no_page_is_left_of_a_code_that_is_gone():
    assert {f"{code}.md" for code in CARDS} | {"README.md"} == {path.name for path in FOLDER.iterdir()}


def test_every_family_is_named():
    assert set(FAMILIES) == {code[0] for code in CARDS}


@pytest.mark.parametrize(
    "card", [c for c in CARDS.values() if c.code not in WITHOUT_PRINT and c.code[0] != "R"], ids=lambda c: c.code
)
def test_the_bad_example_is_shown_with_what_is_printed_for_it(card):
    assert printed(card)
