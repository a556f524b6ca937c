"""Tables of given names: what is refused in them, and what those of the repository hold."""

import unicodedata
from pathlib import Path

import pytest
from reading_samples import NAMES, PROJECT, SCENARIO, laid_over, places

from pact_author.model.errors import ProjectError
from pact_author.model.names import NameList
from pact_author.reading.name_cards import CARDS
from pact_author.reading.name_file import LEAST, read_names, to_names
from pact_author.reading.project import open_project, project_paths, read_text
from pact_author.reading.resources import names_folder
from pact_author.reading.shape import check
from pact_author.reading.yaml_text import parse

CHECKOUT = Path(__file__).parents[2]
OURS = sorted(path.stem for path in names_folder().glob("*.yaml"))


def read(text, path="locales/names/NO.yaml"):
    """The table, and what stands against it."""
    document, found = parse(path, text)
    assert document is not None
    found = (*found, *check(document, "names"))
    return (None, found) if found else to_names(document)


def plain(name):
    return "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(c))


def test_a_sound_table_is_read_as_it_is_written():
    table, found = read(NAMES)

    assert () == found
    assert ("NO", "Latn", NAMES) == (table.country, table.script, table.text)
    assert ["Anne", "Inger", "Kari", "Marit", "Ingrid", "Liv"] == [n.latin for n in table.of(NameList.FEMALE)]
    assert [f"NO-m-0{n}" for n in range(1, 7)] == [n.id for n in table.of(NameList.MALE)]
    assert () == table.of(NameList.UNISEX)
    assert ("Statistics Norway", 2019, "not stated", None) == (
        table.sources["ssb"].institution,
        table.sources["ssb"].year,
        table.sources["ssb"].licence,
        table.sources["ssb"].reported,
    )


def test_a_name_is_found_by_its_id():
    table, _ = read(NAMES)

    assert "Kjell" == table.named("NO-m-06").latin
    with pytest.raises(KeyError, match="NO-m-07"):
        table.named("NO-m-07")


def test_a_name_of_a_latin_script_is_its_own_native_form():
    table, _ = read(NAMES)

    assert {name.latin for name in table.names} == {name.native for name in table.names}


def test_a_name_of_another_script_has_both_forms():
    text = NAMES.replace("Latn", "Hebr").replace("NO", "IL").replace(", source: ssb}", ", native: דוד, source: ssb}", 1)
    table, found = read(text, "locales/names/IL.yaml")

    assert table is None
    assert 11 == len([d for d in found if d.message.endswith("lacks its form in Hebr")])


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.code)
def test_the_examples_of_a_card(card):
    """They are short: with a name or two, a list is also too short, and that has a card of its own."""
    told = [{d.code for d in read(laid_over(NAMES, example))[1]} for example in (card.bad, card.good)]

    assert (True, False) == (card.code in told[0], card.code in told[1])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("country: NO", "country: SE", ["1:10-1:12 S070 the country is SE and the file `NO.yaml`"]),
        ("NO-f-02", "NO-m-02", ["15:12-15:19 S071 the id of a female name of NO does not begin with NO-m-"]),
        ("NO-f-02", "SE-f-02", ["15:12-15:19 S071 the id of a female name of NO does not begin with SE-f-"]),
        ("latin: Inger", "latin: Anne", ["15:28-15:32 S072 the name Anne stands twice"]),
        ("latin: Jan", "latin: anne", ["21:28-21:32 S072 the name anne stands twice"]),
        ("latin: Jan", "latin: Јan", ["21:28-21:31 S073 Јan is not written in Latin letters"]),
        ("latin: Jan", "latin: Jan, native: Jan", ["21:41-21:44 S073 a name of a Latin script has no second form"]),
        ("Jan, source: ssb", "Jan, source: ine", ["21:41-21:44 S076 there is no source `ine` in `sources`"]),
        ("checked: false", "checked: true", ["5:5-11:18 S076 `ssb` was checked, and nothing says when"]),
        ("NO-f-06", "NO-f-07", [
            "13:3-13:9 S075 `female` has the number 07, and `male` has not",
            "20:3-20:7 S075 `male` has the number 06, and `female` has not",
        ]),
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_told_at_its_place(old, new, expected):
    table, found = read(NAMES.replace(old, new, 1))

    assert (None, expected) == (table, places(found))


def test_an_id_stands_once():
    _, found = read(NAMES.replace("NO-f-02", "NO-f-01"))

    assert "15:12-15:19 S071 the id NO-f-01 stands twice" == places(found)[0]
    assert [14] == [other.at.span.line for other in found[0].related]


def test_a_list_has_six_names_or_more():
    lines = [line for line in NAMES.splitlines() if "-06" not in line]
    _, found = read("\n".join(lines) + "\n")

    assert ["13:3-13:9 S074 `female` has 5 of at least 6 names", "19:3-19:7 S074 `male` has 5 of at least 6 names"] == (
        places(found)
    )


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("    licence: not stated\n", "", "S021"),
        ("latin: Jan", "latin: 'Jan {actor}'", "S024"),
        ("latin: Jan", "latin: 'Jan. Answer: A'", "S024"),
        ("latin: Jan", "latin: ''", "S024"),
        ("NO-m-01", "NO-m-1", "S024"),
        ("script: Latn", "script: Latin", "S023"),
        ("population: residents", "population: everybody", "S023"),
        ("checked: false", "checked: 'no'", "S022"),
    ],
)
def test_what_does_not_fit_the_schema_is_refused(old, new, code):
    _, found = read(NAMES.replace(old, new, 1))

    assert [code] == [d.code for d in found]


@pytest.mark.parametrize("country", OURS)
def test_our_tables_are_sound_and_have_enough(country):
    table = read_names(open_project(CHECKOUT), country)

    assert country == table.country
    assert LEAST <= len(table.of(NameList.FEMALE)) == len(table.of(NameList.MALE))


def test_there_are_six_countries():
    assert ["BR", "ES", "GB", "JP", "NO", "US"] == OURS


def test_no_name_stands_in_two_of_our_tables():
    """Two people of one scenario may come from two countries, and are not to be called alike."""
    tables = [read_names(open_project(CHECKOUT), country) for country in OURS]
    forms = [plain(name.latin) for table in tables for name in table.names]

    assert [] == sorted({form for form in forms if forms.count(form) > 1})


def test_our_tables_do_not_say_that_anybody_checked_them():
    """Whoever checks one against its source writes so, and takes the country out here."""
    tables = [read_names(open_project(CHECKOUT), country) for country in OURS]

    assert [] == [table.country for table in tables if len(table.unchecked()) < len(table.names)]


@pytest.fixture
def project(tmp_path):
    (tmp_path / "pact.toml").write_text(PROJECT)
    (tmp_path / "locales/names").mkdir(parents=True)
    return open_project(tmp_path)


def test_the_project_s_own_names_are_taken_before_the_program_s(project):
    assert "Ingrid" in {name.latin for name in read_names(project, "NO").names}

    (project.root / "locales/names/NO.yaml").write_text(NAMES.replace("Ingrid", "Solveig"))
    assert "Solveig" in {name.latin for name in read_names(project, "NO").names}


def test_a_country_without_names_is_named(project):
    with pytest.raises(ProjectError, match=r"there are no names for KE: locales/names/KE\.yaml is missing"):
        read_names(project, "KE")


def test_a_mistake_in_a_table_stops_with_its_line(project):
    (project.root / "locales/names/NO.yaml").write_text(NAMES.replace("NO-f-02", "NO-f-01"))

    with pytest.raises(ProjectError, match=r"^locales/names/NO\.yaml:15: the id NO-f-01 stands twice$"):
        read_names(project, "NO")


def test_a_scenario_is_no_table_of_names():
    assert read(SCENARIO)[0] is None


def test_a_table_at_a_wrong_place_is_told(project):
    (project.root / "locales/names/norway.yaml").write_text(NAMES)
    assert ("locales/names/norway.yaml",) == project_paths(project)

    _, found = read_text(project, "locales/names/norway.yaml")
    assert ["1:1-1:1 S012 a table of names has the code of its country for a name"] == places(found)
