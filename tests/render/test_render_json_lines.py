import json

from jsonschema import Draft202012Validator
from render_samples import found, golden

from pact_author.reading.resources import schema_text
from pact_author.render.json_lines import render


def test_the_form_is_this():
    told = "\n".join(render(found())) + "\n"

    assert golden("diagnostics.jsonl", told) == told


def test_every_line_is_what_the_schema_says():
    validator = Draft202012Validator(json.loads(schema_text("diagnostic")))

    for line in render(found()):
        assert [] == [error.message for error in validator.iter_errors(json.loads(line))]


def test_nothing_found_is_nothing_said():
    assert [] == list(render(found(())))
