"""Helpers that several families share: texts without quotations, and the words that carry their content."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Generic, TypeVar

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|(?<!\w)‘[^’]*’|(?<!\w)'(?:[^']|(?<=\w)'(?=\w))*'(?!\w)")
_QUOTES = ("“", '"', "«", "‘", "'")
STEM = 10
"""Letters at the beginning of a word by which texts and patterns are compared."""
_MOST_WORDS = 50_000
"""Words that are remembered: a hostile text can hold any number."""
_WORD = re.compile(r"\w+")
_EMPTY = frozenset(
    """
    a about above actor after again all also always am among an and another any are around as at away back be because
    been before behind being below beside between both but by can come comes coming commonly could did do does
    doing down during each either else even ever every few first for from full further generally get gets getting
    give given gives giving go goes going had has have having he her here hers herself him himself his how however
    if in into is it its itself just keep keeping keeps last least less let like liked likes liking made make
    makes making many may me might mine more most much must my near need next no nor not now of off often on once
    one only onto or other others our ours out over own people person persons place prefer preference prefers put
    puts putting quite rather receiver same say saying says see seeing she should since so some somebody someone
    something sometimes soon still such take taken takes taking tend tends than that the their theirs them
    themselves then there these they thing this those though through time to together too toward towards two
    typically under until up upon us usual usually very want wanting wants was way we well were what
    when where whether which while who whom whose why will wish wishes with within without would yet you your
    """.split()  # noqa: SIM905 -- a list of strings would take two hundred lines
)


Value = TypeVar("Value")


class Remembered(dict[str, Value], Generic[Value]):
    """Word → what a function makes of it: texts look up many words, and few are new."""

    def __init__(self, made: Callable[[str], Value]) -> None:
        super().__init__()
        self._made = made

    def __missing__(self, word: str) -> Value:
        if len(self) > _MOST_WORDS:
            self.clear()
        self[word] = self._made(word)
        return self[word]


@lru_cache(1024)
def unquoted(text: str) -> str:
    """A text without what stands in quotation marks: what a sign or a person says is not what the text says."""
    return _QUOTED.sub(" ", text) if any(mark in text for mark in _QUOTES) else text


def small(text: str) -> str:
    """A text as words are compared: re.IGNORECASE takes s and ſ for one letter, and i and ı."""
    return text.lower() if text.isascii() else text.casefold().replace("ı", "i")


# Small letters, and a blank for what stands between words.
_SMALL_WORDS = bytes(code if re.match(r"\w", chr(code)) else ord(" ") for code in range(128)).lower().ljust(256)


@lru_cache(1024)
def words(text: str) -> tuple[str, ...]:
    """The words of a text in small letters; what stands behind an apostrophe is a word of its own."""
    if text.isascii():  # the same, without re
        return tuple(text.encode().translate(_SMALL_WORDS).decode().split())
    return tuple(_WORD.findall(small(text)))


@lru_cache(1024)
def content(text: str) -> frozenset[str]:
    """The words of a text that carry its content, each cut to its stem as far as endings show it."""
    return frozenset(filter(None, map(_stems.__getitem__, words(text))))


def _stem(word: str) -> str:
    """Nothing of a word that carries no content."""
    if len(word) < 3 or word in _EMPTY:
        return ""
    for ending in ("ingly", "edly", "als", "al", "ings", "ing", "ies", "ied", "ely", "ed", "es", "ly", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


_stems = Remembered(_stem)


def covered(part: frozenset[str], whole: frozenset[str]) -> float:
    """Which share of the first words is among the second; 0 where there are none."""
    return len(part & whole) / len(part) if part else 0.0
