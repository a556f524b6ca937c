import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate_samples import FACTS, source

from pact_author.model.translation import LocaleFacts
from pact_author.translate.acceptable import acceptable

SCENE = source("{actor} has come to the home of {receiver} in {place} for tea.")
HERS = source("{actor} keeps {actor_gender, select, female {her} male {his} other {their}} shoes on.")
ARABIC = LocaleFacts("ar", frozenset({"ARABIC"}), "rtl")
JAPANESE = LocaleFacts("ja", frozenset({"HIRAGANA", "KATAKANA", "CJK"}), "ltr")


@pytest.mark.parametrize(
    "draft",
    [
        "{actor} ha venido a casa de {receiver}, en {place}, a tomar el té.",
        "En {place}, {actor} ha venido a la casa {receiver_de} a tomar el té.",
        "{actor} ha venido a casa de {receiver} {place_in}.",
        "{actor_gender, select, female {{actor} sola} male {{actor} solo} other {{actor} sin nadie}}: "
        "{receiver}, {place}.",
        "¿{actor}? «{receiver}» – {place} – 24 €…",
    ],
)
def test_a_sound_draft_is_acceptable(draft):
    assert () == acceptable(SCENE, draft, FACTS)


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        ("", "is empty"),
        ("{actor} ha venido a casa de {receiver}.", "{place} is missing"),
        ("{actr} ha venido a casa de {receiver}, en {place}.", "unknown name {actr}"),
        ("{actor_acc}, {receiver}, {place}.", "{actor_acc} is no form"),
        ("{relation, select, elder {san} other {sama}} {actor} {receiver} {place}", "unknown name {relation}"),
        ("{actor.__class__}, {receiver}, {place}.", "`actor.__class__` is not the name of a placeholder"),
        ("{actor!r}, {receiver}, {place}.", "is not the name of a placeholder"),
        ("{0}, {receiver}, {place}.", "is a number"),
        ("{actor, {receiver}, {place}.", "the kind of choice is missing"),
        (
            "{actor_gender, select, female {{actor}} male {{actor}} other {x}} {receiver} {place}",
            "where actor_gender is `other`",
        ),
        ("{actor_gender, select, female {a} male {o}} {actor} {receiver} {place}", "has no `other`"),
        ("{actor_gender, select, female {a} other {o}} {actor} {receiver} {place}", "has no `male`"),
        ("{actor_gender, select, mujer {a} male {o} other {e}} {actor} {receiver} {place}", "`mujer` is no branch"),
        ("{actor_gender, plural, one {a} other {e}} {actor} {receiver} {place}", "choose with select"),
        ("{actor_gender, select, female {a} male {} other {e}} {actor} {receiver} {place}", "male of the choice"),
        ("{actor} \u202ereceiver\u202c {receiver} {place}", "U+202E"),
        ("{actor} \u2066{receiver}\u2069 {place}", "U+2066"),
        ("{actor} \x1b[31m {receiver} {place}", "U+001B"),
        ("{actor} \ud800 {receiver} {place}", "U+D800"),
        ("{actor} vi\u200bene {receiver} {place}", "U+200B"),
        ("{actor}, {receiver}, {place}: " + "bla " * 200, "characters"),
        ("{actor} пришёл в гости к {receiver} в {place}.", "script"),
        (SCENE.message.source, "the text is the English one"),
    ],
)
def test_what_cannot_stand_is_said(draft, said):
    assert said in "; ".join(acceptable(SCENE, draft, FACTS))


def test_a_choice_of_the_english_may_be_needless_in_the_translation():
    assert () == acceptable(HERS, "{actor} no se quita los zapatos.", FACTS)


def test_a_short_text_may_be_the_same_in_both_languages():
    assert () == acceptable(source("No."), "No.", FACTS)


@pytest.mark.parametrize(
    ("draft", "facts"),
    [("{actor} خانه‌ها {receiver} {place}", ARABIC), ("{actor}は{receiver}の家({place})でコーヒーを飲む。", JAPANESE)],
)
def test_other_scripts_keep_their_joiners_and_mixtures(draft, facts):
    assert () == acceptable(SCENE, draft, facts)


def test_the_letters_of_the_answer_stay():
    instruction = source("Answer with one letter only: A or B.", "prompt#instruction")

    assert () == acceptable(instruction, "Responde con una sola letra: A o B.", FACTS)
    assert "letter" in acceptable(instruction, "Responde con una sola letra.", FACTS)[0]


def test_deep_choices_are_looked_through_in_no_time():
    deep = "{g, select, other {{g, select, other {" + "{actor_gender, select, female {a} other {b}}" * 40 + "}}}}}"
    draft = deep.replace("}}}}}", "}}}}") + " {actor} {receiver} {place}"
    long = source("{actor} {receiver} {place} " + "word " * 500)

    assert any("unknown name {g}" in fault for fault in acceptable(long, draft, FACTS))


@given(st.text())
def test_no_text_is_too_odd_to_be_judged(draft):
    faults = acceptable(SCENE, draft, FACTS)

    assert faults  # no text without its placeholders can stand
    assert all(isinstance(fault, str) for fault in faults)
