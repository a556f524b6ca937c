"""With the line at the top of every scenario, editors complete, explain and check its fields by our schema."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from language_server import Editor

HERE = Path(__file__).parent
CHECKOUT = HERE.parents[1]
GUIDE = (CHECKOUT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SOUND = next(block for block in re.findall(r"```yaml\n(.*?)```", GUIDE, re.S) if "situation:" in block)
MODELINE = SOUND.split("\n")[0]
SCHEMA = json.loads((CHECKOUT / "schemas/scenario.schema.json").read_text(encoding="utf-8"))

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("npm") is None, reason="npm is missing, which installs yaml-language-server"),
]


@pytest.fixture(scope="module")
def server(request):
    """yaml-language-server in pytest's cache: 27 MB, four seconds to install, once."""
    wanted = (HERE / "package.json").read_text()
    home = request.config.cache.mkdir("editor")
    program = home / "node_modules/yaml-language-server/bin/yaml-language-server"
    if not program.exists() or (home / "package.json").read_text() != wanted:
        (home / "package.json").write_text(wanted)
        quiet = ("--no-package-lock", "--no-audit", "--no-fund", "--silent")
        subprocess.run([shutil.which("npm"), "install", *quiet], cwd=home, check=True, timeout=150)
    return program


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A corpus. Its scenarios need not be saved: an editor sends their text, and reads their schema from here."""
    home = tmp_path_factory.mktemp("corpus")
    shutil.copytree(CHECKOUT / "schemas", home / "schemas")
    return home


@pytest.fixture(scope="module")
def editor(server, home):
    editor = Editor(server, home)
    yield editor
    editor.close()


@pytest.fixture
def place(home, request):
    """Another file for every test."""
    return home / "scenarios/jp" / (re.sub("[^a-z0-9]+", "-", request.node.name) + ".yaml")


def test_a_sound_scenario_shows_nothing(editor, place):
    assert [] == editor.open(place, SOUND)


def test_an_unknown_field_and_a_word_of_no_list_are_shown_on_their_lines(editor, place):
    shown = editor.open(place, SOUND.replace("confidence: medium", "confidence: middle") + "mood: cheerful\n")
    assert [(15, "Value is not accepted."), (32, "Property mood is not allowed.")] == [
        (line, message[: message.index(".") + 1]) for line, message in shown
    ]


def test_the_words_of_a_list_are_offered(editor, place):
    editor.open(place, SOUND.replace("theme: food-hospitality", "theme: "))
    assert SCHEMA["properties"]["theme"]["enum"] == editor.completions(place, 6, 8)


def test_the_fields_that_are_not_there_yet_are_offered(editor, place):
    editor.open(place, f"{MODELINE}\nid: jp/x\nnorm:\n  statement: x\n  \n")
    assert {"variation", "confidence", "evidence"} <= set(editor.completions(place, 5, 3))
    assert "statement" not in editor.completions(place, 5, 3)


@pytest.mark.parametrize(("line", "column", "field"), [(5, 3, "country"), (7, 3, "relation"), (9, 3, "situation")])
def test_a_field_is_explained(editor, place, line, column, field):
    editor.open(place, SOUND)
    assert SCHEMA["properties"][field]["description"].split(".")[0] in editor.hover(place, line, column)


def test_the_form_that_jetbrains_reads_is_understood_too(editor, place):
    short = MODELINE.replace("yaml-language-server: $schema=", "$schema: ")
    assert [(2, 'Missing property "title".')] == editor.open(place, f"{short}\nid: jp/x\n")[:1]


def test_without_the_line_nothing_is_checked(editor, place):
    assert [] == editor.open(place, "mood: cheerful\n")
