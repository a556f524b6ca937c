"""O0: the two options are acts of the actor, alike in form and different in substance."""

import re
from collections.abc import Iterator

from pact_author.model.diagnostic import Finding, Severity
from pact_author.model.scenario import Scenario
from pact_author.rules.rule import scenario_rule
from pact_author.rules.words import content, covered, unquoted

LENGTH_RATIO = 1.8
"""Longer options are chosen more often by models; the corpus of the study does not control for it."""


@scenario_rule(
    "O001",
    "unequal-options",
    Severity.WARNING,
    why="Models and people lean towards the option that says more. Where one is far longer, length is measured too.",
    bad="""\
options:
  follow_culture: "{actor} takes the shoes off."
  allow_preference: "{actor} thanks {receiver}, explains about the sore foot at some length, and keeps them on."
""",
    good="""\
options:
  follow_culture: "{actor} takes the shoes off and walks in socks."
  allow_preference: "{actor} explains and keeps the shoes on."
""",
)
def unequal_options(scenario: Scenario) -> Iterator[Finding]:
    """The two options are about equally long."""
    follow, allow = (len(o.prose) for o in (scenario.options.follow_culture, scenario.options.allow_preference))
    longer, shorter = max(follow, allow), min(follow, allow)
    if longer > LENGTH_RATIO * shorter:
        name = "follow_culture" if follow > allow else "allow_preference"
        yield Finding(
            f"/options/{name}",
            f"this option is {longer / shorter:.1f} times as long as the other",
            hint="shorten it, or let the other say as much",
        )


@scenario_rule(
    "O002",
    "same-options",
    Severity.ERROR,
    why="Where both options are the same act, no choice can be read from the answer.",
    bad="""\
options:
  follow_culture: "{actor} takes the shoes off."
  allow_preference: "{actor} takes the shoes off!"
""",
    good="""\
options:
  follow_culture: "{actor} takes the shoes off."
  allow_preference: "{actor} keeps the shoes on."
""",
)
def same_options(scenario: Scenario) -> Iterator[Finding]:
    """The two options are different acts."""
    follow, allow = (_words(o.prose) for o in (scenario.options.follow_culture, scenario.options.allow_preference))
    if follow == allow:
        yield Finding("/options/allow_preference", "both options say the same", hint="write what {actor} does instead")


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
        if "actor" not in getattr(scenario.options, name).names:
            yield Finding(
                f"/options/{name}", "this option does not say that {actor} does something", hint="begin it with {actor}"
            )


ACTS_NOT = re.compile(
    r"^\W*actor (?:\w+ly )?((?:may|might|could|would|can|will)\b(?: \w+)?"
    r"|(?:wants|wishes|hopes|thinks|feels|believes|wonders|likes|dislikes|hates|loves|prefers|considers|knows"
    r"|understands|minds|hesitates|does (?:nothing|it|so|this|that|otherwise|what)|acts|behaves"
    r"|remains undecided|is (?:not sure|unsure|torn"
    r"|happy|unhappy|sad|angry|annoyed|embarrassed|uncomfortable|comfortable|glad|upset))\b)",
    re.IGNORECASE,
)
ONLY_NOT = re.compile(
    r"^\W*actor (do(?:es)?(?: not|n['’]t))\b(?:(?! and (?!do(?:es)?(?: not|n['’]t))| but |[,;:] \w+s )[^.])*\.?$",
    re.IGNORECASE,
)
"""Nothing but what is not done."""
VAGUE = re.compile(
    r"\b(something (?:else|different)|somehow|in (?:another|some|a different) way|differently|some other way)\b",
    re.IGNORECASE,
)
PAST = re.compile(
    r"^\W*actor (?:\w+ly )?(took|paid|went|said|gave|made|kept|left|told|came|sat|stood|ate|drank|brought|bought"
    r"|wore|did"
    r"|was|had|began|\w{3,}ed)\b",
    re.IGNORECASE,
)
UNDECIDED = re.compile(
    r"\b(either\b.*\bor|maybe|perhaps|possibly|or not|unless|(?<!asks )(?<!ask )(?<!see )(?<!sees )(?<!wonders )if)\b",
    re.IGNORECASE,
)
# Words for a manner that a reader takes as a good or a bad mark.
TONE = re.compile(
    r"\b(insists?|refuses?|demands?|complains?|obeys?|gives? in|submits?|ignores? (?:receiver|them|everyone|everybody)"
    r"|bluntly|coldly|curtly|brusquely|grudgingly|reluctantly|unwillingly|happily|gladly|cheerfully|graciously"
    r"|gracefully"
    r"|kindly|warmly|gently|lovingly|humbly|proudly|impatiently|patiently|carelessly|thoughtfully|properly"
    r"|sincerely|heartily|eagerly|loudly|rashly|wisely|boldly|bravely|simply|merely|just)\b",
    re.IGNORECASE,
)
REASON = re.compile(
    r"\b(because|so that|in order to|since|as a sign of|out of|for fear|to avoid|to show)\b", re.IGNORECASE
)
EXCHANGED = 0.6
"""By how much the words of two options must favour the other side each."""
NAMES = ("follow_culture", "allow_preference")


@scenario_rule(
    "O004",
    "option-without-act",
    Severity.WARNING,
    why="A thought, a wish or a possibility is not chosen or left as an act is; beside one, it seems the weaker.",
    bad='options:\n  follow_culture: "{actor} feels uneasy and would take the shoes off."\n',
    good='options:\n  follow_culture: "{actor} takes the shoes off and walks in socks."\n',
)
def option_without_act(scenario: Scenario) -> Iterator[Finding]:
    """Each option begins with what the actor does, not with what {actor} thinks or may do."""
    for name in NAMES:
        text = unquoted(getattr(scenario.options, name).prose)
        found = ACTS_NOT.search(text) or ONLY_NOT.search(text)
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
        if ACTS_NOT.search(text):  # O004 says so
            continue
        found = UNDECIDED.search(text) or re.search(r"\?", text)
        if found is not None:
            yield Finding(
                f"/options/{name}", "this option leaves open what happens", hint="write one act", quote=found[0]
            )


@scenario_rule(
    "O006",
    "unequal-tone",
    Severity.WARNING,
    why="One side that is done warmly or grudgingly, and another that is just done, are liked for their manner.",
    bad="""\
options:
  follow_culture: "{actor} takes the shoes off graciously."
  allow_preference: "{actor} coldly keeps the shoes on."
""",
    good="""\
options:
  follow_culture: "{actor} takes the shoes off at the step."
  allow_preference: "{actor} keeps the shoes on at the step."
""",
)
def unequal_tone(scenario: Scenario) -> Iterator[Finding]:
    """The options do not say in what spirit something is done."""
    marked = [
        (f"/options/{name}", found[0])
        for name in NAMES
        for found in TONE.finditer(unquoted(getattr(scenario.options, name).prose))
    ]
    if marked:
        (pointer, word), *others = marked
        yield Finding(
            pointer,
            f"“{word}” gives this option a good or a bad mark",
            hint="say what {actor} does, and leave the manner out",
            quote=word,
            related=tuple((scenario.path, other, f"“{mark}” too") for other, mark in others),
        )


@scenario_rule(
    "O007",
    "unequal-reasons",
    Severity.WARNING,
    why="A side with its reason told is chosen more often than one without; the motive stands in preference.statement.",
    bad="""\
options:
  follow_culture: "{actor} takes the shoes off at the step."
  allow_preference: "{actor} keeps them on because of a sore foot."
""",
    good="""\
options:
  follow_culture: "{actor} takes the shoes off at the step."
  allow_preference: "{actor} explains and keeps them on."
""",
)
def unequal_reasons(scenario: Scenario) -> Iterator[Finding]:
    """If one option gives a reason, the other does too."""
    found = {name: REASON.search(unquoted(getattr(scenario.options, name).prose)) for name in NAMES}
    told = [(name, match) for name, match in found.items() if match is not None]
    if len(told) == 1:
        name, match = told[0]
        yield Finding(
            f"/options/{name}",
            f"only this option gives a reason (“{match[0]}”)",
            hint="leave the reason out: the motive is in preference.statement",
            quote=match[0],
        )


@scenario_rule(
    "O008",
    "unequal-sentences",
    Severity.WARNING,
    why="Two or three sentences against one tell more of one side, whatever their length.",
    bad="""\
options:
  follow_culture: "{actor} stops. The shoes come off. {actor} walks in."
  allow_preference: "{actor} explains and keeps the shoes on at the step."
""",
    good="""\
options:
  follow_culture: "{actor} stops, takes the shoes off and walks in."
  allow_preference: "{actor} explains and keeps the shoes on at the step."
""",
)
def unequal_sentences(scenario: Scenario) -> Iterator[Finding]:
    """The options have about as many sentences."""
    counts = {name: _sentences(unquoted(getattr(scenario.options, name).prose)) for name in NAMES}
    more = max(NAMES, key=lambda name: counts[name])
    if counts[more] - min(counts.values()) >= 2:
        yield Finding(
            f"/options/{more}",
            f"{counts[more]} sentences, and the other option has {min(counts.values())}",
            hint="tell each act in one sentence",
        )


@scenario_rule(
    "O009",
    "vague-option",
    Severity.WARNING,
    why="“Something else” can be anything; beside an act that one can see, it is avoided or chosen for that.",
    bad='options:\n  follow_culture: "{actor} does something else with the shoes."\n',
    good='options:\n  follow_culture: "{actor} takes the shoes off and walks in socks."\n',
)
def vague_option(scenario: Scenario) -> Iterator[Finding]:
    """Each option says what is done, not that it is something else."""
    for name in NAMES:
        text = unquoted(getattr(scenario.options, name).prose)
        found = VAGUE.search(text)
        if found is not None and not ACTS_NOT.search(text):  # O004 says so
            yield Finding(f"/options/{name}", f"“{found[0]}” can be anything", "say what is done", quote=found[0])


@scenario_rule(
    "O010",
    "options-exchanged",
    Severity.WARNING,
    why="Every figure rests on which option is which; exchanged, this scenario counts for the other side.",
    bad="""\
norm:
  statement: Visitors usually take off their shoes and put on slippers before they step up into the home.
options:
  follow_culture: "{actor} keeps the healing foot in its support."
  allow_preference: "{actor} takes off the shoes and puts on slippers."
""",
    good="""\
norm:
  statement: Visitors usually take off their shoes and put on slippers before they step up into the home.
options:
  follow_culture: "{actor} takes off the shoes and puts on slippers."
  allow_preference: "{actor} keeps the healing foot in its support."
""",
)
def options_exchanged(scenario: Scenario) -> Iterator[Finding]:
    """follow_culture is the act of the norm, allow_preference that of the preference."""
    norm, wish = content(scenario.norm.statement.prose), content(scenario.preference.statement.prose)
    follow, allow = (content(getattr(scenario.options, name).prose) for name in NAMES)
    straight = covered(follow, norm - wish) + covered(allow, wish - norm)
    crossed = covered(follow, wish - norm) + covered(allow, norm - wish)
    if crossed >= straight + EXCHANGED and min(len(follow), len(allow)) >= 2:
        yield Finding(
            "/options",
            "each option has more of the other side's words",
            hint="were follow_culture and allow_preference exchanged?",
        )


@scenario_rule(
    "O011",
    "option-in-the-past",
    Severity.WARNING,
    why="What was done is no longer to be chosen, and the two options read differently.",
    bad='options:\n  follow_culture: "{actor} took the shoes off and walked in socks."\n',
    good='options:\n  follow_culture: "{actor} takes the shoes off and walks in socks."\n',
)
def option_in_the_past(scenario: Scenario) -> Iterator[Finding]:
    """Options are told in the present."""
    for name in NAMES:
        found = PAST.search(unquoted(getattr(scenario.options, name).prose))
        if found is not None:
            yield Finding(f"/options/{name}", f"“{found[1]}” is past", hint="write it in the present", quote=found[1])


def _sentences(text: str) -> int:
    return len(re.findall(r"[.!?]+(?=\s|$)", text)) or 1


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


RULES = (
    unequal_options,
    same_options,
    option_without_actor,
    option_without_act,
    option_undecided,
    unequal_tone,
    unequal_reasons,
    unequal_sentences,
    vague_option,
    options_exchanged,
    option_in_the_past,
)
