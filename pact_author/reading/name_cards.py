"""What the S06 codes mean: mistakes in tables of given names."""

from pact_author.model.diagnostic import Card, Severity

FILE_NAME = Card(
    "S070",
    "names-file-name",
    Severity.ERROR,
    "A table of names is named like its country.",
    "A persona's country says which file its name is taken from.",
    "country: SE\n",
    "country: NO\n",
)
ID = Card(
    "S071",
    "name-id",
    Severity.ERROR,
    "An id is made of the country, the letter of the list and a number, and stands once.",
    "Releases record the id: figures by name, and names that stay the same when the table grows, rest on it.",
    "names:\n  female: [{id: SE-f-01, latin: Anne, source: ssb}]\n  male: [{id: NO-m-01, latin: Jan, source: ssb}]\n",
    "names:\n  female: [{id: NO-f-01, latin: Anne, source: ssb}]\n  male: [{id: NO-m-01, latin: Jan, source: ssb}]\n",
)
TWICE = Card(
    "S072",
    "name-twice",
    Severity.ERROR,
    "A name stands once in a table, in whichever list.",
    "A name in two lists tells no gender; a name twice in one is drawn twice as often.",
    "names:\n  female: [{id: NO-f-01, latin: Kim, source: ssb}]\n  male: [{id: NO-m-01, latin: Kim, source: ssb}]\n",
    "names:\n  female: [{id: NO-f-01, latin: Anne, source: ssb}]\n  male: [{id: NO-m-01, latin: Jan, source: ssb}]\n",
)
SCRIPT = Card(
    "S073",
    "name-script",
    Severity.ERROR,
    "A name is written in the script that its table says, and in Latin letters.",
    "Letters of another script look alike and are other words to a model; other languages show the Latin form.",
    "names:\n  female: [{id: NO-f-01, latin: Анна, source: ssb}]\n  male: [{id: NO-m-01, latin: Jan, source: ssb}]\n",
    "names:\n  female: [{id: NO-f-01, latin: Anna, source: ssb}]\n  male: [{id: NO-m-01, latin: Jan, source: ssb}]\n",
)
FEW = Card(
    "S074",
    "too-few-names",
    Severity.ERROR,
    "A list has six names or more.",
    "With few names, a figure by gender or country is a figure about those names.",
    "names:\n  female: [{id: NO-f-01, latin: Anne, source: ssb}]\n  male: [{id: NO-m-01, latin: Jan, source: ssb}]\n",
    "names:\n  female:\n"
    "    - {id: NO-f-01, latin: Anne, source: ssb}\n"
    "    - {id: NO-f-02, latin: Inger, source: ssb}\n"
    "    - {id: NO-f-03, latin: Kari, source: ssb}\n"
    "    - {id: NO-f-04, latin: Marit, source: ssb}\n"
    "    - {id: NO-f-05, latin: Ingrid, source: ssb}\n"
    "    - {id: NO-f-06, latin: Liv, source: ssb}\n"
    "  male:\n"
    "    - {id: NO-m-01, latin: Jan, source: ssb}\n"
    "    - {id: NO-m-02, latin: Bjørn, source: ssb}\n"
    "    - {id: NO-m-03, latin: Per, source: ssb}\n"
    "    - {id: NO-m-04, latin: Ole, source: ssb}\n"
    "    - {id: NO-m-05, latin: Lars, source: ssb}\n"
    "    - {id: NO-m-06, latin: Kjell, source: ssb}\n",
)
UNPAIRED = Card(
    "S075",
    "unpaired-names",
    Severity.ERROR,
    "The lists for women and men have the same numbers.",
    "Twins that differ in gender bear the names of one number; without a partner, a twin would change more than that.",
    "names:\n  female: [{id: NO-f-01, latin: Anne, source: ssb}]\n  male: [{id: NO-m-02, latin: Jan, source: ssb}]\n",
    "names:\n  female: [{id: NO-f-01, latin: Anne, source: ssb}]\n  male: [{id: NO-m-01, latin: Jan, source: ssb}]\n",
)
SOURCE = Card(
    "S076",
    "name-source",
    Severity.ERROR,
    "Every name has a source of its table, and a source that was checked says when.",
    "That a name is common somewhere is a claim; without its source nobody can look it up.",
    "names:\n  female: [{id: NO-f-01, latin: Anne, source: ine}]\n  male: [{id: NO-m-01, latin: Jan, source: ssb}]\n",
    "names:\n  female: [{id: NO-f-01, latin: Anne, source: ssb}]\n  male: [{id: NO-m-01, latin: Jan, source: ssb}]\n",
)

CARDS: tuple[Card, ...] = (FILE_NAME, ID, TWICE, SCRIPT, FEW, UNPAIRED, SOURCE)
"""All of them, in the order of their codes."""
