"""A key out of an endpoint's words, in whatever writing it comes back."""

import base64
import re
from collections.abc import Callable

SHORTEST_KEY = 8
"""Letters from which on a key is a secret; shorter ones are placeholders, and words that occur in any answer."""
HIDDEN = "…"


def hider(key: str | None) -> Callable[[str], str]:
    """A function that replaces a key in a text: as it is, with any of its letters escaped, in base64, in hexadecimal.

    Escapes are those of addresses (%41), JSON (\\u0041) and HTML (&#65;, &#x41;).
    """
    if not key or len(key) < SHORTEST_KEY:
        return str
    ways = re.compile("|".join((_escaped(key), _hexadecimal(key), *_base64(key))))
    return lambda text: ways.sub(HIDDEN, text)


def _escaped(key: str) -> str:
    return "".join(
        rf"(?:{re.escape(letter)}|(?i:%(?:25)?{ord(letter):02x}|\\{{1,4}}u00{ord(letter):02x}"
        rf"|&\#0{{0,4}}{ord(letter)};|&\#x0{{0,4}}{ord(letter):x};){_quoted(letter)})"
        for letter in key
    )


def _quoted(letter: str) -> str:
    """A letter behind backslashes, as JSON writes some."""
    return rf"|\\{{1,4}}{re.escape(letter)}" if letter in "\"'/\\" else ""


def _hexadecimal(key: str) -> str:
    return f"(?i:{key.encode().hex()})"


def _base64(key: str) -> tuple[str, ...]:
    """The key in base64 as a part of something longer, which begins at any of three places of its four letters."""
    found = []
    for before in range(3):
        whole = base64.b64encode(b"\0" * before + key.encode()).decode().rstrip("=")
        # The first letters hold bits of what stands before, the last one of what comes after.
        sure = whole[(0, 2, 3)[before] : -1]
        letters = "".join({"+": r"[+\-]", "/": r"(?:\\{0,4}/|_)"}.get(letter, letter) for letter in sure)
        found.append(rf"[\w+/\-]{{0,3}}{letters}[\w+/\-]{{0,2}}={{0,2}}")
    return tuple(found)
