import pytest
from translate_samples import home_in

from pact_author.locales.names import script_of
from pact_author.model.errors import ProjectError
from pact_author.reading.project import open_project
from pact_author.translate.acceptable import script
from pact_author.translate.briefing import LETTERS, read_briefing


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return open_project(home_in(tmp_path_factory.mktemp("home")))


def test_a_briefing_says_what_checks_need_to_know(project):
    facts = read_briefing(project, "es").facts

    assert ("es", {"LATIN"}, ("de",), ("in",)) == (facts.tag, facts.scripts, facts.role_forms, facts.place_forms)


@pytest.mark.parametrize(
    ("tag", "word"),
    [
        ("es", "niño"),
        ("pt-BR", "ação"),
        ("ar", "ضيف"),
        ("hi", "अतिथि"),
        ("ja", "お茶のコーヒー客"),
        ("zh-Hant", "客人"),
        ("ko", "손님"),
        ("bn", "অতিথি"),
        ("ru", "гость"),
        ("el", "φίλος"),
        ("am", "እንግዳ"),
    ],
)
def test_the_letters_of_a_language_are_of_its_script(tag, word):
    code, name = script_of(tag)
    scripts = LETTERS.get(code, (name.upper().partition(" ")[0],))

    assert set() == {script(letter) for letter in word if letter.isalpha()} - set(scripts)


@pytest.mark.parametrize("tag", ["", "xx", "es-PL", "zh-TW", "../es", "en-ZZ", "es_MX"])
def test_what_is_no_locale_is_said_to_be_none(project, tag):
    with pytest.raises(ProjectError, match="is no locale"):
        read_briefing(project, tag)
