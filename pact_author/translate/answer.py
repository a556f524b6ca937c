"""The answer of a model, which nobody vouches for, to texts: one JSON object, with whatever stands around it."""

import json
import unicodedata
from collections.abc import Collection, Mapping
from typing import Any

STARTS = 100
"""Opening braces at which an object is looked for."""
LONGEST_LINE = 2000
"""Characters of a back-translation that are kept."""


def read_answer(text: str, keys: Collection[str]) -> Mapping[str, Any] | None:
    """The first JSON object in an answer that has one of the keys; None where there is none.

    Code fences and prose around it do no harm. What is not JSON (a comma too many) is not guessed at.
    """
    decoder = json.JSONDecoder()
    at = text.find("{")
    for _ in range(STARTS):
        if at < 0:
            break
        try:
            found, _ = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, dict) and not found.keys().isdisjoint(keys):
            return found
        at = text.find("{", at + 1)
    return None


def tidy(text: str) -> str:
    """A translation as it is stored: NFC, nothing blank at its ends, plain spaces for line breaks.

    Halves of characters, which JSON can name and no file can hold, become U+FFFD.
    """
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return unicodedata.normalize("NFC", " ".join(text.replace("\r", "\n").split("\n")).strip())


def one_line(text: str) -> str:
    """A text as a comment can hold it: printable characters on one line, not too long."""
    line = " ".join(text.split())
    return "".join(letter for letter in line if letter.isprintable())[:LONGEST_LINE]
