from dataclasses import replace

import pytest
from render_samples import CARDS

from pact_author.render.rule_pages import index, page

CARD = CARDS["W199"]


def lines(card=CARD, told=()):
    return page(card, told).splitlines()


def test_a_page_has_the_code_the_severity_what_and_why_and_both_examples():
    assert [
        "# W199 wide",
        "*warning*",
        "What wide means. Because &lt;it> matters: 100 %.",
        "Not so:",
        "```yaml",
        "title: bad",
        "```",
        "But so:",
        "```yaml",
        "title: good",
        "```",
    ] == [line for line in lines() if line][:11]


def test_what_is_printed_for_the_bad_example_stands_below_it():
    told = lines(told=["x.yaml:1:1: warning W199 wide", "  wide letters"])

    assert told.index("title: bad") < told.index("  wide letters") < told.index("But so:")


def test_a_page_says_where_fix_mends():
    assert "*warning, mended by `validate --fix` where it is sure*" in lines(replace(CARD, fixable=True))


@pytest.mark.parametrize(
    ("code", "ends"),
    [
        ("W199", ["# pact: ignore[W199] the reason", "```"]),
        ("S099", ["", "This cannot be ignored."]),
        ("M999", ["", "This cannot be ignored."]),
    ],
)
def test_a_page_ends_with_how_to_keep_it(code, ends):
    assert ends == lines(replace(CARD, code=code))[-2:]


def test_the_index_has_a_line_a_code_below_its_family():
    told = index(CARDS).splitlines()

    assert "| [W199](W199.md) wide | warning | What wide means. |" in told
    assert told.index("## S. Reading: files, YAML, fields, characters") < next(
        number for number, line in enumerate(told) if line.startswith("| [S001]")
    )
