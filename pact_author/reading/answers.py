"""What people type or paste as an answer: made one line, or refused where it holds what nobody can see."""

import re
import unicodedata

from pact_author.model.draft import Mistake
from pact_author.reading.document_builder import FORBIDDEN

MAX_LETTERS = 10_000
"""The longest field of a scenario holds 600; what is far longer was pasted by mistake."""
_JOINERS = "\u200c\u200d"
"""Scripts of Iran, India and others need them; they are the only invisible letters that may stay."""


def tidy(field: str, text: str) -> tuple[str | None, tuple[Mistake, ...]]:
    """An answer on one line, blanks once, letters composed (NFC); or None and why it is refused."""
    if len(text) > MAX_LETTERS:
        hint = "write one to three sentences"
        return None, (Mistake(field, f"is far too long: {len(text):,} characters", hint),)
    line = unicodedata.normalize("NFC", " ".join(text.split()))
    # Cc: control, Cf: format (bidi overrides, zero width), Cs: lone surrogate, Co: private use.
    hidden = (
        letter
        for letter in line
        if FORBIDDEN.match(letter)
        or (unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Co") and letter not in _JOINERS)
    )
    if (first := next(hidden, None)) is not None:
        message = f"holds a character that cannot be seen, U+{ord(first):04X}"
        return None, (Mistake(field, message, "take it out, or type the answer instead of pasting it"),)
    return line, ()


def is_short_name(name: str) -> bool:
    """Whether a file may be called so."""
    return re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", name) is not None


def short_name(title: str) -> str:
    """A file's name made of a title: small letters, digits and hyphens. Empty where the title has no Latin letters."""
    plain = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    words = re.findall("[a-z0-9]+", plain.replace("'", ""))
    name = ""
    for word in words:
        if len(name) + len(word) + 1 > 60:
            break
        name = f"{name}-{word}" if name else word
    return name
