"""A project with a locale: what is told of its files, at which place, and what changes with what stands beside them."""

import subprocess
import sys
import time

import pytest
from command import CLEAN
from po_samples import (
    LEXICON,
    LEXICON_PATH,
    PO,
    PO_PATH,
    PROMPTS_PATH,
    SCENARIO_PATH,
    spanish_corpus,
    with_entries,
    write,
)
from validate_samples import SOUND

from pact_author.model.diagnostic import Severity
from pact_author.reading.project import open_project
from pact_author.validate.catalogs import judge_catalog
from pact_author.validate.check import check, diagnose
from pact_author.validate.recall import recall

FOLLOW = (
    'msgctxt "jp/shoes-at-the-door#options.follow_culture"\n'
    'msgid "{actor} takes the shoes off and steps up in socks."\n'
)


@pytest.fixture(autouse=True)
def cache(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def home(tmp_path):
    return spanish_corpus(tmp_path, SOUND)


def change(home, path, old, new):
    text = (home / path).read_text(encoding="utf-8")
    assert old in text
    write(home, path, text.replace(old, new, 1))


def told(home, *paths):
    """Code, path and line of each; of a fresh run and of one that remembers the same."""
    project = open_project(home)
    found = [(d.code, d.at.path, d.at.span.line) for d in diagnose(project, paths or None).standing]
    for _ in range(2):
        assert found == [(d.code, d.at.path, d.at.span.line) for d in recall(project, paths or None).standing]
    return found


def test_a_sound_locale_gives_nothing_to_mend(home):
    assert [] == told(home)


def test_a_mistake_is_told_on_its_line_of_the_po_file(home):
    change(home, PO_PATH, "{actor} se quita", "{acto} se quita")

    assert [("T410", PO_PATH, 23)] == told(home)


def test_a_mistake_in_one_file_does_not_hide_that_of_another(home):
    change(home, PO_PATH, "{actor} se quita", "{acto} se quita")
    change(home, PROMPTS_PATH, "A o B", "A o V")
    change(home, LEXICON_PATH, "status: edited", "status: done")

    assert [("S023", LEXICON_PATH, 2), ("T425", PROMPTS_PATH), ("T410", PO_PATH, 23)] == [
        each if each[0] != "T425" else each[:2] for each in told(home)
    ]


def test_only_one_file_or_folder_can_be_asked_about(home):
    change(home, PO_PATH, "{actor} se quita", "{acto} se quita")
    change(home, PROMPTS_PATH, "A o B", "A o V")

    assert ["T410"] == [code for code, _, _ in told(home, PO_PATH)]
    assert [] == told(home, SCENARIO_PATH)


def test_english_that_changed_is_told_at_the_translation_and_asked_about_alone_at_the_english(home):
    change(home, SCENARIO_PATH, "takes the shoes off and steps", "takes the shoes off, and steps")

    assert [("T402", PO_PATH, 22)] == told(home)
    assert [("T402", SCENARIO_PATH, 28)] == told(home, SCENARIO_PATH)
    assert [] == told(home, PROMPTS_PATH)


def test_what_was_translated_from_other_english_is_only_a_warning(home):
    change(home, SCENARIO_PATH, "takes the shoes off and steps", "takes the shoes off, and steps")

    assert () == check(open_project(home)).errors


def test_a_scenario_that_is_new_is_one_note_for_the_locale(home):
    other = SOUND.replace("jp/shoes-at-the-door", "jp/boots-at-the-door").replace("shoes", "boots")
    write(home, "scenarios/jp/boots-at-the-door.yaml", other)
    found = [d for d in diagnose(open_project(home)).standing if d.code.startswith("T")]

    assert [("T401", Severity.NOTE, PO_PATH)] == [(d.code, d.severity, d.at.path) for d in found]
    assert found[0].message.startswith("5 of 10 texts are not in this file")


def test_texts_that_are_empty_are_one_note_at_the_first(home):
    change(home, PO_PATH, '"{actor} se quita los zapatos y sube en calcetines."', '""')
    change(home, PO_PATH, '"{actor} explica el motivo y se queda con los zapatos puestos."', '""')

    assert [("T401", PO_PATH, 23)] == told(home)


def test_the_translation_of_a_scenario_that_was_renamed_is_told(home):
    write(home, PO_PATH, PO.replace("options.allow_preference", "options.allow"))

    assert [("T401", PO_PATH, 1), ("T403", PO_PATH, 25)] == told(home)


def test_the_translation_of_a_scenario_that_cannot_be_read_is_not(home):
    change(home, SCENARIO_PATH, "theme:", "thema:")

    assert ["S020"] == [code for code, _, _ in told(home)]


def test_a_form_that_the_lexicon_no_longer_declares_is_told_at_once(home):
    assert [] == told(home)
    write(home, LEXICON_PATH, LEXICON.replace("in: 'en {name}', ", ""))

    assert [("T411", PROMPTS_PATH), ("T411", PO_PATH)] == [(code, path) for code, path, _ in told(home)]


def test_without_a_sound_lexicon_forms_are_not_judged_and_all_else_is(home):
    write(home, LEXICON_PATH, LEXICON.replace("role_forms: [a, de]", "role_forms: {}"))
    change(home, PO_PATH, "{actor} se quita", "{acto} se quita")

    assert ["S022", "T410"] == [code for code, _, _ in told(home)]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("  guest-host:", "  guest-guest:", 6),
        ("locale: es", "locale: pt", 1),
        ("status: edited", "status: source", 2),
    ],
)
def test_a_lexicon_that_does_not_fit_the_project_is_told(home, old, new, line):
    change(home, LEXICON_PATH, old, new)
    found = told(home)

    assert {("S044", LEXICON_PATH)} == {each[:2] for each in found}
    assert line in {each[2] for each in found}


@pytest.mark.parametrize(
    ("locales", "expected"),
    [
        ('["en", "es", "hi"]', [("S066", "pact.toml", 9)]),
        ('["en"]', [("S065", LEXICON_PATH, 1)]),
        ('["en", "es", "es-PL"]', [("S066", "pact.toml", 9), ("S067", "pact.toml", 9)]),
    ],
)
def test_locales_that_are_listed_and_those_that_are_there_are_the_same(home, locales, expected):
    change(home, "pact.toml", 'locales = ["en", "es"]', f"locales = {locales}")

    assert expected == told(home)


def test_what_is_said_of_the_settings_can_be_shown(home):
    change(home, "pact.toml", 'locales = ["en", "es"]', 'locales = ["en", "es", "xx"]')
    for found in (diagnose(open_project(home)), recall(open_project(home)), recall(open_project(home))):
        lines = found.sources["pact.toml"].split("\n")
        spans = {d.at.span for d in found.standing}

        assert ['"xx"'] == [lines[s.line - 1][s.column - 1 : s.end_column - 1] for s in spans]


def test_a_po_file_of_another_name_is_misplaced(home):
    write(home, "locales/es/messages.po", PO)

    assert [("S012", "locales/es/messages.po", 1)] == told(home)


def test_a_po_file_may_be_larger_than_a_scenario(home):
    write(home, PO_PATH, PO + "# much\n" * 100_000)
    assert [] == told(home)
    write(home, PO_PATH, PO + "# much\n" * 1_300_000)
    assert [("S002", PO_PATH, 1)] == told(home)


def test_a_mistake_can_be_let_stand_above_its_entry(home):
    write(home, PO_PATH, with_entries(f'# pact: ignore[T424] it is a saying\n{FOLLOW}msgstr "{{actor}} sube."\n'))

    assert [] == told(home)


def test_a_comment_that_lets_nothing_stand_is_told(home):
    good = 'msgstr "{actor} se quita los zapatos y sube en calcetines."\n'
    write(home, PO_PATH, with_entries(f"# pact: ignore[T424] it is a saying\n{FOLLOW}{good}"))

    assert [("M901", PO_PATH, 21)] == told(home)


def test_a_build_is_told_the_same(home):
    change(home, PO_PATH, "{actor} se quita", "{acto} se quita")

    assert ["T410"] == [d.code for d in check(open_project(home)).errors]


def test_without_other_locales_nothing_of_babel_is_needed(tmp_path):

    spanish_corpus(tmp_path, SOUND)
    for path in (PO_PATH, PROMPTS_PATH, LEXICON_PATH):
        (tmp_path / path).unlink()
    change(tmp_path, "pact.toml", '["en", "es"]', '["en"]')
    code = (
        "import sys; from pathlib import Path; from pact_author.reading.project import open_project;"
        "from pact_author.validate.check import diagnose; diagnose(open_project(Path('.')));"
        "print('babel' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=CLEAN, capture_output=True, check=True)

    assert b"False" == done.stdout.strip()


def entry(text):
    english = "{actor} takes the shoes off and steps up in socks."
    return PO.partition("\n\n")[0] + f'\n\nmsgctxt "a#b"\nmsgid "{english}"\nmsgstr "{text}"\n'


@pytest.mark.parametrize(
    "text",
    [
        "}" * 200_000,
        "{" * 200_000,
        "".join(f"{{a{number}}}" for number in range(20_000)),
        "".join(f"{{a{number}, select, x {{1}} other {{2}}}}" for number in range(5_000)),
        "{actor_gender, select, " + " ".join(f"k{number} {{x}}" for number in range(20_000)) + " other {y}}",
        "'{" + "x" * 200_000,
        "\u200b" * 200_000,
        "e\u0301" * 100_000,
        "\u043ea" * 100_000,
        "1" * 200_000,
    ],
    ids=["}", "{", "names", "choices", "branches", "quoted", "hidden", "in parts", "mixed", "figures"],
)
def test_a_hostile_translation_is_judged_in_good_time_and_in_few_words(text):
    before = time.process_time()
    found = judge_catalog(PO_PATH, entry(text), LEXICON).diagnostics

    assert 1 <= len(found) <= 20
    assert time.process_time() - before < 10
