"""A mapping in a file: what it says, and what is told where it cannot be used."""

import re
from pathlib import Path

import pytest

from pact_author.intake.mapping import Columns, read_columns
from pact_author.model.errors import ProjectError

WHOLE = """
licence = "CC0-1.0"
unique = ["Nation", "Rule"]
keep = "Remark"

[columns]
country = "Nation"
norm = "Rule"
title = ["Kind", "No"]

[fixed]
source_title = "A table"

[values.theme]
Eating = "food-hospitality"

[people]
actor = ["the guest", "a guest"]

[leave_out]
State = "Draft"
"""


def mapping(folder, text):
    path = folder / "m.toml"
    path.write_text(text, encoding="utf-8")
    return read_columns(path)


def test_everything_that_can_be_said_is_understood(tmp_path):
    assert Columns(
        columns={"country": ("Nation",), "norm": ("Rule",), "title": ("Kind", "No")},
        fixed={"source_title": "A table"},
        values={"theme": {"eating": "food-hospitality"}},
        people={"actor": ("the guest", "a guest")},
        unique=("Nation", "Rule"),
        leave_out={"State": ("draft",)},
        keep=("Remark",),
        licence="CC0-1.0",
    ) == mapping(tmp_path, WHOLE)


def test_columns_that_it_needs_are_all_that_it_names(tmp_path):
    assert {"Nation", "Rule", "Kind", "No", "Remark", "State"} == set(mapping(tmp_path, WHOLE).needed)


def test_the_mapping_that_is_shown_in_the_docs_can_be_used(tmp_path):
    (shown,) = re.findall(r"```toml\n(.*?)```", (Path(__file__).parents[2] / "docs/import.md").read_text("utf-8"), re.S)

    assert {"country": ("Nation",), "title": ("Kind", "No")}.items() <= mapping(tmp_path, shown).columns.items()


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("[columns]\ncountry = 3\n", 2, "country"),
        ("[columns]\ncounty = 'x'\n", 2, "county"),
        ("licence = 'CC-BY-NC-4.0'\n[columns]\ncountry = 'x'\n", 1, "licence"),
        ("[columns]\ncountry = 'x'\n[people]\nwriter = 'x'\n", 4, "writer"),
        ("[columns\n", 1, "TOML"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_line(tmp_path, text, line, told):
    with pytest.raises(ProjectError) as caught:
        mapping(tmp_path, text)

    assert f"m.toml:{line}:" in caught.value.message
    assert told in caught.value.message
