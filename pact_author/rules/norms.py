"""N20: a norm is a claim about what is usual, among some, somewhere."""

import re
from collections.abc import Iterator
from itertools import chain

from pact_author.model.diagnostic import Finding, Severity
from pact_author.model.scenario import Scenario
from pact_author.rules.folk import of_a_people, of_one_people
from pact_author.rules.pattern import AnyOf, Pattern
from pact_author.rules.rule import scenario_rule
from pact_author.rules.words import unquoted

COMMAND = Pattern(
    r"\b(should(?:n['’]t)?|must(?:n['’]t)?|ought to|never|(?<!nearly )(?<!almost )(?<!not )always"
    r"|(?:(?<=^)|(?<=[.;:] ))do(?:n['’]t| not)"
    r"|(?:is|are) (?:forbidden|not allowed|required|obliged|wrong|right))\b",
    re.IGNORECASE,
)
YOU = Pattern(r"\b(?:you|we)\b", re.IGNORECASE)
NEED = Pattern(r"\b(have to|has to|need to|needs to)\b", re.IGNORECASE)
"""Orders only where no word says that it is so for some: “refusals may have to be read between the lines”."""
ORDERS = AnyOf(COMMAND, NEED)
JUDGES = Pattern(
    r"\b((?:very |deeply |extremely )?(?:rude|impolite|disrespectful|shameful|disgraceful|offensive|unacceptable|wrong"
    r"|immoral|sinful|ill-mannered|bad manners|(?:un)?civili[sz]ed|well-behaved"
    r"|(?:decent|good|proper|well-bred|respectable|honest) (?:people|persons?|customers?|guests?|hosts?|families"
    r"|children"
    r"|students?|visitors?|neighbours?|employees?|men|women)))\b",
    re.IGNORECASE,
)
NOTHING = re.compile(r"none|nothing|no\b|n/?a\b|unknown|-|the sources? (?:does|do) not say|not known", re.IGNORECASE)
"""How a variation begins that tells of none."""
# Words that leave room: how many, how often, where, when, among whom.
SCOPE = Pattern(
    r"\b(usual(?:ly)?|common(?:ly)?|customar(?:y|ily)|often|general(?:ly)?|frequent(?:ly)?|typical(?:ly)?"
    r"|normal(?:ly)?"
    r"|tend(?:s|ed)?|many|most|some|mostly|mainly|widely|largely|sometimes|regular(?:ly)?|traditional(?:ly)?|expected"
    r"|considered|seen as|regarded|taken as|likely|may|can|might|rare(?:ly)?|seldom|little|few|in general|as a rule"
    r"|it is (?:usual|common|the custom)|a number of|especially|particularly|on the whole|preferred|advised|accepted"
    r"|in (?:many|most|some|several|much|parts|rural|urban|cities|towns|villages|offices|homes|families)|among"
    r"|where)\b",
    re.IGNORECASE,
)


@scenario_rule(
    "N201",
    "norm-as-command",
    Severity.WARNING,
    why="A norm says what is usual, with room for those who do otherwise. It tells nobody how to live.",
    bad="norm:\n  statement: Visitors must take off their shoes before they step up into the home.\n",
    good="norm:\n  statement: Visitors usually take off their shoes before they step up into the home.\n",
    only_with=ORDERS.patterns,
)
def norm_as_command(scenario: Scenario) -> Iterator[Finding]:
    """The norm is stated as what is usual, not as an order."""
    text = unquoted(scenario.norm.statement.prose)
    if not ORDERS.may_match(text) or of_a_people(text) is not None:  # “Italians always …” is W102's
        return
    orders = COMMAND.finditer(text) if SCOPE.search(text) else chain(COMMAND.finditer(text), NEED.finditer(text))
    for found in orders:
        if re.search(r"\b(?:if|when|what|who|whether|as though)\b[^,;.]*$", text[: found.start()]):
            continue  # “excuse themselves if they must reach up”: no order
        yield Finding(
            "/norm/statement",
            f"“{found[0]}” gives an order, or leaves no exception",
            hint="say what people usually do: “visitors usually …”, “it is common to …”",
            quote=found[0],
        )


@scenario_rule(
    "N205",
    "norm-judges",
    Severity.WARNING,
    why="That something is rude is a judgement of those who hold the norm. Say whose it is, or say what people do.",
    bad="norm:\n  statement: Visitors usually take off their shoes, and walking in with shoes is very rude.\n",
    good="norm:\n  statement: Visitors usually take off their shoes before they step up into the home.\n",
    only_with=(JUDGES,),
)
def norm_judges(scenario: Scenario) -> Iterator[Finding]:
    """The norm does not itself call anything rude or wrong."""
    text = unquoted(scenario.norm.statement.prose)
    for found in JUDGES.finditer(text):
        said = text[max(0, found.start() - 60) : found.start()]
        if not re.search(
            r"\b(?:seen|considered|regarded|taken|felt|thought|found|read|understood|seem|count|come)\w*\b", said
        ):
            yield Finding(
                "/norm/statement",
                f"“{found[0]}” judges",
                hint="say what people usually do, or who takes it so: “is often seen as …”",
                quote=found[0],
            )


@scenario_rule(
    "N208",
    "norm-without-scope",
    Severity.WARNING,
    why="Nothing is done by everybody always. Without a word on how usual it is, or where it differs, it is no claim.",
    bad="""\
norm:
  statement: Visitors take off their shoes before they step up into the home.
  variation: Nothing is known of it.
""",
    good="norm:\n  statement: Visitors usually take off their shoes before they step up into the home.\n",
)
def norm_without_scope(scenario: Scenario) -> Iterator[Finding]:
    """The norm says how usual it is, or among whom, or norm.variation says how it differs."""
    variation = scenario.norm.variation or ""
    if variation and not NOTHING.match(variation):
        return
    statement = scenario.norm.statement.prose
    # N201, W102, W146 or W128 says more.
    other = COMMAND.search(statement) or NEED.search(statement) or of_one_people(statement) or YOU.search(statement)
    if not other and not SCOPE.search(statement):
        yield Finding(
            "/norm/statement",
            "the norm does not say how usual it is, or among whom",
            hint="write “usually”, “in many homes”, “among …”; or say in variation how it differs",
        )


@scenario_rule(
    "N209",
    "contested-without-variation",
    Severity.WARNING,
    why="Who calls a norm contested knows who disagrees, and readers want to know it too.",
    bad="""\
norm:
  statement: Visitors usually take off their shoes before they step up into the home.
  variation: None known.
  confidence: contested
""",
    good="""\
norm:
  variation: Two of the sources say that in town many people keep them on.
  confidence: contested
""",
)
def contested_without_variation(scenario: Scenario) -> Iterator[Finding]:
    """A contested norm says in norm.variation who does otherwise."""
    norm = scenario.norm
    silent = norm.variation is None or NOTHING.match(norm.variation)
    if norm.confidence == "contested" and silent:
        yield Finding(
            "/norm/confidence", "contested, and no word on who does otherwise", hint="say it in norm.variation"
        )


RULES = (norm_as_command, norm_judges, norm_without_scope, contested_without_variation)
