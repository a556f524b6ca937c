"""W12: placeholders that are known and used, choices that are complete, whole sentences that speak to nobody."""

import difflib
import re
from collections.abc import Iterator

from pact_author.model.diagnostic import Finding, Severity
from pact_author.model.message import Branching, Message, Part, Placeholder
from pact_author.model.scenario import Scenario
from pact_author.rules.pattern import Pattern
from pact_author.rules.peoples import named
from pact_author.rules.rule import scenario_rule
from pact_author.rules.words import unquoted, words

PLACEHOLDERS = ("actor", "receiver", "place", "actor_gender", "receiver_gender")
"""What a contributor's text may name."""
_KNOWN = frozenset(PLACEHOLDERS)
_ALONE = frozenset({"actor", "receiver", "place"})
MOST = 4
"""Sentences of a situation."""
FEW = 12
"""Words below which nobody can tell a language."""
COMMON = frozenset(
    """about am an and any are asks be because before between by from has have her his is it keeps makes not of often
    only people quite rather says somebody someone takes than that the their them they this to until usually very was
    when where which while who will with without would""".split()  # noqa: SIM905
)
GENDERS = ("female", "male", "other")
SENTENCE_END = re.compile(r"[.!?]+(?=\s|$)")
BROKEN_OFF = re.compile(r"\b(?:the|an?|of|to|and|or|how|in|with|for|that|which|is|are|by|from|their|its),?$")
ENDS = tuple(".!?。！？।؟…")
ADDRESSED = Pattern(
    r"\b([Yy]ou(?:['’](?:re|ve|ll|d))?|[Yy]ours?|yourself|yourselves|I(?:['’](?:m|ve|ll|d))?|me|[Mm]y|mine|myself"
    r"|[Ww]e|us"
    r"|[Oo]urs?)\b"
)
POLITE_FORMULA = Pattern(
    r"\b(?:thank|excuse|pardon|forgive|bless)[ -](?:you|me)s?\b|\byou['’]re welcome\b", re.IGNORECASE
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
        for name in () if message.names <= _KNOWN else sorted(message.names - _KNOWN):
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
    unknown = scenario.situation.names - _KNOWN  # a misspelt name is W103's
    lacking = [
        f"{{{name}}}"
        for name in ("actor", "receiver")
        if name not in scenario.situation.names and not difflib.get_close_matches(name, unknown)
    ]
    if lacking:
        who = " or ".join(lacking)
        yield Finding("/situation", f"the situation does not name {who}", hint=f"say what {who} has to do with it")


@scenario_rule(
    "W120",
    "situation-without-place",
    Severity.WARNING,
    why="Where the norm is not told, {place} is all that says whose norm it could be.",
    bad="situation: >-\n  {actor} has come for tea to the home of {receiver}. Shoes stand in a row by the step.\n",
    good="situation: >-\n  {actor} has come for tea to the home of {receiver} in {place}. Shoes stand in a row.\n",
)
def situation_without_place(scenario: Scenario) -> Iterator[Finding]:
    """The situation says where it happens with {place}."""
    if "place" not in scenario.situation.names and scenario.situation.names <= _KNOWN:  # else W103
        if any(named(scenario.situation.fixed)):  # W141 says so
            return
        yield Finding("/situation", "the situation does not say where: {place}", hint="write “… in {place} …”")


@scenario_rule(
    "W121",
    "choice-without-person",
    Severity.WARNING,
    why="A pronoun stands for somebody who was named; without the name a reader takes it for somebody else.",
    bad="""\
options:
  follow_culture: "{actor} takes {receiver_gender, select, female {her} male {his} other {their}} shoes to the step."
""",
    good="""\
options:
  follow_culture: "{actor} takes {actor_gender, select, female {her} male {his} other {their}} shoes off at the step."
""",
)
def choice_without_person(scenario: Scenario) -> Iterator[Finding]:
    """A text that chooses words by somebody's gender also names that person."""
    for pointer, message in scenario.messages():
        for role in ("actor", "receiver") if message.chosen else ():
            if f"{role}_gender" in message.names and role not in message.names:
                yield Finding(
                    pointer,
                    f"words are chosen by {role}_gender, and {{{role}}} is not named",
                    hint=f"name {{{role}}} before, or choose by the other person",
                    quote=f"{role}_gender",
                )


@scenario_rule(
    "W122",
    "choice-without-difference",
    Severity.WARNING,
    why="Where all branches say the same, the choice only makes the text harder to read and to translate.",
    bad="""\
options:
  follow_culture: "{actor} takes {actor_gender, select, female {the} male {the} other {the}} shoes off and walks in."
""",
    good='options:\n  follow_culture: "{actor} takes the shoes off and walks in socks."\n',
)
def choice_without_difference(scenario: Scenario) -> Iterator[Finding]:
    """The branches of a choice differ."""
    for pointer, message in scenario.messages():
        for choice in _choices(message.parts) if message.chosen else ():
            if choice.name in PLACEHOLDERS and len({parts for _, parts in choice.branches}) == 1:
                hint = "write the words themselves, without the choice" if len(choice.branches) > 1 else "add a branch"
                yield Finding(pointer, f"every branch of {choice.name} says the same", hint, quote=choice.name)


def _choices(parts: tuple[Part, ...]) -> Iterator[Branching]:
    for part in parts:
        if isinstance(part, Branching):
            yield part
            for _, inner in part.branches:
                yield from _choices(inner)


def _alone(parts: tuple[Part, ...]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Placeholder) and part.name.endswith("_gender"):
            yield part.name
        elif isinstance(part, Branching):
            for _, inner in part.branches:
                yield from _alone(inner)


@scenario_rule(
    "W129",
    "unknown-branch",
    Severity.ERROR,
    why="A branch of another name is never chosen; everybody it was written for gets `other`.",
    bad="""\
options:
  follow_culture: "{actor} takes {actor_gender, select, femal {her} male {his} other {their}} shoes off at the step."
""",
    good="""\
options:
  follow_culture: "{actor} takes {actor_gender, select, female {her} male {his} other {their}} shoes off at the step."
""",
)
def unknown_branch(scenario: Scenario) -> Iterator[Finding]:
    """A selector chooses among branches, and those of a choice by gender are female, male and other."""
    for pointer, message in scenario.messages():
        if not message.chosen and message.names <= _ALONE:
            continue
        for name in _alone(message.parts):
            yield Finding(
                pointer,
                f"{{{name}}} stands alone, and says nothing",
                hint=f"choose words by it: {{{name}, select, female {{her}} male {{his}} other {{their}}}}",
                quote=name,
            )
        for choice in _choices(message.parts):
            if choice.kind == "plural" or choice.name in ("actor", "receiver", "place"):
                hint = "choose with select, by actor_gender or receiver_gender"
                yield Finding(pointer, f"there is nothing in {choice.name} to choose by", hint, quote=choice.name)
                continue
            for key, _ in choice.branches:
                if choice.name.endswith("_gender") and key not in GENDERS:
                    near = difflib.get_close_matches(key, GENDERS, n=1)
                    hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(GENDERS)}"
                    yield Finding(pointer, f"`{key}` is no branch of {choice.name}", hint, quote=f"{key} {{")


@scenario_rule(
    "W127",
    "no-full-stop",
    Severity.WARNING,
    why="Texts are shown one after another; one without an end runs into the next, and looks unlike the other option.",
    bad='options:\n  follow_culture: "{actor} takes the shoes off and walks in socks"\n',
    good='options:\n  follow_culture: "{actor} takes the shoes off and walks in socks."\n',
)
def no_full_stop(scenario: Scenario) -> Iterator[Finding]:
    """Every text that a model reads ends like a sentence, and none breaks off."""
    for pointer, message in scenario.messages():
        if not _end(message).rstrip("\"'”’»)").endswith(ENDS):
            yield Finding(pointer, "the text has no full stop at its end", hint="end it with a full stop")
    for pointer, text in scenario.words():
        if text.endswith(ENDS) or not pointer.endswith(("/supports", "/variation")):
            continue
        if (found := BROKEN_OFF.search(text)) is not None:
            yield Finding(pointer, "the sentence breaks off", hint="write its end", quote=found[0])


def _end(message: Message) -> str:
    last = message.parts[-1] if message.parts else ""
    return last if isinstance(last, str) else message.prose


@scenario_rule(
    "W130",
    "not-in-english",
    Severity.WARNING,
    why="English is what everything is translated from; other languages live in locales/, beside it.",
    bad="situation: >-\n  {actor} ha venido a tomar el té a la casa de {receiver} en {place}; llueve desde ayer.\n",
    good="situation: >-\n  {actor} has come for tea to the home of {receiver} in {place}.\n",
)
def not_in_english(scenario: Scenario) -> Iterator[Finding]:
    """What a model reads is written in English."""
    for pointer, message in scenario.messages():
        told = words(message.prose)
        if len(told) >= FEW and COMMON.isdisjoint(told):
            hint = "write it in English; the text in its own language goes into locales/"
            yield Finding(pointer, "this does not look like English", hint)


@scenario_rule(
    "W131",
    "long-situation",
    Severity.WARNING,
    why="Every sentence is paid for in hundreds of prompts, and gives one more thing to weigh than the two sides.",
    bad="""\
situation: >-
  {actor} is with {receiver} in {place}. It is noon. It rains. Tea is ready. Shoes stand in a row. A clock ticks.
""",
    good="situation: >-\n  {actor} has come for tea to the home of {receiver} in {place}. It rains.\n",
)
def long_situation(scenario: Scenario) -> Iterator[Finding]:
    """The situation has at most four sentences."""
    sentences = len(SENTENCE_END.findall(unquoted(scenario.situation.prose)))
    if sentences > MOST:
        yield Finding("/situation", f"{sentences} sentences", hint="tell the moment before the choice, in three or so")


@scenario_rule(
    "W128",
    "speaks-to-somebody",
    Severity.WARNING,
    why="“You” and “I” make the reader one of the two people; who is asked, and as whom, is decided by the trial.",
    bad="situation: >-\n  You have come for tea to the home of {receiver} in {place}, and {actor} is with you.\n",
    good="situation: >-\n  {actor} has come for tea to the home of {receiver} in {place}.\n",
    only_with=(ADDRESSED,),
)
def speaks_to_somebody(scenario: Scenario) -> Iterator[Finding]:
    """No text says you, I or we outside of what somebody says."""
    for pointer, message in scenario.messages():
        found = ADDRESSED.search(POLITE_FORMULA.sub(" ", unquoted(message.fixed)))
        if found is not None:
            yield Finding(
                pointer,
                f"“{found[0]}” makes the reader one of the people",
                hint="say {actor} or {receiver}; put what somebody says into quotation marks",
                quote=found[0],
            )


RULES = (
    unknown_placeholder,
    situation_without_people,
    situation_without_place,
    choice_without_person,
    choice_without_difference,
    unknown_branch,
    no_full_stop,
    not_in_english,
    long_situation,
    speaks_to_somebody,
)
