"""N24: a preference is what somebody would rather do, with a motive of its own."""

import re
from collections.abc import Iterator

from pact_author.model.diagnostic import Finding, Severity
from pact_author.model.scenario import Scenario
from pact_author.rules.pattern import Pattern
from pact_author.rules.rule import scenario_rule
from pact_author.rules.words import content

MOTIVE = Pattern(
    r"\b(?:because|since|so that|so as|so|in order|in case|due to|out of|as|for|after|otherwise|whom|whose|where|when"
    r"|that way|hoping|fearing|wishing)\b|\bto\b.*\bto\b|[:;–—]"
    r"|would rather\b.*?\bto (?!(?:the|an?|one|be|school|work|bed|town|receiver)\b)",
    re.IGNORECASE,
)
AGAINST = Pattern(
    r"\b(?:because|since|as)\b.{0,40}\b(?:(?:the|this|that|such) (?:custom|tradition|norm|rule|habit|etiquette)"
    r"|do(?:es)?(?: not|n['’]t) (?:like|want) (?:to|it|this|that)\b)",
    re.IGNORECASE,
)
NEGATION = Pattern(r"\b(?:not|n['’]t|never|no|without|avoid|refuse|decline|skip|against)\b|n['’]t\b", re.IGNORECASE)


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
    statement = scenario.preference.statement.prose
    wish, because, motive = statement.partition("because")
    if not because and not MOTIVE.search(statement):
        yield Finding("/preference/statement", "the preference has no motive", hint="say why: … because …, … so that …")
    elif because and (_bare(motive) or set() < content(motive) <= content(wish)) and not NEGATION.search(wish):
        yield Finding(
            "/preference/statement", "the motive adds nothing to the preference", hint="say what it is good for"
        )


def _bare(motive: str) -> bool:
    """Whether a motive is no more than “{actor} just wants to”."""
    return not content(motive) and len([word for word in motive.split() if word not in ("actor", "receiver")]) <= 3


@scenario_rule(
    "N240",
    "preference-is-negation",
    Severity.WARNING,
    why="“Not the norm” is no preference: nothing is wanted, and nobody could take that side for what it offers.",
    bad="""\
preference:
  statement: "{actor} would rather not take off the shoes, because {actor} does not like to take off shoes."
""",
    good='preference:\n  statement: "{actor} would rather keep the shoes on because of a sore foot."\n',
)
def preference_is_negation(scenario: Scenario) -> Iterator[Finding]:
    """The preference wants something of its own, not only that the norm were not."""
    statement = scenario.preference.statement.prose
    norm = content(scenario.norm.statement.prose)
    own = content(statement) - norm
    wish, because, motive = statement.partition("because")
    empty = because and content(motive) <= content(wish) and NEGATION.search(wish)
    if empty or (not own and (NEGATION.search(statement) or AGAINST.search(statement))):
        yield Finding(
            "/preference/statement",
            "the preference only says no to the norm",
            hint="say what {actor} would rather do instead, and what for",
        )


@scenario_rule(
    "N241",
    "preference-without-holder",
    Severity.WARNING,
    why="A preference that nobody is said to hold is read as a fact, or as the wish of the wrong person.",
    bad='preference:\n  statement: "It would be nicer to keep the shoes on because of a sore foot."\n',
    good='preference:\n  statement: "{actor} would rather keep the shoes on because of a sore foot."\n',
)
def preference_without_holder(scenario: Scenario) -> Iterator[Finding]:
    """statement names {actor}, swapped names {receiver}, both names the two."""
    held = scenario.preference
    for field, text, names in (
        ("statement", held.statement, ("actor",)),
        ("swapped", held.swapped, ("receiver",)),
        ("both", held.both, ("actor", "receiver")),
    ):
        lacking = [f"{{{name}}}" for name in names if text is not None and name not in text.names]
        if lacking:
            yield Finding(
                f"/preference/{field}",
                f"this does not say that {' and '.join(lacking)} would rather do something",
                hint=f"begin it with {' and '.join(f'{{{name}}}' for name in names)}",
            )


@scenario_rule(
    "N242",
    "preference-copied",
    Severity.WARNING,
    why="Who holds a preference is varied; two configurations with one text are one.",
    bad="""\
preference:
  statement: "{actor} would rather {receiver} kept the shoes on because of a sore foot."
  swapped: "{actor} would rather {receiver} kept the shoes on because of a sore foot."
""",
    good="""\
preference:
  statement: "{actor} would rather keep the shoes on because of a sore foot."
  swapped: "{receiver} would rather have shoes kept on because the floor is cold."
""",
)
def preference_copied(scenario: Scenario) -> Iterator[Finding]:
    """The texts for different holders differ."""
    seen: dict[str, str] = {}
    texts = {
        "statement": scenario.preference.statement,
        "swapped": scenario.preference.swapped,
        "both": scenario.preference.both,
    }
    for name, message in texts.items():
        if message is None:
            continue
        if message.source in seen:
            yield Finding(
                f"/preference/{name}",
                f"this is preference.{seen[message.source]} again",
                hint="write it for this holder, or leave it out",
            )
        seen.setdefault(message.source, name)


RULES = (preference_without_motive, preference_is_negation, preference_without_holder, preference_copied)
