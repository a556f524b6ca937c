"""N2: a norm is a claim with evidence and a scope; a preference has a motive."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator

from pact_author.model.diagnostic import Finding, Severity
from pact_author.model.scenario import Scenario
from pact_author.rules.rule import scenario_rule

COMMAND = re.compile(
    r"\b(should(?:n['’]t)?|must(?:n['’]t)?|ought to|have to|has to|need to|never|always)\b", re.IGNORECASE
)
MOTIVE = re.compile(
    r"\b(?:because|since|so that|so as|so|in order|in case|due to|out of|as|for)\b|\bto\b.*\bto\b",
    re.IGNORECASE,
)


@scenario_rule(
    "N201",
    "norm-as-command",
    Severity.WARNING,
    why="A norm says what is usual, with room for those who do otherwise. It tells nobody how to live.",
    bad="norm:\n  statement: Visitors must take off their shoes before they step up into the home.\n",
    good="norm:\n  statement: Visitors usually take off their shoes before they step up into the home.\n",
)
def norm_as_command(scenario: Scenario) -> Iterator[Finding]:
    """The norm is stated as what is usual, not as an order."""
    for found in COMMAND.finditer(scenario.norm.statement.prose):
        yield Finding(
            "/norm/statement",
            f"“{found[0]}” gives an order, or leaves no exception",
            hint="say what people usually do: “visitors usually …”, “it is common to …”",
            quote=found[0],
        )


@scenario_rule(
    "N202",
    "preference-without-motive",
    Severity.WARNING,
    why="A bare wish weighs nothing against a custom. With its motive, the preference is a side that one can take.",
    bad='preference:\n  statement: "{actor} would rather keep the shoes on."\n',
    good='preference:\n  statement: "{actor} would rather keep the shoes on because of a sore foot."\n',
)
def preference_without_motive(scenario: Scenario) -> Iterator[Finding]:
    """The preference says why."""
    if not MOTIVE.search(scenario.preference.statement.prose):
        yield Finding("/preference/statement", "the preference has no motive", hint="say why: … because …, … so that …")


@scenario_rule(
    "N203",
    "no-such-day",
    Severity.ERROR,
    why="The day on which a page was read lets others find the page as it was.",
    bad="""\
norm:
  evidence:
    - {title: Shoes, publisher: A guide, url: "https://example.org/shoes", seen: 2026-02-30, supports: Shoes come off.}
""",
    good="""\
norm:
  evidence:
    - {title: Shoes, publisher: A guide, url: "https://example.org/shoes", seen: 2026-02-28, supports: Shoes come off.}
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
    - {title: Shoes, publisher: A guide, url: "https://example.org/a", seen: 2026-02-28, supports: Shoes come off.}
    - {title: Shoes, publisher: A guide, url: "https://example.org/a/", seen: 2026-02-28, supports: Slippers are lent.}
""",
    good="""\
norm:
  evidence:
    - {title: Shoes, publisher: A guide, url: "https://example.org/a", seen: 2026-02-28, supports: Shoes come off.}
    - {title: Socks, publisher: A guide, url: "https://example.org/b", seen: 2026-02-28, supports: Slippers are lent.}
""",
)
def same_source_twice(scenario: Scenario) -> Iterator[Finding]:
    """Each source is named once."""
    seen: Counter[str] = Counter()
    for number, source in enumerate(scenario.norm.evidence):
        address = source.url.rstrip("/").lower()
        seen[address] += 1
        if seen[address] == 2:
            yield Finding(
                f"/norm/evidence/{number}/url", "this page is cited twice", hint="join the two under one entry"
            )


RULES = (norm_as_command, preference_without_motive, no_such_day, same_source_twice)
