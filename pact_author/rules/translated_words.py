"""T42: the words of a translation: of the locale's script and of a fitting length, stored as letters, not English."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from pact_author.model.diagnostic import Finding, Severity
from pact_author.model.message import Message
from pact_author.rules.rule import translation_rule
from pact_author.rules.translation_paths import Way, base, script_of, ways, words_of

if TYPE_CHECKING:
    from pact_author.model.translation import Translation

FOREIGN = 0.3
"""Share of letters of another script above which a text is taken for one in another language."""
NAMES = 2
"""Words of another script that a text may hold even so, unless there are no others: WhatsApp, USB."""
FEW_LETTERS = 8
"""Letters below which a share says nothing: a name, an abbreviation."""
SHORT = 20
"""Characters of English below which a length says nothing."""
LONG = 60
"""Characters of English from which on the measured bands hold; shorter texts vary more."""
BANDS = {
    "ar": (0.48, 1.18), "hi": (0.75, 1.44), "es": (0.80, 1.41), "fr": (0.88, 1.72), "pl": (0.71, 1.48),
    "ja": (0.24, 1.00), "de": (0.75, 1.56), "pt": (0.77, 1.51), "zh": (0.17, 0.98), "ko": (0.28, 1.01),
}  # fmt: skip
"""Language → a translation's characters for each of the English: the first and 99th percentile of texts of at least
60 characters in Django's own translations (n about 95 each). hi, with 35 there, begins where 225 of ours begin."""
ANY_BAND = (0.17, 1.72)
"""For other languages: the widest of them."""
SLACK = 1.25
"""So far beyond a band a text may lie: two in a hundred sound ones lie outside. Twice as far where it is short."""


def _po(text: str, english: str = "{actor} takes the shoes off and steps up in socks.") -> str:
    """An example's entry."""
    field = "options.follow_culture"
    return f'msgctxt "jp/shoes-at-the-door#{field}"\nmsgid "{english}"\nmsgstr "{text}"\n'


_GOOD = _po("{actor} se quita los zapatos y sube en calcetines.")
_ENGLISH = "{actor} takes the shoes off and steps up in socks."


@translation_rule(
    "T420",
    "wrong-script",
    Severity.WARNING,
    why="A text in letters that the language is not written in is in another language, or was put into the wrong file.",
    bad=_po("{actor} снимает обувь и поднимается в носках."),
    good=_GOOD,
)
def wrong_script(translation: "Translation") -> Iterator[Finding]:
    """At most three in ten letters are of a script that the locale is not written in, a name or two aside."""
    own = translation.facts.scripts
    if not own or _equal(translation):
        return
    scripts = [script_of(char) if _spells(char) else "" for char in words_of(translation.target.parts)]
    foreign = Counter(script for script in scripts if script and script not in own)
    letters = sum(script != "" for script in scripts)
    names = sum(is_name for is_name, _ in groupby(scripts, lambda script: script in foreign))
    if letters < FEW_LETTERS or foreign.total() <= FOREIGN * letters:
        return
    if names > NAMES or foreign.total() == letters:
        most = foreign.most_common(1)[0][0].capitalize()
        share = round(100 * foreign.total() / letters)
        told = f"{share} % of the letters are not of this locale's script, most of them {most}"
        yield Finding("msgstr", told, f"is this text in the language of locales/{translation.facts.tag}?")


def _spells(char: str) -> bool:
    """Whether it is a letter or a part of one: vowels of India are marks; accents are of no script."""
    return unicodedata.category(char)[0] in "LM" and script_of(char) != "COMBINING"


@translation_rule(
    "T421",
    "presentation-form",
    Severity.ERROR,
    why="Such a character is a picture of letters, from a PDF or an old program: to programs it is another text.",
    bad=_po("{actor} se quita los zapatos al \ufb01n y sube en calcetines."),
    good=_po("{actor} se quita los zapatos al fin y sube en calcetines."),
)
def presentation_form(translation: "Translation") -> Iterator[Finding]:
    """Letters are stored as letters, not as the shapes that they take or as ligatures."""
    words = translation.entry.text
    found = [] if words.isascii() else [char for char in words if _is_shape(char)]
    if found:
        usual = unicodedata.normalize("NFKC", found[0])
        more = f", and {len(found) - 1} more" if len(found) > 1 else ""
        message = f"`{found[0]}` (U+{ord(found[0]):04X}) is a shape of `{usual}`, not letters{more}"
        yield Finding("msgstr", message, "type the word anew", quote=found[0])


def _is_shape(char: str) -> bool:
    """Latin ligatures and Arabic shapes; not the religious formulas that are one character each."""
    inside = "\ufb00" <= char <= "\ufb06" or "\ufb50" <= char <= "\ufdef" or "\ufe70" <= char <= "\ufefc"
    return inside and unicodedata.category(char)[0] == "L"


@translation_rule(
    "T422",
    "blank-at-the-edge",
    Severity.WARNING,
    why="Texts are put together; a blank or an empty line at the edge shows up between them, in one locale only.",
    bad=_po("{actor} se quita los zapatos y sube en calcetines. "),
    good=_GOOD,
)
def blank_at_the_edge(translation: "Translation") -> Iterator[Finding]:
    """A translation begins and ends without a blank."""
    text = translation.entry.text
    if text != text.strip():
        where = "begins" if text != text.lstrip() else "ends"
        yield Finding("msgstr", f"the text {where} with a blank or an empty line", "take it out")


@translation_rule(
    "T423",
    "not-translated",
    Severity.WARNING,
    why="English that was copied counts as translated, and a model is then asked in English under another name.",
    bad=_po(_ENGLISH),
    good=_GOOD,
)
def same_as_english(translation: "Translation") -> Iterator[Finding]:
    """A translation differs from its English."""
    if _equal(translation):
        yield Finding("msgstr", "the text is the English one", 'translate it, or leave it empty for now: msgstr ""')


def _equal(translation: "Translation") -> bool:
    """Whether it says the same, in two words at least: a name or a formula may be the same in both."""
    if translation.source is None:
        return False
    source, target = (" ".join(words_of(each.parts).split()) for each in (translation.source, translation.target))
    return len(source.split()) > 1 and source.casefold() == target.casefold()


@translation_rule(
    "T424",
    "odd-length",
    Severity.WARNING,
    why="A text that is much shorter or longer than its English mostly lacks a sentence, or has one too many.",
    bad=_po("{actor} sube."),
    good=_GOOD,
)
def odd_length(translation: "Translation") -> Iterator[Finding]:
    """A translation is about as long as translations into its language are."""
    if translation.source is None or _equal(translation) or _lacks_names(translation.source, translation.target):
        return
    lengths = [_length(way) for way in ways(translation.source.parts, len(translation.entry.source))]
    english = sum(lengths) / len(lengths)
    if english < SHORT:
        return
    low, high = BANDS.get(translation.facts.tag.partition("-")[0], ANY_BAND)
    slack = SLACK if english >= LONG else SLACK**2
    for way in ways(translation.target.parts, len(translation.entry.text)):
        share = _length(way) / english
        if not low / slack <= share <= high * slack:
            told = "short" if share < low else "long"
            message = f"the text is {told} beside its English: {_length(way)} characters for {round(english)}"
            yield Finding("msgstr", message, "is something missing?" if told == "short" else "is something added?")
            return


def _lacks_names(source: Message, target: Message) -> bool:
    """Whether a name of the English stands nowhere in the translation: T412 tells, and why the text is short."""
    return not set(map(base, source.names)) <= {*map(base, target.names), "actor_gender", "receiver_gender"}


def _length(way: Way) -> int:
    """Characters, a name in braces counted as eight: names are about as long in all languages."""
    return sum(len(part) if isinstance(part, str) else 8 for part in way.parts)


RULES = (wrong_script, presentation_form, blank_at_the_edge, same_as_english, odd_length)
