"""O00: the two options are alike in length, tone and detail, and different in substance."""

import re
from collections.abc import Iterator

from pact_author.model.diagnostic import Finding, Severity
from pact_author.model.scenario import Scenario
from pact_author.rules.acts import NAMES
from pact_author.rules.pattern import Pattern
from pact_author.rules.rule import scenario_rule
from pact_author.rules.words import content, covered, unquoted, words

LENGTH_RATIO = 1.8
"""Longer options are chosen more often by models; the corpus of the study does not control for it."""
# Words for a manner that a reader takes as a good or a bad mark.
TONE = Pattern(
    r"\b(insists?|refuses?|demands?|complains?|obeys?|gives? in|submits?|ignores? (?:receiver|them|everyone|everybody)"
    r"|bluntly|coldly|curtly|brusquely|grudgingly|reluctantly|unwillingly|happily|gladly|cheerfully|graciously"
    r"|gracefully"
    r"|kindly|warmly|gently|lovingly|humbly|proudly|impatiently|patiently|carelessly|thoughtfully|properly"
    r"|sincerely|heartily|eagerly|loudly|rashly|wisely|boldly|bravely|simply|merely"
    # Not of an amount, a time or a place: “just one more”, “just before noon”, “has just come”.
    r"|(?<!has )(?<!have )(?<!had )(?<!is )(?<!are )just(?! (?:one|two|three|four|five|six|ten|half|enough|as|like"
    r"|before|after|when|while|until|now|then|in time|outside|inside|above|below|behind|beside|under|over|past"
    r"|short)\b))\b",
    re.IGNORECASE,
)
# People also come “out of” a house, and run “out of” milk: it is a reason only before what somebody feels or owes.
REASON = Pattern(
    r"\b(because|so that|in order to|since|as a sign of|for fear|to avoid|to show"
    r"|out of (?:\w+ (?:and )?){0,2}?(?:respect|politeness|courtesy|habit|custom|tradition|fear|love|shame|pride|pity"
    r"|duty|kindness|consideration|concern|care|curiosity|gratitude|loyalty|friendship|modesty|deference|regard|caution"
    r"|necessity|need|principle|conviction|worry|anger|envy|greed|laziness|boredom|embarrassment|shyness|hunger"
    r"|tiredness|compassion|sympathy|faith|piety|tact|decency|goodwill|devotion|obligation|humility|vanity|spite))\b",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.!?]+(?=\s|$)")
EXCHANGED = 0.6
"""By how much the words of two options must favour the other side each."""


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
    follow, allow = (words(o.prose) for o in (scenario.options.follow_culture, scenario.options.allow_preference))
    if follow == allow:
        yield Finding("/options/allow_preference", "both options say the same", hint="write what {actor} does instead")


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
    only_with=(TONE,),
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
    only_with=(REASON,),
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
    texts = {name: unquoted(getattr(scenario.options, name).prose) for name in NAMES}
    if all(text.count(".") + text.count("!") + text.count("?") <= 2 for text in texts.values()):
        return  # one sentence, or two
    counts = {name: _sentences(text) for name, text in texts.items()}
    more = max(NAMES, key=lambda name: counts[name])
    if counts[more] - min(counts.values()) >= 2:
        yield Finding(
            f"/options/{more}",
            f"{counts[more]} sentences, and the other option has {min(counts.values())}",
            hint="tell each act in one sentence",
        )


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
    norm, wish = norm - wish, wish - norm
    crossed = covered(follow, wish) + covered(allow, norm)
    straight = covered(follow, norm) + covered(allow, wish) if crossed >= EXCHANGED else crossed
    if crossed >= straight + EXCHANGED and min(len(follow), len(allow)) >= 2:
        yield Finding(
            "/options",
            "each option has more of the other side's words",
            hint="were follow_culture and allow_preference exchanged?",
        )


def _sentences(text: str) -> int:
    return len(SENTENCE_END.findall(text)) or 1


RULES = (unequal_options, same_options, unequal_tone, unequal_reasons, unequal_sentences, options_exchanged)
