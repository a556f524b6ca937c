"""T42: what stays in a translation as it is: letters of options, numbers, full stops; and who vouches for it."""

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pact_author.model.diagnostic import Finding, Severity
from pact_author.model.message import Message
from pact_author.rules.rule import translation_rule
from pact_author.rules.translation_paths import script_of, ways, words_of

if TYPE_CHECKING:
    from pact_author.model.translation import Translation

ENDS = tuple(".!?。！？।॥؟…．:：")
CLOSING = "\"'”’»)）」』›*"


def _po(text: str, field: str = "options.follow_culture") -> str:
    """An example's entry."""
    english = "{actor} takes the shoes off and steps up in socks."
    return f'msgctxt "jp/shoes-at-the-door#{field}"\nmsgid "{english}"\nmsgstr "{text}"\n'


_GOOD = _po("{actor} se quita los zapatos y sube en calcetines.")


def _prompt(text: str) -> str:
    return f'msgctxt "prompt#instruction"\nmsgid "Answer with one letter only: A or B."\nmsgstr "{text}"\n'


@translation_rule(
    "T425",
    "letter-not-kept",
    Severity.ERROR,
    why="Options are shown as A) and B) in every language; an answer with another letter cannot be read.",
    bad=_prompt("Responde solo con una letra: A o V."),
    good=_prompt("Responde solo con una letra: A o B."),
)
def letter_not_kept(translation: "Translation") -> Iterator[Finding]:
    """A template that names the letters A and B names them in every language."""
    if translation.source is None or not translation.entry.context.startswith("prompt#"):
        return
    letters = {"A", "B"}
    if letters <= _alone(translation.source):
        for letter in sorted(letters - _alone(translation.target)):
            yield Finding("msgstr", f"the letter {letter} is missing", "the letters A and B stay as they are")


def _alone(message: Message) -> set[str]:
    return set(re.findall("(?<![A-Za-z])[A-Z](?![A-Za-z])", words_of(message.parts)))


@translation_rule(
    "T426",
    "number-not-kept",
    Severity.WARNING,
    why="A number that changes, such as an age or an hour, makes another situation of it.",
    bad=_prompt("Responde solo con 1 letra: A o B.").replace("one", "2"),
    good=_prompt("Responde solo con 2 letras: A o B.").replace("one letter", "2 letters"),
)
def number_not_kept(translation: "Translation") -> Iterator[Finding]:
    """A number in figures is the same in the translation."""
    if translation.source is None:
        return
    told = _numbers(translation.target)
    for number in sorted(_numbers(translation.source) - told):
        yield Finding("msgstr", f"the number {number} is missing", "write it in figures, of any script")


def _numbers(message: Message) -> set[int]:
    """Numbers in figures of any script; 1,000 and 1.000 are one number. Single characters such as 三 count, too."""
    text = re.sub("(?<=\\d)[.,’'٬\u00a0\u202f ](?=\\d{3}(?!\\d))", "", words_of(message.parts))
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
def country_in_translation(translation: "Translation") -> Iterator[Finding]:
    """A translation does not name the scenario's country in words."""
    code = translation.entry.context.partition("/")[0].upper()
    name = translation.facts.countries.get(code, "")
    if len(name) < 2 or "#" in code:
        return
    words = words_of(translation.target.parts)
    if _names(name, words):
        yield Finding("msgstr", f"“{name}” names the country", "write {place}, or a form of it", quote=name)


def _names(name: str, words: str) -> bool:
    for at in re.finditer(re.escape(name), words):
        before, after = words[at.start() - 1 : at.start()] if at.start() else "", words[at.end() : at.end() + 1]
        if script_of(name[0]) in ("CJK", "HIRAGANA", "KATAKANA"):
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
def no_full_stop(translation: "Translation") -> Iterator[Finding]:
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
def nobody_vouches(translation: "Translation") -> Iterator[Finding]:
    """A text that is called reviewed or native-verified says by whom."""
    origin = translation.entry.origin
    if origin.status in ("reviewed", "native-verified") and not origin.by:
        hint = f"write who read it: status={origin.status}; by=<handle>"
        yield Finding("mark", f"the text is called {origin.status}, and nobody is named", hint)


RULES = (letter_not_kept, number_not_kept, country_in_translation, no_full_stop, nobody_vouches)
