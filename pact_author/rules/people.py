"""W14: texts reduce nobody to a people, and fix nobody's age, gender or origin."""

import re
from collections.abc import Iterator

from pact_author.model.diagnostic import Finding, Severity
from pact_author.model.scenario import Scenario
from pact_author.rules.folk import A_PEOPLE, AGE, AS_ONE, DESCRIBED, PLACES, ROLE, of_a_people
from pact_author.rules.pattern import Pattern
from pact_author.rules.peoples import named
from pact_author.rules.rule import scenario_rule
from pact_author.rules.words import unquoted

PRONOUN = Pattern(r"\b(he|she|him|her|hers|his|himself|herself)\b", re.IGNORECASE)
# Words for third people whom a pronoun may mean.
SOMEBODY = Pattern(
    r"\b(?:(?:grand|step|great-)?(?:mother|father|son|daughter|child|parents?)|(?:grand)?(?:ma|pa)|sister|brother|aunt"
    r"|uncle|cousin|niece|nephew|wife|husband|widow|widower|baby|toddler|bride|groom|fiancée?|girl|boy|woman|man|lady"
    r"|gentleman|king|queen|prince|princess|priest|imam|nun|monk|rabbi|waiter|waitress|driver|doctor|nurse"
    r"|neighbour|boss"
    r"|teacher|friend|colleague|guest|host|director|chief|owner|baker|cook|clerk|officer|policeman|elder|mum|mom|dad|Mr"
    r"|Mrs|Ms|dog|cat|horse|person|someone|somebody|everyone|everybody|each|relative|stranger|visitor|customer|manager"
    r"|student|speaker|musician|trainer|coach|player|singer|artist|minister|president|professor|pastor|caretaker"
    r"|secretary|receptionist|assistant|trainee|tailor|barber|vendor|seller|shopkeeper|passenger|conductor|pupil"
    r"|classmate|roommate|housemate|flatmate|tenant|landlord|landlady)s?\b",
    re.IGNORECASE,
)
DEMEANING = Pattern(
    r"\b(backwards? (?:people|country|custom|culture|society|village)|primitive|savages?|uncivili[sz]ed"
    r"|barbar(?:ic|ians?)|exotic|third[- ]world|superstitio(?:n|us)s?|weird|bizarre|strange custom"
    r"|ignorant|uneducated|hot-blooded"
    r"|silly|ridiculous|stupid|absurd|nonsense|foolish|hysterical|oriental|tribal people|natives|gyps(?:y|ies)|lazy)\b",
    re.IGNORECASE,
)
_AGED = Pattern(r"\b(?:student|guest)\b")


@scenario_rule(
    "W102",
    "stereotype",
    Severity.ERROR,
    why="A norm is a claim about what is usual in a setting, no trait of a people; there are always others.",
    bad="norm:\n  statement: All Japanese people are strict about shoes in the home.\n",
    good="norm:\n  statement: Visitors usually take off their shoes before they step up into the home.\n",
    only_with=A_PEOPLE.patterns,
)
def stereotype(scenario: Scenario) -> Iterator[Finding]:
    """No text speaks of a whole people."""
    for pointer, text in scenario.words():
        if pointer.startswith("/norm/evidence"):  # its titles are not the contributor's words
            continue
        found = of_a_people(text)
        if found is not None:
            yield Finding(
                pointer,
                f"“{found[0]}” speaks of a whole people",
                hint="say what is usual, among whom, and in which setting",
                quote=found[0],
            )


@scenario_rule(
    "W146",
    "people-as-one",
    Severity.WARNING,
    why="“Germans value …” makes one person of millions. Where, among whom and on which occasion is what a norm says.",
    bad="norm:\n  statement: Japanese people value clean floors and usually take off their shoes indoors.\n",
    good="norm:\n  statement: Visitors usually take off their shoes before they step up into the home.\n",
    only_with=(AS_ONE,),
)
def people_as_one(scenario: Scenario) -> Iterator[Finding]:
    """No people is said to think, like or do something as one."""
    for pointer, text in scenario.words():
        if pointer.startswith("/norm/evidence"):
            continue
        found = AS_ONE.search(text)
        if found is not None and of_a_people(text) is None:  # else W102 says so
            yield Finding(
                pointer,
                f"“{found[0]}” speaks of a people as of one person",
                hint="say where, among whom and on which occasion it is usual",
                quote=found[0],
            )


@scenario_rule(
    "W140",
    "person-described",
    Severity.WARNING,
    why="Age, gender and origin of the two are what the benchmark varies; a text that fixes them contradicts it.",
    bad="situation: >-\n  {actor}, an old man, has come for tea to the home of {receiver} in {place}.\n",
    good="situation: >-\n  {actor} has come for tea to the home of {receiver} in {place}.\n",
    only_with=DESCRIBED.patterns,
)
def person_described(scenario: Scenario) -> Iterator[Finding]:
    """No text says how old the two people are, of which gender, or from where."""
    for pointer, message in scenario.told():
        text = message.prose
        for pattern in DESCRIBED.patterns if DESCRIBED.may_match(text) else ():
            found = pattern.search(text)
            if found is not None and not (_AGED.search(found[0]) and not re.search(AGE, found[0])):
                words = re.sub(rf"^{ROLE},? ?|{ROLE}$", "", found[0]).strip()
                yield Finding(
                    pointer,
                    f"“{words}” describes one of the two people",
                    hint="leave it out: who they are is varied from trial to trial",
                    quote=words,
                )
                break


@scenario_rule(
    "W141",
    "country-in-text",
    Severity.WARNING,
    why="{place} is told as each language needs it, and who is from where is varied; a name written out is not.",
    bad="situation: >-\n  {actor} has come for tea to the home of {receiver} in Japan. This is {place}.\n",
    good="situation: >-\n  {actor} has come for tea to the home of {receiver} in {place}.\n",
    only_with=PLACES.patterns,
)
def country_in_text(scenario: Scenario) -> Iterator[Finding]:
    """No country and no large city is named in the texts that tell the story."""
    for pointer, message in scenario.told():
        if not PLACES.may_match(message.fixed):
            continue
        text = unquoted(message.fixed)
        for name in (*named(text), *PLACES.patterns[1].findall(text)):
            yield Finding(pointer, f"“{name}” is named in the text", hint="write {place}, or leave it out", quote=name)
            break


@scenario_rule(
    "W144",
    "demeaning-word",
    Severity.WARNING,
    why="Somebody who lives by the norm, or holds the preference, will read it.",
    bad="norm:\n  variation: Less common among uneducated families in the country.\n",
    good="norm:\n  variation: Less common among families in the country.\n",
    only_with=(DEMEANING,),
    in_sources=True,
)
def demeaning_word(scenario: Scenario) -> Iterator[Finding]:
    """No word looks down on people or their ways."""
    in_sources = DEMEANING.may_match(scenario.cited)
    for pointer, text in scenario.words():
        cited = pointer.startswith("/norm/evidence")
        if cited and not (in_sources and pointer.endswith("supports")):
            continue
        found = DEMEANING.search(unquoted(text))
        if found is not None:
            yield Finding(pointer, f"“{found[0]}” looks down on people", hint="say what they do", quote=found[0])


@scenario_rule(
    "W145",
    "gender-fixed",
    Severity.WARNING,
    why="Who is a woman and who a man is varied from trial to trial; “her” for {actor} is wrong in half of them.",
    bad='options:\n  follow_culture: "{actor} takes off her shoes and walks in socks."\n',
    good="""\
options:
  follow_culture: "{actor} takes off {actor_gender, select, female {her} male {his} other {their}} shoes and walks on."
""",
    only_with=(PRONOUN,),
)
def gender_fixed(scenario: Scenario) -> Iterator[Finding]:
    """No pronoun outside of a choice fixes somebody's gender."""
    for pointer, message in scenario.told():
        text = unquoted(message.fixed)
        found = PRONOUN.search(text)
        if found is not None and not SOMEBODY.search(text[: found.start()]):
            hint = "write {actor_gender, select, female {her} male {his} other {their}}, or name the person again"
            yield Finding(pointer, f"“{found[0]}” fixes somebody's gender", hint=hint, quote=found[0])


RULES = (
    stereotype,
    people_as_one,
    person_described,
    country_in_text,
    demeaning_word,
    gender_fixed,
)
