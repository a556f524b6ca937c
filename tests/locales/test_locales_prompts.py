import pytest

from pact_author.locales import prompts
from pact_author.model.canonical import digest
from pact_author.model.persona import Frame, SystemPrompt

TEXTS = {
    "NORM": prompts.NORM,
    "PREFERENCE": prompts.PREFERENCE,
    "OPTIONS": prompts.OPTIONS,
    "INSTRUCTION": prompts.INSTRUCTION,
    **prompts.SYSTEM,
    **prompts.QUESTION,
}
KNOWN = {"pact-prompt/1": "89a457d1afb658e9cfc0ef5ecd8eb513e733fd8d5d60c1023333c3ed7ff1dfde"}
"""Template → digest of its texts. Never change an entry: figures of releases rest on it. Add one."""


def test_no_text_moves_without_a_new_number_of_the_template():
    assert KNOWN[prompts.TEMPLATE] == digest({name: text.source for name, text in TEXTS.items()})


def test_every_frame_has_its_question_and_every_system_prompt_its_text():
    assert (set(Frame), set(SystemPrompt)) == (set(prompts.QUESTION), set(prompts.SYSTEM))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("NORM", {"place", "norm"}),
        ("PREFERENCE", {"preference"}),
        ("OPTIONS", {"a", "b"}),
        ("INSTRUCTION", set()),
        *((name, set()) for name in SystemPrompt),
        (Frame.ADVICE, {"actor"}),
        (Frame.PERSONAL, {"actor"}),
        (Frame.NORM, set()),
    ],
)
def test_a_text_asks_for_no_more_than_is_given_to_it(name, expected):
    assert expected == TEXTS[name].names


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_speaks_of_a_right_answer_or_names_a_side(name):
    words = set(TEXTS[name].source.lower().replace("?", " ").replace(".", " ").split())

    assert not words & {"correct", "right", "wrong", "best", "culture", "culturally", "proper"}
