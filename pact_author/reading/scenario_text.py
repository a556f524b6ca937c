"""A draft to the text of its scenario file, in the form in which the files of a corpus are written."""

import json
import re
import textwrap
from collections.abc import Iterator
from dataclasses import astuple

from pact_author.model.draft import OPEN, Draft

MODELINE = "# yaml-language-server: $schema=../../schemas/scenario.schema.json"
OTHER_HOLDERS = """\
  # Optional: the wish when {receiver} holds it, and when both do. Both options must still fit; else leave it out.
  # swapped: "{receiver} would rather …, because …."
  # both: "{actor} and {receiver} would both rather …, because …."
"""
READ_ON = "      # The day on which you read the page (or that of the record from which you took it)."
WIDTH = 100
"""Letters of a folded line, without its indent; a longer line is folded."""

_PLAIN = re.compile(r"[^\W\d_]((?!: | #).)*(?<![:\s])", re.DOTALL)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HANDLE = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_WORDS = frozenset(("null", "true", "false", "y", "n", "yes", "no", "on", "off"))
"""What some YAML reader takes for something else than text."""


def scenario_text(draft: Draft) -> str:
    """The file. Every text on one line and without characters that YAML forbids gives back itself when read."""
    return "\n".join(_lines(draft)) + "\n"


def _lines(draft: Draft) -> Iterator[str]:
    yield MODELINE
    yield from _field("", "id", draft.id)
    yield from _field("", "title", draft.title)
    yield "status: draft"
    yield from _field("", "country", draft.country)
    yield from _field("", "theme", draft.theme)
    yield from _field("", "relation", draft.relation)
    yield from _field("", "setting", draft.setting)
    yield from _folded("", "situation", draft.situation)
    yield "norm:"
    yield from _folded("  ", "statement", draft.norm)
    if draft.variation:
        yield from _folded("  ", "variation", draft.variation)
    yield from _field("  ", "confidence", draft.confidence)
    yield "  evidence:"
    yield from _field("    - ", "title", draft.source_title)
    yield from _field("      ", "publisher", draft.source_publisher)
    yield from _field("      ", "url", draft.source_url)
    if draft.source_supports.startswith(OPEN):
        yield READ_ON
    yield from _field("      ", "seen", draft.source_seen)
    yield from _field("      ", "supports", draft.source_supports)
    yield "preference:"
    yield from _folded("  ", "statement", draft.preference)
    yield from _field("  ", "kind", draft.kind)
    if draft.swapped:
        yield from _folded("  ", "swapped", draft.swapped)
    elif any(text.startswith(OPEN) for text in astuple(draft)):
        yield from OTHER_HOLDERS.splitlines()
    yield "options:"
    yield from _field("  ", "follow_culture", draft.follow_culture)
    yield from _field("  ", "allow_preference", draft.allow_preference)
    yield f"contributors: [{', '.join(_inside_brackets(handle) for handle in draft.contributors)}]"
    yield from _field("", "licence", draft.licence)


def _field(indent: str, name: str, text: str) -> Iterator[str]:
    """On its own line; folded where that would be too long and can be."""
    line = f"{indent}{name}: {_scalar(text)}"
    if len(line) > WIDTH and " " in text and text[0] != " ":
        yield from _folded(indent, name, text)
    else:
        yield line


def _folded(indent: str, name: str, text: str) -> Iterator[str]:
    if not text:
        yield f'{indent}{name}: ""'
        return
    yield f"{indent}{name}: >-"
    inner = " " * (len(indent) + 2)
    for line in textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False):
        yield inner + line


def _scalar(text: str) -> str:
    plain = _DAY.fullmatch(text) or (_PLAIN.fullmatch(text) and text.lower() not in _WORDS)
    return text if plain else json.dumps(text, ensure_ascii=False)


def _inside_brackets(text: str) -> str:
    plain = _HANDLE.fullmatch(text) and text.lower() not in _WORDS
    return text if plain else json.dumps(text, ensure_ascii=False)
