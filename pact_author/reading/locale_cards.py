"""What the S06 codes mean: mistakes in PO files, and in which locales a project has."""

from pact_author.model.diagnostic import Card, Severity

_SOUND = """\
msgctxt "jp/shoes-at-the-door#options.follow_culture"
msgid "{actor} takes the shoes off and steps up in socks."
msgstr "{actor} se quita los zapatos y sube en calcetines."
"""

PO_SYNTAX = Card(
    "S060",
    "po-syntax",
    Severity.ERROR,
    "Every line of a PO file is a comment, a keyword with a text in double quotes, or more of that text in quotes.",
    "Programs that read PO files drop what they do not understand in silence, and the translation with it.",
    _SOUND.replace('socks."', "socks."),
    _SOUND,
)
PO_TWICE = Card(
    "S061",
    "po-text-twice",
    Severity.ERROR,
    "A text is translated once in a file.",
    "Of two translations with the same msgctxt, programs keep the first or the last, each its own.",
    _SOUND + "\n" + _SOUND.replace("se quita", "se saca"),
    _SOUND,
)
PO_PLURAL = Card(
    "S062",
    "po-plural",
    Severity.ERROR,
    "A text has one translation: no msgid_plural, no msgstr[0].",
    "Choices by number are written inside the text, {n, plural, one {…} other {…}}; forms of their own are not read.",
    _SOUND.replace("msgstr", 'msgid_plural "{actor} takes the shoes off."\nmsgstr[0]'),
    _SOUND,
)
PO_CONTEXT = Card(
    "S063",
    "po-without-context",
    Severity.ERROR,
    "Every text has a msgctxt, <scenario id>#<field>, or prompt#<name>.",
    "It says which text is translated; English that is the same in two scenarios is still two texts.",
    _SOUND.partition("\n")[2],
    _SOUND,
)
PO_HEADER = Card(
    "S064",
    "po-header",
    Severity.ERROR,
    "A PO file begins with a header that says that it is UTF-8.",
    "Without it, platforms and gettext take the file for ASCII, and spoil or refuse all other letters.",
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=ISO-8859-1\\n"\n',
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n',
)
LOCALE_UNLISTED = Card(
    "S065",
    "locale-not-listed",
    Severity.WARNING,
    "A folder in locales/ is one of the locales that pact.toml lists.",
    "What is not listed is not built, however well it is translated.",
    '# locales/hi/scenarios.po, while pact.toml says locales = ["en", "es"]\n',
    '# locales/hi/scenarios.po, and pact.toml says locales = ["en", "es", "hi"]\n',
)
LOCALE_MISSING = Card(
    "S066",
    "locale-without-lexicon",
    Severity.ERROR,
    "Every locale that pact.toml lists has a lexicon: locales/<locale>/lexicon.yaml.",
    "The lexicon says how people and places are called; without it no prompt can be written in that locale.",
    '# pact.toml says locales = ["en", "hi"], and there is no locales/hi/lexicon.yaml\n',
    '# pact.toml says locales = ["en", "hi"], and there is locales/hi/lexicon.yaml\n',
)
LOCALE_TAG = Card(
    "S067",
    "locale-tag",
    Severity.ERROR,
    "A locale is named by the one usual tag that CLDR has data for: pt-BR, zh-Hant-TW, hi.",
    "Two tags of one language would be two locales in every figure; a tag without data has no names of countries.",
    '# pact.toml says locales = ["en", "pt-br", "iw"]\n',
    '# pact.toml says locales = ["en", "pt-BR", "he"]\n',
)
PO_MARK = Card(
    "S068",
    "po-mark",
    Severity.ERROR,
    "A comment # pact: tells status, by, model, prompt, src, adaptation and date, as name=value, parted by semicolons.",
    "What is misspelt there is not seen, and the text counts for less, or for more, than somebody meant.",
    "# pact: status=revised; by=asha\n" + _SOUND,
    "# pact: status=reviewed; by=asha\n" + _SOUND,
)

CARDS: tuple[Card, ...] = (
    PO_SYNTAX, PO_TWICE, PO_PLURAL, PO_CONTEXT, PO_HEADER, LOCALE_UNLISTED, LOCALE_MISSING, LOCALE_TAG, PO_MARK,
)  # fmt: skip
"""All of them, in the order of their codes."""
