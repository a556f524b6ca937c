"""What Unicode's characters are for: which invisible ones a script or an emoji needs, which words mix alphabets.

The standard library knows no scripts, but it knows names, and every letter of the scripts that matter here is named
after its script. So no library of Unicode's tables is needed.
"""

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise

_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f")  # as that of Scotland
_VARIANT = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")

# As the names of their letters begin.
_JOINED = {
    *("ARABIC", "SYRIAC", "MANDAIC", "NKO", "MONGOLIAN", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA"),
    *("TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "TIBETAN", "MYANMAR", "KHMER", "BALINESE", "JAVANESE"),
    *("SUNDANESE", "ADLAM", "HANIFI", "CHAKMA", "MEETEI", "LEPCHA", "LIMBU", "NEWA", "GRANTHA", "TIRHUTA"),
}
_UNSPACED = {"THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN", "JAVANESE", "BALINESE", "NEW", "TAI"}
_MARKS = "\u061c\u200e\u200f"  # of direction: of use beside letters that run from right to left
_ZERO_WIDTH = "\u200b\u200c\u200d"  # two of them side by side are common
ALPHABETS = ("LATIN", "GREEK", "CYRILLIC")

_SHARED = "μβθχεγ"  # of micrometres, of the phonetic alphabet, and of Kabyle
_LOOKALIKES = dict(
    zip(
        "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονаеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅԌԜ",
        "ABEZHIKMNOPTYXovaeopcyxijshdqwABEKMHOPCTYXIJSGW",
        strict=True,
    )
)
"""Greek and Cyrillic letters, and the Latin ones that they look like."""
_ACRONYM = re.compile("[A-Z]{2,}[^A-Za-z]*[^A-Za-z\\W]")  # in Russian such words get endings


def unneeded(line: str, places: Iterable[int]) -> list[int]:
    """Those of the places of invisible characters at which no script and no emoji is written with them."""
    flags = {at for flag in _FLAG.finditer(line) for at in range(*flag.span())}
    leftward = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in line if letter.isalpha())
    left = [at for at in places if at not in flags and not (leftward and line[at] in _MARKS)]
    return [at for at in left if not _needed(line, at)]


def _needed(line: str, at: int) -> bool:
    char, before, after = line[at], line[at - 1 : at] if at else "", line[at + 1 : at + 2]
    beside = {_script(letter) for letter in line[max(0, at - 2) : at + 3] if letter not in _ZERO_WIDTH}
    match char:
        case "\u200b":
            needs = not beside.isdisjoint(_UNSPACED)
        case "\u200c":
            needs = not beside.isdisjoint(_JOINED)
        case "\u200d":
            needs = not beside.isdisjoint(_JOINED) or (_pictured(before) and _symbol(after))
        case "\u034f":
            needs = _script(before) == "HEBREW"
        case "\u115f" | "\u1160":
            needs = any("\u1100" <= letter <= "\u11ff" for letter in before + after)
        case "\u180b" | "\u180c" | "\u180d" | "\u180e" | "\u180f":
            needs = _script(before) == "MONGOLIAN"
        case _ if char >= "\U000e0100":
            needs = _script(before) == "CJK"
        case _:
            needs = _VARIANT.match(char) is not None and _varies(before, after)
    return needs


def _varies(before: str, after: str) -> bool:
    """Whether a character has another form: emoji, mathematical signs and letters of the East have, those of alphabets
    have not."""
    keycap = after == "\u20e3" and before in tuple("0123456789#*")
    plain = not before or before.isascii() or _script(before) in ALPHABETS or _VARIANT.match(before) is not None
    return keycap or not plain


def _pictured(char: str) -> bool:
    return _symbol(char) or char == "\ufe0f" or "\U0001f3fb" <= char <= "\U0001f3ff"


def _symbol(char: str) -> bool:
    return char != "" and unicodedata.category(char) in ("So", "Sm")


def misleads(word: str) -> bool:
    """Whether letters of one alphabet pass for those of another in a word."""
    scripts = [script for letter in word if (script := alphabet(letter))]
    if len(set(scripts)) < 2 or (_ACRONYM.fullmatch(word) and word[-1].islower()):
        return False
    changes = sum(one != other for one, other in pairwise(scripts))
    return changes > 1 or any(letter in _LOOKALIKES for letter in unicodedata.normalize("NFD", word))


def as_latin(word: str) -> str:
    """A word with Latin letters for those that look like them."""
    return "".join(_LOOKALIKES.get(letter, letter) for letter in word)


def alphabet(letter: str) -> str:
    """LATIN, GREEK, CYRILLIC; nothing for all else, and for letters that alphabets share."""
    script = "" if letter in _SHARED else _script(letter)
    return script if script in ALPHABETS else ""


def _script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0] if char else ""


_NAMED = {
    "Arab": ("ARABIC",), "Armn": ("ARMENIAN",), "Beng": ("BENGALI",), "Cyrl": ("CYRILLIC",), "Deva": ("DEVANAGARI",),
    "Ethi": ("ETHIOPIC",), "Geor": ("GEORGIAN",), "Grek": ("GREEK",), "Gujr": ("GUJARATI",), "Guru": ("GURMUKHI",),
    "Hans": ("CJK",), "Hant": ("CJK",), "Hebr": ("HEBREW",), "Khmr": ("KHMER",), "Knda": ("KANNADA",),
    "Jpan": ("CJK", "IDEOGRAPHIC", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"), "Kore": ("HANGUL", "CJK"),
    "Laoo": ("LAO",), "Latn": ("LATIN", "MODIFIER"), "Mlym": ("MALAYALAM",), "Mymr": ("MYANMAR",),
    "Sinh": ("SINHALA",), "Taml": ("TAMIL",), "Telu": ("TELUGU",), "Thai": ("THAI",),
}  # fmt: skip
"""Script as ISO 15924 has it → how the names of its letters begin."""


def in_script(word: str, script: str) -> bool:
    """Whether every letter of a word is of a script of ISO 15924, and the word has one."""
    letters = [char for char in word if char.isalpha()]
    return bool(letters) and all(_script(char) in _NAMED[script] for char in letters)
