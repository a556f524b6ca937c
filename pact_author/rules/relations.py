"""P31: what is told of the two people fits the relation that the scenario says they have."""

import re
from collections.abc import Iterator

from pact_author.model.diagnostic import Finding, Severity
from pact_author.model.scenario import Scenario
from pact_author.rules.pattern import AnyOf, Pattern
from pact_author.rules.rule import scenario_rule
from pact_author.rules.words import Remembered, small, words

# Words that tell of a relation. Those of one are only held against another where that one has none of its own.
_HOME = (
    "home house visits? visiting visitors? guests? hosts? invit\\w+ dinner lunch tea coffee meal table party flat"
    " apartment kitchen hallway gate garden stay\\w* village arriv\\w+ supper breakfast sofa plates? pot barbecue"
)
_SCHOOL = (
    "school class\\w* lessons? lectur\\w+ university college campus seminars? courses? exams? homework teachers?"
    " professors? term pupils? students? thesis essay tutor\\w* blackboard library laborator\\w+ semester grades?"
)
_WORK = (
    "office meetings? work\\w* projects? team company desks? reports? boss managers? clients? contracts? deadlines?"
    " shifts? colleagues? department factory conference business staff e-?mails? negotiat\\w+ delivery suppliers?"
    " invoice figures salary budget agenda canteen site workshop plan"
)
_TRADE = (
    "shops? stores? market stalls? buy\\w* bought price\\w* counter till customers? sellers? restaurant café waiters?"
    " taxi pay\\w* bill menu bargain\\w* pharmacy tickets? hotel salon barber bakery kiosk order\\w* purchase fare bar"
    " sells? sold coins? change change receipt basket shelf"
)
_FAMILY = (
    "family aunts? uncles? grand\\w+ relatives? cousins? parents? mother father sisters? brothers? sons? daughters?"
    " nephew niece elders? home house wedding holidays? festival village visit\\w* household generations?"
)
CUES = {
    "guest-host": _HOME,
    "host-guest": _HOME,
    "student-teacher": _SCHOOL,
    "teacher-student": _SCHOOL,
    "employee-manager": _WORK,
    "manager-employee": _WORK,
    "customer-seller": _TRADE,
    "relative-elder": _FAMILY,
    "elder-relative": _FAMILY,
}
PATTERNS = {words: re.compile("|".join(words.split())) for words in dict.fromkeys(CUES.values())}
ENOUGH = 3
"""Words of another relation from which, with none of its own, the relation counts as a slip."""
INVITED = re.compile(r"invit\w+")
"""Does not count for another relation: teachers, managers and sellers are invited home, too."""

ROLES = {
    "guest-host": ("guest", "host"),
    "host-guest": ("host", "guest"),
    "employee-manager": ("employee", "manager"),
    "manager-employee": ("manager", "employee"),
    "student-teacher": ("student", "teacher"),
    "teacher-student": ("teacher", "student"),
    "customer-seller": ("customer", "seller"),
}
"""Relation → the English words for actor and receiver, where they are nouns."""
_NOUN = r"(guest|host|hostess|student|pupil|teacher|professor|employee|manager|boss|customer|seller|shopkeeper)"
SAME = {"hostess": "host", "pupil": "student", "professor": "teacher", "boss": "manager", "shopkeeper": "seller"}
CALLED = Pattern(
    rf"\b(actor|receiver)(?:, (?:the |(?:actor|receiver)['’]s )| is (?:the |(?:actor|receiver)['’]s )){_NOUN}\b"
)
TITLE = Pattern(rf"\b[Tt]he {_NOUN} (actor|receiver)\b")
_VERBS = {
    "guest": "is (?:the |a )?guest",
    "host": "hosts|is hosting|hosted",
    "employee": "is employed",
    "manager": "manages|managed|is managing|has managed",
    "student": "studies|studied|is studying|has studied",
    "teacher": "teaches|taught|is teaching|has taught",
    "customer": "is (?:the |a )?customer",
    "seller": "sells|sold|is selling|has sold|is for sale",
}
DOES = {
    noun: Pattern(rf"(?<!\bof )\b(actor|receiver),? (?:who )?(?:(?:\w+ly|often|still|also|\w+s and) )?({verbs})\b")
    for noun, verbs in _VERBS.items()
}
"""Role → words that say of somebody what the role says already."""
OWNS = Pattern(rf"\b(?:actor|receiver)['’]s {_NOUN}, (actor|receiver)\b")
GIVEN_A_ROLE = AnyOf(CALLED, OWNS, TITLE)
WRITTEN_OUT = {
    noun: Pattern(rf"\b[Tt]he {noun}\b(?!['’]?s? (?:actor|receiver|family|of|who|at|in|on|from)\b)")
    for noun in ("guest", "host", "employee", "manager", "student", "teacher", "customer", "seller")
}


@scenario_rule(
    "P310",
    "relation-does-not-fit",
    Severity.WARNING,
    why="The relation names the two people in the prompt: in a kitchen, “the student” and “the teacher” puzzle.",
    bad="relation: student-teacher\n",
    good="relation: host-guest\n",
)
def relation_does_not_fit(scenario: Scenario) -> Iterator[Finding]:
    """The words of the scenario fit its relation."""
    if scenario.relation not in CUES:
        return
    own = CUES[scenario.relation]
    found = _cues(scenario.setting, scenario.situation.prose)
    if max(map(len, found.values()), default=0) < ENOUGH:
        return
    other = max(CUES, key=lambda relation: len(found.get(CUES[relation], ())))
    cues = [word for word in dict.fromkeys(found.get(CUES[other], ())) if not INVITED.fullmatch(word)]
    if len(cues) < ENOUGH:
        return
    texts = (message.prose for _, message in scenario.messages())
    told = _cues(scenario.title, scenario.setting, scenario.norm.variation or "", *texts)
    if len(cues) >= ENOUGH + 2 * len(told.get(own, ())):
        yield Finding(
            "/relation",
            f"no word of the texts tells of {scenario.relation}, and {', '.join(cues[:3])} do of another relation",
            hint=f"is it {other}?",
        )


def _cues(*texts: str) -> dict[str, list[str]]:
    """Cues → those words of the texts that are among them."""
    found: dict[str, list[str]] = {}
    for text in texts:
        told = words(small(text).replace("e-mail", "email") if "-" in text else text)
        for word, cued in zip(told, map(_cued.__getitem__, told), strict=True):
            for cues in cued:
                found.setdefault(cues, []).append(word)
    return found


_cued = Remembered(lambda word: tuple(cues for cues, pattern in PATTERNS.items() if pattern.fullmatch(word)))
"""Word → the cues that it is among."""


@scenario_rule(
    "P311",
    "role-does-not-fit",
    Severity.WARNING,
    why="The prompt calls the two by the roles of their relation; a text that gives one another role contradicts it.",
    bad="situation: >-\n  {actor} has come for tea to the home of {receiver}, the teacher, in {place}.\n",
    good="situation: >-\n  {actor} has come for tea to the home of {receiver} in {place}.\n",
    only_with=GIVEN_A_ROLE.patterns,
)
def role_does_not_fit(scenario: Scenario) -> Iterator[Finding]:
    """No text gives the two people another role than their relation does."""
    for pointer, message in scenario.told():
        text = message.prose
        if not GIVEN_A_ROLE.may_match(text):
            continue
        called = [(m[1], m[2]) for m in CALLED.finditer(text)]
        called += [(m[2], m[1]) for pattern in (OWNS, TITLE) for m in pattern.finditer(text)]
        for who, noun in called:
            roles = dict(zip(("actor", "receiver"), ROLES.get(scenario.relation, ("", "")), strict=True))
            if SAME.get(noun, noun) != roles[who]:
                yield Finding(
                    pointer,
                    f"{{{who}}} is called {noun}, and the relation is {scenario.relation}",
                    hint="leave the role out, or name the relation that the two have",
                    quote=noun,
                )


@scenario_rule(
    "P312",
    "role-written-out",
    Severity.WARNING,
    why="“The host” in English stays English in every language, and does not say that {receiver} is meant.",
    bad="situation: >-\n  {actor} has come for tea to {receiver} in {place}. The host has put water on.\n",
    good="situation: >-\n  {actor} has come for tea to {receiver} in {place}. {receiver} has put water on.\n",
    only_with=tuple(WRITTEN_OUT.values()),
)
def role_written_out(scenario: Scenario) -> Iterator[Finding]:
    """The two people are named by their placeholders, not by their roles."""
    for pointer, message in scenario.told():
        for who, noun in zip(("actor", "receiver"), ROLES.get(scenario.relation, ()), strict=False):
            found = WRITTEN_OUT[noun].search(message.fixed)
            if found is not None:
                hint = f"write {{{who}}}, if that is who is meant"
                yield Finding(pointer, f"“{found[0]}” is written out", hint, quote=found[0])


@scenario_rule(
    "P313",
    "role-told-twice",
    Severity.NOTE,
    why="{receiver} is read as “the seller” there: “the seller, who sells shoes” says it twice, in every language.",
    bad="""\
relation: customer-seller
situation: >-
  {actor} has come to the shop of {receiver} in {place}. {receiver}, who sells shoes, has put a pair on the counter.
""",
    good="""\
relation: customer-seller
situation: >-
  {actor} has come to the shop of {receiver} in {place}. {receiver} has put a pair of shoes on the counter.
""",
    only_with=tuple(DOES.values()),
)
def role_told_twice(scenario: Scenario) -> Iterator[Finding]:
    """No text says of the two people that they do what their role says."""
    roles = dict(zip(("actor", "receiver"), ROLES.get(scenario.relation, ()), strict=False))
    for pointer, message in scenario.told() if roles else ():
        for who, noun in roles.items():
            for found in DOES[noun].finditer(message.prose):
                if found[1] == who:
                    yield Finding(
                        pointer,
                        f"“{found[2]}”, and {{{who}}} is called the {noun} already",
                        hint="tell what else there is to say, or leave it out",
                        quote=found[2],
                    )


RULES = (relation_does_not_fit, role_does_not_fit, role_written_out, role_told_twice)
