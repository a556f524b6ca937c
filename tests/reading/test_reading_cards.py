"""Every S card holds what it says: its bad example gives its code and no other, its good one gives nothing."""

import re

import pytest
from reading_samples import LEXICON, PERSONAS, PROJECT, SCENARIO, laid_over

from pact_author.reading import characters
from pact_author.reading.cards import CARDS
from pact_author.reading.lexicon_file import to_lexicon
from pact_author.reading.persona_file import to_design
from pact_author.reading.project import open_project, read_text
from pact_author.reading.scenario_file import to_scenario
from pact_author.reading.shape import check
from pact_author.reading.yaml_text import parse

PLACE = "scenarios/jp/shoes-at-the-door.yaml"
OF_FILES = {"S001", "S002", "S003", "S012"}
OF_PERSONAS = {"S028", "S040", "S041", "S042", "S043"}
OF_LEXICONS = {"S044"}
WHOLE_FILES = {"S011"}


def codes(text, *, personas):
    path, schema, convert = (
        ("personas/sample.yaml", "personas", to_design) if personas else (PLACE, "scenario", to_scenario)
    )
    document, found = parse(path, text)
    found = [*found, *characters.check(path, text, document)]
    if document is not None:
        misfits = check(document, schema)
        found += misfits or convert(document)[1]
    return {diagnostic.code for diagnostic in found}


@pytest.mark.parametrize(
    "card", [c for c in CARDS if c.code not in OF_FILES | OF_PERSONAS | OF_LEXICONS], ids=lambda card: card.code
)
def test_the_examples_of_a_scenario_card(card):
    bad = card.bad if card.code in WHOLE_FILES else laid_over(SCENARIO, card.bad)
    assert {card.code} == codes(bad, personas=False)
    assert set() == codes(laid_over(SCENARIO, card.good), personas=False)


@pytest.mark.parametrize("card", [c for c in CARDS if c.code in OF_PERSONAS], ids=lambda card: card.code)
def test_the_examples_of_a_persona_card(card):
    assert {card.code} == codes(laid_over(PERSONAS, card.bad), personas=True)
    assert set() == codes(laid_over(PERSONAS, card.good), personas=True)


@pytest.mark.parametrize("card", [c for c in CARDS if c.code in OF_LEXICONS], ids=lambda card: card.code)
def test_the_examples_of_a_lexicon_card(card):
    def found(example):
        document, faults = parse("locales/es/lexicon.yaml", laid_over(LEXICON, example))
        return {fault.code for fault in (*faults, *(check(document, "lexicon") or to_lexicon(document)[1]))}

    assert {card.code} == found(card.bad)
    assert set() == found(card.good)


def link_out(root):
    (root / PLACE).symlink_to("/etc/passwd")
    return PLACE


def too_large(root):
    (root / PLACE).write_bytes(b"#" * 300 * 1024)
    return PLACE


def in_latin(root):
    (root / PLACE).write_bytes("title: café\n".encode("latin-1"))
    return PLACE


def at_a_wrong_place(root):
    (root / "scenarios/jp/first-cup.yml").write_text(SCENARIO, encoding="utf-8")
    return "scenarios/jp/first-cup.yml"


@pytest.mark.parametrize(
    ("code", "make"), [("S001", link_out), ("S002", too_large), ("S003", in_latin), ("S012", at_a_wrong_place)]
)
def test_the_cards_about_files_as_their_examples_say(tmp_path, code, make):
    (tmp_path / "scenarios/jp").mkdir(parents=True)
    (tmp_path / "pact.toml").write_text(PROJECT, encoding="utf-8")
    _, found = read_text(open_project(tmp_path), make(tmp_path))
    assert [code] == [diagnostic.code for diagnostic in found]


def test_codes_and_names_are_unique_and_in_order():
    assert sorted({card.code for card in CARDS}) == [card.code for card in CARDS]
    assert len(CARDS) == len({card.name for card in CARDS})


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.code)
def test_a_card_is_complete(card):
    assert re.fullmatch(r"S0[0-9]{2}", card.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", card.name)
    assert card.summary.endswith(".")
    assert card.why.endswith(".")
    assert card.bad != card.good
    assert card.bad.endswith("\n")
    assert card.good.endswith("\n")
