"""Words that speak of a people, of a place, or of who somebody is: patterns made of the tables of countries."""

import re
from collections.abc import Iterable

from pact_author.rules.pattern import AnyOf, Pattern
from pact_author.rules.peoples import CITIES, NAMES, PEOPLES


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


FOLK = (
    r"(?:people|persons?|folks?|men|man|women|woman|citizens?|locals|girls?|boys?|children|parents|families|family"
    r"|mothers?|fathers?|students?|workers?|employees|hosts?|guests?|tourists)"
)
PERSON = (
    r"(?:man|woman|lady|gentleman|girl|boy|person|youth|teenager|(?:grand|step)?(?:mother|father|son|daughter)"
    r"|sister|brother|aunt|uncle|niece|nephew|wife|husband|widow(?:er)?|pensioner|student|guest)"
)
ADJECTIVES = ("ese", "ish", "ss", "ch")
"""Endings of words for a people that have no plural with s."""

_NAMES = "|".join(re.escape(name) for each in NAMES.values() for name in each)
_THINGS = _any_of(word for each in PEOPLES.values() for word in each)
_PLURALS = _any_of(f"{word}s" for each in PEOPLES.values() for word in each if not word.endswith(ADJECTIVES))
_A_FOLK = rf"(?:(?:{_THINGS}) {FOLK}|{_PLURALS})"
_FAITHS = "foreigners?|westerners?|asians?|africans?|arabs?|muslims?|christians?|hindus?|jews|buddhists?"
_DOES = "is|would|must|does|will|knows|loves|likes|takes|eats|drinks|waits|wants|thinks|believes"
_ALL = r"(?<!\babove )(?<!\bafter )(?<!\bmost of )(?<!\bbest of )(?<!\bfirst of )(?<!\bleast of )all"
"""Not that of “above all”, “most of all”, “after all”."""
A_PEOPLE = AnyOf(
    Pattern(
        rf"\b(?:every(?:body|one)|nobody|no one|{_ALL}(?: people)?) in (?:{_NAMES}|the country|place)\b", re.IGNORECASE
    ),
    Pattern(
        rf"\b(?:{_ALL}|every|any|no|typical|real|true)(?: of)?(?: the)? (?:{_A_FOLK}|(?:{_THINGS})(?= (?:{_DOES})\b))",
        re.IGNORECASE,
    ),
    Pattern(rf"\b(?=[A-Z]){_A_FOLK} (?:always|never|all|are (?:by nature|naturally|born|known (?:to be|for being)))\b"),
    Pattern(r"\b(?:those|these|such|their kind of) people\b(?! (?:who|that|in|at|on|with))", re.IGNORECASE),
    Pattern(
        rf"\b(?:{_ALL}|every|no) (?:men|women|man|woman|{_FAITHS})\b(?! (?:in|at|of|on|who|present))", re.IGNORECASE
    ),
)
"""Words that speak of a whole people."""
_VERBS = "are|love|like|hate|think|believe|expect|insist|value|prefer|do|don['’]t|cannot|can['’]t|have"
_MORE_VERBS = f"{_VERBS}|say|take|eat|drink|greet|give|bring|never|always|usually|often|generally|commonly"
AS_ONE = Pattern(
    rf"\b(?=[A-Zmt])(?<![Mm]any )(?<![Ss]ome )(?:[Mm]ost (?:of (?:the )?)?{_A_FOLK}|{_A_FOLK} (?:{_VERBS})"
    rf"|[Tt]he (?:{_THINGS}) (?:{_MORE_VERBS}))\b"
)
"""Words that speak of a people as of one person."""
PLACES = AnyOf(
    Pattern(rf"\b(?:{_NAMES})\b"),
    Pattern(rf"\b(?:{_any_of(city for each in CITIES.values() for city in each if city[-1].isalpha())})\b"),
)
"""Countries; large cities."""

ROLE = r"\b(?:actor|receiver)\b"
AGE = r"(?:(?:very )?(?:old|young|elderly|aged|middle-aged|teenage|adolescent)|older|younger|\d+[- ]years?[- ]old)"

DESCRIBED = AnyOf(
    Pattern(rf"\b[Aa]s an? (?:\w+ )?{PERSON},? (?:actor|receiver)\b"),
    Pattern(rf"(?:\b[Tt]he |\b[Aa]n? ){AGE} (?:\w+ )?(?:actor|receiver)\b"),
    Pattern(rf"{ROLE},? (?:who is |is |was |being )?(?:an? |the )?{AGE}\b(?! enough| friend| school| colleague)"),
    # “A person who waits” tells neither age nor gender nor origin.
    Pattern(
        rf"{ROLE}(?:, | is | was )(?:an? |the )(?!(?:\w+ )?person\b)(?:\w+ )?{PERSON}\b"
        r"(?! of (?:the )?(?:house|honour|honor))"
    ),
    Pattern(
        rf"{ROLE}(?:,| is|, who is) (?:an? )?(?:(?:devout |practi[sc]ing )?(?:Muslim|Christian|Hindu|Buddhist"
        rf"|Jew|Sikh|Catholic|Protestant|atheist)|foreigner|immigrant|expat(?:riate)?|tourist|visitor from abroad)\b"
    ),
    Pattern(rf"{ROLE}(?:, | is | was )(?:an? |the )(?:(?:fe)?male|non-?binary|trans(?:gender)?) person\b"),
    Pattern(rf"{ROLE}(?:,? who is|,| is| was) (?:an? |the )?(?:{_THINGS})\b"),
    Pattern(rf"\b(?:[Tt]he |[Aa]n? )(?:{_THINGS}) (?:actor|receiver)\b"),
    Pattern(rf"{ROLE},? (?:who is |is |was )?(?:aged )?[0-9][0-9]?[0-9]?(?: years old|(?=,))"),
)
"""Words that say how old the actor or receiver is, of which gender, or from where."""


def of_a_people(text: str) -> re.Match[str] | None:
    """The first words of a text that speak of a whole people."""
    if not A_PEOPLE.may_match(text):
        return None
    every = (found for pattern in A_PEOPLE.patterns if (found := pattern.search(text)))
    return min(every, key=lambda found: found.start(), default=None)


def of_one_people(text: str) -> bool:
    """Whether a text speaks of a people, as a whole or as of one person."""
    return of_a_people(text) is not None or AS_ONE.search(text) is not None
