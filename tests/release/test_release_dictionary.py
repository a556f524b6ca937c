import json

import pytest

from pact_author.reading.resources import schema_text
from pact_author.release.dictionary import Column, columns, schema_of


def test_columns_are_those_of_the_schema_in_its_order():
    assert [*json.loads(schema_text("item"))["properties"]] == [column.name for column in columns("item")]


def test_parts_of_an_object_follow_it_with_a_dot_and_those_of_a_list_with_brackets():
    names = [column.name for column in columns("scenario-row")]

    at = names.index("norm")
    assert ["norm", "norm.statement", "norm.variation", "norm.confidence", "norm.evidence[]"] == names[at : at + 5]
    assert "norm.evidence[].url" in names


def test_a_closed_list_is_told_with_its_words():
    (order,) = (column for column in columns("item") if column.name == "order")

    assert Column("order", "culture-first, preference-first", "Which side is option A.") == order


def test_what_may_be_null_is_told():
    forms = {column.name: column.form for column in columns("retired-row")}

    assert ("text or null", "text") == (forms["retired_because"], forms["id"])


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("data/items/core/pt-BR-unreviewed.jsonl", "item"),
        ("data/scenarios.jsonl", "scenario-row"),
        ("data/retired.jsonl", "retired-row"),
        ("data/regions.toml", None),
    ],
)
def test_each_table_has_its_schema(path, expected):
    assert expected == schema_of(path)


@pytest.mark.parametrize("pointer", ["theme", "licence", "preference/properties/kind", "norm/properties/confidence"])
def test_closed_lists_of_a_scenario_s_row_are_those_of_its_file(pointer):
    def words(name):
        at = json.loads(schema_text(name))["properties"]
        for part in pointer.split("/"):
            at = at[part]
        return at["enum"]

    assert words("scenario") == words("scenario-row")
