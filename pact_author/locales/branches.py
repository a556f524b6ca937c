"""Every branch of every text of a scenario, English and locale side by side, with the words of the lexicons."""

from collections.abc import Iterator, Mapping
from itertools import islice, product
from math import prod

from pact_author.locales.lexicon import names, place
from pact_author.locales.localize import NAME, sentences
from pact_author.locales.message_format import format_message
from pact_author.locales.names import direction, language_name
from pact_author.locales.sources import scenario_texts
from pact_author.locales.status import text_state
from pact_author.model.branches import Branch, BranchedText, BranchSheet, Choice
from pact_author.model.lexicon import Lexicon
from pact_author.model.message import Branching, Message, Part
from pact_author.model.scenario import Scenario
from pact_author.model.translation import Entry, SourceText
from pact_author.reading.message_text import parse_message

MOST = 64
"""Branches of one text that are shown: two people of three genders make nine."""
NUMBERS = ("1", "2", "5")
"""What a plural is shown with."""


def branch_sheet(scenario: Scenario, english: Lexicon, lexicon: Lexicon, entries: Mapping[str, Entry]) -> BranchSheet:
    """All texts that a model can see of a scenario. entries: of the locale, by context."""
    return BranchSheet(
        id=scenario.id,
        title=scenario.title,
        locale=lexicon.locale,
        language=language_name(lexicon.locale),
        direction=direction(lexicon.locale),
        lexicon=lexicon.state,
        texts=tuple(_text(text, scenario, english, lexicon, entries) for text in scenario_texts(scenario)),
    )


def _text(
    text: SourceText, scenario: Scenario, english: Lexicon, lexicon: Lexicon, entries: Mapping[str, Entry]
) -> BranchedText:
    entry = entries.get(text.context)
    found, faults = parse_message(entry.text) if entry and entry.text else (None, ())
    selectors: dict[str, tuple[str, ...]] = {}
    for name, keys in (*_selectors(text.message.parts), *(_selectors(found.parts) if found else ())):
        selectors[name] = tuple(dict.fromkeys((*selectors.get(name, ()), *keys)))
    choices = (tuple(zip(selectors, keys, strict=True)) for keys in product(*selectors.values()))
    branches = tuple(
        Branch(
            choice,
            _said(text.message, choice, scenario, english),
            _said(found, choice, scenario, lexicon) if found else None,
        )
        for choice in islice(choices, MOST)
    )
    return BranchedText(
        pointer=text.pointer,
        state=text_state(text, entries),
        branches=branches,
        fault=faults[0].message if faults else "",
        left_out=prod(len(keys) for keys in selectors.values()) - len(branches),
    )


def _selectors(parts: tuple[Part, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each name that is chosen by, with the keys to show it with, those inside of other branches too."""
    for part in parts:
        if isinstance(part, Branching):
            keys = tuple(key for key, _ in part.branches) if part.kind == "select" else NUMBERS
            yield part.name, keys
            for _, inner in part.branches:
                yield from _selectors(inner)


def _said(message: Message, choice: Choice, scenario: Scenario, lexicon: Lexicon) -> str | None:
    told = dict(choice)
    values = {"actor_gender": "other", "receiver_gender": "other", **names("place", place(lexicon, scenario.country))}
    values |= told
    for role in ("actor", "receiver"):
        gender = values[f"{role}_gender"]
        forms = lexicon.roles.get((scenario.relation, role, gender), {})
        values |= names(role, {form: NAME + words for form, words in forms.items()})
    try:
        return sentences(format_message(message, values, lexicon.locale))
    except (ValueError, ArithmeticError):
        return None
