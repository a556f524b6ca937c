"""What a model answered, which nobody vouches for, as texts that can be stored."""

import unicodedata

LONGEST_LINE = 2000
"""Characters of a back-translation that are kept."""


def tidy(text: str) -> str:
    """A translation as it is stored: NFC, nothing blank at its ends, plain spaces for line breaks.

    Halves of characters, which JSON can name and no file can hold, become U+FFFD.
    """
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return unicodedata.normalize("NFC", " ".join(text.replace("\r", "\n").split("\n")).strip())


def one_line(text: str) -> str:
    """A text as a comment can hold it: printable characters on one line, not too long."""
    line = " ".join(text.split())
    return "".join(letter for letter in line if letter.isprintable())[:LONGEST_LINE]
