"""W14: no private person and no brand is named, and nobody's address or number stands anywhere."""

import re
from collections.abc import Iterator
from typing import Any

from pact_author.model.diagnostic import Finding, Severity
from pact_author.model.document import Document
from pact_author.model.scenario import Scenario
from pact_author.rules.pattern import Pattern
from pact_author.rules.rule import document_rule, scenario_rule

ADDRESS = re.compile(r"https?://\S+")
"""Numbers in the addresses of pages are nobody's."""
_FIGURE = re.compile(r"[@\d][^\n]*")
"""Nothing that is looked for here is without one."""
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_USUAL = re.compile(r" *(?:seen|licence|url): [^@\n]*$", re.MULTILINE)
_WAY = r"(?:Street|St\.|Road|Rd\.|Avenue|Ave\.|Lane|Square|Boulevard|Drive)"
DATA = {
    "an e-mail address": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    "an account name": re.compile(r"(?<![\w/@])@[A-Za-z_][\w.]{2,}"),
    "an account or card number": re.compile(
        r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,}(?: ?[A-Z0-9]{1,3})?\b|\b(?:\d{4}[ -]){3}\d{1,4}\b|\b\d{15,16}\b"
    ),
    "a telephone number": re.compile(
        r"(?<![\w.])(?:\+|00)\d[\d ()./-]{6,}\d\b|\(?\b0\d{1,4}\)?[ /-]\d[\d -]{4,}\d\b"
        r"|\b\d{3}-\d{3,4}-\d{4}\b|\b555-\d{4}\b"
    ),
    "a number of a document": re.compile(
        r"\b(?:passport|ID card|identity card|social security|licen[cs]e|SSN)\s*(?:no\.?|number)?:?\s*"
        r"[A-Z]{0,3}\d{5,}\b",
        re.IGNORECASE,
    ),
    "a street address": re.compile(
        rf"\b\d{{1,4}}[a-z]? (?:[A-Z][\w'’-]+ ){{1,3}}{_WAY}(?!\w)"
        r"|\b[A-ZÄÖÜ][\w-]*(?:stra(?:ß|ss)e|str\.|gasse|weg|platz) \d{1,4}\b"
        r"|\b(?:[Rr]ue|[Cc]alle|[Vv]ia|[Rr]ua|[Uu]l\.|[Uu]lica|[Pp]l\.) (?:d\w* )?[A-Z]\w+,? \d{1,4}\b"
    ),
}
TITLED = Pattern(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sr|Sra|Mme|Mlle|Herr|Frau|Señora?|Monsieur|Madame|Signora?)\.? (?=[A-Z])"
    r"|\b(?:actor|receiver),? (?:called|named) (?=[A-Z])"
)
IN_BRACKETS = re.compile(r"\b(?:actor|receiver) \([A-ZÀ-Þ]\w+\)")
POLITICS = Pattern(
    r"\b(?:elections?|referendum|parliament|prime minister|ruling party|opposition party|coup|protest march"
    r"|vote (?:against|for) the|against the (?:president|government|king|regime)|war in)\b",
    re.IGNORECASE,
)
BRAND = Pattern(
    r"\b(?:Coca-Cola|Coke|Pepsi|McDonald['’]?s|Starbucks|KFC|Burger King|Subway sandwich|IKEA|Nike|Adidas|Zara|Gucci"
    r"|Rolex|iPhone|iPad|Samsung|Huawei|Xiaomi|Nokia|Google|Facebook|WhatsApp|WeChat|Instagram|TikTok|Twitter"
    r"|YouTube|Netflix"
    r"|Uber|Airbnb|Toyota|Honda|BMW|Mercedes|Volkswagen|Tesla|Lego|Nescafé|Nutella|Red Bull|Heineken|Guinness"
    r"|PlayStation|Xbox|Nintendo|Disney|Walmart|Lidl|Aldi|Tesco|Carrefour|PayPal|Microsoft|LinkedIn|Spotify)\b"
)


@document_rule(
    "W142",
    "personal-data",
    Severity.ERROR,
    why="The corpus is public for ever; it names and reaches no private person.",
    bad="norm:\n  variation: Ask asha@example.org how it is done elsewhere.\n",
    good="norm:\n  variation: Some homes with Western floors are more relaxed.\n",
)
def personal_data(document: Document) -> Iterator[Finding]:
    """No e-mail address, telephone number, address, account or document number stands anywhere, comments included."""
    if not _has_figures(document):
        return
    text = "\n".join(_with_figures(document.text))
    text = ADDRESS.sub(lambda found: found[0] if "@" in found[0] else " ", text)
    told: set[str] = set()
    for what, pattern in DATA.items():
        every = list(pattern.finditer(text))
        for found in every:
            quote = " ".join(found[0].split())
            if quote not in told:
                told.add(quote)
                yield Finding("", f"“{quote}” looks like {what}", hint="take it out", quote=found[0])
        text = pattern.sub(" ", text) if every else text  # what an account number ends in is no telephone number


def _has_figures(document: Document) -> bool:
    """Whether there are any but those of licence, days and addresses of pages; counted, as that is the quickest."""
    data: Any = document.data
    sources = data["norm"]["evidence"]
    filled = "".join([data["licence"], *(source[name] for source in sources for name in ("url", "seen"))])
    foreign = not document.text.isascii() and any(char.isdecimal() for char in _FOREIGN.findall(document.text))
    return foreign or "@" in filled or _figures(document.text) != _figures(filled)


def _figures(text: str) -> int:
    written = text.encode()
    return len(written) - len(written.translate(None, b"@0123456789"))


def _with_figures(text: str) -> Iterator[str]:
    """Lines that have any, each with the one before it; not those that are always filled with figures."""
    for found in _FIGURE.finditer(text):
        start = text.rfind("\n", 0, found.start()) + 1
        if not _USUAL.match(text, start):
            yield text[text.rfind("\n", 0, max(0, start - 1)) + 1 : found.end()]


@scenario_rule(
    "W143",
    "named-person",
    Severity.WARNING,
    why="The two people have no names of their own: a name tells gender, age and origin at once.",
    bad="situation: >-\n  {actor} has come for tea to the home of {receiver}, called Mrs Sato, in {place}.\n",
    good="situation: >-\n  {actor} has come for tea to the home of {receiver} in {place}.\n",
)
def named_person(scenario: Scenario) -> Iterator[Finding]:
    """No person is called by a name."""
    for pointer, message in scenario.told():
        found = TITLED.search(message.fixed) or ("(" in message.fixed and IN_BRACKETS.search(message.fixed))
        if found:
            title = found[0].strip()
            yield Finding(
                pointer, f"“{title}” and a name", "write {actor}, {receiver} or what somebody is", quote=title
            )


@scenario_rule(
    "W147",
    "brand-name",
    Severity.WARNING,
    why="A brand is known here and not there, liked or disliked for itself, and somebody's property.",
    bad="situation: >-\n  {actor} and {receiver} sit at Starbucks in {place}. Shoes stand in a row.\n",
    good="situation: >-\n  {actor} has come for tea to the home of {receiver} in {place}. Shoes stand in a row.\n",
    only_with=(BRAND,),
)
def brand_name(scenario: Scenario) -> Iterator[Finding]:
    """No brand is named in what a model reads."""
    for pointer, message in scenario.messages():
        found = BRAND.search(message.prose)
        if found is not None:
            yield Finding(pointer, f"“{found[0]}” is a brand", hint="say what it is: a café, a phone", quote=found[0])


@scenario_rule(
    "W148",
    "politics",
    Severity.WARNING,
    why="The politics of the day divide readers by another line than the norm, and are forgotten a year later.",
    bad="situation: >-\n  {actor} has tea with {receiver} in {place}. They speak of the election. It rains.\n",
    good="situation: >-\n  {actor} has come for tea to the home of {receiver} in {place}. Shoes stand in a row.\n",
    only_with=(POLITICS,),
)
def politics(scenario: Scenario) -> Iterator[Finding]:
    """No text that a model reads speaks of the politics of the day."""
    for pointer, message in scenario.messages():
        found = POLITICS.search(message.prose)
        if found is not None:
            yield Finding(pointer, f"“{found[0]}” is politics", hint="take another occasion", quote=found[0])


RULES = (personal_data, named_person, brand_name, politics)
