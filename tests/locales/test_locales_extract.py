import tomllib
from importlib import import_module
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract
from locale_samples import BY_ID, PROJECT

from pact_author.locales.extract import pact_yaml
from pact_author.locales.sources import scenario_texts
from pact_author.model.errors import ProjectError

ID = "jp/thanks-at-the-end-of-term"
FILE = PROJECT.root / f"scenarios/{ID}.yaml"


def read(data=None):
    return list(pact_yaml(BytesIO(FILE.read_bytes() if data is None else data), {}, (), {}))


def test_every_text_is_found_with_its_context():
    expected = [("pgettext", (text.context, text.message.source)) for text in scenario_texts(BY_ID[ID])]

    assert expected == [(function, found) for _, function, found, _ in read()]


def test_each_text_is_on_the_line_of_its_field():
    lines = FILE.read_text(encoding="utf-8").split("\n")

    assert {"situation", "statement", "swapped", "both", "follow_culture", "allow_preference"} >= {
        lines[line - 1].strip().partition(":")[0] for line, _, _, _ in read()
    }


def test_translators_are_told_the_scene():
    assert [
        "Thanks at the end of term (Japan). Setting: a school corridor.",
        "The scene. It must not hint at what to do.",
    ] == (read()[0][3])


def test_of_a_retired_scenario_nothing_is_translated():
    data = FILE.read_bytes().replace(b"status: draft", b"status: retired\nretired_because: only for this test")

    assert [] == read(data)


@pytest.mark.parametrize("data", [b"a: [", b"id: x\n", b"\xff\xfe", b""])
def test_a_file_that_is_no_scenario_is_not_left_out_in_silence(data):
    with pytest.raises(ProjectError):
        read(data)


def test_babel_makes_entries_with_contexts_of_it():
    with FILE.open("rb") as file:
        found = list(extract(pact_yaml, file))

    assert [(text.message.source, text.context) for text in scenario_texts(BY_ID[ID])] == [
        (message, context) for _, message, _, context in found
    ]


def test_the_entry_point_names_the_function():
    settings = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    module, _, name = settings["project"]["entry-points"]["babel.extractors"]["pact_yaml"].partition(":")

    assert pact_yaml is getattr(import_module(module), name)
