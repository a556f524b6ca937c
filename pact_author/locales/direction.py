"""Names among words that run the other way: isolated, so that nothing around them is turned."""

import unicodedata

from pact_author.locales.names import direction, likely_script
from pact_author.model.names import Name

FSI, PDI = "\u2068", "\u2069"
"""First strong isolate, and the end of it: what is between takes its direction from its own letters."""
_LEFTWARD = ("R", "AL")


def isolate(text: str, locale_direction: str) -> str:
    """The text, between isolates where a letter of it runs against the locale. locale_direction: ltr or rtl."""
    against = ("L",) if locale_direction == "rtl" else _LEFTWARD
    turned = any(unicodedata.bidirectional(char) in against for char in text)
    return f"{FSI}{text}{PDI}" if turned else text


def person_name(name: Name, locale: str) -> str:
    """A given name as a prompt of the locale shows it: in its own script where that is the locale's, else in Latin."""
    form = name.native if name.script == likely_script(locale) else name.latin
    return isolate(form, direction(locale))
