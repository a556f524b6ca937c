"""Scenarios to what they cover: counts by field, region by theme, and what is thin."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from pact_author.model.corpus import Settings
from pact_author.model.coverage import Axis, Coverage, Rare, Thin
from pact_author.model.review import State
from pact_author.model.scenario import Holder, Scenario, Status
from pact_author.reading.resources import closed_list

WANTED = 5
"""Empty cells that are suggested by name."""


def cover(
    scenarios: Sequence[Scenario],
    settings: Settings,
    translated: Mapping[str, Collection[str]] | None = None,
    reviewed: Mapping[str, State] | None = None,
) -> Coverage:
    """What scenarios cover.

    translated: locale → ids that have all their texts in it, beside the source language. reviewed: id → how far a
    scenario has been reviewed; None where nobody looked.
    """
    told = [scenario for scenario in scenarios if scenario.status is not Status.RETIRED]
    themes = closed_list("/theme")
    region_of = settings.regions
    cells = {region: dict.fromkeys(themes, 0) for region in dict.fromkeys(region_of.values())}
    for scenario in told:
        if scenario.country in region_of:
            cells[region_of[scenario.country]][scenario.theme] += 1
    countries = Counter(scenario.country for scenario in told)
    holders = Counter(holder.value for scenario in told for holder in scenario.holders)
    locales = {settings.source_language: len(told)}
    for locale, ids in (translated or {}).items():
        locales[locale] = sum(scenario.id in ids for scenario in told)
    kinds = closed_list("/preference/kind")
    axes = (
        Axis("region", {region: sum(row.values()) for region, row in cells.items()}),
        _axis("theme", themes, (scenario.theme for scenario in told)),
        _axis("relation", closed_list("/relation"), (scenario.relation for scenario in told)),
        _axis("kind", kinds, (scenario.preference.kind for scenario in told)),
        Axis("holder", {holder.value: holders[holder.value] for holder in Holder}),
        _axis("status", closed_list("/status"), (scenario.status.value for scenario in scenarios)),
        Axis("country", dict(sorted(countries.items()))),
        Axis("locale", locales),
        *([] if reviewed is None else [_axis("review", [*State], (state.value for state in reviewed.values()))]),
    )
    empty = tuple((region, theme) for region, row in cells.items() for theme, count in row.items() if not count)
    common = {axis.name: axis.counts for axis in axes}
    wanted = sorted(empty, key=lambda cell: (common["region"][cell[0]] + common["theme"][cell[1]], cell))
    rare = (each for axis in axes if axis.name in ("region", "theme", "relation", "kind") for each in _rare(axis))
    thin = Thin(
        empty=empty,
        wanted=tuple(wanted[:WANTED]),
        single=tuple(country for country, count in sorted(countries.items()) if count == 1),
        rare=tuple(rare),
        without={h.value: tuple(s.id for s in told if h not in s.holders) for h in Holder if h is not Holder.ACTOR},
    )
    return Coverage(settings.name, len(told), len(scenarios) - len(told), axes, cells, thin)


def around(scenario: Scenario, coverage: Coverage, settings: Settings) -> tuple[str, ...]:
    """Sentences on what is crowded or thin where one of the counted scenarios stands, itself included."""
    if scenario.status is Status.RETIRED:
        return ()
    counts = {axis.name: axis.counts for axis in coverage.axes}
    rare = {(each.axis, each.value) for each in coverage.thin.rare}
    said = [f"{_one_of(counts['country'][scenario.country])} from {scenario.country}"]
    region = settings.regions.get(scenario.country)
    if region is not None:
        said.append(f"{_one_of(coverage.cells[region][scenario.theme])} of {scenario.theme} in {region}")
    for axis, value in (("relation", scenario.relation), ("kind", scenario.preference.kind)):
        said.append(
            f"{_one_of(counts[axis][value])} of {value} anywhere{', a rare one' if (axis, value) in rare else ''}"
        )
    return tuple(said)


def _one_of(count: int) -> str:
    return "the only scenario" if count == 1 else f"one of {count} scenarios"


def _axis(name: str, values: Sequence[str], found: Iterator[str]) -> Axis:
    counted = Counter(found)
    return Axis(name, {value: counted[value] for value in values})


def _rare(axis: Axis) -> Iterator[Rare]:
    total = sum(axis.counts.values())
    for value, count in axis.counts.items():
        if 2 * count * len(axis.counts) < total:
            yield Rare(axis.name, value, count)
