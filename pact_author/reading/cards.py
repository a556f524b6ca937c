"""What every S code means: mistakes in files, in YAML, in fields and in the syntax of texts."""

from pact_author.model.diagnostic import Card, Severity
from pact_author.reading.persona_cards import (
    LEXICON,
    PERSONA_AXES,
    PERSONA_CONSTRAINTS,
    PERSONA_LEVELS,
    PERSONA_NAME,
)

UNREADABLE = Card(
    "S001",
    "unreadable-file",
    Severity.ERROR,
    "A file is a regular file inside the project that everyone may read.",
    "A link that leads out of the project, a pipe or a folder named like a file cannot be checked or released.",
    "# scenarios/jp/shoes.yaml is a link to a file outside the project\n",
    "# scenarios/jp/shoes.yaml is a file of its own\n",
)
TOO_LARGE = Card(
    "S002",
    "file-too-large",
    Severity.ERROR,
    "A file holds at most 256 KiB, a PO file 8 MiB.",
    "A scenario takes some 3 KiB; a file a hundred times as large is something else that was saved under its name.",
    "# a file of 300 KiB\n",
    "# a file of 3 KiB\n",
)
NOT_UTF8 = Card(
    "S003",
    "not-utf-8",
    Severity.ERROR,
    "A file is saved as UTF-8.",
    "Other encodings give other letters on other machines: é becomes Ã© and nobody can tell which was meant.",
    "# saved as Latin-1 or UTF-16\n",
    "# saved as UTF-8\n",
)
CHARACTER = Card(
    "S004",
    "forbidden-character",
    Severity.ERROR,
    "No control characters, no byte order mark inside the text, no halves of characters.",
    "They cannot be seen in an editor, and they cut or change the text in the programs that read a release.",
    'title: "Shoes at the\\0door"\n',
    'title: "Shoes at the door"\n',
    fixable=True,
)
SYNTAX = Card(
    "S005",
    "yaml-syntax",
    Severity.ERROR,
    "The file can be read as YAML.",
    "Most often it is a tab, a quote that is not closed, or a value with a colon or a brace that needs quotes.",
    "setting: a family home: the hallway\n",
    'setting: "a family home: the hallway"\n',
    fixable=True,
)
TOO_DEEP = Card(
    "S006",
    "yaml-too-deep",
    Severity.ERROR,
    "Lists and fields are nested at most 64 deep.",
    "No file of a corpus needs more than five levels, and very deep files crash YAML readers.",
    "contributors: " + "[" * 65 + "]" * 65 + "\n",
    "contributors: [asha]\n",
)
FEATURE = Card(
    "S007",
    "yaml-feature",
    Severity.ERROR,
    "No anchors, aliases, merge keys, tags or directives.",
    "They make a text appear where it is not written: reviewers and translators cannot follow that.",
    "title: &name Shoes at the door\nsetting: *name\n",
    "title: Shoes at the door\nsetting: the hallway\n",
)
DUPLICATE_KEY = Card(
    "S008",
    "duplicate-field",
    Severity.ERROR,
    "A field stands once.",
    "YAML readers keep the first or the last of two, each its own; one of the two texts would vanish in silence.",
    "title: Shoes at the door\nsetting: a family home\ntitle: Shoes in the hallway\n",
    "title: Shoes at the door\nsetting: a family home\n",
)
KEY_NOT_TEXT = Card(
    "S009",
    "field-name-not-text",
    Severity.ERROR,
    "The name of a field is text.",
    "A number, true, null or a list before the colon is not the name of any field.",
    "title: Shoes at the door\n1: Shoes in the hallway\n",
    "title: Shoes at the door\n",
)
SEVERAL = Card(
    "S010",
    "several-documents",
    Severity.ERROR,
    "A file holds one document.",
    "What follows a line of --- is a second document, and many readers drop it in silence.",
    "title: Shoes at the door\n---\ntitle: Shoes in the hallway\n",
    "title: Shoes at the door\n",
)
EMPTY = Card(
    "S011",
    "empty-file",
    Severity.ERROR,
    "A file holds something.",
    "An empty file, or one with comments only, is a scenario that was begun or lost.",
    "# to be written\n",
    "title: Shoes at the door\n",
)
MISPLACED = Card(
    "S012",
    "misplaced-file",
    Severity.ERROR,
    "A scenario stands at scenarios/<country>/<short-name>.yaml.",
    "The place of a file is the id of its scenario; a file elsewhere would have no id, and be left out unseen.",
    "# scenarios/jp/tea/first-cup.yml\n",
    "# scenarios/jp/first-cup.yaml\n",
)
UNKNOWN_FIELD = Card(
    "S020",
    "unknown-field",
    Severity.ERROR,
    "Every field is one that the format knows.",
    "A misspelt field would be dropped in silence, with all that was written in it.",
    "mood: cheerful\n",
    "setting: a family home\n",
    fixable=True,
)
MISSING_FIELD = Card(
    "S021",
    "missing-field",
    Severity.ERROR,
    "Every field that the format requires is there.",
    "A scenario is used whole: a text that is missing cannot be shown to a model, a source cannot be looked up.",
    "options:\n  follow_culture: The guest takes the shoes off.\n",
    "options:\n  follow_culture: The guest takes the shoes off.\n  allow_preference: The guest keeps the shoes on.\n",
)
WRONG_TYPE = Card(
    "S022",
    "wrong-type",
    Severity.ERROR,
    "A value is of the kind that its field holds: text, a number, a list, fields.",
    "YAML reads 123 as a number, true as yes, an empty value as nothing and {actor} as a field: quotes make it text.",
    "title: 123\n",
    'title: "123"\n',
    fixable=True,
)
NOT_IN_LIST = Card(
    "S023",
    "not-in-list",
    Severity.ERROR,
    "A value of a closed list is one of that list.",
    "Results are compared by these words; two spellings of one thing would be two things.",
    "theme: food\n",
    "theme: food-hospitality\n",
    fixable=True,
)
WRONG_FORM = Card(
    "S024",
    "wrong-form",
    Severity.ERROR,
    "A code, a date, an address or a name is written in the form that its field asks for.",
    "Programs look countries up by code and sort days by date; each has one way of writing.",
    "country: japan\n",
    "country: JP\n",
    fixable=True,
)
WRONG_LENGTH = Card(
    "S025",
    "wrong-length",
    Severity.ERROR,
    "A text is neither too short nor too long for its field.",
    "A text of one word says too little to weigh; a long one costs in every one of hundreds of prompts.",
    "situation: The guest comes.\n",
    'situation: "{actor} has come for tea to the home of {receiver} in {place}."\n',
)
WRONG_COUNT = Card(
    "S026",
    "wrong-count",
    Severity.ERROR,
    "A list has as many entries as its field asks for.",
    "A norm without a source cannot be checked by anybody.",
    "contributors: []\n",
    "contributors: [asha]\n",
)
DUPLICATE_ENTRY = Card(
    "S027",
    "duplicate-entry",
    Severity.ERROR,
    "An entry stands once in its list.",
    "Counted twice, it would weigh twice.",
    "contributors: [asha, asha]\n",
    "contributors: [asha, omar]\n",
)
OUT_OF_RANGE = Card(
    "S028",
    "out-of-range",
    Severity.ERROR,
    "A number lies within the bounds of its field.",
    "A negative seed or a sample of no cells cannot be drawn.",
    "design: {kind: fraction, cells: 0}\n",
    "design: {kind: fraction, cells: 4}\n",
)
MESSAGE = Card(
    "S030",
    "message-syntax",
    Severity.ERROR,
    "Placeholders are written {actor}, choices {actor_gender, select, female {her} other {their}}.",
    "What cannot be understood here would be shown to models with its braces, or not at all.",
    'situation: "{Actor} has come for tea to the home of {receiver} in {place}."\n',
    'situation: "{actor} has come for tea to the home of {receiver} in {place}."\n',
)
DIRECTION = Card(
    "S050",
    "turned-text",
    Severity.ERROR,
    "No characters that turn the direction of text.",
    "With them a line reads otherwise than it is stored: what is reviewed is not what a model is shown.",
    'title: "Shoes at\\u202e the door"\n',
    'title: "Shoes at the door"\n',
)
INVISIBLE = Card(
    "S051",
    "invisible-character",
    Severity.ERROR,
    "No characters that nobody can see, but where a script or an emoji is not written without them.",
    "They come with text that was copied; they part a word for programs and models, and can carry hidden text.",
    'title: "Shoes at the do\\u200bor"\n',
    'title: "Shoes at the door"\n',
)
NOT_NFC = Card(
    "S052",
    "not-nfc",
    Severity.ERROR,
    "Letters are stored in the common form of Unicode, NFC.",
    "é can be stored as one character or as e and an accent: the two look the same and are different texts.",
    'title: "Shoes at the cafe\\u0301"\n',
    'title: "Shoes at the café"\n',
    fixable=True,
)
MIXED = Card(
    "S053",
    "mixed-alphabets",
    Severity.WARNING,
    "A word is written in one alphabet.",
    "The Cyrillic о looks like the Latin o. To a program or a model, a word with such a letter is another word.",
    'title: "Sh\\u043ees at the door"\n',
    'title: "Shoes at the door"\n',
)
SPACE = Card(
    "S054",
    "odd-space",
    Severity.WARNING,
    "Between English words stands the plain space.",
    "Other spaces come with text that was copied from a web page; to a program or a model they are other characters.",
    'title: "Shoes\\u00a0at the door"\n',
    'title: "Shoes at the door"\n',
)

CARDS: tuple[Card, ...] = (
    UNREADABLE, TOO_LARGE, NOT_UTF8, CHARACTER, SYNTAX, TOO_DEEP, FEATURE, DUPLICATE_KEY, KEY_NOT_TEXT, SEVERAL, EMPTY,
    MISPLACED, UNKNOWN_FIELD, MISSING_FIELD, WRONG_TYPE, NOT_IN_LIST, WRONG_FORM, WRONG_LENGTH, WRONG_COUNT,
    DUPLICATE_ENTRY, OUT_OF_RANGE, MESSAGE, PERSONA_NAME, PERSONA_AXES, PERSONA_LEVELS, PERSONA_CONSTRAINTS, LEXICON,
    DIRECTION, INVISIBLE, NOT_NFC, MIXED, SPACE,
)  # fmt: skip
"""All of them, in the order of their codes."""
