"""Whether a draft can be put in the place of an English text: what a program can see of that."""

import unicodedata
from collections.abc import Iterator, Mapping
from itertools import islice, product

from pact_author.model.message import Branching, Message, Part, Placeholder
from pact_author.model.translation import LocaleFacts, SourceText
from pact_author.reading.message_text import parse_message
from pact_author.reading.scripts import unneeded

GENDERS = frozenset({"actor_gender", "receiver_gender"})
GRAMMAR = frozenset({"female", "male", "other"})
BROKEN = "\ufffd"
"""Stands where a character could not be read."""
INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode categories of what nobody sees, or what is none: Cf has the characters that turn the direction of text."""
COPIED = 20
"""Characters from which on a text that equals the English is a copy of it."""
LONG, ROOM = 4, 100
"""A draft has at most so many times the characters of the English, and some more."""
FOREIGN = 0.3
"""The share of letters of other scripts than the locale's that a text may have."""
MAX_PATHS = 64


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
    return tuple(_faults(source, message, facts))


def _faults(source: SourceText, message: Message, facts: LocaleFacts) -> Iterator[str]:
    english = source.message
    if message.source == english.source and len(message.source) > COPIED:
        yield "the translation is the English text itself"
    yield from _unknown(english, message, facts)
    yield from _branches(message.parts)
    yield from _parity(english, message, facts)
    if facts.scripts and (share := _foreign(message, facts.scripts)) > FOREIGN:
        yield f"{share:.0%} of the letters are not of the script that {facts.tag} is written in"
    if source.context == "prompt#instruction" and not {"A", "B"} <= set(_letters(message)):
        yield "the letters A and B, by which answers are read, must stay as they are"


def _hidden(text: str) -> str:
    """The first character that nobody sees or can read, and that its script does not need; "" where there is none."""
    places = [at for at, letter in enumerate(text) if letter == BROKEN or unicodedata.category(letter) in INVISIBLE]
    turning = [at for at in places if "\u202a" <= text[at] <= "\u202e" or "\u2066" <= text[at] <= "\u2069"]
    found = turning or unneeded(text, [at for at in places if at not in turning])
    return text[found[0]] if found else ""


def base(name: str, facts: LocaleFacts) -> str:
    """A name without the form that the locale's lexicon declares for it: actor_de → actor."""
    for stem, forms in (("actor", facts.role_forms), ("receiver", facts.role_forms), ("place", facts.place_forms)):
        if name in {f"{stem}_{form}" for form in forms}:
            return stem
    return name


def _unknown(english: Message, message: Message, facts: LocaleFacts) -> Iterator[str]:
    known = english.names | GENDERS
    for name in sorted(message.names):
        if base(name, facts) not in known:
            told = ", ".join(f"{{{each}}}" for each in sorted(english.names))
            yield f"{{{name}}} is not known here; the English text has {told or 'no placeholder'}"


def _branches(parts: tuple[Part, ...]) -> Iterator[str]:
    for part in parts:
        if not isinstance(part, Branching):
            continue
        names = {name for name, _ in part.branches}
        if part.name in GENDERS and (part.kind != "select" or names != GRAMMAR):
            yield f"the choice by {part.name} must be a select with the branches female, male and other, and no more"
        for name, inner in part.branches:
            if not any(not isinstance(each, str) or each.strip() for each in inner):
                yield f"the branch {name} of the choice by {part.name} is empty: write its words"
            yield from _branches(inner)


def _parity(english: Message, message: Message, facts: LocaleFacts) -> Iterator[str]:
    wanted = paths(english)
    must, may = frozenset.intersection(*wanted.values()), frozenset[str]().union(*wanted.values())
    for path, names in paths(message).items():
        found = {base(name, facts) for name in names}
        where = f" in the branch {' → '.join(path)}" if path else ""
        for name in sorted(must - found):
            yield f"{{{name}}} is missing{where}"
        for name in sorted((found & english.names) - may):
            yield f"{{{name}}} stands{where} where the English text has none"


def paths(message: Message) -> dict[tuple[str, ...], frozenset[str]]:
    """Branches that are taken together → placeholders met then, for every way through a message (64 at most).

    Two choices by one name are one choice: nobody is female in one half of a sentence only.
    """
    choices: dict[str, dict[str, None]] = {}
    _collect(message.parts, choices)
    ways = islice(product(*choices.values()), MAX_PATHS)
    return {way: frozenset(_met(message.parts, dict(zip(choices, way, strict=True)))) for way in ways}


def _collect(parts: tuple[Part, ...], choices: dict[str, dict[str, None]]) -> None:
    for part in parts:
        if isinstance(part, Branching):
            choices.setdefault(part.name, {}).update(dict.fromkeys(name for name, _ in part.branches))
            for _, inner in part.branches:
                _collect(inner, choices)


def _met(parts: tuple[Part, ...], taken: Mapping[str, str]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Placeholder):
            yield part.name
        elif isinstance(part, Branching):
            branches = dict(part.branches)
            yield from _met(branches.get(taken[part.name], branches["other"]), taken)


def _letters(message: Message) -> str:
    """The words of a text without its placeholders."""
    return "".join(_text(message.parts))


def _text(parts: tuple[Part, ...]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, str):
            yield part
        elif isinstance(part, Branching):
            for _, inner in part.branches:
                yield from _text(inner)


def _foreign(message: Message, scripts: frozenset[str]) -> float:
    letters = [letter for letter in _letters(message) if letter.isalpha()]
    return sum(script(letter) not in scripts for letter in letters) / len(letters) if letters else 0.0


def script(letter: str) -> str:
    """The script that a letter is named after; no library of Unicode's tables is needed for it."""
    return unicodedata.name(letter, "").replace("-", " ").partition(" ")[0]
