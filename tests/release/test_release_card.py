import json
import re

import pytest


@pytest.fixture
def card(small_release):
    return (small_release / "README.md").read_text()


@pytest.mark.parametrize(
    "said",
    [
        "two plausible sides and no correct answer",
        "12 scenarios, 12 of them drafts",
        "nobody native to the place has read a draft",
        "arXiv 2606.07877",
        "pact-author:canary:",
        "`data/items/smoke/en.jsonl`",
        "CC-BY-4.0",
        "not to rank countries",
    ],
)
def test_the_card_says_what_a_user_must_know(card, said):
    assert said in " ".join(card.split())


def test_the_card_says_that_nobody_reviewed_them(card):
    assert "0 of 12 scenarios were reviewed by a person, 0 by models alone, 0 before they were last changed, 12" in card


def test_every_column_of_an_item_is_explained(small_release, card):
    row = json.loads((small_release / "data/items/smoke/en.jsonl").read_text().splitlines()[0])

    assert [] == [column for column in row if f"| `{column}` | " not in card]


def test_the_coverage_adds_up(card):
    coverage = card.partition("## Coverage")[2].partition("Countries whose")[0]
    tables = [block for block in coverage.split("\n\n") if "|---|---:|\n" in block]

    assert [12, 12, 12] == [sum(int(n) for n in re.findall(r"\| (\d+) \|", table)) for table in tables]


def test_the_licence_is_carried_whole(small_release):
    assert (small_release.parents[1] / "LICENSE-DATA").read_text() == (small_release / "LICENSE.txt").read_text()


def test_region_and_theme_are_crossed_and_add_up_too(card):
    block = next(block for block in card.split("\n\n") if block.startswith("| region and theme |"))

    assert 12 == sum(int(n) for line in block.splitlines()[2:] for n in re.findall(r"\| (\d+) ", line))


@pytest.mark.parametrize("column", ["`norm.evidence[].url`", "`preference.swapped`", "`retired_because`"])
def test_columns_of_scenarios_are_explained_too(card, column):
    assert f"| {column} | " in card


def test_the_front_matter_comes_first(card):
    assert card.startswith("---\n# pact-author:canary:")


def test_how_translations_were_made_is_told_where_there_are_some(card):
    assert "`native-verified`" not in card.partition("## How it was made")[2].partition("## Columns")[0]
