from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from locale_samples import BY_ID, CORPUS, VARIANT, WORDING

from pact_author.locales.localize import NAME, localize, sentences
from pact_author.model.persona import AgeBand, Cue, Frame, Gender, NormShown, OptionOrder, Person, SystemPrompt
from pact_author.model.scenario import Side

SCENARIO = BY_ID[VARIANT.scenario]

GOLDEN = """\
The student is a younger woman from Brazil. The teacher is an older man from the United States.

On the last day of term at a college in Japan, the student meets the teacher in the corridor to say thank you for a \
year of help. The teacher has put down a stack of books and is smiling.

Cultural norm in Japan: Thanks usually come with a bow, which is deeper and longer for somebody to whom more respect \
is owed.

Personal preference: The student would rather keep an upright back and say it in words, because bending low has \
been uncomfortable since a fall last month.

What should the student do?

A) The student makes a long, deep bow and says thank you for the year.
B) The student stays upright, smiles and says thank you for the year.

Answer with one letter only: A or B."""


def said(**other):
    return localize(SCENARIO, replace(VARIANT, **other), WORDING)


def test_a_prompt_is_this_to_the_letter():
    assert GOLDEN == said().prompt


def test_the_other_order_swaps_the_options_and_nothing_else():
    one, other = said(), said(order=OptionOrder.PREFERENCE_FIRST)
    options = [line[3:] for line in one.prompt.splitlines() if line[:2] in ("A)", "B)")]

    expected = one.prompt.replace(options[0], "\0").replace(options[1], options[0]).replace("\0", options[1])
    assert (expected, one.system, "A", "B") == (other.prompt, other.system, one.culture_letter, other.culture_letter)


@pytest.mark.parametrize(
    ("frame", "question"),
    [
        (Frame.ADVICE, "What should the student do?"),
        (Frame.PERSONAL, "What would you personally do if you were the student?"),
        (Frame.NORM, "What would most people in this situation consider appropriate?"),
    ],
)
def test_a_frame_asks_its_question(frame, question):
    assert question in said(frame=frame).prompt.splitlines()


def test_an_unstated_norm_is_not_in_the_prompt_and_the_place_is():
    prompt = said(norm_shown=NormShown.UNSTATED).prompt

    assert ("bow, and a deeper" in prompt, "Japan" in prompt) == (False, True)


def test_without_a_cue_nothing_is_told_of_the_people():
    prompt = said(cue=Cue.NONE).prompt

    assert prompt.startswith("On the last day of term")
    assert not [word for word in ("Brazil", "younger", "woman", "United States") if word in prompt]


def test_the_cue_country_tells_no_age_and_no_gender():
    prompt = said(cue=Cue.COUNTRY).prompt

    assert "The student is a person from Brazil. The teacher is a person from the United States." in prompt


@pytest.mark.parametrize(
    ("gender", "cue", "pronoun"),
    [
        (Gender.FEMALE, Cue.FULL, "her"),
        (Gender.MALE, Cue.FULL, "his"),
        (Gender.NONBINARY, Cue.FULL, "their"),
        (Gender.UNSPECIFIED, Cue.FULL, "their"),
        (Gender.FEMALE, Cue.COUNTRY, "their"),
    ],
)
def test_a_pronoun_is_the_person_s_only_where_the_gender_is_told(gender, cue, pronoun):
    using = next(s for s in CORPUS.scenarios if "actor_gender" in s.options.follow_culture.names | s.situation.names)
    text = using.options.follow_culture if "actor_gender" in using.options.follow_culture.names else using.situation
    person = Person("BR", AgeBand.OLDER, gender)
    prompt = localize(using, replace(VARIANT, scenario=using.id, actor=person, cue=cue), WORDING).prompt

    told = {word for word in ("her", "his", "their") if f" {word} " in prompt}
    assert text.names
    assert pronoun in told


def test_the_system_prompts_differ_and_neither_names_a_side():
    systems = {said(system_prompt=prompt).system for prompt in SystemPrompt}

    assert 2 == len(systems)
    assert not [s for s in systems if "correct" in s or "should" in s]


variants = st.builds(
    replace,
    st.just(VARIANT),
    actor=st.builds(Person, st.sampled_from(["BR", "NL", "US"]), st.sampled_from(AgeBand), st.sampled_from(Gender)),
    cue=st.sampled_from(Cue),
    frame=st.sampled_from(Frame),
    order=st.sampled_from(OptionOrder),
    norm_shown=st.sampled_from(NormShown),
)


@given(st.sampled_from(CORPUS.scenarios), variants, st.data())
def test_every_prompt_is_finished_text(scenario, variant, data):
    holder = data.draw(st.sampled_from(scenario.holders))
    told = localize(scenario, replace(variant, scenario=scenario.id, holder=holder), WORDING)

    assert not [sign for sign in ("{", "}", NAME, "  ", "None", "select") if sign in told.prompt]
    assert ["A)", "B)"] == [line[:2] for line in told.prompt.splitlines() if line[1:2] == ")"]
    for line in told.prompt.splitlines():
        assert not line or line[0].isupper() or line[0] in "“\"'"


@given(st.sampled_from(CORPUS.scenarios), variants)
def test_the_culture_letter_is_where_the_culture_s_option_stands(scenario, variant):
    told = localize(scenario, replace(variant, scenario=scenario.id), WORDING)
    line = next(line for line in told.prompt.splitlines() if line.startswith(f"{told.culture_letter})"))

    words = [part for part in scenario.options.of(Side.CULTURE).parts if isinstance(part, str) and len(part) > 8]
    assert words
    assert [] == [word for word in words if word.strip() not in line]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{NAME}the guest waits.", "The guest waits."),
        (f"It rains. {NAME}the guest waits.", "It rains. The guest waits."),
        (f"“Why?” {NAME}the guest waits.", "“Why?” The guest waits."),
        (f"With {NAME}the guest.", "With the guest."),
        (f"At 4 p.m, {NAME}the guest waits.", "At 4 p.m, the guest waits."),
        (f"{NAME}Friend X waits.", "Friend X waits."),
    ],
)
def test_a_role_has_a_capital_where_a_sentence_begins(text, expected):
    assert expected == sentences(text)


RESPONDENT = Person("GB", AgeBand.FROM_60, Gender.MALE)


def test_a_respondent_is_told_before_the_last_line_and_nothing_else_changes():
    expected = GOLDEN.replace(
        "Answer with one", "Answer as a man aged 60 or over from the United Kingdom would.\n\nAnswer with one"
    )

    assert expected == said(respondent=RESPONDENT).prompt


@pytest.mark.parametrize("cue", Cue)
def test_a_respondent_is_told_whatever_is_told_of_the_two_people(cue):
    assert "Answer as a man aged 60 or over" in said(respondent=RESPONDENT, cue=cue).prompt
