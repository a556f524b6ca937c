"""Every rule is tried on its own card: the bad example breaks that rule alone, the good one none."""

import ast
import re
from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest
from rules_samples import EXAMPLE, PO, codes_of, laid_over, with_entries

from pact_author import rules
from pact_author.reading.scenario_file import to_scenario
from pact_author.reading.yaml_text import parse
from pact_author.rules import ALL
from pact_author.rules.engine import lint_scenario
from pact_author.rules.rule import CatalogRule, TranslationRule

FAMILIES = {
    "sides": "O0",
    "acts": "O0",
    "wording": "W1",
    "orders": "W1",
    "texts": "W1",
    "plain_words": "W1",
    "people": "W1",
    "names": "W1",
    "norms": "N2",
    "evidence": "N2",
    "preferences": "N2",
    "personas": "P3",
    "relations": "P3",
    "corpus": "C5",
    "comments": "C5",
    "catalogs": "T40",
    "translations": "T41",
    "translated_words": "T42",
    "translated_signs": "T42",
}
PACKAGE = Path(rules.__file__).parent


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.card.code)
def test_the_bad_example_breaks_this_rule_and_no_other(rule):
    assert {rule.card.code} == codes_of(rule, rule.card.bad)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.card.code)
def test_the_good_example_breaks_none(rule):
    assert set() == codes_of(rule, rule.card.good)


def test_the_sound_scenario_is_sound():
    assert set() == codes_of(None, "")


def test_whoever_copies_the_guide_s_example_is_told_what_to_replace():
    document, _ = parse("scenarios/jp/shoes-at-the-door.yaml", EXAMPLE)
    scenario, _ = to_scenario(document)
    told = {(d.code, d.at.pointer.rpartition("/")[2]) for d in lint_scenario(scenario, document, ALL)}

    assert {("W123", "title"), ("W123", "publisher"), ("W123", "url"), ("W123", "0")} <= told


def test_there_are_more_than_forty():
    assert 40 < len(ALL)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.card.code)
def test_a_card_is_whole(rule):
    card = rule.card

    assert all((card.summary, card.why, card.bad, card.good))
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", card.name)
    assert card.summary.endswith(".")
    assert "\n" not in card.summary


def test_codes_and_names_are_used_once():
    assert len(ALL) == len({rule.card.code for rule in ALL}) == len({rule.card.name for rule in ALL})


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_keeps_to_its_codes(family):
    begins, there = FAMILIES[family], import_module(f"pact_author.rules.{family}").RULES

    assert [] == [rule.card.code for rule in there if not rule.card.code.startswith(begins)]


@pytest.mark.parametrize("family", FAMILIES)
def test_no_rule_is_left_out(family):
    tree = ast.parse((PACKAGE / f"{family}.py").read_text())
    decorated = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and any(isinstance(d, ast.Call) and ast.unparse(d.func).endswith("_rule") for d in node.decorator_list)
    ]

    listed = {rule.check.__name__ for rule in ALL}
    assert decorated
    assert [] == [name for name in decorated if name not in listed]


def test_every_family_has_at_least_two_rules():
    counted = Counter(rule.card.code[0] for rule in ALL)

    assert {} == {family: n for family, n in counted.items() if n < 2}


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.card.code)
def test_an_example_is_not_copied_from_the_sound_scenario(rule):
    if isinstance(rule, TranslationRule | CatalogRule):
        assert with_entries(rule.card.bad) != PO
    else:
        assert laid_over(rule.card.bad) != laid_over("")
