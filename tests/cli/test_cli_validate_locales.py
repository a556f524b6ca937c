"""`validate` on a project with a locale, as a translator and a workflow call it."""

import json
import re
from pathlib import Path

import pytest
from command import pact
from po_samples import CHECKOUT, LEXICON, LEXICON_PATH, PO, PO_PATH, SCENARIO_PATH, spanish_corpus, write

GUIDE = (CHECKOUT / "CONTRIBUTING.md").read_text(encoding="utf-8")
EXAMPLE = next(block for block in re.findall(r"```yaml\n(.*?)```", GUIDE, re.S) if "situation:" in block)
SOUND = (
    EXAMPLE.replace("The title of the page or book", "Etiquette in Japan")
    .replace("Who publishes it", "Wikipedia")
    .replace("https://example.org/where-it-can-be-read", "https://en.wikipedia.org/wiki/Etiquette_in_Japan")
    .replace("In your own words, what it says about this norm", "Says that guests leave their shoes at the step")
    .replace("your-handle", "asha")
)
SPOILT = PO.replace("{actor} se quita", "{acto} se quita")


@pytest.fixture
def home(tmp_path):
    return spanish_corpus(tmp_path, SOUND)


def lines(home, *arguments, expect=0):
    told = pact("validate", *arguments, "--format", "json", cwd=home, expect=expect).stdout
    return [(each["code"], each["path"]) for each in map(json.loads, told.splitlines())]


def test_a_locale_is_checked_with_all_else_and_alone(home):
    write(home, PO_PATH, SPOILT)

    assert [("T410", PO_PATH)] == lines(home, expect=1)
    assert [("T410", PO_PATH)] == lines(home, "locales/es", expect=1)
    assert [("T410", PO_PATH)] == lines(home, PO_PATH, expect=1)
    assert [] == lines(home, "scenarios")


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("text", f"{PO_PATH}:23:9: error T410"),
        ("github", f"::error file={PO_PATH},line=23"),
        ("json", f'"path": "{PO_PATH}"'),
        ("sarif", f'"uri": "{PO_PATH}"'),
        ("junit", PO_PATH),
        ("gitlab", f'"path": "{PO_PATH}"'),
    ],
)
def test_every_format_names_the_po_file_and_its_line(home, form, expected):
    write(home, PO_PATH, SPOILT)
    told = pact("validate", "--format", form, cwd=home, expect=1).stdout

    assert expected in told
    assert "23" in told


def test_fix_leaves_po_files_alone(home):
    write(home, PO_PATH, SPOILT)
    pact("validate", "--fix", cwd=home, expect=1)

    assert SPOILT == (home / PO_PATH).read_text(encoding="utf-8")


def test_english_that_changed_is_told_with_changed(home, git):
    begin(home, git)
    write(home, SCENARIO_PATH, SOUND.replace("takes the shoes off and steps", "takes the shoes off, and steps"))

    assert [("T402", SCENARIO_PATH)] == lines(home, "--changed")


def test_a_lexicon_that_changed_concerns_the_po_files_beside_it(home, git):
    begin(home, git)
    write(home, LEXICON_PATH, LEXICON.replace("in: 'en {name}', ", ""))

    assert {("T411", PO_PATH), ("T411", "locales/es/prompts.po")} == set(lines(home, "--changed", expect=1))


def test_a_note_on_what_is_not_translated_fails_nobody(home):
    write(home, PO_PATH, PO.replace('"{actor} se quita los zapatos y sube en calcetines."', '""'))

    assert [("T401", PO_PATH)] == lines(home, "--fail-on", "warning")


def test_the_example_of_a_translation_rule_is_explained_as_a_po_entry(tmp_path):
    told = pact("explain", "T412", cwd=tmp_path).stdout

    assert "above the entry: # pact: ignore[T412]" in told
    assert '    msgstr "{actor_gender' in told


def begin(home: Path, git) -> None:
    git(home, "init", "--initial-branch", "main")
    git(home, "add", ".")
    git(home, "commit", "--message", "begin")
    git(home, "switch", "--create", "mine")
