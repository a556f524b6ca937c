"""The schemas: valid, strict, and described for the editors that show them; and nothing heavy is loaded early."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from pact_author.reading.resources import SCHEMAS, schema_text

FOLDER = Path(__file__).parents[2] / "schemas"
HEAVY = {"jsonschema", "ruamel", "ruamel.yaml"}
WRITTEN_BY_PEOPLE = (
    "scenario",
    "personas",
    "project",
    "regions",
    "country_relations",
    "names",
    "lexicon",
    "glossary",
    "calibration",
)


def objects(schema, path=""):
    """(path, object schema) for every object in a schema."""
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            yield path, schema
        for key, inner in schema.items():
            yield from objects(inner, f"{path}/{key}")
    elif isinstance(schema, list):
        for number, inner in enumerate(schema):
            yield from objects(inner, f"{path}/{number}")


def test_the_names_are_those_of_the_files():
    assert sorted(path.name.removesuffix(".schema.json") for path in FOLDER.glob("*.schema.json")) == sorted(SCHEMAS)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_valid_2020_12(name):
    schema = json.loads(schema_text(name))
    assert "https://json-schema.org/draft/2020-12/schema" == schema["$schema"]
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", WRITTEN_BY_PEOPLE)
def test_every_property_at_every_level_is_described(name):
    schema = json.loads(schema_text(name))
    bare = [
        f"{path}/{key}"
        for path, each in objects(schema)
        for key, inner in each["properties"].items()
        if not inner.get("description")
        and not schema.get("$defs", {}).get(inner.get("$ref", "")[8:], {}).get("description")
    ]
    assert [] == bare


@pytest.mark.parametrize("name", WRITTEN_BY_PEOPLE)
def test_unknown_fields_are_errors_at_every_level(name):
    open_ones = [
        path for path, each in objects(json.loads(schema_text(name))) if each.get("additionalProperties") is not False
    ]
    assert [] == open_ones


def test_an_unknown_schema_is_a_mistake_of_the_program():
    with pytest.raises(KeyError):
        schema_text("nothing")


def test_the_project_module_loads_neither_jsonschema_nor_ruamel():
    modules = "project, yaml_text, shape, scenario_file, persona_file, cards, resources"
    program = f"import sys; from pact_author.reading import {modules}; print(sorted({HEAVY} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "[]\n" == done.stdout
