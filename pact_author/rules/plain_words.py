"""W12: texts are plain words: nothing left from a template, no markup, no shouting, no word typed twice."""

import re
from collections.abc import Iterator
from operator import eq

from pact_author.model.diagnostic import Finding, Severity
from pact_author.model.draft import OPEN
from pact_author.model.scenario import Scenario
from pact_author.rules.pattern import Pattern, heard_in
from pact_author.rules.rule import scenario_rule
from pact_author.rules.words import words

LEFT_OVER = Pattern(
    r"\b((?-i:TODO|FIXME|TBD|XXX{1,3})|lorem ipsum|your (?:text|scenario|norm|preference|option)s?(?: goes)? here"
    r"|(?:insert|add|write|put) (?:\w+ ){0,3}here|in your own words, what|to be (?:written|filled in)"
    r"|placeholder|asdf|foo bar"
    r"|(?:the )?title of the page or book|who publishes it)\b|^tbd$",
    re.IGNORECASE,
)
BROKEN_OFF = re.compile(r"(?:\.\.\.|…)\s*$|^\?+$")
ENDS = ("...", "…", "?", " ")
BREAKING_OFF = ("...", "…", "\n?")
"""One of these stands in all texts that are broken off, with the line end before them."""
EXAMPLE = re.compile(r"https?://(?:[^/]*\.)?example\.(?:org|com|net)(?:[/:?#]|$)", re.IGNORECASE)
"""Addresses that belong to nobody, for use in texts (RFC 2606)."""
NOT_FILLED_IN = re.compile(r"(?:your|my)-?(?:handle|name)", re.IGNORECASE)
PICTURE = re.compile(r"[\U0001F1E6-\U0001FAFF\u2600-\u27BF]")
MARKUP = re.compile(
    r"https?://\S+|www\.\S+|</?[a-z][^>]*>|&[a-z]+;|\*\*[^*]+\*\*|__[^_]+__|`[^`]+`|\[[^\]]+\]\([^)]+\)|^\s*[#>*-] "
    rf"|{PICTURE.pattern}",
    re.IGNORECASE,
)
SIGNS = ("<", "&", "`", "://", "www.", "**", "__", "](")
"""One of these stands in all markup that is no picture and no list."""
LISTED = re.compile(r"\n\s*[#>*-] ")
"""How a text that is a list begins, with the line end before it."""
CAPITALS = re.compile(r"\b[A-Z]{2,} (?:[A-Z]{2,} )*[A-Z]{3,}\b")
MARKS = re.compile(r"[!?]{2,}")
_SHAPES = bytes(
    ord("A") if chr(code).isupper() else ord("!") if chr(code) in "!?" else code if chr(code) == " " else 0
    for code in range(128)
).ljust(256, b"\0")
LOUD = (b"AA A", b"!!")
"""One of these stands in all that is shouted, with A for every capital letter and ! for every mark."""
REPEATED = re.compile(r"\b(\w++) \1\b", re.IGNORECASE)
MAY_REPEAT = frozenset({"had", "that", "bye", "no", "so", "very", "yes", "ha", "knock", "actor", "receiver"})


@scenario_rule(
    "W123",
    "left-over",
    Severity.WARNING,
    why="Words of a template that nobody replaced would be shown to models, or stand as a source that does not exist.",
    bad="title: TODO\n",
    good="title: Shoes in the hallway\n",
)
def left_over(scenario: Scenario) -> Iterator[Finding]:
    """No text is left over from a template or still to be written."""
    in_sources = LEFT_OVER.may_match(scenario.cited)
    somewhere = in_sources or heard_in(scenario.own) & LEFT_OVER.bit
    to_write: list[str] = []
    for pointer, text in scenario.words() if somewhere or any(s in scenario.written for s in BREAKING_OFF) else ():
        told = text.rstrip(".… ") if pointer.startswith("/norm/evidence") else text
        if not LEFT_OVER.may_match(text) and not told.endswith(ENDS):
            continue
        found = LEFT_OVER.search(told)
        if found is None and told.endswith(ENDS):
            found = BROKEN_OFF.search(told)
        if found is not None and text.startswith(OPEN):
            to_write.append(pointer)
        elif found is not None:
            yield Finding(pointer, f"“{found[0]}” looks unfinished", hint="write the text itself", quote=found[0])
    if to_write:
        yield _still_open(to_write)
    for number, source in enumerate(scenario.norm.evidence):
        if EXAMPLE.match(source.url) and not source.title.startswith(OPEN):
            yield Finding(f"/norm/evidence/{number}/url", "this address is only an example", "give that of the page")
    for number, handle in enumerate(scenario.contributors):
        if NOT_FILLED_IN.fullmatch(handle):
            yield Finding(f"/contributors/{number}", f"“{handle}” is the guide's, not yours", hint="write your handle")


def _still_open(pointers: list[str]) -> Finding:
    """That a file has only been begun is one thing to say, however much is left."""
    left = dict.fromkeys(pointer[1:].partition("/0/")[0].replace("/", ".") for pointer in pointers)
    return Finding(
        pointers[0],
        f"still to be written: {', '.join(left)}",
        hint=f"write the text itself in the place of each that begins with {OPEN}",
        quote=OPEN,
    )


@scenario_rule(
    "W124",
    "markup",
    Severity.ERROR,
    why="Models are shown plain text; markup and addresses appear in it as they are, and some models follow them.",
    bad='options:\n  follow_culture: "{actor} takes the shoes off and walks in **socks**."\n',
    good='options:\n  follow_culture: "{actor} takes the shoes off and walks in socks."\n',
)
def markup(scenario: Scenario) -> Iterator[Finding]:
    """No text holds markup, a web address or a picture."""
    for pointer, text in scenario.words() if _is_marked(scenario.written) else ():
        found = MARKUP.search(text) if _is_marked(f"\n{text}") else None
        if found is not None:
            yield Finding(
                pointer,
                f"“{found[0].strip()}” is markup, an address or a picture",
                hint="write plain words; addresses belong into norm.evidence",
                quote=found[0].strip(),
            )


def _is_marked(text: str) -> bool:
    """False where there is no markup behind a line end; to look for its signs is much quicker."""
    low = text.lower()
    if any(sign in low for sign in SIGNS) or LISTED.search(low):
        return True
    return not text.isascii() and PICTURE.search(text) is not None


@scenario_rule(
    "W125",
    "shouted",
    Severity.WARNING,
    why="Capitals and rows of exclamation marks lean on the reader, and on models too.",
    bad='options:\n  follow_culture: "{actor} takes the shoes off AT ONCE and walks in."\n',
    good='options:\n  follow_culture: "{actor} takes the shoes off at once and walks in."\n',
)
def shouted(scenario: Scenario) -> Iterator[Finding]:
    """No text is written in capitals or with several exclamation marks."""
    written = "\n".join([message.fixed for _, message in scenario.messages()])
    shapes = written.encode(errors="replace").translate(_SHAPES)
    for pointer, message in scenario.messages() if any(each in shapes for each in LOUD) else ():
        text = message.fixed
        found = CAPITALS.search(text) or MARKS.search(text)
        if found is not None and not LEFT_OVER.search(text):  # TO BE WRITTEN is W123's
            yield Finding(pointer, f"“{found[0]}” shouts", hint="write it in a calm voice", quote=found[0])


@scenario_rule(
    "W126",
    "repeated-word",
    Severity.WARNING,
    why="A word typed twice is shown to every model, and copied into every translation.",
    bad="norm:\n  statement: Visitors usually take off off their shoes before they step up into the home.\n",
    good="norm:\n  statement: Visitors usually take off their shoes before they step up into the home.\n",
)
def repeated_word(scenario: Scenario) -> Iterator[Finding]:
    """No word stands twice in a row."""
    for pointer, message in scenario.messages():
        told = words(message.fixed)
        for found in REPEATED.finditer(message.fixed) if any(map(eq, told, told[1:])) else ():
            if found[1].lower() not in MAY_REPEAT and not found[1][0].isupper():
                yield Finding(pointer, f"“{found[0]}”: the word stands twice", hint="take one out", quote=found[0])


RULES = (left_over, markup, shouted, repeated_word)
