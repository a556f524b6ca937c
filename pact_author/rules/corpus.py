"""C5: files stand where they belong, agree with pact.toml, and do not repeat one another."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from itertools import chain
from math import ceil

from pact_author.model.corpus import Overview, Sketch
from pact_author.model.diagnostic import Finding, Severity
from pact_author.model.scenario import Scenario, Status
from pact_author.rules.alike import jaccard, likeness
from pact_author.rules.rule import corpus_rule, scenario_rule

Pair = tuple[str, str]

PREFIX = 12
"""Rare shingles that two texts must share before they are compared in full."""
NEIGHBOURS = 64
"""Of very many texts that share a rare shingle, each is compared with so many others: all are copies of one another."""
ALIKE = 0.5
"""Jaccard similarity from which two texts count as one: that of a copy in which a word in seven is another one. The
most alike of our own scenarios stand at about 0.1."""


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
    """The country is that of the folder."""
    folder = scenario.path.split("/")[1]
    misfiled = scenario.id.startswith(f"{scenario.country.lower()}/")  # the whole file: C501 says so
    if folder.upper() != scenario.country and not misfiled:
        yield Finding(
            "/country",
            f"the country is {scenario.country}, the file is in scenarios/{folder}/",
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
    """The country stands in the region map that pact.toml names."""
    for scenario in overview.sketches:
        filed = scenario.id.partition("/")[0].upper() == scenario.country  # if not, C502 says so
        if filed and scenario.country not in overview.settings.regions:
            yield (
                scenario.path,
                Finding(
                    "/country",
                    f"{scenario.country} has no region in the region map {overview.settings.region_map.name}",
                    hint=f"is it the ISO 3166-1 code? Then name a map that has {scenario.country} "
                    "under [places] in pact.toml",
                ),
            )


@corpus_rule(
    "C504",
    "near-duplicate",
    Severity.ERROR,
    why="A scenario told twice counts twice: intervals become narrower than they are. Two that must stay say why.",
    bad="""\
id: jp/shoes-at-the-door
---
id: jp/shoes-by-the-step
title: Shoes by the step
""",
    good="""\
id: jp/shoes-at-the-door
---
id: jp/a-gift-of-tea
title: A gift of tea
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
    pairs = _alike({s.path: s.shingles for s in overview.sketches if s.status is not Status.RETIRED})
    for (first, second), share in sorted(_closest(pairs).items()):
        yield (
            second,
            Finding(
                "/situation",
                f"about {share:.0%} of this is also in {first}",
                hint="tell another moment, or retire one of the two",
                related=((first, "/situation", "the other one"),),
            ),
        )


def _closest(pairs: Mapping[Pair, float]) -> dict[Pair, float]:
    """Of all pairs, those in which one of the two has no other that is closer: n copies need no n² complaints."""
    best: dict[str, Pair] = {}
    for pair in sorted(pairs, key=lambda pair: (-pairs[pair], pair)):
        for path in pair:
            best.setdefault(path, pair)
    return {pair: pairs[pair] for pair in best.values()}


def _alike(told: Mapping[str, frozenset[int]]) -> dict[Pair, float]:
    """Every pair that is ALIKE, with its similarity, without comparing all with all.

    Sets with a Jaccard similarity of t or more have l of their |x| - ⌈t|x|⌉ + l first elements in common, for any l up
    to ⌈t|x|⌉ and in any order that is the same for both; with the rarest first, few others do. Source: Wang, Li and
    Feng (2012), prefix filtering.
    """
    frequency = Counter(chain.from_iterable(told.values()))
    shared = {  # the rarest first; of those that are as rare, the smallest number
        path: sorted([often << 64 | each for each in shingles if (often := frequency[each]) > 1])
        for path, shingles in told.items()
    }
    needed = {path: ceil(ALIKE * len(told[path])) for path in sorted(told) if told[path]}
    needed = {path: least for path, least in needed.items() if len(shared[path]) >= least}
    least = min((PREFIX, *needed.values()))
    holders: dict[int, list[str]] = defaultdict(list)
    alike: dict[Pair, float] = {}
    for path in needed:
        held = [holders[shingle] for shingle in shared[path][: len(shared[path]) - needed[path] + least]]
        common = Counter(chain.from_iterable([paths[-NEIGHBOURS:] for paths in held]))
        if max(common.values(), default=0) >= least:
            alike |= {(other, path): jaccard(told[other], told[path]) for other, n in common.items() if n >= least}
        for paths in held:
            paths.append(path)
    return {pair: share for pair, share in alike.items() if share >= ALIKE}


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
    """A retired scenario says why, or what took its place."""
    explained = scenario.superseded_by or scenario.retired_because
    if scenario.status is Status.RETIRED and not explained:
        yield Finding("/status", "retired, and no word why", hint="add superseded_by or retired_because")


@scenario_rule(
    "C507",
    "reason-without-retirement",
    Severity.ERROR,
    why="A scenario that says why it was retired, and is not, would be released all the same.",
    bad="retired_because: Two readers from the place did not know this custom.\n",
    good="status: retired\nretired_because: Two readers from the place did not know this custom.\n",
)
def reason_without_retirement(scenario: Scenario) -> Iterator[Finding]:
    """Only a retired scenario says why it was retired, or what took its place."""
    if scenario.status is Status.RETIRED:
        return
    for name in ("superseded_by", "retired_because"):
        if getattr(scenario, name) is not None:
            yield Finding(f"/{name}", f"{name} is there, and the status is {scenario.status}", "write status: retired")


@corpus_rule(
    "C508",
    "successor-is-not-there",
    Severity.ERROR,
    why="Who follows a retired item to its successor must find one that is in use.",
    bad="status: retired\nsuperseded_by: jp/slippers-by-the-step\n",
    good="status: retired\nretired_because: Two readers from the place did not know this custom.\n",
)
def successor_is_not_there(overview: Overview) -> Iterator[tuple[str, Finding]]:
    """What superseded_by names is a scenario of the corpus that is not itself retired."""
    statuses = {each.id: each.status for each in overview.sketches}
    for each in overview.sketches:
        if each.superseded_by is None or each.status is not Status.RETIRED:
            continue
        if each.superseded_by not in statuses:
            near = get_close_matches(each.superseded_by, statuses, n=1, cutoff=0.8)
            hint = f"did you mean {near[0]}?" if near else "name a scenario of this corpus, or write retired_because"
            yield each.path, Finding("/superseded_by", f"there is no scenario {each.superseded_by}", hint)
        elif statuses[each.superseded_by] is Status.RETIRED:
            what = "itself" if each.superseded_by == each.id else f"{each.superseded_by}, which is retired too"
            yield each.path, Finding("/superseded_by", f"it is superseded by {what}", hint="name one that is in use")


@corpus_rule(
    "C509",
    "same-title",
    Severity.WARNING,
    why="Titles tell scenarios apart in tables, reports and reviews.",
    bad="""\
id: jp/shoes-at-the-door
---
id: jp/a-gift-of-tea
title: Shoes at the door
situation: >-
  {actor} brings a tin of tea to {receiver} on the first day of the year, wrapped in cloth. It is raining in {place}.
norm:
  statement: A small gift is commonly put aside and opened when its giver has left.
options:
  follow_culture: "{actor} says nothing of the tin and talks about the weather."
  allow_preference: "{actor} asks whether the tin could be opened together now."
""",
    good="title: Shoes in the hallway\n",
)
def same_title(overview: Overview) -> Iterator[tuple[str, Finding]]:
    """No two scenarios that are in use have the same title."""
    first: dict[str, Sketch] = {}
    for each in overview.sketches:
        if each.status is Status.RETIRED:
            continue
        before = first.setdefault(" ".join(each.title.lower().split()), each)
        if before is not each and before.country == each.country and likeness(before, each) < ALIKE:  # else C504
            yield (
                each.path,
                Finding(
                    "/title",
                    f"{before.id} has the same title",
                    hint="give it one of its own",
                    related=((before.path, "/title", "the other one"),),
                ),
            )


RULES = (
    id_is_not_path,
    country_is_not_folder,
    country_without_region,
    near_duplicate,
    unknown_relation,
    retired_without_reason,
    reason_without_retirement,
    successor_is_not_there,
    same_title,
)
