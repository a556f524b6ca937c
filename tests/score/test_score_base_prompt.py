import pytest
from score_samples import item

from pact_author.ask.call import ChatMessage
from pact_author.score.base_prompt import ANSWER, base_messages

PROMPT = "What should the guest do?\n\nA) Bow.\nB) Wave.\n\nAnswer with one letter only: A or B."


def test_a_base_model_gets_the_same_words_then_a_place_to_go_on():
    expected = (
        ChatMessage("prompt", f"You answer.\n\n{PROMPT}\n\nAnswer:"),
        ChatMessage("option", " A) Bow."),
        ChatMessage("option", " B) Wave."),
    )
    assert expected == base_messages(item(prompt=PROMPT))


def test_without_a_system_prompt_there_is_none():
    assert base_messages(item(prompt=PROMPT, system=""))[0].content.startswith("What should")


def test_japanese_has_no_space_before_an_answer():
    prompt, a, b = base_messages(item(prompt=PROMPT, locale="ja"))

    assert ("答え：", "A) Bow.", "B) Wave.") == (prompt.content.rpartition("\n")[2], a.content, b.content)


def test_a_locale_whose_word_is_not_known_has_no_english_one():
    prompt, a, _ = base_messages(item(prompt=PROMPT, locale="sw"))

    assert (True, "A) Bow.") == (prompt.content.endswith("A or B.\n\n"), a.content)


def test_every_locale_of_the_corpus_has_a_word():
    assert {"en", "es", "fr", "pt-BR", "ar", "hi", "ja"} == set(ANSWER)


@pytest.mark.parametrize(
    "prompt", ["", "What now?", "A) Bow.", "A) Bow.\nB) Wave. C) Sit.\nD) Go.", "x A) Bow.\nB) Wave."]
)
def test_a_prompt_without_two_options_is_none(prompt):
    assert None is base_messages(item(prompt=prompt))


def test_options_that_a_scenario_names_before_are_not_the_items_own():
    prompt = f"A) Steal.\nB) Lie.\n\n{PROMPT}"

    assert " A) Bow." == base_messages(item(prompt=prompt))[1].content
