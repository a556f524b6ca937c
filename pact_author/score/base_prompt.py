"""An item as a model that only goes on with a text is asked it: one prompt, and each option as its next words."""

import re

from pact_author.ask.call import ChatMessage
from pact_author.model.variant import Item

_OPTIONS = re.compile(r"(A\) [^\n]+)\n(B\) [^\n]+)")
"""The paragraph of the options, as localize writes it in every locale."""

ANSWER = {
    "en": ("Answer:", " "),
    "es": ("Respuesta:", " "),
    "fr": ("Réponse :", " "),
    "pt-BR": ("Resposta:", " "),
    "ar": ("الإجابة:", " "),
    "hi": ("उत्तर:", " "),
    "ja": ("答え：", ""),
}
"""The words after which an answer stands, and what is between. Other locales have none, as English would be foreign."""


def base_messages(item: Item) -> tuple[ChatMessage, ...] | None:
    """A prompt, then option A and option B as they may follow it; None where the item shows no two options."""
    shown = [found for paragraph in item.prompt.split("\n\n") if (found := _OPTIONS.fullmatch(paragraph))]
    if not shown:
        return None
    words, between = ANSWER.get(item.locale, ("", ""))
    # What contributors write has no line breaks in it, so only the last can be the item's own.
    options = (between + option for option in shown[-1].groups())
    before = "\n\n".join(part for part in (item.system, item.prompt) if part)
    prompt = ChatMessage("prompt", f"{before}\n\n{words}")
    return (prompt, *(ChatMessage("option", option) for option in options))
