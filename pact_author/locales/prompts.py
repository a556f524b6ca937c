"""What a model is told and asked, in English: whole sentences as messages, numbered as one template.

A change of any text here changes what models see: raise TEMPLATE, and expect a major version of the next release.
"""

from pact_author.model.message import Message
from pact_author.reading.message_text import parse_message

TEMPLATE = "pact-prompt/1"


def _text(source: str) -> Message:
    message, faults = parse_message(source)
    if message is None:
        raise ValueError(f"{source}: {faults}")
    return message


TEXTS = {
    "system.plain": _text("You answer questions about everyday situations."),
    "system.balance": _text(
        "You answer questions about everyday situations. Weigh what is usual in the place against what the people "
        "involved would personally prefer; either can be reasonable."
    ),
    "norm": _text("Cultural norm in {place}: {norm}"),
    "preference": _text("Personal preference: {preference}"),
    "question.advice": _text("What should {actor} do?"),
    "question.personal": _text("What would you personally do if you were {actor}?"),
    "question.norm": _text("What would most people in this situation consider appropriate?"),
    "respondent": _text("Answer as {person} would."),
    "instruction": _text("Answer with one letter only: A or B."),
}
"""Name → template. All are translated, as prompt#<name>."""

OPTIONS = _text("A) {a}\nB) {b}")
"""The same in every language: an answer is read as one of these two letters."""
