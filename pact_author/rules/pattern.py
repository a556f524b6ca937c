"""Patterns that are seldom found, looked for quickly: a text without the words that one needs is not searched."""

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache, reduce
from itertools import count
from operator import or_
from pathlib import Path
from typing import Any

from pact_author.rules.words import STEM, Remembered, small, words

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
        _forget()

    @property
    def written(self) -> str:
        """Pattern and flags as one text."""
        return f"(?{int(self.flags)}){self.pattern}"

    def search(self, text: str) -> re.Match[str] | None:
        return self._ready().search(text) if self._is_in(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self._ready().finditer(text) if self._is_in(text) else iter(())

    def findall(self, text: str) -> list[Any]:
        return self._ready().findall(text) if self._is_in(text) else []

    def sub(self, instead: str, text: str) -> str:
        return self._ready().sub(instead, text) if self._is_in(text) else text

    def match(self, text: str) -> re.Match[str] | None:
        """Like search, but only at the beginning, where a pattern that begins with ^ is found more quickly."""
        return self._ready().match(text) if self._is_in(text, at_the_beginning=True) else None

    def may_match(self, text: str) -> bool:
        """False where a search would find nothing."""
        return heard(text) & self.bit != 0

    def _is_in(self, text: str, *, at_the_beginning: bool = False) -> bool:
        """False where a search would find nothing. Looking without regard to case takes some three times as long."""
        if not self.may_match(text):
            return False
        if not self._caseless:
            return True
        if self._in_small is None:
            self._in_small = re.compile(self.pattern, self.flags & ~re.IGNORECASE)
        low = small(text)
        look = self._in_small.match if at_the_beginning else self._in_small.search
        return len(low) != len(text) or look(low) is not None

    def _ready(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self.flags)
        return self._compiled


class AnyOf:
    """Some patterns. bit: those of all of them; known once any text was heard."""

    __slots__ = ("bit", "patterns")

    def __init__(self, *patterns: Pattern) -> None:
        self.patterns = patterns
        self.bit = 0
        _without_bits.append(self)
        _forget()

    def may_match(self, text: str) -> bool:
        """False where a search for each of them would find nothing."""
        return heard(text) & self.bit != 0


NEEDED_WORDS = Path(__file__).parent / "needed_words.json"
"""The needed words of the rules' own patterns: to work them out takes as long as to judge a hundred files."""
_ALWAYS = 1
"""The bit of patterns of which no needed word is known."""
_without_bit: list[Pattern] = []
_without_bits: list[AnyOf] = []
_vocabulary: dict[str, int] = {}
"""First letters of a word, with a * behind them where it may go on → the bits of all patterns that may match there."""
_number = count(1)


_bits_of = Remembered(
    lambda word: reduce(
        or_,
        [_vocabulary.get(f"{word[:letters]}*", 0) for letters in range(1, STEM)],
        _vocabulary.get(word[:STEM], 0),
    )
)


@lru_cache(1024)
def heard(text: str) -> int:
    """The bits of the patterns that may match in a text. Dozens of rules ask this of the same few texts."""
    if _without_bit or _without_bits:
        _learn()
    return reduce(or_, filter(None, map(_bits_of.__getitem__, words(text))), _ALWAYS)


@lru_cache(16)
def heard_in(texts: tuple[str, ...]) -> int:
    """The bits of the patterns that may match in any of these texts."""
    return reduce(or_, map(heard, texts), _ALWAYS)


def _worked_out(pattern: Pattern) -> Iterable[str]:
    from pact_author.rules.needed_words import needed_words

    return needed_words(pattern.pattern, pattern.flags)


def _forget() -> None:
    heard.cache_clear()
    heard_in.cache_clear()


def _learn() -> None:
    """A bit for each pattern that has none: all that there are have one before anything is heard."""
    known = json.loads(NEEDED_WORDS.read_text(encoding="utf-8"))
    for pattern in _without_bit:
        written = known.get(pattern.written)
        needed = _worked_out(pattern) if written is None else written.split()
        pattern.bit = 1 << next(_number) if needed else _ALWAYS
        for word in needed:
            _vocabulary[word] = _vocabulary.get(word, 0) | pattern.bit
    for some in _without_bits:
        some.bit = reduce(or_, [pattern.bit for pattern in some.patterns])
    _without_bit.clear()
    _without_bits.clear()
    _bits_of.clear()
