from dataclasses import replace

import pytest
from translate_samples import by_a_machine, by_a_person, entries, home_in, put, source

from pact_author.locales.catalog import catalog_text, read_catalog
from pact_author.model.errors import ProjectError
from pact_author.model.translation import Catalog, Entry
from pact_author.reading.project import open_project
from pact_author.translate.entries import draft_entry, merged, open_catalogs, write

ONE, TWO, THREE = (source(f"Text {name}.", f"jp/x#{name}") for name in ("one", "two", "three"))
ORDER = (ONE, TWO, THREE)


@pytest.fixture
def project(tmp_path):
    return open_project(home_in(tmp_path))


def entry(text, translation="Texto."):
    return draft_entry(text, translation, None, "m", "12345678")


def contexts(made):
    return [each.context.partition("#")[2] for each in made]


@pytest.mark.parametrize("there", [(), (TWO,), (ONE, THREE), (THREE,), (ONE, TWO, THREE)])
def test_new_entries_stand_where_the_english_stands(there):
    new = {text.context: entry(text) for text in ORDER}

    assert ["one", "two", "three"] == contexts(merged(tuple(entry(text, "") for text in there), new, ORDER))


def test_entries_of_texts_that_are_gone_and_obsolete_ones_stay():
    old = (entry(source("Gone.", "jp/gone#x")), replace(entry(ONE, "Antes."), obsolete=True))
    made = merged(old, {ONE.context: entry(ONE)}, ORDER)

    assert {old[0], old[1], entry(ONE)} == set(made)


def test_a_name_of_a_model_cannot_claim_anything():
    made = draft_entry(ONE, "Texto.", None, "m; status=reviewed\n# pact: by=ana", "12345678")
    text = catalog_text(Catalog("x.po", "es", (made,)))

    assert ("machine", "") == ((found := read_catalog("x.po", "es", text).entries[0].origin).status, found.by)


def test_an_entry_that_stays_is_not_written(project):
    before = put(project.root, by_a_person(ONE))

    assert ((), ()) == write(project, "es", ORDER, lambda text, old: old)
    assert before == (project.root / "locales/es/scenarios.po").read_text()


def test_a_file_that_is_not_there_is_made(project):
    assert ("locales/es/scenarios.po",) == write(project, "es", (ONE,), lambda text, old: entry(text))[0]
    assert {ONE.context: entry(ONE)} == entries(project.root)


def test_templates_and_scenarios_have_their_own_files(project):
    template = source("Do it.", "prompt#do")
    write(project, "es", (template, ONE), lambda text, old: entry(text))

    assert ([template.context], [ONE.context]) == (
        list(entries(project.root, "prompts")),
        list(entries(project.root)),
    )


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text + "\n" + text[text.index("# pact:") :],
        lambda text: text.replace('msgstr "De', "msgstr De"),
        lambda text: text.replace('msgid "Text two."', 'msgid "Text two.'),
        lambda text: text + "\n\udcff",
    ],
    ids=["twice", "unquoted", "unclosed", "no UTF-8"],
)
def test_a_file_that_would_lose_something_is_refused_and_stays(project, spoil):
    path = project.root / "locales/es/scenarios.po"
    path.write_text(spoil(put(project.root, by_a_person(ONE), by_a_machine(TWO, "Dos."))), errors="surrogateescape")
    before = path.read_bytes()

    with pytest.raises(ProjectError, match=r"scenarios\.po"):
        open_catalogs(project, "es")
    assert before == path.read_bytes()


def test_an_empty_locale_has_two_empty_catalogs(project):
    assert [(), ()] == [each.catalog.entries for each in open_catalogs(project, "es")]
    assert [None, None] == [each.before for each in open_catalogs(project, "es")]


def test_a_draft_takes_over_what_a_translator_noted():
    old = Entry(ONE.context, "Before.", "", notes=("A note.", "pact-bt: old"), flags=("icu-message-format",))
    made = draft_entry(ONE, "Texto.", old, "m", "12345678")

    assert (("A note.",), ("icu-message-format",), "Text one.") == (made.notes, made.flags, made.source)
