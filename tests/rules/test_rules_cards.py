"""Every rule is tried on its own card: the bad example breaks that rule alone, the good one none."""

import ast
import re
from pathlib import Path

import pytest
from rules_samples import corpus_of, laid_over

from pact_author import rules
from pact_author.rules import ALL, corpus, norms, sides, wording
from pact_author.rules.engine import lint

FAMILIES = {"sides": "O0", "wording": "W1", "norms": "N2", "corpus": "C5"}
PACKAGE = Path(rules.__file__).parent


def codes(fragments):
    return {diagnostic.code for diagnostic in lint(corpus_of(*fragments.split("---\n")), ALL)}


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.card.code)
def test_the_bad_example_breaks_this_rule_and_no_other(rule):
    assert {rule.card.code} == codes(rule.card.bad)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.card.code)
def test_the_good_example_breaks_none(rule):
    assert set() == codes(rule.card.good)


def test_the_sound_scenario_is_sound():
    assert set() == codes("")


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.card.code)
def test_a_card_is_whole(rule):
    card = rule.card

    assert all((card.summary, card.why, card.bad, card.good))
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", card.name)
    assert card.summary.endswith(".")
    assert "\n" not in card.summary


def test_codes_and_names_are_used_once():
    assert len(ALL) == len({rule.card.code for rule in ALL}) == len({rule.card.name for rule in ALL})


@pytest.mark.parametrize("family", [sides, wording, norms, corpus], ids=lambda family: family.__name__)
def test_a_family_keeps_to_its_codes(family):
    begins = FAMILIES[family.__name__.rpartition(".")[2]]

    assert [] == [rule.card.code for rule in family.RULES if not rule.card.code.startswith(begins)]


@pytest.mark.parametrize("family", FAMILIES)
def test_no_rule_is_left_out(family):
    tree = ast.parse((PACKAGE / f"{family}.py").read_text())
    decorated = [node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.decorator_list]

    listed = {rule.check.__name__ for rule in ALL}
    assert decorated
    assert [] == [name for name in decorated if name not in listed]


def test_every_family_has_at_least_two_rules():
    assert {} == {family: n for family, n in ((f, len(globals()[f].RULES)) for f in FAMILIES) if n < 2}


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.card.code)
def test_an_example_is_not_copied_from_the_sound_scenario(rule):
    assert laid_over(rule.card.bad) != laid_over("")
