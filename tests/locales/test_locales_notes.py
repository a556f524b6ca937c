from dataclasses import replace

from locale_samples import BY_ID, LEXICON
from other_locale import other_lexicon

from pact_author.locales.notes import TEMPLATES, WHAT, noted_templates, noted_texts
from pact_author.locales.prompts import TEXTS
from pact_author.reading.lexicon_file import to_lexicon
from pact_author.reading.yaml_text import parse

ID = "jp/thanks-at-the-end-of-term"
SPANISH = to_lexicon(parse("locales/es/lexicon.yaml", other_lexicon())[0])[0]


def notes(pointer, lexicon=SPANISH, scenario=BY_ID[ID]):
    return next(text.notes for text in noted_texts(scenario, LEXICON, lexicon) if text.pointer == pointer)


def test_a_translator_is_told_the_scene_the_part_the_people_the_forms_and_what_stands_beside():
    assert (
        "Thanks at the end of term (Japan). Setting: a school corridor.",
        "The scene. It must not hint at what to do.",
        "{actor} stands for “the student”, here “la una / el uno / la persona”; "
        "{receiver} stands for “the teacher”, here “la otra” (student-teacher).",
        "Forms of es: {actor_de}, {receiver_de}, {place_in}, {place_from}.",
        "After it: “Thanks usually come with a bow, which is deeper and longer …”",
    ) == notes("/situation")


def test_of_people_who_are_not_named_nothing_is_told():
    assert [] == [note for note in notes("/norm/statement") if "stands for" in note or "Forms" in note]


def test_an_option_is_shown_beside_the_other_one():
    assert notes("/options/follow_culture")[-1].startswith("The other option: “{actor} stays upright")
    assert notes("/options/allow_preference")[-1].startswith("The other option: “{actor} makes a long")


def test_without_a_lexicon_the_english_words_are_told():
    assert "{actor} stands for “the student”; {receiver} stands for “the teacher” (student-teacher)." in notes(
        "/situation", None
    )


def test_words_of_several_lines_stay_on_the_line_of_a_comment():
    odd = replace(BY_ID[ID], title="Thanks\n\nmsgid", setting="a\tcorridor")

    assert "Thanks msgid (Japan). Setting: a corridor." == notes("/situation", scenario=odd)[0]


def test_every_text_of_every_scenario_is_explained():
    assert {text.pointer for s in BY_ID.values() for text in noted_texts(s, LEXICON, None)} <= set(WHAT)


def test_every_template_is_explained():
    assert set(TEXTS) == set(TEMPLATES)
    assert len(TEXTS) == sum(bool(text.notes) for text in noted_templates(None))
