import pytest
from reading_samples import LEXICON, laid_over

from pact_author.model.translation import TranslationState
from pact_author.reading.lexicon_file import to_lexicon
from pact_author.reading.shape import check
from pact_author.reading.yaml_text import parse

PATH = "locales/es/lexicon.yaml"
BY_GENDER = """\
role_forms: [de]
roles:
  guest-host:
    actor:
      female: {name: la invitada, de: de la invitada}
      male: {name: el invitado, de: del invitado}
      other: {name: la persona invitada, de: de la persona invitada}
    receiver: {name: quien recibe, de: de quien recibe}
"""


def read(fragment):
    document = parse(PATH, laid_over(LEXICON, fragment))[0]
    assert () == check(document, "lexicon")
    return to_lexicon(document)


def test_a_role_has_its_forms_for_each_gender():
    lexicon, _ = read(BY_GENDER)

    assert {"": "el invitado", "de": "del invitado"} == lexicon.roles["guest-host", "actor", "male"]


def test_a_role_that_gender_does_not_change_is_written_once():
    lexicon, _ = read(BY_GENDER)

    assert [{"": "quien recibe", "de": "de quien recibe"}] * 3 == [
        lexicon.roles["guest-host", "receiver", gender] for gender in ("female", "male", "other")
    ]


def test_the_state_of_a_lexicon_is_read():
    assert TranslationState.MACHINE is read("")[0].state


def test_sentences_may_stand_without_a_space_between_them():
    assert ("", " ") == (read('between: ""\n')[0].between, read("")[0].between)


def test_a_place_may_give_some_of_its_forms():
    assert {"": "los Estados Unidos"} == read("")[0].places["US"]


@pytest.mark.parametrize(
    ("fragment", "message", "pointer"),
    [
        (BY_GENDER.replace(", de: del invitado", ""), "the form `de` is missing", "/roles/guest-host/actor/male"),
        (
            BY_GENDER.replace("de: del", "da: del"),
            "the form `de` is missing",
            "/roles/guest-host/actor/male",
        ),
        ('anyone: "una persona"\n', "“una persona” must name exactly {country}", "/anyone"),
        ('anyone: "una persona {country_in}"\n', "“una persona {country_in}” must name exactly {country}", "/anyone"),
        ('introduction: "{role}."\n', "“{role}.” must name exactly {role}, {person}", "/introduction"),
        ('place_forms: {from: "de {nombre}"}\n', "a pattern names the country once, as {name}", "/place_forms/from"),
        ("places: {US: {im: en los EUA}}\n", "`im` is not among place_forms", "/places/US/im"),
        ('anyone: "una {persona"\n', "a `{` that is not closed", "/anyone"),
    ],
)
def test_what_is_wrong_is_said_at_its_place(fragment, message, pointer):
    lexicon, found = read(fragment)

    assert (None, (message, pointer)) == (lexicon, (found[0].message, found[0].at.pointer))


def test_a_choice_by_gender_may_stand_in_the_introduction():
    text = 'introduction: "{role} es {role_gender, select, female {una} male {un} other {una}} {person}."\n'

    assert () == read(text)[1]
