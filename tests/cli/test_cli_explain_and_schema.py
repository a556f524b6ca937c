import json

import pytest
from command import pact

from pact_author.reading.resources import SCHEMAS
from pact_author.validate.catalogue import CARDS


def test_explain_lists_every_code(tmp_path):
    told = pact("explain", cwd=tmp_path).stdout.splitlines()

    assert list(CARDS) == [line.split()[0] for line in told]


@pytest.mark.parametrize("asked", ["W101", "w101", "judging-word"])
def test_explain_shows_the_card(tmp_path, asked):
    told = pact("explain", asked, cwd=tmp_path).stdout
    card = CARDS["W101"]

    assert card.summary in " ".join(told.split())
    assert card.why in " ".join(told.split())
    assert [] == [line for line in (card.bad + card.good).splitlines() if line not in told]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("W101", "To keep it, say why above the field: # pact: ignore[W101] the reason"),
        ("S020", "This cannot be ignored."),
        ("M901", "This cannot be ignored."),
    ],
)
def test_explain_says_how_something_can_be_kept(tmp_path, asked, said):
    assert said == pact("explain", asked, cwd=tmp_path).stdout.splitlines()[-1]


def test_explain_knows_a_near_name(tmp_path):
    assert "did you mean" in pact("explain", "judging-wort", cwd=tmp_path, expect=3).stderr


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_prints_a_schema(tmp_path, name):
    assert "$schema" in json.loads(pact("schema", name, cwd=tmp_path).stdout)


def test_schema_names_them_all(tmp_path):
    assert list(SCHEMAS) == pact("schema", cwd=tmp_path).stdout.splitlines()


def test_schema_knows_no_other(tmp_path):
    assert "there are: scenario" in pact("schema", "scenarios", cwd=tmp_path, expect=3).stderr
