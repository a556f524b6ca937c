"""The words that an answer rests on, looked for in what was shown: what is not there is no ground for anything."""

import re

from pact_author.review.material import Material

FEWEST = 3
"""Letters and digits without which nothing is quoted."""
MOST_PARTS = 4
"""Parts of a quote with something left out between them."""
_LEFT_OUT = re.compile(r"\s*(?:…|\[\.\.\.\]|\.\.\.)\s*")
_ALIKE = {mark: marks for marks in ('"“”„«»', "'’‘`", "-–—‑") for mark in marks}


def find_quote(quote: str, material: Material) -> tuple[str, str] | None:
    """(pointer of the text that has it, the words as they stand there); None where nothing has it.

    Blanks, capitals and the kind of quotation marks may differ, and something may be left out with three dots. A quote
    of no words is ("", "").
    """
    parts = [part for part in _LEFT_OUT.split(quote) if part]
    if sum(letter.isalnum() for letter in quote) < FEWEST:
        return "", ""
    if len(parts) > MOST_PARTS:
        return None
    wanted = [re.compile(_expression(part), re.I) for part in parts]
    for text in material.texts:
        if found := _in_order(wanted, text.text):
            return text.pointer, found
    others = [value for _, value in material.facts] + [english for _, english, _ in material.pairs]
    for other in others:
        if found := _in_order(wanted, other):
            return "", found
    return None


def one_line(text: str) -> str:
    """A text as a review can hold it: printable characters on one line."""
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())


def _in_order(wanted: list[re.Pattern[str]], text: str) -> str:
    """The words of the first part as they stand in a text that has all parts, one after the other."""
    first, at = "", 0
    for each in wanted:
        found = each.search(text, at)
        if found is None:
            return ""
        first, at = first or found[0], found.end()
    return first


def _expression(part: str) -> str:
    """Words with any blanks between them; marks of one kind stand for each other."""
    return r"\s+".join(
        "".join(f"[{re.escape(_ALIKE[letter])}]" if letter in _ALIKE else re.escape(letter) for letter in word)
        for word in part.split()
    )
