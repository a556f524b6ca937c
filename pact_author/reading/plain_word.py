"""What a word stands for that YAML gives without quotes."""

import math
import re

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(\.[0-9]+)?([eE][-+]?[0-9]{1,3})?")
_WORDS = {"null": None, "": None, "true": True, "false": False}

Scalar = str | int | float | bool | None


def plain(word: str) -> Scalar:
    """JSON's words and numbers; all else that is written without quotes is text: NO, 2026-11-24, 12:30, 0755."""
    if word in _WORDS:
        return _WORDS[word]
    match = _NUMBER.fullmatch(word)
    if match is None:
        return word
    if match[1] is None and match[2] is None:
        return int(word)
    number = float(word)
    return number if math.isfinite(number) else word
