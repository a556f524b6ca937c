"""T42: the words of a translation: of the locale's script, of a fitting length, with letters and numbers kept."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from pact_author.model.diagnostic import Finding, Severity
from pact_author.model.message import Message, Part
from pact_author.model.translation import Translation
from pact_author.rules.rule import translation_rule
from pact_author.rules.translation_paths import Way, choices, ways

FOREIGN = 0.3
"""Share of letters of another script above which a text is taken for one in another language."""
FEW_LETTERS = 8
"""Letters below which a share says nothing: a name, an abbreviation."""
SHORT = 20
"""Characters of English below which a length says nothing."""
LONG = 60
"""Characters of English from which on the measured bands hold; shorter texts vary more."""
ENDS = tuple(".!?。！？।॥؟…．:：")
CLOSING = "\"'”’»)）」』›*"

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


def _prompt(text: str) -> str:
    return f'msgctxt "prompt#instruction"\nmsgid "Answer with one letter only: A or B."\nmsgstr "{text}"\n'


@translation_rule(
    "T420",
    "wrong-script",
    Severity.WARNING,
    why="A text in letters that the language is not written in is in another language, or was put into the wrong file.",
    bad=_po("{actor} снимает обувь и поднимается в носках."),
    good=_GOOD,
)
def wrong_script(translation: Translation) -> Iterator[Finding]:
    """At most three in ten letters are of a script that the locale is not written in."""
    if not translation.facts.scripts or _equal(translation):
        return
    letters = Counter(_script(letter) for letter in _words(translation.target.parts) if letter.isalpha())
    foreign = {script: n for script, n in letters.items() if script not in translation.facts.scripts}
    if letters.total() >= FEW_LETTERS and sum(foreign.values()) > FOREIGN * letters.total():
        most = max(foreign, key=lambda script: foreign[script]).capitalize() or "other"
        share = round(100 * sum(foreign.values()) / letters.total())
        told = f"{share} % of the letters are not of this locale's script, most of them {most}"
        yield Finding("msgstr", told, f"is this text in the language of locales/{translation.facts.tag}?")


@lru_cache(4096)
def _script(letter: str) -> str:
    """The first word of a letter's name, which is its script for the scripts that matter here."""
    return unicodedata.name(letter, "").partition(" ")[0]


def _words(parts: tuple[Part, ...]) -> str:
    """All words of a text, in every branch, without names in braces."""
    texts = [part for part in parts if isinstance(part, str)]
    inner = [part for choice in choices(parts) for _, told in choice.branches for part in told]
    return " ".join([*texts, *(part for part in inner if isinstance(part, str))])


@translation_rule(
    "T421",
    "presentation-form",
    Severity.ERROR,
    why="Such a character is a picture of letters, from a PDF or an old program: to programs it is another text.",
    bad=_po("{actor} se quita los zapatos al \ufb01n y sube en calcetines."),
    good=_po("{actor} se quita los zapatos al fin y sube en calcetines."),
)
def presentation_form(translation: Translation) -> Iterator[Finding]:
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
def blank_at_the_edge(translation: Translation) -> Iterator[Finding]:
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
def same_as_english(translation: Translation) -> Iterator[Finding]:
    """A translation differs from its English."""
    if _equal(translation):
        yield Finding("msgstr", "the text is the English one", 'translate it, or leave it empty for now: msgstr ""')


def _equal(translation: Translation) -> bool:
    """Whether it says the same, in two words at least: a name or a formula may be the same in both."""
    if translation.source is None:
        return False
    source, target = (" ".join(_words(each.parts).split()) for each in (translation.source, translation.target))
    return len(source.split()) > 1 and source.casefold() == target.casefold()


@translation_rule(
    "T424",
    "odd-length",
    Severity.WARNING,
    why="A text that is much shorter or longer than its English mostly lacks a sentence, or has one too many.",
    bad=_po("{actor} sube."),
    good=_GOOD,
)
def odd_length(translation: Translation) -> Iterator[Finding]:
    """A translation is about as long as translations into its language are."""
    if translation.source is None or _equal(translation):
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


def _length(way: Way) -> int:
    """Characters, a name in braces counted as eight: names are about as long in all languages."""
    return sum(len(part) if isinstance(part, str) else 8 for part in way.parts)


@translation_rule(
    "T425",
    "letter-not-kept",
    Severity.ERROR,
    why="Options are shown as A) and B) in every language; an answer with another letter cannot be read.",
    bad=_prompt("Responde solo con una letra: A o V."),
    good=_prompt("Responde solo con una letra: A o B."),
)
def letter_not_kept(translation: Translation) -> Iterator[Finding]:
    """A template that names the letters A and B names them in every language."""
    if translation.source is None or not translation.entry.context.startswith("prompt#"):
        return
    letters = {"A", "B"}
    if letters <= _alone(translation.source):
        for letter in sorted(letters - _alone(translation.target)):
            yield Finding("msgstr", f"the letter {letter} is missing", "the letters A and B stay as they are")


def _alone(message: Message) -> set[str]:
    return set(re.findall("(?<![A-Za-z])[A-Z](?![A-Za-z])", _words(message.parts)))


@translation_rule(
    "T426",
    "number-not-kept",
    Severity.WARNING,
    why="A number that changes, such as an age or an hour, makes another situation of it.",
    bad=_prompt("Responde solo con 1 letra: A o B.").replace("one", "2"),
    good=_prompt("Responde solo con 2 letras: A o B.").replace("one letter", "2 letters"),
)
def number_not_kept(translation: Translation) -> Iterator[Finding]:
    """A number in figures is the same in the translation."""
    if translation.source is None:
        return
    told = _numbers(translation.target)
    for number in sorted(_numbers(translation.source) - told):
        yield Finding("msgstr", f"the number {number} is missing", "write it in figures, of any script")


def _numbers(message: Message) -> set[int]:
    """Numbers in figures of any script; 1,000 and 1.000 are one number. Single characters such as 三 count, too."""
    text = re.sub("(?<=\\d)[.,’'٬\u00a0\u202f ](?=\\d{3}(?!\\d))", "", _words(message.parts))
    figures = {int(found) for found in re.findall(r"\d{1,18}", text)}
    return figures | {int(unicodedata.numeric(char)) for char in text if "一" <= char <= "鿿" and _numeral(char)}


def _numeral(char: str) -> bool:
    return unicodedata.numeric(char, 0.5) == int(unicodedata.numeric(char, 0.5))


@translation_rule(
    "T427",
    "country-in-translation",
    Severity.WARNING,
    why="Where it happens is filled in for {place}; a country that stands in the words cannot be varied or hidden.",
    bad=_po("{actor} se quita los zapatos y sube en calcetines, como en Japón."),
    good=_GOOD,
)
def country_in_translation(translation: Translation) -> Iterator[Finding]:
    """A translation does not name the scenario's country in words."""
    code = translation.entry.context.partition("/")[0].upper()
    name = translation.facts.countries.get(code, "")
    if len(name) < 2 or "#" in code:
        return
    words = _words(translation.target.parts)
    if _names(name, words):
        yield Finding("msgstr", f"“{name}” names the country", "write {place}, or a form of it", quote=name)


def _names(name: str, words: str) -> bool:
    for at in re.finditer(re.escape(name), words):
        before, after = words[at.start() - 1 : at.start()] if at.start() else "", words[at.end() : at.end() + 1]
        if _script(name[0]) in ("CJK", "HIRAGANA", "KATAKANA"):
            if not after or not after.isalpha() or after in "のでにをはがともへ":
                return True
        elif not _in_a_word(after) and (not _in_a_word(before) or before in "وبلفك"):
            return True
    return False


def _in_a_word(char: str) -> bool:
    return char != "" and unicodedata.category(char)[0] in "LMN"


@translation_rule(
    "T428",
    "no-full-stop-in-translation",
    Severity.WARNING,
    why="Texts are shown one after another; one without an end runs into the next, and looks unlike the other option.",
    bad=_po("{actor} se quita los zapatos y sube en calcetines"),
    good=_GOOD,
)
def no_full_stop(translation: Translation) -> Iterator[Finding]:
    """A translation ends like a sentence where its English does."""
    source = translation.source
    if source is None or not source.parts or not isinstance(source.parts[-1], str):
        return
    if source.parts[-1].rstrip(CLOSING).endswith(ENDS):
        for way in ways(translation.target.parts, len(translation.entry.text)):
            if way.parts and not way.text.rstrip().rstrip(CLOSING).rstrip().endswith(ENDS):
                yield Finding("msgstr", "the text has no full stop at its end", "end it as its language does")
                return


@translation_rule(
    "T429",
    "nobody-vouches",
    Severity.ERROR,
    why="A release says how many of its texts were read by a second person; for that, somebody has to be named.",
    bad="# pact: status=reviewed\n" + _GOOD,
    good="# pact: status=reviewed; by=asha\n" + _GOOD,
)
def nobody_vouches(translation: Translation) -> Iterator[Finding]:
    """A text that is called reviewed or native-verified says by whom."""
    origin = translation.entry.origin
    if origin.status in ("reviewed", "native-verified") and not origin.by:
        hint = f"write who read it: status={origin.status}; by=<handle>"
        yield Finding("mark", f"the text is called {origin.status}, and nobody is named", hint)


RULES = (
    wrong_script,
    presentation_form,
    blank_at_the_edge,
    same_as_english,
    odd_length,
    letter_not_kept,
    number_not_kept,
    country_in_translation,
    no_full_stop,
    nobody_vouches,
)
