import json

import pytest
from jsonschema import Draft202012Validator

from pact_author.model.errors import DataError
from pact_author.model.report import as_json
from pact_author.reading.resources import schema_text
from pact_author.score.report import report

HEAD = "model,scenario,actor_country,order,repeat,decision"


def rows(model, scenarios=12):
    return [
        f"{model},jp/s{s:02},{c},{o},0,{'follow' if (s + (c == 'BR')) % 3 else 'allow'}"
        for s in range(scenarios)
        for c in ("BR", "US")
        for o in ("culture-first", "preference-first")
    ]


def table(folder, *lines, name="decisions.csv", head=HEAD):
    path = folder / name
    path.write_text("\n".join((head, *lines)) + "\n", encoding="utf-8")
    return path


def test_a_table_of_two_models_is_two_runs_side_by_side(tmp_path):
    told = report([table(tmp_path, *rows("b"), *rows("a"))])

    assert ["b", "a"] == [model.label for model in told.models]
    assert (96, [48, 48], ["table", "table"]) == (
        told.status.planned,
        [model.counts.planned for model in told.models],
        [model.kind for model in told.models],
    )
    assert [0.0] == [each.paired.diff.est for each in told.comparisons]


def test_models_whose_rows_are_mixed_are_the_same_two(tmp_path):
    apart = report([table(tmp_path, *rows("b"), *rows("a"))]).models
    mixed = [row for pair in zip(rows("b"), rows("a"), strict=True) for row in pair]

    assert apart == report([table(tmp_path, *mixed)]).models


def test_json_lines_say_the_same_as_csv(tmp_path):
    lines = rows("m")
    objects = [json.dumps(dict(zip(HEAD.split(","), line.split(","), strict=True))) for line in lines]
    (tmp_path / "decisions.jsonl").write_text("\n".join(objects) + "\n")

    one, other = report([table(tmp_path, *lines)]), report([tmp_path / "decisions.jsonl"])
    assert one.models == other.models


def test_two_columns_are_enough(tmp_path):
    told = report([table(tmp_path, *(f"s{n},follow" for n in range(12)), head="scenario,decision")])

    assert ("decisions", 1.0, 12) == (told.models[0].id, told.models[0].culture_rate.est, told.status.answered)
    assert "NO_ORDER" in [note.code for note in told.warnings]
    assert told.status.order_randomised is None


def test_what_a_table_gives_is_what_the_schema_says(tmp_path):
    told = json.loads(json.dumps(as_json(report([table(tmp_path, *rows("b"), *rows("a"))])), allow_nan=False))
    validator = Draft202012Validator(json.loads(schema_text("results")))

    assert [] == [error.message for error in validator.iter_errors(told)]


@pytest.mark.parametrize("scenario", ["", " "])
def test_a_trial_without_a_scenario_is_refused(tmp_path, scenario):
    """All such rows would be one cluster that nobody wrote."""
    with pytest.raises(DataError, match="has rows without a scenario"):
        report([table(tmp_path, *rows("m"), f"m,{scenario},BR,culture-first,0,follow")])


def test_a_trial_that_comes_twice_is_refused_and_named(tmp_path):
    with pytest.raises(DataError, match="has a trial twice: jp/s00, BR, culture-first, 0") as refused:
        report([table(tmp_path, *rows("m"), rows("m")[0])])
    assert "repeat" in refused.value.hint


@pytest.mark.parametrize(
    ("head", "lines", "message"),
    [
        ("scenario", ["s"], "has no column decision"),
        ("decision", ["s"], "has no column scenario"),
        ("scenario,decision,decision", ["s,follow,follow"], "has two columns decision"),
        ("scenario,decision", ["s,FOLLOW_CULTURE"], "has 'FOLLOW_CULTURE' in its column decision"),
        ("scenario,decision,order", ["s,follow,A"], "has 'A' in its column order"),
        ("scenario,decision", ["s,follow", "s"], "row 2 of .* has 1 cells, and the heading has 2"),
        ("scenario,decision", ["s,follow,more"], "row 1 of .* has 3 cells"),
        ("scenario,decision", ['s,"follow'], "cannot be read as CSV"),
        ("scenario,decision", [], "has no rows"),
    ],
)
def test_a_table_that_is_none_is_refused_with_a_remedy(tmp_path, head, lines, message):
    with pytest.raises(DataError, match=message) as refused:
        report([table(tmp_path, *lines, head=head)])
    assert refused.value.hint


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["{"], "row 1 of .* is no JSON"),
        (["[]"], "row 1 of .* is no object"),
        (['{"scenario": "s"}'], "has no column decision"),
        (['{"scenario": "s", "decision": "follow"}', '{"scenario": "s"}'], "row 2 of .* has no 'decision'"),
    ],
)
def test_json_lines_that_are_none_are_refused_with_the_row(tmp_path, lines, message):
    path = tmp_path / "decisions.jsonl"
    path.write_text("\n".join(lines) + "\n")

    with pytest.raises(DataError, match=message):
        report([path])


def test_bytes_that_are_no_text_are_refused(tmp_path):
    (tmp_path / "d.csv").write_bytes(b"scenario,decision\n\xff,follow\n")

    with pytest.raises(DataError, match="not UTF-8"):
        report([tmp_path / "d.csv"])


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path):
    with pytest.raises(DataError, match="there is no file"):
        report([tmp_path / "d.csv"])
