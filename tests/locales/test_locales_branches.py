from dataclasses import replace

from locale_samples import BY_ID, LEXICON
from other_locale import other_lexicon

from pact_author.locales.branches import MOST, branch_sheet
from pact_author.locales.sources import context
from pact_author.model.translation import Entry
from pact_author.reading.lexicon_file import to_lexicon
from pact_author.reading.yaml_text import parse

SCENARIO = BY_ID["jp/thanks-at-the-end-of-term"]
SPANISH = to_lexicon(parse("locales/es/lexicon.yaml", other_lexicon())[0])[0]
POINTER = "/options/follow_culture"
ENGLISH = "The student makes a long, deep bow and says thank you for the year."


def told(text, lexicon=SPANISH):
    """The branches of one text of the sample."""
    name, source = context(SCENARIO.id, POINTER), dict(SCENARIO.messages())[POINTER].source
    sheet = branch_sheet(SCENARIO, LEXICON, lexicon, {name: Entry(name, source, text)})
    return next(each for each in sheet.texts if each.pointer == POINTER)


def read(text):
    return [(" ".join(key for _, key in each.choice), each.english, each.text) for each in told(text).branches]


def test_a_text_without_choice_is_one_branch_with_the_words_for_nobody_in_particular():
    assert [("", ENGLISH, "La persona se inclina.")] == read("{actor} se inclina.")


def test_each_way_through_a_choice_has_the_words_that_go_with_it():
    text = "{actor} está {actor_gender, select, female {sola} male {solo} other {sin nadie}}; le hablan {actor_de}."

    assert [
        ("female", ENGLISH, "La una está sola; le hablan de la una."),
        ("male", ENGLISH, "El uno está solo; le hablan del uno."),
        ("other", ENGLISH, "La persona está sin nadie; le hablan de la persona."),
    ] == read(text)


def test_two_choices_make_every_pair_also_where_one_stands_in_the_other():
    text = "{actor_gender, select, other {a {receiver_gender, select, male {b} other {c}}} female {d}}"

    assert ["other male", "other other", "female male", "female other"] == [choice for choice, _, _ in read(text)]


def test_a_place_has_its_forms():
    assert "en Japón, Japón" == read("{place_in}, {place}")[0][2]


def test_a_plural_is_shown_with_some_numbers():
    text = "{actor} espera {days, plural, one {# día} other {# días}}."

    assert [
        ("1", "La persona espera 1 día."),
        ("2", "La persona espera 2 días."),
        ("5", "La persona espera 5 días."),
    ] == [(choice, theirs) for choice, _, theirs in read(text)]


def test_what_cannot_be_filled_in_has_no_text():
    assert [("", ENGLISH, None)] == read("{somebody} se inclina.")


def test_what_cannot_be_read_says_why():
    found = told("{actor se inclina.")

    assert [None] == [branch.text for branch in found.branches]
    assert found.fault


def test_a_text_of_very_many_branches_is_cut():
    keys = " ".join(f"k{at} {{x}}" for at in range(40))
    found = told(f"{{actor_gender, select, {keys} other {{x}}}}{{receiver_gender, select, {keys} other {{x}}}}")

    assert (MOST, 41 * 41 - MOST) == (len(found.branches), found.left_out)


def test_texts_without_translation_are_there_with_their_english():
    sheet = branch_sheet(SCENARIO, LEXICON, SPANISH, {})

    assert [pointer for pointer, _ in SCENARIO.messages()] == [text.pointer for text in sheet.texts]
    assert {"missing"} == {text.state for text in sheet.texts}


def test_the_language_is_told_with_the_way_it_is_read():
    def head(locale):
        sheet = branch_sheet(SCENARIO, LEXICON, replace(SPANISH, locale=locale), {})
        return sheet.language, sheet.direction

    assert ("Arabic", "rtl") == head("ar")
    assert ("Portuguese (Brazil)", "ltr") == head("pt-BR")
