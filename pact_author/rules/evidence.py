"""N22: evidence can be looked up, is about the place, and says something of its own."""

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from pact_author.model.diagnostic import Finding, Severity
from pact_author.model.draft import OPEN
from pact_author.model.scenario import Scenario
from pact_author.rules.peoples import NAMES, mentions
from pact_author.rules.rule import scenario_rule

NO_SOURCE = re.compile(r"(?:^|\.)(?:localhost|test|invalid)$|^(?:\d{1,3}\.){3}\d{1,3}$|^\[", re.IGNORECASE)
ASKED = re.compile(
    r"(?:^|\.)(?:google\.[a-z.]+/search|bing\.com/search|duckduckgo\.com/\?|chatgpt\.com|chat\.openai\.com|claude\.ai"
    r"|gemini\.google\.com|copilot\.microsoft\.com|perplexity\.ai)",
    re.IGNORECASE,
)
ASKING = ("google", "bing", "duckduckgo", "chatgpt", "openai", "claude", "copilot", "perplexity")
"""Of these one stands in all of them, and is quicker to look for."""
PLAIN_HOST = re.compile(r"https?://([A-Za-z0-9.-]+)(?:/|$)")
"""What needs no parser of addresses."""
SHORTENED = ("bit.ly", "t.co", "goo.gl", "tinyurl.com", "ow.ly", "is.gd", "buff.ly")
_LETTER = re.compile(r"\w")
FIRST_YEAR = 1990
"""The first web page is of December 1990: what was read earlier has no address."""


@scenario_rule(
    "N203",
    "no-such-day",
    Severity.ERROR,
    why="The day on which a page was read lets others find the page as it was.",
    bad="""\
norm:
  evidence:
    - title: Shoes
      publisher: Wikipedia
      url: https://en.wikipedia.org/wiki/Etiquette_in_Japan
      seen: 2026-02-30
      supports: Shoes come off.
""",
    good="""\
norm:
  evidence:
    - title: Shoes
      publisher: Wikipedia
      url: https://en.wikipedia.org/wiki/Etiquette_in_Japan
      seen: 2026-02-28
      supports: Shoes come off.
""",
)
def no_such_day(scenario: Scenario) -> Iterator[Finding]:
    """The day on which a source was read exists."""
    for number, source in enumerate(scenario.norm.evidence):
        try:
            datetime.date.fromisoformat(source.seen)
        except ValueError:
            yield Finding(f"/norm/evidence/{number}/seen", f"there is no day {source.seen}", hint="write YYYY-MM-DD")


@scenario_rule(
    "N204",
    "same-source-twice",
    Severity.WARNING,
    why="Two entries for one page look like two sources, and are one.",
    bad="""\
norm:
  evidence:
    - title: Shoes
      publisher: A guide
      url: https://en.wikipedia.org/wiki/Etiquette_in_Japan
      seen: 2026-02-28
      supports: Shoes come off.
    - title: Shoes
      publisher: A guide
      url: https://en.wikipedia.org/wiki/etiquette_in_japan/
      seen: 2026-02-28
      supports: Slippers are lent.
""",
    good="""\
norm:
  evidence:
    - title: Shoes
      publisher: A guide
      url: https://en.wikipedia.org/wiki/Etiquette_in_Japan
      seen: 2026-02-28
      supports: Shoes come off.
    - title: Socks
      publisher: A guide
      url: https://en.wikipedia.org/wiki/Genkan
      seen: 2026-02-28
      supports: Slippers are lent.
""",
)
def same_source_twice(scenario: Scenario) -> Iterator[Finding]:
    """Each source is named once."""
    addresses = [source.url.rstrip("/").lower() for source in scenario.norm.evidence]
    for number, address in enumerate(addresses) if len(set(addresses)) < len(addresses) else ():
        if addresses[:number].count(address) == 1:
            yield Finding(
                f"/norm/evidence/{number}/url", "this page is cited twice", hint="join the two under one entry"
            )


@scenario_rule(
    "N206",
    "not-a-source",
    Severity.ERROR,
    why="A search, a chat with a model or a shortened address shows others something else, or nothing.",
    bad="""\
norm:
  evidence:
    - title: Shoes in Japan
      publisher: Wikipedia
      url: https://bit.ly/shoes1
      seen: 2026-02-28
      supports: Shoes come off.
""",
    good="""\
norm:
  evidence:
    - title: Shoes
      publisher: Wikipedia
      url: https://en.wikipedia.org/wiki/Etiquette_in_Japan
      seen: 2026-02-28
      supports: Shoes come off.
""",
)
def not_a_source(scenario: Scenario) -> Iterator[Finding]:
    """An address leads to a page that others can read too."""
    addresses = "\n".join([source.url for source in scenario.norm.evidence]).lower()
    may_ask = any(name in addresses for name in ASKING)
    for number, source in enumerate(scenario.norm.evidence):
        plain = PLAIN_HOST.match(source.url)
        host, rest = (plain[1].lower(), "") if plain and not may_ask else _host(source.url)
        if _leads_nowhere(host):
            what = "leads to no page on the web"
        elif may_ask and ASKED.search(f"{host}{rest}"):
            what = "is a question to a search engine or a model, not a source"
        elif host in SHORTENED:
            what = "is a shortened address: nobody sees where it leads"
        else:
            continue
        yield Finding(f"/norm/evidence/{number}/url", f"this {what}", hint="give the address of the page itself")


@lru_cache(1024)
def _leads_nowhere(host: str) -> bool:
    return "." not in host or NO_SOURCE.search(host) is not None


def _host(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", ""
    return parts.hostname or "", f"{parts.path}?{parts.query}"


@scenario_rule(
    "N207",
    "day-out-of-reach",
    Severity.WARNING,
    why="A day in the future, or before there was a web, is a slip; the day lets others find the page as it was.",
    bad="""\
norm:
  evidence:
    - title: Shoes
      publisher: Wikipedia
      url: https://en.wikipedia.org/wiki/Etiquette_in_Japan
      seen: 2926-02-28
      supports: Shoes come off.
""",
    good="""\
norm:
  evidence:
    - title: Shoes
      publisher: Wikipedia
      url: https://en.wikipedia.org/wiki/Etiquette_in_Japan
      seen: 2026-02-28
      supports: Shoes come off.
""",
)
def day_out_of_reach(scenario: Scenario) -> Iterator[Finding]:
    """The day on which a source was read is not in the future."""
    # The only clock of all rules; two days of grace, because somewhere it is tomorrow already.
    latest = datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=2)
    days = [source.seen for source in scenario.norm.evidence]
    if f"{FIRST_YEAR}-" < min(days) and max(days) <= latest.isoformat():  # as texts they stand in the same order
        return
    for number, source in enumerate(scenario.norm.evidence):
        try:
            day = datetime.date.fromisoformat(source.seen)
        except ValueError:  # N203 says so
            continue
        if day > latest or day.year < FIRST_YEAR:
            when = "in the future" if day > latest else "before there were web pages"
            yield Finding(f"/norm/evidence/{number}/seen", f"{source.seen} is {when}", hint="write the day you read it")


@scenario_rule(
    "N220",
    "country-not-in-evidence",
    Severity.NOTE,
    why="A reviewer wants to see from the entry that the source speaks of this place, not of a neighbour.",
    bad="""\
norm:
  evidence:
    - title: Shoes at home
      publisher: Wikipedia
      url: https://en.wikipedia.org/wiki/Slipper
      seen: 2026-02-28
      supports: Shoes come off.
""",
    good="""\
norm:
  evidence:
    - title: Shoes at home in Japan
      publisher: Wikipedia
      url: https://en.wikipedia.org/wiki/Slipper
      seen: 2026-02-28
      supports: Shoes come off.
""",
)
def country_not_in_evidence(scenario: Scenario) -> Iterator[Finding]:
    """Some source names the country, its people or a city of it."""
    entries = scenario.norm.evidence
    if any(entry.supports.startswith(OPEN) for entry in entries):  # W123 says so
        return
    if scenario.path.split("/")[1].upper() != scenario.country:  # which of the two is meant is not known: C502 says so
        return
    texts = (f"{e.title} | {e.publisher} | {e.url} | {e.supports}" for e in entries)
    if not any(mentions(text, scenario.country) for text in texts):
        name = NAMES[scenario.country][0]
        hint = f"one word in title, publisher or supports is enough; if the page is plainly about {name}, leave it so"
        yield Finding("/norm/evidence", f"no entry says that its source is about {name}", hint)


@scenario_rule(
    "N221",
    "supports-nothing-of-its-own",
    Severity.WARNING,
    why="“supports” says what the source says; the norm copied into it, or the title again, says nothing of it.",
    bad="""\
norm:
  evidence:
    - title: Shoes in Japan
      publisher: Wikipedia
      url: https://en.wikipedia.org/wiki/Etiquette_in_Japan
      seen: 2026-02-28
      supports: Visitors usually take off their shoes before they step up into the home.
""",
    good="""\
norm:
  evidence:
    - title: Shoes in Japan
      publisher: Wikipedia
      url: https://en.wikipedia.org/wiki/Etiquette_in_Japan
      seen: 2026-02-28
      supports: Describes the step of the hallway and the row of slippers that awaits guests.
""",
)
def supports_nothing_of_its_own(scenario: Scenario) -> Iterator[Finding]:
    """What a source supports is told in other words than the norm's or the title's."""
    norm = scenario.norm.statement.prose
    for number, source in enumerate(scenario.norm.evidence):
        said = source.supports
        copied = "the norm" if _same(said, norm) else "the title" if _same(said, source.title) else ""
        if copied:
            place, hint = f"/norm/evidence/{number}/supports", "say in your own words what the source says"
            yield Finding(place, f"this is {copied} again", hint)


def _same(one: str, other: str) -> bool:
    """Whether two texts have the same words."""
    return _first(one) == _first(other) and _plain(one) == _plain(other)


def _first(text: str) -> str:
    letter = text[:1] if text[:1].isalpha() else _LETTER.search(text)
    return letter[0].lower() if letter else ""


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


RULES = (
    no_such_day,
    same_source_twice,
    not_a_source,
    day_out_of_reach,
    country_not_in_evidence,
    supports_nothing_of_its_own,
)
