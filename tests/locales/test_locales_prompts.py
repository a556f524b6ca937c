import pytest

from pact_author.locales import prompts
from pact_author.model.canonical import digest
from pact_author.model.persona import Frame, SystemPrompt

TEXTS = prompts.TEXTS | {"options": prompts.OPTIONS}
KNOWN = {"pact-prompt/1": "fdea5011afc13fc58fe0ee2715cbde0111f9a6e2bc8f6917811ca407ff9366f2"}
"""Template → digest of its texts. Never change an entry: figures of releases rest on it. Add one."""


def test_no_text_moves_without_a_new_number_of_the_template():
    assert KNOWN[prompts.TEMPLATE] == digest({name: text.source for name, text in TEXTS.items()})


def test_every_frame_has_its_question_and_every_system_prompt_its_text():
    assert {f"question.{frame}" for frame in Frame} | {f"system.{name}" for name in SystemPrompt} <= set(TEXTS)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("norm", {"place", "norm"}),
        ("preference", {"preference"}),
        ("options", {"a", "b"}),
        ("instruction", set()),
        ("respondent", {"person"}),
        ("system.plain", set()),
        ("system.balance", set()),
        ("question.advice", {"actor"}),
        ("question.personal", {"actor"}),
        ("question.norm", set()),
    ],
)
def test_a_text_asks_for_no_more_than_is_given_to_it(name, expected):
    assert expected == TEXTS[name].names


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_speaks_of_a_right_answer_or_names_a_side(name):
    words = set(TEXTS[name].source.lower().replace("?", " ").replace(".", " ").split())

    assert not words & {"correct", "right", "wrong", "best", "culture", "culturally", "proper"}
