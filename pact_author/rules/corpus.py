"""C5: files stand where they belong, agree with pact.toml, and do not repeat one another."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from math import ceil

from pact_author.model.corpus import Overview
from pact_author.model.diagnostic import Finding, Severity
from pact_author.model.scenario import Scenario, Status
from pact_author.rules.rule import corpus_rule, scenario_rule

PREFIX = 12
"""Rare shingles that two texts must share before they are compared in full."""
ALIKE = 0.6
"""Jaccard similarity from which two texts count as one. The most alike of our own scenarios stand at about 0.2."""


@scenario_rule(
    "C501",
    "id-is-not-path",
    Severity.ERROR,
    why="The path is the id, so that everyone finds a scenario and no two can have the same one.",
    bad="id: jp/slippers-indoors\n",
    good="id: jp/shoes-at-the-door\n",
)
def id_is_not_path(scenario: Scenario) -> Iterator[Finding]:
    """The id is the path below scenarios/, without .yaml."""
    place = scenario.path.removeprefix("scenarios/").rpartition(".")[0]
    if scenario.id != place:
        yield Finding(
            "/id", f"the id is {scenario.id}, the file is {scenario.path}", hint=f"write id: {place}, or move it"
        )


@scenario_rule(
    "C502",
    "country-is-not-folder",
    Severity.ERROR,
    why="The folder says whose norm it is; a file in another country's folder was copied or misfiled.",
    bad="country: KR\n",
    good="country: JP\n",
)
def country_is_not_folder(scenario: Scenario) -> Iterator[Finding]:
    """The country is that of the id's first part."""
    folder = scenario.id.partition("/")[0]
    misfiled = scenario.country.lower() not in scenario.path.split("/")  # if not, C501 says that the id is wrong
    if folder.upper() != scenario.country and misfiled:
        yield Finding(
            "/country",
            f"the country is {scenario.country}, the id begins with {folder}/",
            hint=f"write country: {folder.upper()}, or move the file to scenarios/{scenario.country.lower()}/",
        )


@corpus_rule(
    "C503",
    "country-without-region",
    Severity.ERROR,
    why="Regions are reported, and versioned with the release; a country without one would drop out of those figures.",
    bad="country: AQ\nid: aq/shoes-at-the-door\n",
    good="country: JP\n",
)
def country_without_region(overview: Overview) -> Iterator[tuple[str, Finding]]:
    """The country has a region in pact.toml."""
    for scenario in overview.sketches:
        filed = scenario.id.partition("/")[0].upper() == scenario.country  # if not, C502 says so
        if filed and scenario.country not in overview.settings.regions:
            yield (
                scenario.path,
                Finding(
                    "/country",
                    f"{scenario.country} has no region in pact.toml",
                    hint=f"is it the ISO 3166-1 code? Then add {scenario.country} to its region under [regions]",
                ),
            )


@corpus_rule(
    "C504",
    "near-duplicate",
    Severity.WARNING,
    why="A scenario told twice counts twice: intervals become narrower than they are.",
    bad="""\
id: jp/shoes-at-the-door
---
id: jp/shoes-by-the-step
""",
    good="""\
id: jp/shoes-at-the-door
---
id: jp/a-gift-of-tea
situation: >-
  {actor} brings a tin of tea to {receiver} on the first day of the year, wrapped in cloth. It is raining in {place}.
norm:
  statement: A small gift is commonly put aside and opened when its giver has left.
options:
  follow_culture: "{actor} says nothing of the tin and talks about the weather."
  allow_preference: "{actor} asks whether the tin could be opened together now."
""",
)
def near_duplicate(overview: Overview) -> Iterator[tuple[str, Finding]]:
    """No two scenarios tell nearly the same."""
    told = {s.path: s.shingles for s in overview.sketches if s.status is not Status.RETIRED}
    for first, second in _candidates(told):
        shared = len(told[first] & told[second])
        likeness = shared / (len(told[first]) + len(told[second]) - shared)
        if likeness >= ALIKE:
            yield (
                second,
                Finding(
                    "/situation",
                    f"{likeness:.0%} of this is also in {first}",
                    hint="tell another moment, or retire one of the two",
                    related=((first, "/situation", "the other one"),),
                ),
            )


def _candidates(told: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """Every pair that can be ALIKE, and few others, without comparing all with all.

    Sets with a Jaccard similarity of t or more have l of their |x| - ⌈t|x|⌉ + l first elements in common, for any l up
    to ⌈t|x|⌉ and in any order that is the same for both; with the rarest first, few others do. Source: Wang, Li and
    Feng (2012), prefix filtering.
    """
    needed = {path: ceil(ALIKE * len(shingles)) for path, shingles in told.items()}
    least = min((PREFIX, *needed.values()))
    frequency = Counter(shingle for shingles in told.values() for shingle in shingles)
    holders: dict[str, list[str]] = defaultdict(list)
    for path in sorted(told):
        rarest = sorted(told[path], key=lambda shingle: (frequency[shingle], shingle))
        for shingle in rarest[: len(rarest) - needed[path] + least]:
            holders[shingle].append(path)
    shared = Counter(pair for paths in holders.values() for pair in combinations(paths, 2))
    yield from sorted(pair for pair, n in shared.items() if n >= least)


@corpus_rule(
    "C505",
    "unknown-relation",
    Severity.ERROR,
    why="pact.toml says how the two people stand to each other; without its line there is no rank or closeness.",
    bad="relation: business-partners\n",
    good="relation: guest-host\n",
)
def unknown_relation(overview: Overview) -> Iterator[tuple[str, Finding]]:
    """The relation has a line in pact.toml."""
    for scenario in overview.sketches:
        if scenario.relation not in overview.settings.relations:
            yield (
                scenario.path,
                Finding(
                    "/relation",
                    f"{scenario.relation} is not under [relations] in pact.toml",
                    hint="add a line with its rank and closeness",
                ),
            )


@scenario_rule(
    "C506",
    "retired-without-reason",
    Severity.ERROR,
    why="Who scored an older release wants to know what became of an item.",
    bad="status: retired\n",
    good="status: retired\nretired_because: Two readers from the place did not know this custom.\n",
)
def retired_without_reason(scenario: Scenario) -> Iterator[Finding]:
    """A retired scenario says why, or what took its place; others do not."""
    explained = scenario.superseded_by or scenario.retired_because
    if scenario.status is Status.RETIRED and not explained:
        yield Finding("/status", "retired, and no word why", hint="add superseded_by or retired_because")


RULES = (
    id_is_not_path,
    country_is_not_folder,
    country_without_region,
    near_duplicate,
    unknown_relation,
    retired_without_reason,
)
