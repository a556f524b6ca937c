"""Patterns that are seldom found, looked for quickly: a text without the words that one needs is not searched."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from pact_author.rules.needed_words import STEM, needed_words, small

_BEGINNING = re.compile(rf"\b\w{{1,{STEM}}}")


class Pattern:
    """A regular expression as re.compile makes it: only what it finds is found, and most texts are not searched.

    It is made ready when it is first needed: most commands need no pattern, and most patterns no command.
    """

    __slots__ = ("_compiled", "_needs", "flags", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags
        self._needs: frozenset[str] | None = None
        self._compiled: re.Pattern[str] | None = None

    def search(self, text: str) -> re.Match[str] | None:
        return self._ready().search(text) if self.may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self._ready().finditer(text) if self.may_match(text) else iter(())

    def findall(self, text: str) -> list[Any]:
        return self._ready().findall(text) if self.may_match(text) else []

    def sub(self, instead: str, text: str) -> str:
        return self._ready().sub(instead, text) if self.may_match(text) else text

    def may_match(self, text: str) -> bool:
        """False where a search would find nothing."""
        if self._needs is None:
            self._needs = needed_words(self.pattern, self.flags)
        return not self._needs or not self._needs.isdisjoint(_beginnings(text))

    def _ready(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self.flags)
        return self._compiled


@lru_cache(4096)
def _beginnings(text: str) -> frozenset[str]:
    """The beginnings of all words of a text. Dozens of rules ask this of the same few texts."""
    return frozenset(_BEGINNING.findall(small(text)))
