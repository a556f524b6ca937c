"""O00: each option is one act of the actor, told as it happens."""

import re
from collections.abc import Iterator

from pact_author.model.diagnostic import Finding, Severity
from pact_author.model.scenario import Scenario
from pact_author.rules.pattern import Pattern
from pact_author.rules.rule import scenario_rule
from pact_author.rules.words import unquoted

NAMES = ("follow_culture", "allow_preference")
"""The two options."""
ACTS_NOT = Pattern(
    r"^\W*actor (?:\w+ly )?((?:may|might|could|would|can|will)\b(?: \w+)?"
    r"|(?:wants|wishes|hopes|thinks|feels|believes|wonders|likes|dislikes|hates|loves|prefers|considers|knows"
    r"|understands|minds|hesitates|does (?:nothing|it|so|this|that|otherwise|what)|acts|behaves"
    r"|remains undecided|is (?:not sure|unsure|torn"
    r"|happy|unhappy|sad|angry|annoyed|embarrassed|uncomfortable|comfortable|glad|upset))\b)",
    re.IGNORECASE,
)
ONLY_NOT = Pattern(
    r"^\W*actor (do(?:es)?(?: not|n['’]t))\b(?:(?! and (?!do(?:es)?(?: not|n['’]t))| but |[,;:] \w+s )[^.])*\.?$",
    re.IGNORECASE,
)
"""Nothing but what is not done."""
VAGUE = Pattern(
    r"\b(something (?:else|different)|somehow|in (?:another|some|a different) way|differently|some other way)\b",
    re.IGNORECASE,
)
PAST = Pattern(
    r"^\W*actor (?:\w+ly )?(took|paid|went|said|gave|made|kept|left|told|came|sat|stood|ate|drank|brought|bought"
    r"|wore|did"
    r"|was|had|began|\w{3,}ed)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"\?")
UNDECIDED = Pattern(
    r"\b(either\b.*\bor|maybe|perhaps|possibly|or not|unless|(?<!asks )(?<!ask )(?<!see )(?<!sees )(?<!wonders )if)\b",
    re.IGNORECASE,
)


@scenario_rule(
    "O003",
    "option-without-actor",
    Severity.WARNING,
    why="An option that nobody does reads as a rule or a comment, and is chosen or avoided for that.",
    bad="""\
options:
  follow_culture: "Shoes are taken off at the step."
  allow_preference: "{actor} explains and keeps them on."
""",
    good="""\
options:
  follow_culture: "{actor} takes the shoes off at the step."
  allow_preference: "{actor} explains and keeps them on."
""",
)
def option_without_actor(scenario: Scenario) -> Iterator[Finding]:
    """Each option says what the actor does."""
    for name in ("follow_culture", "allow_preference"):
        text = getattr(scenario.options, name)
        if "actor" not in text.names and not re.match(r"(?:You|I|We)\b", text.prose):  # else W128
            yield Finding(
                f"/options/{name}", "this option does not say that {actor} does something", hint="begin it with {actor}"
            )


@scenario_rule(
    "O004",
    "option-without-act",
    Severity.WARNING,
    why="A thought, a wish or a possibility is not chosen or left as an act is; beside one, it seems the weaker.",
    bad='options:\n  follow_culture: "{actor} feels uneasy and would take the shoes off."\n',
    good='options:\n  follow_culture: "{actor} takes the shoes off and walks in socks."\n',
    only_with=(ACTS_NOT, ONLY_NOT),
)
def option_without_act(scenario: Scenario) -> Iterator[Finding]:
    """Each option begins with what the actor does, not with what {actor} thinks or may do."""
    for name in NAMES:
        text = unquoted(getattr(scenario.options, name).prose)
        found = ACTS_NOT.match(text) or ONLY_NOT.match(text)
        if found is not None:
            yield Finding(
                f"/options/{name}",
                f"“{found[1]}” is no act",
                hint="write what {actor} does: takes, says, leaves, waits …",
                quote=found[1],
            )


@scenario_rule(
    "O005",
    "option-undecided",
    Severity.WARNING,
    why="An option that leaves open what happens, or asks, can be chosen by everybody.",
    bad='options:\n  follow_culture: "{actor} perhaps takes the shoes off and walks in."\n',
    good='options:\n  follow_culture: "{actor} takes the shoes off and walks in socks."\n',
)
def option_undecided(scenario: Scenario) -> Iterator[Finding]:
    """Each option says one thing that happens."""
    for name in NAMES:
        text = unquoted(getattr(scenario.options, name).prose)
        found = UNDECIDED.search(text) or _QUESTION.search(text)
        if found is not None and not ACTS_NOT.match(text):  # else O004 says so
            yield Finding(
                f"/options/{name}", "this option leaves open what happens", hint="write one act", quote=found[0]
            )


@scenario_rule(
    "O009",
    "vague-option",
    Severity.WARNING,
    why="“Something else” can be anything; beside an act that one can see, it is avoided or chosen for that.",
    bad='options:\n  follow_culture: "{actor} does something else with the shoes."\n',
    good='options:\n  follow_culture: "{actor} takes the shoes off and walks in socks."\n',
    only_with=(VAGUE,),
)
def vague_option(scenario: Scenario) -> Iterator[Finding]:
    """Each option says what is done, not that it is something else."""
    for name in NAMES:
        text = unquoted(getattr(scenario.options, name).prose)
        found = VAGUE.search(text)
        if found is not None and not ACTS_NOT.match(text):  # O004 says so
            yield Finding(f"/options/{name}", f"“{found[0]}” can be anything", "say what is done", quote=found[0])


@scenario_rule(
    "O011",
    "option-in-the-past",
    Severity.WARNING,
    why="What was done is no longer to be chosen, and the two options read differently.",
    bad='options:\n  follow_culture: "{actor} took the shoes off and walked in socks."\n',
    good='options:\n  follow_culture: "{actor} takes the shoes off and walks in socks."\n',
    only_with=(PAST,),
)
def option_in_the_past(scenario: Scenario) -> Iterator[Finding]:
    """Options are told in the present."""
    for name in NAMES:
        found = PAST.match(unquoted(getattr(scenario.options, name).prose))
        if found is not None:
            yield Finding(f"/options/{name}", f"“{found[1]}” is past", hint="write it in the present", quote=found[1])


RULES = (option_without_actor, option_without_act, option_undecided, vague_option, option_in_the_past)
