import polib
import pytest
from conftest import copy_corpus
from other_locale import add_locale

from pact_author.locales.catalog import read_catalog
from pact_author.locales.update import current_texts, file_updates
from pact_author.model.errors import ProjectError
from pact_author.reading.project import open_project
from pact_author.validate.load import load

IDS = ("br/before-the-agenda", "jp/thanks-at-the-end-of-term")
PO = "locales/es/scenarios.po"


@pytest.fixture
def home(tmp_path):
    copy_corpus(tmp_path, IDS)
    add_locale(tmp_path)
    return tmp_path


def updates(home, locale="es"):
    project = open_project(home)
    return {each.path: each for each in file_updates(project, load(project).scenarios, locale)}


def put(home):
    for each in updates(home).values():
        (home / each.path).write_text(each.after, encoding="utf-8")


def test_a_locale_gets_two_files_with_every_text(home):
    found = updates(home)

    assert ["locales/es/prompts.po", PO] == list(found)
    assert {None} == {each.before for each in found.values()}
    assert 9 == found["locales/es/prompts.po"].after.count('msgctxt "prompt#')
    assert list(IDS) == sorted({line[9:].split("#")[0] for line in found[PO].after.split("\n") if "msgctxt" in line})


def test_a_second_update_changes_nothing(home):
    put(home)

    assert {False} == {each.changed for each in updates(home).values()}


def test_a_file_in_another_form_keeps_its_texts(home):
    put(home)
    text = (home / PO).read_text(encoding="utf-8").replace('msgstr ""\n\n', 'msgstr ""\n"Hola"\n\n', 1)
    (home / PO).write_bytes(text.replace("\n", "\r\n").encode())
    found = updates(home)[PO]

    assert found.before.count("\r\n") == text.count("\n")
    assert ("\r" in found.after, 1) == (False, found.after.count('msgstr "Hola"'))


def test_a_retired_scenario_is_no_longer_translated(home):
    path = home / f"scenarios/{IDS[0]}.yaml"
    path.write_text(path.read_text().replace("status: draft", "status: retired\nretired_because: only for this test"))

    project = open_project(home)
    scenarios = load(project).scenarios

    assert IDS == tuple(scenario.id for scenario in scenarios)
    assert {IDS[1]} == {text.context.split("#")[0] for text in current_texts(project, scenarios, "es")["scenarios"]}


def test_references_have_no_line_numbers(home):
    lines = [line for line in updates(home)[PO].after.split("\n") if line.startswith("#: ")]

    assert {f"#: scenarios/{each}.yaml" for each in IDS} == set(lines)


def test_a_broken_file_is_refused_with_its_line(home):
    (home / PO).write_text('msgctxt "a#b"\nmsgid "a"\nmsgstr broken\n')

    with pytest.raises(ProjectError, match=rf"^{PO}:3: "):
        updates(home)


def test_a_broken_lexicon_is_refused_too(home):
    (home / "locales/es/lexicon.yaml").write_text("locale: es\n")

    with pytest.raises(ProjectError, match=r"^locales/es/lexicon.yaml:1: "):
        updates(home)


def test_a_locale_without_lexicon_may_begin(home):
    (home / "locales/es/lexicon.yaml").unlink()

    assert "msgctxt" in updates(home)[PO].after


def test_a_file_of_many_scenarios_is_read(home):
    put(home)
    with (home / PO).open("a", encoding="utf-8") as file:
        file.write('\n# a note\n#~ msgctxt "a#gone"\n#~ msgid "a"\n#~ msgstr "' + "b" * 1_000_000 + '"\n')

    assert len(updates(home)[PO].after) > 1_000_000


def test_a_translator_s_own_program_may_do_its_work_in_between(home):
    # Drafts by a machine; a person changes one in a program of their own, and takes fuzzy off two.
    put(home)
    drafted = polib.pofile(str(home / PO), wrapwidth=78)
    for each in drafted:
        each.msgstr, each.flags = f"¿{each.msgid}?", [*each.flags, "fuzzy"]
        each.tcomment = "pact: status=machine; model=m"
    drafted.metadata |= {"Last-Translator": "Ann", "X-Generator": "Poedit 3.4"}
    drafted.save()
    put(home)
    worked_on = polib.pofile(str(home / PO), wrapwidth=78)
    first, second = worked_on[0], worked_on[1]
    first.msgstr = "{actor} y {receiver}"
    first.flags.remove("fuzzy")
    second.flags.remove("fuzzy")
    worked_on.save()
    put(home)
    found = read_catalog(PO, "es", (home / PO).read_text(encoding="utf-8"))

    assert ["edited", "machine", "machine"] == [each.state for each in found.entries[:3]]
    assert ("edited", "m", "{actor} y {receiver}") == (
        found.entries[0].origin.status,
        found.entries[0].origin.model,
        found.entries[0].text,
    )
    assert {"Last-Translator": "Ann", "X-Generator": "Poedit 3.4"}.items() <= dict(found.header).items()
    assert {False} == {each.changed for each in updates(home).values()}
