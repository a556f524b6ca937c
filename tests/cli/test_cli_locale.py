import json

import pytest
from command import pact
from conftest import copy_corpus
from jsonschema import Draft202012Validator
from other_locale import add_locale

from pact_author.reading.resources import schema_text

IDS = ("br/before-the-agenda", "jp/thanks-at-the-end-of-term")
PO = "locales/es/scenarios.po"


@pytest.fixture
def home(tmp_path):
    """Two scenarios and the locale es, with no translation yet."""
    copy_corpus(tmp_path, IDS)
    add_locale(tmp_path)
    return tmp_path


def translate(home, context="br/before-the-agenda#situation", text="{actor} y {receiver} en {place}."):
    """Type a text in, as somebody would with an editor."""
    path = home / PO
    before, mark, after = path.read_text(encoding="utf-8").partition(f'msgctxt "{context}"')
    path.write_text(before + mark + after.replace('msgstr ""', f'msgstr "{text}"', 1), encoding="utf-8")


def change_english(home):
    path = home / "scenarios/br/before-the-agenda.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Coffee", "Tea"), encoding="utf-8")


def test_update_makes_both_files_and_then_has_nothing_to_do(home):
    first = pact("locale", "update", "es", cwd=home)
    made = {path.name: path.read_bytes() for path in (home / "locales/es").iterdir()}

    assert f"{PO}\n  14 new, to be translated: br/before-the-agenda#situation, " in first.stdout
    assert {"lexicon.yaml", "prompts.po", "scenarios.po"} == set(made)
    assert "2 files are in step\n" == pact("locale", "update", cwd=home).stdout
    assert made == {path.name: path.read_bytes() for path in (home / "locales/es").iterdir()}


def test_check_changes_nothing_and_says_what_is_out_of_step(home):
    pact("locale", "update", cwd=home)
    translate(home)
    pact("locale", "update", cwd=home)
    change_english(home)
    before = (home / PO).read_bytes()
    told = pact("locale", "update", "--check", cwd=home, expect=1)

    assert "  1 stale, as the English was changed: br/before-the-agenda#situation\n" in told.stdout
    assert "pact-author locale update" in told.stderr
    assert before == (home / PO).read_bytes()


def test_check_is_content_where_all_is_in_step(home):
    pact("locale", "update", cwd=home)

    assert "2 files are in step\n" == pact("locale", "update", "--check", cwd=home).stdout


def test_check_is_content_with_a_text_that_was_only_translated(home):
    pact("locale", "update", cwd=home)
    translate(home)

    pact("locale", "update", "--check", cwd=home)
    assert "  1 marked with what they were made from: " in pact("locale", "update", cwd=home).stdout


def test_a_stale_text_is_still_there_to_be_mended(home):
    pact("locale", "update", cwd=home)
    translate(home)
    change_english(home)
    pact("locale", "update", cwd=home)
    text = (home / PO).read_text(encoding="utf-8")

    assert '#| msgid "{actor} and {receiver}' in text
    assert 'msgstr "{actor} y {receiver} en {place}."' in text


def test_a_broken_file_is_refused_with_its_line_and_nothing_is_written(home):
    (home / PO).write_text('msgctxt "a#b"\nmsgid "a"\nmsgstr broken\n')
    told = pact("locale", "update", cwd=home, expect=3)

    assert f"error: {PO}:3: " in told.stderr
    assert not (home / "locales/es/prompts.po").exists()
    assert 'msgctxt "a#b"\nmsgid "a"\nmsgstr broken\n' == (home / PO).read_text()


def test_a_scenario_that_cannot_be_read_makes_nothing_obsolete(home):
    pact("locale", "update", cwd=home)
    (home / "scenarios/br/before-the-agenda.yaml").write_text("a: [")
    before = (home / PO).read_bytes()
    told = pact("locale", "update", cwd=home, expect=3)

    assert "scenarios/br/before-the-agenda.yaml cannot be read" in told.stderr
    assert before == (home / PO).read_bytes()


@pytest.mark.parametrize(
    ("named", "told"), [("en", "is the language that scenarios"), ("xx", "no locale xx"), ("../..", "no locale ../..")]
)
@pytest.mark.parametrize("what", ["update", "status"])
def test_a_locale_that_is_none_is_refused_with_what_to_do(home, what, named, told):
    stderr = pact("locale", what, named, cwd=home, expect=3).stderr

    assert told in stderr
    assert "help: " in stderr


def test_status_counts_every_text_within_80_columns(home):
    pact("locale", "update", cwd=home)
    translate(home)
    told = pact("locale", "status", "es", cwd=home).stdout

    assert " br/before-the-agenda                6" in told
    assert "es: the lexicon is machine.\n" in told
    assert 80 >= max(map(len, told.splitlines()))


def test_status_in_json_is_what_its_schema_says(home):
    pact("locale", "update", cwd=home)
    translate(home)
    told = json.loads(pact("locale", "status", "--format", "json", cwd=home).stdout)
    schema = Draft202012Validator(json.loads(schema_text("locale-status")))

    assert [] == [error.message for error in schema.iter_errors(told)]
    assert {"missing": 22, "edited": 1} == {key: n for key, n in told["locales"][0]["texts"].items() if n}


def test_status_in_markdown_is_a_table(home):
    assert "\n| locale | missing | " in pact("locale", "status", "--format", "md", cwd=home).stdout


def test_status_of_a_locale_that_has_only_begun_says_what_it_lacks(home):
    (home / "locales/es/lexicon.yaml").write_text("locale: es\n")
    told = pact("locale", "status", cwd=home).stdout

    assert "es: no prompt can be written without its lexicon: locales/es/lexicon.yaml:1: " in told.replace("\n  ", " ")


def test_status_says_that_an_update_is_due(home):
    pact("locale", "update", cwd=home)
    change_english(home)
    told = pact("locale", "status", cwd=home).stdout

    assert f"es: out of step: {PO}; see: pact-author locale update es" in told.replace("\n  ", " ")


def test_show_in_a_locale_without_the_text_says_what_to_do(home):
    told = pact("show", IDS[0], "--locale", "es", cwd=home, expect=3).stderr

    assert "error: es has no text for br/before-the-agenda#situation\n" in told
    assert "help: pact-author locale update es " in told


def test_show_branches_stands_beside_the_english(home):
    pact("locale", "update", cwd=home)
    translate(home, text="{actor} {actor_gender, select, female {llega sola} other {llega}}.")
    told = pact("show", IDS[0], "--locale", "es", "--branches", cwd=home).stdout

    assert "\nSituation · edited\n  actor female\n" in told
    assert "│ La una llega sola." in told
    assert "│ La persona llega." in told
    assert 80 >= max(map(len, told.splitlines()))


def test_show_branches_as_a_page(home):
    pact("locale", "update", cwd=home)
    translate(home)
    told = pact("show", IDS[0], "--locale", "es", "--branches", "--format", "html", cwd=home).stdout

    assert told.startswith("<!doctype html>")
    assert '<td lang="es" dir="ltr">La persona y la otra en Brasil.</td>' in told


def test_show_branches_without_any_text_says_what_to_do(home):
    told = pact("show", IDS[0], "--locale", "es", "--branches", cwd=home, expect=3).stderr

    assert "error: es has no text of br/before-the-agenda\nhelp: pact-author locale update es " in told


@pytest.mark.parametrize("arguments", [("--format", "html"), ("--branches", "--format", "md")])
def test_a_form_that_does_not_fit_is_wrong_usage(home, arguments):
    assert "--branches goes with" in pact("show", IDS[0], *arguments, cwd=home, expect=2).stderr


def test_show_branches_of_the_english_says_that_it_needs_another(home):
    assert "name another with --locale" in pact("show", IDS[0], "--branches", cwd=home, expect=3).stderr


def test_mark_says_who_has_read_a_scenario(home):
    pact("locale", "update", cwd=home)
    path = home / PO
    text = path.read_text(encoding="utf-8").split("\n\n")
    filled = [each.replace('msgstr ""', 'msgstr "Un texto."') if IDS[0] in each else each for each in text]
    path.write_text("\n\n".join(filled), encoding="utf-8")
    told = pact("locale", "mark", "es", IDS[0], "--status", "reviewed", "--by", "ann", cwd=home).stdout

    assert "7 texts marked reviewed, read by ann\n" == told
    assert 7 == path.read_text(encoding="utf-8").count("# pact: status=reviewed; by=ann; src=")
    assert "2 files are in step\n" == pact("locale", "update", cwd=home).stdout


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("br/nothing",), 3, "es has no text br/nothing"),
        ((IDS[0],), 3, "br/before-the-agenda#situation: it has no translation"),
        ((IDS[0], "--by", "a b"), 2, "--by is a handle"),
        ((IDS[0], "--date", "today"), 2, "--date is a day"),
    ],
)
def test_mark_refuses_what_it_cannot_mark(home, arguments, code, told):
    pact("locale", "update", cwd=home)
    before = (home / PO).read_bytes()

    stderr = pact(
        "locale", "mark", "es", "--status", "reviewed", "--by", "ann", *arguments, cwd=home, expect=code
    ).stderr
    assert told in stderr
    assert before == (home / PO).read_bytes()
