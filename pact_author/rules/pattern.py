"""Patterns that are seldom found, looked for quickly: a text without the words that one needs is not searched."""

import re
from collections.abc import Iterator
from functools import lru_cache, reduce
from itertools import count
from operator import or_
from typing import Any

from pact_author.rules.needed_words import STEM, needed_words
from pact_author.rules.words import small, words

_CAPITAL = re.compile(r"(?<!\\)[^\W\d_a-z]")


class Pattern:
    """A regular expression as re.compile makes it: only what it finds is found, and most texts are not searched.

    bit: stands for it in what is heard in a text; known once any text was heard. It is compiled when it is first
    needed: most commands need no pattern, and most patterns no command.
    """

    __slots__ = ("_caseless", "_compiled", "_in_small", "bit", "flags", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags
        self.bit = 0
        self._caseless = bool(flags & re.IGNORECASE) and _CAPITAL.search(pattern) is None
        self._compiled: re.Pattern[str] | None = None
        self._in_small: re.Pattern[str] | None = None
        _without_bit.append(self)
        heard.cache_clear()

    def search(self, text: str) -> re.Match[str] | None:
        return self._ready().search(text) if self._is_in(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self._ready().finditer(text) if self._is_in(text) else iter(())

    def findall(self, text: str) -> list[Any]:
        return self._ready().findall(text) if self._is_in(text) else []

    def sub(self, instead: str, text: str) -> str:
        return self._ready().sub(instead, text) if self._is_in(text) else text

    def may_match(self, text: str) -> bool:
        """False where a search would find nothing."""
        return bool(heard(text) & self.bit)

    def _is_in(self, text: str) -> bool:
        """False where a search would find nothing. Looking without regard to case takes some three times as long."""
        if not self.may_match(text):
            return False
        if not self._caseless:
            return True
        if self._in_small is None:
            self._in_small = re.compile(self.pattern, self.flags & ~re.IGNORECASE)
        low = small(text)
        return len(low) != len(text) or self._in_small.search(low) is not None

    def _ready(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self.flags)
        return self._compiled


_ALWAYS = 1
"""The bit of patterns of which no needed word is known."""
_MOST_WORDS = 50_000
"""Words that are remembered: a hostile text can hold any number."""
_without_bit: list[Pattern] = []
_vocabulary: dict[str, int] = {}
"""Beginning of a word → the bits of all patterns that may match where it stands."""
_number = count(1)


class _BitsOfWords(dict[str, int]):
    """Word → the bits of all patterns that may match where it stands."""

    def __missing__(self, word: str) -> int:
        if len(self) > _MOST_WORDS:
            self.clear()
        self[word] = _vocabulary.get(word[:STEM], 0)
        return self[word]


_bits_of = _BitsOfWords()


def any_may_match(patterns: tuple[Pattern, ...], text: str) -> bool:
    """False where a search for any of these would find nothing."""
    return bool(heard(text) & bits(patterns))


def bits(patterns: tuple[Pattern, ...]) -> int:
    """The bits of all of these, once any text was heard."""
    return reduce(or_, [pattern.bit for pattern in patterns])


@lru_cache(1024)
def heard(text: str) -> int:
    """The bits of the patterns that may match in a text. Dozens of rules ask this of the same few texts."""
    if _without_bit:
        _learn()
    return reduce(or_, filter(None, map(_bits_of.__getitem__, words(text))), _ALWAYS)


def _learn() -> None:
    """A bit for each pattern that has none: all that there are have one before anything is heard."""
    for pattern in _without_bit:
        needed = needed_words(pattern.pattern, pattern.flags)
        pattern.bit = 1 << next(_number) if needed else _ALWAYS
        for word in needed:
            _vocabulary[word] = _vocabulary.get(word, 0) | pattern.bit
    _without_bit.clear()
    _bits_of.clear()
