"""What the P32 codes mean: mistakes in tables of given names."""

from pact_author.model.diagnostic import Card, Severity

FILE_NAME = Card(
    "P320",
    "names-file-name",
    Severity.ERROR,
    "A table of names is named like its country.",
    "A persona's country says which file its name is taken from.",
    "country: SE\n",
    "country: NO\n",
)
ID = Card(
    "P321",
    "name-id",
    Severity.ERROR,
    "An id is made of the country, the letter of the list and a number, and stands once.",
    "Releases record the id: figures by name, and names that stay the same when the table grows, rest on it.",
    "names:\n  female: [{id: SE-f-01, latin: Anne, source: ssb}]\n  male: [{id: NO-m-01, latin: Jan, source: ssb}]\n",
    "script: Latn\n",
)
TWICE = Card(
    "P322",
    "name-twice",
    Severity.ERROR,
    "A name stands once in a table, in whichever list.",
    "A name in two lists tells no gender; a name twice in one is drawn twice as often.",
    "names:\n  female: [{id: NO-f-01, latin: Kim, source: ssb}]\n  male: [{id: NO-m-01, latin: Kim, source: ssb}]\n",
    "script: Latn\n",
)
SCRIPT = Card(
    "P323",
    "name-script",
    Severity.ERROR,
    "A name is written in the script that its table says, and in Latin letters.",
    "Letters of another script look alike and are other words to a model; other languages show the Latin form.",
    "script: Grek\n",
    "script: Latn\n",
)
FEW = Card(
    "P324",
    "too-few-names",
    Severity.ERROR,
    "A list has six names or more.",
    "With few names, a figure by gender or country is a figure about those names.",
    "names:\n  female: [{id: NO-f-01, latin: Anne, source: ssb}]\n  male: [{id: NO-m-01, latin: Jan, source: ssb}]\n",
    "script: Latn\n",
)
UNPAIRED = Card(
    "P325",
    "unpaired-names",
    Severity.ERROR,
    "The lists for women and men have the same numbers.",
    "Twins that differ in gender bear the names of one number; without a partner, a twin would change more than that.",
    "names:\n  female: [{id: NO-f-01, latin: Anne, source: ssb}]\n  male: [{id: NO-m-02, latin: Jan, source: ssb}]\n",
    "script: Latn\n",
)
SOURCE = Card(
    "P326",
    "name-source",
    Severity.ERROR,
    "Every name has a source of its table, and a source that was checked says when.",
    "That a name is common somewhere is a claim; without its source nobody can look it up.",
    "sources: {other: {institution: Statistics Norway, title: Names, year: 2019, population: residents, "
    "url: 'https://www.ssb.no/', licence: not stated, checked: false}}\n",
    "script: Latn\n",
)

CARDS: tuple[Card, ...] = (FILE_NAME, ID, TWICE, SCRIPT, FEW, UNPAIRED, SOURCE)
"""All of them, in the order of their codes."""
