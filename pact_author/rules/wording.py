"""W1: the text neither gives an answer away nor judges people, and its placeholders are known ones."""

import difflib
import re
from collections.abc import Iterator

from pact_author.model.diagnostic import Finding, Severity
from pact_author.model.scenario import Scenario
from pact_author.rules.rule import scenario_rule

PLACEHOLDERS = ("actor", "receiver", "place", "actor_gender", "receiver_gender")
"""What a contributor's text may name."""

# Words that praise or blame; wherever a model reads them, they answer the question.
JUDGING = re.compile(
    r"\b((?:im)?polite(?:ly)?|rude(?:ly|ness)?|disrespect(?:ful|fully)?|respectful(?:ly)?|(?:in)?appropriate(?:ly)?"
    r"|(?:im)?proper(?:ly)?|correct(?:ly)?|wrong(?:ly)?|offensive(?:ly)?|good manners|bad manners|customary|taboo"
    r"|(?:un)?acceptable|shameful(?:ly)?|selfish(?:ly)?|stubborn(?:ly)?)\b",
    re.IGNORECASE,
)
# Words that say what one ought to do. A motive may need one ("the soup must not burn"), a situation or option does not.
OBLIGING = re.compile(
    r"\b(should(?:n['’]t)?|ought to|must(?:n['’]t)?|(?:is|are|was|were) (?:supposed|obliged|required|expected) to)\b",
    re.IGNORECASE,
)

_PEOPLE = r"(?:people|persons|men|women|families|guests|hosts|locals|citizens|folk)"
_DEMONYM = r"[A-Z][a-z]+(?:ese|ish|ians?|ans?|is)"
STEREOTYPE = (
    re.compile(rf"\b(?:[Aa]ll|[Ee]very|[Mm]ost|[Aa]ny|[Nn]o|[Tt]ypical) (?:[A-Z][a-z]+ {_PEOPLE}|{_DEMONYM})\b"),
    re.compile(rf"\b(?:[A-Z][a-z]+ {_PEOPLE}|{_DEMONYM}) (?:always|never|all|are (?:naturally|by nature))\b"),
    re.compile(r"\b(?:those|these) people\b", re.IGNORECASE),
)


@scenario_rule(
    "W101",
    "judging-word",
    Severity.ERROR,
    why="A situation or option that says what is polite or expected answers the question. The model then copies a word "
    "instead of weighing two sides.",
    bad="situation: >-\n  {actor} has come for tea to {receiver} in {place}, where guests should be in socks.\n",
    good="situation: >-\n  {actor} has come for tea to the home of {receiver} in {place}. Shoes stand in a row.\n",
)
def judging_word(scenario: Scenario) -> Iterator[Finding]:
    """Situation, preference and options do not say which side is right."""
    for pointer, message in scenario.messages():
        if pointer == "/norm/statement":
            continue
        patterns = (JUDGING,) if pointer.startswith("/preference") else (JUDGING, OBLIGING)
        for found in (found for pattern in patterns for found in pattern.finditer(message.prose)):
            yield Finding(
                pointer,
                f"“{found[0]}” judges, and gives an answer away",
                hint="tell what happens; what is usual belongs into norm.statement",
                quote=found[0],
            )


@scenario_rule(
    "W102",
    "stereotype",
    Severity.ERROR,
    why="A norm is a claim about what is usual in a setting, no trait of a people; there are always others.",
    bad="norm:\n  statement: All Japanese people are strict about shoes in the home.\n",
    good="norm:\n  statement: Visitors usually take off their shoes before they step up into the home.\n",
)
def stereotype(scenario: Scenario) -> Iterator[Finding]:
    """No text speaks of all members of a people."""
    for pointer, message in scenario.messages():
        for pattern in STEREOTYPE:
            for found in pattern.finditer(message.prose):
                yield Finding(
                    pointer,
                    f"“{found[0]}” speaks of a whole people",
                    hint="say what is usual, among whom, and in which setting",
                    quote=found[0],
                )


@scenario_rule(
    "W103",
    "unknown-placeholder",
    Severity.ERROR,
    why="Only these can be filled in: {actor}, {receiver}, {place}, and the selectors actor_gender, receiver_gender.",
    bad="situation: >-\n  {actr} has come for tea to the home of {receiver} in {place} with {actor}.\n",
    good="situation: >-\n  {actor} has come for tea to the home of {receiver} in {place}.\n",
)
def unknown_placeholder(scenario: Scenario) -> Iterator[Finding]:
    """Every placeholder is one that can be filled in."""
    for pointer, message in scenario.messages():
        for name in sorted(message.names - set(PLACEHOLDERS)):
            near = difflib.get_close_matches(name, PLACEHOLDERS, n=1)
            yield Finding(
                pointer,
                f"unknown placeholder {{{name}}}",
                hint=f"did you mean {{{near[0]}}}?" if near else f"there are: {', '.join(PLACEHOLDERS)}",
                quote="{" + name,
            )


@scenario_rule(
    "W104",
    "situation-without-people",
    Severity.ERROR,
    why="A situation in which the two people do not appear cannot vary with who they are, and so measures nothing.",
    bad="situation: >-\n  It is teatime in a family home in {place}. Shoes stand in a row by the step.\n",
    good="situation: >-\n  {actor} has come for tea to the home of {receiver} in {place}.\n",
)
def situation_without_people(scenario: Scenario) -> Iterator[Finding]:
    """The situation names both {actor} and {receiver}."""
    unknown = scenario.situation.names - set(PLACEHOLDERS)  # a misspelt name is W103's
    for name in ("actor", "receiver"):
        if name not in scenario.situation.names and not difflib.get_close_matches(name, unknown):
            yield Finding(
                "/situation", f"the situation does not name {{{name}}}", hint=f"say what {{{name}}} has to do with it"
            )


RULES = (judging_word, stereotype, unknown_placeholder, situation_without_people)
