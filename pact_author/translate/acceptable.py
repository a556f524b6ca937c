"""Whether a draft can be put in the place of an English text: what a program can see of that."""

import unicodedata
from collections.abc import Iterator

from pact_author.model.diagnostic import Finding
from pact_author.model.message import Message
from pact_author.model.translation import Entry, LocaleFacts, SourceText, Translation
from pact_author.reading.message_text import parse_message
from pact_author.reading.scripts import unneeded
from pact_author.rules import translated_signs, translated_words, translations
from pact_author.rules.translation_paths import choices

BROKEN = "\ufffd"
"""Stands where a character could not be read."""
INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode categories of what nobody sees, or what is none: Cf has the characters that turn the direction of text."""
LONG, ROOM = 4, 100
"""A draft has at most so many times the characters of the English, and some more."""
RULES = (
    translations.unknown_name,
    translations.undeclared_form,
    translations.name_missing,
    translations.name_added,
    translations.incomplete_choice,
    translations.unknown_branch,
    translated_words.wrong_script,
    translated_words.same_as_english,
    translated_signs.letter_not_kept,
)
"""What `validate` says of a translation too, and what no draft may be written with."""


def acceptable(source: SourceText, text: str, facts: LocaleFacts) -> tuple[str, ...]:
    """What stands against a draft, a sentence each, so that a model can mend it; nothing where it may be written.

    text: as tidy leaves it.
    """
    english = source.message.source
    if not text:
        return ("the translation is empty",)
    if len(text) > LONG * len(english) + ROOM:
        return (f"the translation has {len(text):,} characters, of an English text of {len(english):,}",)
    if hidden := _hidden(text):
        return (f"the translation has a character that nobody sees or can read: U+{ord(hidden):04X}",)
    message, mistakes = parse_message(text)
    if message is None:
        return tuple(f"{fault.message}: {fault.hint}" for fault in mistakes[:5])
    translation = Translation(Entry(source.context, english, text), source.message, message, facts)
    return (*_empty(message), *(_said(finding) for rule in RULES for finding in rule.check(translation)))


def _said(finding: Finding) -> str:
    return f"{finding.message}: {finding.hint}" if finding.hint else finding.message


def _empty(message: Message) -> Iterator[str]:
    for choice in choices(message.parts):
        for name, inner in choice.branches:
            if not any(not isinstance(each, str) or each.strip() for each in inner):
                yield f"the branch {name} of the choice by {choice.name} is empty: write its words"


def _hidden(text: str) -> str:
    """The first character that nobody sees or can read, and that its script does not need; "" where there is none."""
    places = [at for at, letter in enumerate(text) if letter == BROKEN or unicodedata.category(letter) in INVISIBLE]
    turning = [at for at in places if "\u202a" <= text[at] <= "\u202e" or "\u2066" <= text[at] <= "\u2069"]
    found = turning or unneeded(text, [at for at in places if at not in turning])
    return text[found[0]] if found else ""
