"""A regular expression to words of which at least one stands in whatever it matches."""

import re
from collections.abc import Iterable, Sequence
from re import _parser  # type: ignore[attr-defined]  # its tree is the one sure account of an expression
from typing import Any

from pact_author.rules.words import STEM, small

LEAST = 3
"""Letters of a beginning that tells something."""
_MOST = 1200
_TIMES = 4
# Beginnings of words that stand in many texts and so tell little, the most frequent first.
_COMMON = {
    word: rank
    for rank, word in enumerate(
        """s the a to and is in of actor receiver would rather because place an at for are with that it has as on be
        by or both so out this have her his they their no not each all up had do who when one from home will you
        was were she he him them then any what very know take other should been but her its off your people two
        usually common some good bad well show shows more than here there great little old guest such kind new
        best large language year years being person""".split()  # noqa: SIM905
    )
}
_ANYTHING = ("ANY", None)

Nodes = Sequence[Any]
"""What re's own parser makes of an expression: (kind, argument), ..."""
_Rest = tuple[Any, ...]
"""What is still to come: (number of a sequence of nodes, place in it, what comes behind it), or ()."""


def needed_words(pattern: str, flags: int = 0) -> frozenset[str]:
    """The first STEM letters of words, one of which every match holds from its first letter on; empty: none is known.

    Of a word in which a match may end there is the beginning, with a * behind it. Followed is every way through the
    expression, up to the first word on it that tells something.
    """
    search = _Search()
    found = search.words(search.begin(_parser.parse(pattern, flags), ()), None)
    return found if found is not None and len(found) <= _MOST else frozenset()


class _Search:
    """word: what of a word has been read; "" where one begins if a letter comes; None where that is not known."""

    def __init__(self) -> None:
        self.sequences: list[Nodes] = []
        self.numbers: dict[tuple[int, int, int], int] = {}
        self.known: dict[tuple[_Rest, str | None], frozenset[str] | None] = {}

    def begin(self, nodes: Nodes, rest: _Rest, *, before: Nodes = (), times: int = 1) -> _Rest:
        """These nodes, so many times, then the rest."""
        key = (id(nodes), len(before), times)
        if key not in self.numbers:
            self.numbers[key] = len(self.sequences)
            self.sequences.append((*before, *(tuple(nodes) * times)))
        return (self.numbers[key], 0, rest)

    def words(self, rest: _Rest, word: str | None) -> frozenset[str] | None:
        while rest and rest[1] == len(self.sequences[rest[0]]):
            rest = rest[2]
        if not rest:
            return frozenset((f"{word}*",)) if word is not None and len(word) >= LEAST else None
        key = (rest, word)
        if key not in self.known:
            number, at, behind = rest
            self.known[key] = self._node(self.sequences[number][at], (number, at + 1, behind), word)
        return self.known[key]

    # One return for each kind of node.
    def _node(self, node: Any, rest: _Rest, word: str | None) -> frozenset[str] | None:  # noqa: ANN401, PLR0911
        kind, asked = str(node[0]), node[1]
        match kind:
            case "LITERAL":
                return self._letters([chr(asked)], rest, word)
            case "IN":
                return self._letters(_chars(asked), rest, word)
            case "AT" if str(asked) != "AT_NON_BOUNDARY":
                return self._telling(word, rest, "") if word else self.words(rest, "")
            case "ASSERT" if asked[0] > 0:
                behind, ahead = self.words(rest, word), self.words(self.begin(asked[1], ()), word)
                return ahead if behind is None or (ahead and any(each.endswith("*") for each in behind)) else behind
            case "AT" | "ASSERT" | "ASSERT_NOT":
                return self.words(rest, word)
            case "SUBPATTERN" | "ATOMIC_GROUP":
                return self.words(self.begin(asked[3] if kind == "SUBPATTERN" else asked, rest), word)
            case "BRANCH":
                return _any(self.words(self.begin(branch, rest), word) for branch in asked[1])
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                return _any(self.words(way, word) for way in self._ways(asked, rest))
        return self.words(rest, None)  # any letter, or any but some, or a group again

    def _ways(self, asked: Any, rest: _Rest) -> Iterable[_Rest]:  # noqa: ANN401
        """What is repeated: a few times, or once, or more often, when nothing is known but the last time."""
        least, most, inner = asked
        if most <= _TIMES:
            for times in range(least, most + 1):
                yield self.begin(inner, rest, times=times)
            return
        yield self.begin(inner, rest)
        if least == 0:
            yield rest
        yield self.begin(inner, rest, before=(_ANYTHING,))

    def _letters(self, chars: Sequence[str] | None, rest: _Rest, word: str | None) -> frozenset[str] | None:
        if chars is None:
            return self.words(rest, None)
        return _any(self._letter(char, rest, word) for char in sorted(set(map(small, chars))))

    def _letter(self, char: str, rest: _Rest, word: str | None) -> frozenset[str] | None:
        if not re.fullmatch(r"\w+", char):
            return self._telling(word, rest, "") if word else self.words(rest, "")
        if word is None:
            return self.words(rest, None)
        longer = word + char
        return self._telling(longer[:STEM], rest, None) if len(longer) >= STEM else self.words(rest, longer)

    def _telling(self, word: str, rest: _Rest, then: str | None) -> frozenset[str]:
        """The word; or, for a common one, what has to come behind it, if that tells more."""
        behind = self.words(rest, then) if word in _COMMON else None
        rarer = behind is not None and all(_COMMON.get(each, len(_COMMON)) > _COMMON[word] for each in behind)
        return behind if behind is not None and rarer else frozenset((word,))


def _any(ways: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    found: frozenset[str] = frozenset()
    for words in ways:
        if words is None:
            return None
        found |= words
    return found


def _chars(members: Nodes) -> list[str] | None:
    """The characters of a class, a blank for all blanks; None for a class of many others."""
    chars: list[str] = []
    for kind, asked in members:
        if str(kind) == "LITERAL":
            chars.append(chr(asked))
        elif str(kind) == "RANGE" and asked[1] - asked[0] < 64:
            chars += map(chr, range(asked[0], asked[1] + 1))
        elif str(kind) == "CATEGORY" and str(asked) == "CATEGORY_SPACE":
            chars.append(" ")
        else:
            return None
    return chars
