import json

from command import pact
from jsonschema import Draft202012Validator

from pact_author.reading.resources import schema_text


def test_stats_counts_the_corpus_within_80_columns(corpus):
    told = pact("stats", cwd=corpus).stdout
    scenarios = len(list((corpus / "scenarios").glob("*/*.yaml")))

    assert told.startswith(f"{scenarios} scenarios, by region and theme\n")
    assert "FH food-hospitality" in told
    assert 80 >= max(map(len, told.splitlines()))
    assert "\x1b" not in told


def test_stats_in_json_is_what_its_schema_says(corpus):
    told = json.loads(pact("stats", "--format", "json", cwd=corpus).stdout)

    assert [] == [error.message for error in Draft202012Validator(json.loads(schema_text("stats"))).iter_errors(told)]
    assert told["scenarios"] == sum(count for row in told["cells"].values() for count in row.values())


def test_stats_in_markdown_is_a_table(corpus):
    told = pact("stats", "--format", "md", cwd=corpus).stdout

    assert "\n| region | food-hospitality | " in told


def test_a_file_that_cannot_be_read_is_said_to_be_left_out(corpus):
    (corpus / "scenarios/br/before-the-agenda.yaml").write_text("a: [")

    assert "left out" in pact("stats", cwd=corpus).stderr
