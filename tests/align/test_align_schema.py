"""The JSON of `align` against its schema, of made-up people and models of every kind."""

import json

import pytest
from align_samples import studies, write_study
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from pact_author.align.people import align
from pact_author.model.alignment import Statement
from pact_author.model.human import HumanAnswer, Prediction, Share, Tendency
from pact_author.reading.human_file import read_human, read_predictions
from pact_author.reading.resources import schema_text
from pact_author.render.alignment import as_json

VALIDATOR = Draft202012Validator(json.loads(schema_text("align")))
STATEMENT = Statement("CC0-1.0", "shared")


def faults(found, warnings=()):
    return [error.message for error in VALIDATOR.iter_errors(json.loads(as_json(found, STATEMENT, warnings)))]


def panel(people=12, items=12):
    return [
        HumanAnswer(f"r{p}", "IN", None, None, None, f"i{i}", "s", "JP", None, None, None, "AB"[(p * i) % 3 == 1], "A")
        for p in range(people)
        for i in range(items)
    ]


MODELS = [Prediction("no_persona", "m", None, None, f"i{i}", "AB"[i % 2], "A") for i in range(12) for _ in range(3)]
RUNS = [
    Tendency("persona", "n", "IN", f"i{i}", "personal", Share(i / 12, 2, None if i % 3 else 0.0, exact=i % 3 == 0))
    for i in range(12)
]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(study=studies())
def test_whatever_people_and_models_answered_the_json_is_of_its_form(tmp_path, study):
    human, *predictions = write_study(tmp_path, *study)

    assert [] == faults(align(read_human(human), read_predictions(predictions)))


@pytest.mark.parametrize("people", [4, 5, 12])
@pytest.mark.parametrize("items", [1, 3, 12])
def test_small_and_large_panels_are_of_its_form(people, items):
    assert [] == faults(align(panel(people, items), MODELS, RUNS), ("a toy",))


@pytest.mark.parametrize(
    ("field", "value"), [("n_people", 4), ("alpha", "0.5"), ("group", None), ("more", 1), ("reason", "why")]
)
def test_another_form_is_found_to_be_one(field, value):
    told = json.loads(as_json(align(panel(), MODELS), STATEMENT))
    told["human"][0][field] = value

    assert not VALIDATOR.is_valid(told)
