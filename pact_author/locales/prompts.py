"""What a model is told and asked, in English: whole sentences as messages, numbered as one template.

A change of any text here changes what models see: raise TEMPLATE, and expect a major version of the next release.
"""

from pact_author.model.message import Message
from pact_author.model.persona import Frame, SystemPrompt
from pact_author.reading.message_text import parse_message

TEMPLATE = "pact-prompt/1"


def _text(source: str) -> Message:
    message, faults = parse_message(source)
    if message is None:
        raise ValueError(f"{source}: {faults}")
    return message


SYSTEM = {
    SystemPrompt.PLAIN: _text("You answer questions about everyday situations."),
    SystemPrompt.BALANCE: _text(
        "You answer questions about everyday situations. Weigh what is usual in the place against what the people "
        "involved would personally prefer; either can be reasonable."
    ),
}
NORM = _text("Cultural norm in {place}: {norm}")
PREFERENCE = _text("Personal preference: {preference}")
QUESTION = {
    Frame.ADVICE: _text("What should {actor} do?"),
    Frame.PERSONAL: _text("What would you personally do if you were {actor}?"),
    Frame.NORM: _text("What would most people in this situation consider appropriate?"),
}
RESPONDENT = _text("Answer as {person} would.")
OPTIONS = _text("A) {a}\nB) {b}")
INSTRUCTION = _text("Answer with one letter only: A or B.")
