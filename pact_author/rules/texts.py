"""W12–W13: the form of texts: placeholders that are known and used, whole sentences, nothing left from a template."""

import difflib
import re
from collections.abc import Iterator

from pact_author.model.diagnostic import Finding, Severity
from pact_author.model.message import Branching, Message, Part
from pact_author.model.scenario import Scenario
from pact_author.rules.rule import scenario_rule
from pact_author.rules.words import unquoted

PLACEHOLDERS = ("actor", "receiver", "place", "actor_gender", "receiver_gender")
"""What a contributor's text may name."""
GENDERS = ("female", "male", "other")
LEFT_OVER = re.compile(
    r"\b((?-i:TODO|FIXME|TBD|XXX+)|lorem ipsum|your (?:text|scenario|norm|preference|option)s?(?: goes)? here"
    r"|(?:insert|add|write|put) (?:\w+ ){0,3}here|to be (?:written|done|filled in)|placeholder|asdf+|foo bar"
    r"|(?:the )?title of the page or book|who publishes it)\b|^tbd$|\.\.\.\s*$|…\s*$|^\?+$",
    re.IGNORECASE,
)
MARKUP = re.compile(
    r"https?://\S+|www\.\S+|</?[a-z][^>]*>|&[a-z]+;|\*\*[^*]+\*\*|__[^_]+__|`[^`]+`|\[[^\]]+\]\([^)]+\)|^\s*[#>*-] ",
    re.IGNORECASE,
)
SHOUTED = re.compile(r"\b(?:[A-Z]{2,} ){1,}[A-Z]{3,}\b|[!?]{2,}")
REPEATED = re.compile(r"\b(\w+) \1\b", re.IGNORECASE)
MAY_REPEAT = frozenset({"had", "that", "bye", "no", "so", "very", "yes", "ha", "knock", "actor", "receiver"})
ADDRESSED = re.compile(
    r"\b(you(?:['’](?:re|ve|ll|d))?|yours?|yourself|yourselves|I(?:['’](?:m|ve|ll|d))?|me|my|mine|myself|we|us|our|ours)\b"
)
POLITE_FORMULA = re.compile(
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
    unknown = scenario.situation.names - set(PLACEHOLDERS)
    if "place" not in scenario.situation.names and not difflib.get_close_matches("place", unknown):
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
        for role in ("actor", "receiver"):
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
        for choice in _choices(message.parts):
            if choice.name in PLACEHOLDERS and len({parts for _, parts in choice.branches}) == 1:
                hint = "write the words themselves, without the choice" if len(choice.branches) > 1 else "add a branch"
                yield Finding(pointer, f"every branch of {choice.name} says the same", hint, quote=choice.name)


def _choices(parts: tuple[Part, ...]) -> Iterator[Branching]:
    for part in parts:
        if isinstance(part, Branching):
            yield part
            for _, inner in part.branches:
                yield from _choices(inner)


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
    """A choice by gender has the branches female, male and other."""
    for pointer, message in scenario.messages():
        for choice in _choices(message.parts):
            for key, _ in choice.branches:
                if choice.name.endswith("_gender") and key not in GENDERS:
                    near = difflib.get_close_matches(key, GENDERS, n=1)
                    hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(GENDERS)}"
                    yield Finding(pointer, f"`{key}` is no branch of {choice.name}", hint, quote=f"{key} {{")


@scenario_rule(
    "W123",
    "left-over",
    Severity.ERROR,
    why="Words of a template that nobody replaced would be shown to models, or stand as a source that does not exist.",
    bad="title: TODO\n",
    good="title: Shoes in the hallway\n",
)
def left_over(scenario: Scenario) -> Iterator[Finding]:
    """No text is left over from a template or still to be written."""
    for pointer, text in scenario.words():
        found = LEFT_OVER.search(text.rstrip(".… ") if pointer.startswith("/norm/evidence") else text)
        if found is not None:
            yield Finding(pointer, f"“{found[0]}” looks unfinished", hint="write the text itself", quote=found[0])
    for number, handle in enumerate(scenario.contributors):
        if re.fullmatch(r"(?:your|my)-?(?:handle|name)", handle, re.IGNORECASE):
            yield Finding(f"/contributors/{number}", f"“{handle}” is the guide's, not yours", hint="write your handle")


@scenario_rule(
    "W124",
    "markup",
    Severity.ERROR,
    why="Models are shown plain text; markup and addresses appear in it as they are, and some models follow them.",
    bad='options:\n  follow_culture: "{actor} takes the shoes off and walks in **socks**."\n',
    good='options:\n  follow_culture: "{actor} takes the shoes off and walks in socks."\n',
)
def markup(scenario: Scenario) -> Iterator[Finding]:
    """No text holds markup or a web address."""
    for pointer, text in scenario.words():
        found = MARKUP.search(text)
        if found is not None:
            yield Finding(
                pointer,
                f"“{found[0].strip()}” is markup or an address",
                hint="write plain words; addresses belong into norm.evidence",
                quote=found[0].strip(),
            )


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
    for pointer, message in scenario.messages():
        found = SHOUTED.search(message.fixed)
        if found is not None:
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
        for found in REPEATED.finditer(message.fixed):
            if found[1].lower() not in MAY_REPEAT and not found[1][0].isupper():
                yield Finding(pointer, f"“{found[0]}”: the word stands twice", hint="take one out", quote=found[0])


@scenario_rule(
    "W127",
    "no-full-stop",
    Severity.WARNING,
    why="Texts are shown one after another; one without an end runs into the next, and looks unlike the other option.",
    bad='options:\n  follow_culture: "{actor} takes the shoes off and walks in socks"\n',
    good='options:\n  follow_culture: "{actor} takes the shoes off and walks in socks."\n',
)
def no_full_stop(scenario: Scenario) -> Iterator[Finding]:
    """Every text that a model reads ends like a sentence."""
    for pointer, message in scenario.messages():
        if not re.search(r"[.!?。！？।؟…][\"'”’»)]*$", _end(message)):
            yield Finding(pointer, "the text has no full stop at its end", hint="end it with a full stop")


def _end(message: Message) -> str:
    last = message.parts[-1] if message.parts else ""
    return last if isinstance(last, str) else message.prose


@scenario_rule(
    "W128",
    "speaks-to-somebody",
    Severity.WARNING,
    why="“You” and “I” make the reader one of the two people; who is asked, and as whom, is decided by the trial.",
    bad="situation: >-\n  You have come for tea to the home of {receiver} in {place}, and {actor} is with you.\n",
    good="situation: >-\n  {actor} has come for tea to the home of {receiver} in {place}.\n",
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
    left_over,
    markup,
    shouted,
    repeated_word,
    no_full_stop,
    speaks_to_somebody,
)
