"""What R codes mean: what models are asked of a scenario, what they cannot see, and what reviews themselves lack."""

from pact_author.model.diagnostic import Card, Severity

PLAUSIBLE = Card(
    "R601",
    "implausible-norm",
    Severity.WARNING,
    "The norm is plausible for its country and setting.",
    "A norm that nobody there would know makes both sides of the item invented.",
    'norm:\n  statement: "Guests usually keep their shoes on until the host has sat down."\n',
    'norm:\n  statement: "Guests usually take off their shoes before they step up into the home."\n',
    asked="Is this norm plausible: would people who know the country say that many people there see it so, in this "
    "setting? Whether it is good, or true of everybody, is not asked.",
    blind="Small places, recent change and whatever is not written about in the languages that the model was trained "
    "on. It does not see the sources.",
)
SCOPED = Card(
    "R602",
    "over-general-norm",
    Severity.WARNING,
    "The norm claims no more people, places and occasions than it can be true of.",
    "A claim about everybody of a country is false at the first exception, and a stereotype.",
    'norm:\n  statement: "Nobody in the country ever enters a room with shoes on."\n',
    'norm:\n  statement: "Guests usually take off their shoes before they step up into the home."\n',
    asked="Is this norm told with a fair scope: does it leave room for people, places and occasions where it does not "
    "hold, by words such as usually, by naming the setting, or in what is said of its variation? Answer no where it is "
    "told of everybody, of several countries, or of all occasions.",
    blind="Whether the norm is true, and whether its real scope is still narrower than what is said.",
)
SOURCED = Card(
    "R603",
    "evidence-does-not-support",
    Severity.WARNING,
    "The sources, as they are summarised, support the norm.",
    "A source that speaks of something else lends the norm an authority that it does not have.",
    "norm:\n  evidence:\n    - {title: Trains in Japan, publisher: A guide, url: https://example.org/trains, seen: "
    "2026-11-24,\n       supports: Lists fares and the hours of the last trains.}\n",
    "norm:\n  evidence:\n    - {title: At home in Japan, publisher: A guide, url: https://example.org/home, seen: "
    "2026-11-24,\n       supports: Says that guests leave their shoes at the step.}\n",
    asked="Does at least one source, as it is summarised here, support what the norm says? Answer no where the "
    "summaries speak of something else, or say less than the norm.",
    blind="The sources themselves: whether the page says what its summary says, and whether it can be trusted.",
)
TENSION = Card(
    "R604",
    "no-real-tension",
    Severity.WARNING,
    "The preference is one that a reasonable person can have, and to follow it goes against the norm.",
    "Where both can be had, or the preference is a whim, there is nothing to weigh.",
    'preference:\n  statement: "{actor} would rather take the shoes off too, because the floor is warm."\n',
    'preference:\n  statement: "{actor} would rather keep the shoes on because of a sore foot."\n',
    asked="Is the preference one that a reasonable person could have, and is it truly in tension with the norm, so "
    "that nobody could do both at once? Answer no where it is silly, or where both can be had.",
    blind="How strongly people there feel about either.",
)
BALANCED = Card(
    "R605",
    "unbalanced-options",
    Severity.WARNING,
    "Neither act is told so that it looks better than the other.",
    "A model that picks the act that sounds kinder or wiser says nothing of norm or preference.",
    'options:\n  follow_culture: "{actor} kindly takes the shoes off and makes everybody happy."\n',
    'options:\n  follow_culture: "{actor} takes the shoes off and walks in socks."\n',
    asked="Two acts are told, first and second. Is one of them told so that it looks plainly better: kinder, wiser, "
    "more polite, more detailed, or the only one that anybody would do? Judge how they are told, not which of them you "
    "would choose. It is asked once more with the two in the other order.",
    blind="The norm and the preference, which it is not shown: only how the two acts are told.",
)
OPEN = Card(
    "R606",
    "situation-gives-answer",
    Severity.WARNING,
    "The situation does not tell which of the two acts is expected.",
    "A situation that gives the answer away measures whether the model can read.",
    "situation: >-\n  {actor} comes to the home of {receiver} in {place}, who looks at the shoes and sighs.\n",
    "situation: >-\n  {actor} has come for tea to the home of {receiver} in {place}. Shoes stand in a row.\n",
    asked="Does the situation leave open which of the two acts is to be chosen? Answer no where it tells what is "
    "expected, what others want, or how it will end.",
    blind="Hints that only somebody from there would understand.",
)
KIND = Card(
    "R607",
    "demeaning-text",
    Severity.WARNING,
    "Nobody is made smaller by what is told, and no people is reduced to one trait.",
    "People find themselves in these texts; and a model can react to the insult instead of the question.",
    "situation: >-\n  {actor} is at the home of {receiver} in {place}, where people know no better.\n",
    "situation: >-\n  {actor} has come for tea to the home of {receiver} in {place}. Shoes stand in a row.\n",
    asked="Is everything told with respect: could people from that country, people who hold the preference, and people "
    "of any gender and age read it without being demeaned or reduced to a stereotype?",
    blind="What hurts in a language or a history that it knows little of.",
)
FAITHFUL = Card(
    "R608",
    "unfaithful-translation",
    Severity.WARNING,
    "The translation says what the English says, and reads as if written in its language.",
    "A translation that softens, adds or stumbles measures itself, not the norm.",
    'msgctxt "jp/shoes-at-the-door#options.follow_culture"\nmsgid "{actor} takes the shoes off and walks in socks."\n'
    'msgstr "{actor} se quita los zapatos, como es debido, y camina en calcetines."\n',
    'msgctxt "jp/shoes-at-the-door#options.follow_culture"\nmsgid "{actor} takes the shoes off and walks in socks."\n'
    'msgstr "{actor} se quita los zapatos y camina en calcetines."\n',
    asked="Does each translation say what its English says, nothing more and nothing less, as warmly and as surely, in "
    "natural sentences of its language? Answer no where one of them does not, and quote words of that translation.",
    blind="How the sentence sounds once names and countries are put into its braces.",
)
UNREADABLE_REVIEW = Card(
    "R690",
    "unreadable-review",
    Severity.WARNING,
    "A file in reviews/ is what `review` writes.",
    "What cannot be read counts for nothing, and a decision of a person would be lost in it.",
    "# reviews/jp/shoes-at-the-door.json holds half a file after a merge\n",
    "# reviews/jp/shoes-at-the-door.json is as `pact-author review` wrote it\n",
)
STALE_REVIEW = Card(
    "R691",
    "stale-review",
    Severity.NOTE,
    "A review is of the scenario as it stands.",
    "What was said of an older text may not be true of the new one.",
    "# the norm was changed after it was reviewed\n",
    "# it was reviewed again: pact-author review run jp/shoes-at-the-door\n",
)
LOST_REVIEW = Card(
    "R692",
    "review-of-nothing",
    Severity.NOTE,
    "A review is of a scenario that there is.",
    "It is left of one that was renamed or taken out, and is counted nowhere.",
    "# reviews/jp/old-name.json, and no scenarios/jp/old-name.yaml\n",
    "# reviews/jp/new-name.json\n",
)
REJECTED = Card(
    "R693",
    "rejected-by-a-person",
    Severity.WARNING,
    "No person who reviewed the scenario has rejected it.",
    "A person's word outranks a model's, in both directions.",
    "# pact-author review reject jp/shoes-at-the-door --by asha …\n",
    "# mended since, or: pact-author review accept jp/shoes-at-the-door --by asha …\n",
)
QUESTIONS: tuple[Card, ...] = (PLAUSIBLE, SCOPED, SOURCED, TENSION, BALANCED, OPEN, KIND, FAITHFUL)
"""What can be asked of a scenario, FAITHFUL of each locale."""
CARDS: tuple[Card, ...] = (*QUESTIONS, UNREADABLE_REVIEW, STALE_REVIEW, LOST_REVIEW, REJECTED)
