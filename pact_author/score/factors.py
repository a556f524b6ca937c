"""The factors of a run: which there are, and all figures of each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pact_author.measures.cells import Cells, Ints
from pact_author.measures.contrasts import MOST_PAIRS, contrasts, left_out
from pact_author.measures.family import holm
from pact_author.measures.grid import (
    BETWEEN,
    LOST,
    REFUSED,
    Grid,
    Outcomes,
    choices,
    levels_of,
    losses,
)
from pact_author.measures.missing import missing
from pact_author.measures.paired import paired
from pact_author.measures.rates import clustered_mean
from pact_author.measures.spread import apart
from pact_author.measures.twins import Asked, asked, twins
from pact_author.measures.variance import variance
from pact_author.model.factor import Factor, Level, Twins
from pact_author.model.report import Missing, Variance


@dataclass(frozen=True, slots=True)
class Axis:
    """A factor. columns: an item's, one or several whose combinations are its levels.

    also: columns that change with it in counterfactual twins. derived: it follows from other columns.
    """

    name: str
    columns: tuple[str, ...]
    also: tuple[str, ...] = ()
    derived: bool = False


AXES = (
    Axis("actor_country", ("actor_country",), ("actor_name",)),
    Axis("receiver_country", ("receiver_country",), ("receiver_name",)),
    Axis("norm_country", ("country",), derived=True),
    Axis("region", ("region",), derived=True),
    Axis("country_relation", ("country_relation",), derived=True),
    Axis("norm_match", ("norm_match",), derived=True),
    Axis("actor_age_band", ("actor_age_band",)),
    Axis("receiver_age_band", ("receiver_age_band",)),
    Axis("age_dyad", ("actor_age_band", "receiver_age_band"), derived=True),
    Axis("actor_gender", ("actor_gender",), ("actor_name",)),
    Axis("receiver_gender", ("receiver_gender",), ("receiver_name",)),
    Axis("gender_dyad", ("actor_gender", "receiver_gender"), ("actor_name", "receiver_name"), derived=True),
    Axis("holder", ("holder",)),
    Axis("cue", ("cue",)),
    Axis("frame", ("frame",)),
    Axis("system_prompt", ("system_prompt",)),
    Axis("norm_shown", ("norm_shown",)),
    Axis("naming", ("naming",), ("actor_name", "receiver_name")),
    Axis("respondent_country", ("respondent_country",)),
    Axis("respondent_age_band", ("respondent_age_band",)),
    Axis("respondent_gender", ("respondent_gender",)),
    Axis("locale", ("locale",)),
    Axis("theme", ("theme",), derived=True),
    Axis("relation", ("relation",), derived=True),
    Axis("preference_kind", ("preference_kind",), derived=True),
)
FOLLOWS = frozenset(
    {"region", "country", "country_relation", "norm_match", "theme", "relation", "preference_kind"}
    | {"actor_name", "receiver_name"}
)
"""Columns that follow from the scenario and from other columns, so they tell no cells apart."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A factor laid out: its cells' levels as numbers and its choices by scenario and level."""

    axis: Axis
    level: Ints
    grid: Grid


def laid_out(cells: Cells, told: Outcomes) -> tuple[Laid, ...]:
    """The factors that vary in a run."""
    found = []
    for axis in AXES:
        if not all(name in cells.codes for name in axis.columns):
            continue
        if len(axis.columns) > 1 and min(len(cells.levels[name]) for name in axis.columns) < 2:
            continue
        names, level = levels_of(cells, axis.columns)
        if len(names) > 1:
            found.append(Laid(axis, level, choices(told, names, level)))
    return tuple(found)


def factors(every: Sequence[Laid], cells: Cells, told: Outcomes) -> tuple[Factor, ...]:
    """All figures of each factor."""
    whole = asked(cells)
    return tuple(_factor(laid, told, whole) for laid in every)


def _factor(laid: Laid, told: Outcomes, whole: Asked) -> Factor:
    grid, axis = laid.grid, laid.axis
    design = grid.design()
    how = apart(grid, design)
    counts = told.counts_of(grid, laid.level)
    return Factor(
        name=axis.name,
        design=design,
        common_clusters=int((grid.of > 0).all(1).sum()),
        levels=tuple(
            Level(name, clustered_mean(grid.hits[:, at], grid.of[:, at]), counts[at])
            for at, name in enumerate(grid.levels)
        ),
        contrasts=contrasts(grid, design),
        sd_debiased=how.sd,
        range=how.range,
        omnibus=how.omnibus,
        twins=_twins(whole, axis) if design != "between" else (),
        left_out=left_out(grid, design),
    )


def _twins(whole: Asked, axis: Axis) -> tuple[Twins, ...]:
    """Twins; of a dyad, those in which both people change: the others are twins of one person's axis."""
    found = twins(whole, axis.columns, (*axis.columns, *axis.also), MOST_PAIRS)
    if len(axis.columns) > 1:
        found = [each for each in found if not _share_a_part(each[0], each[1])]
    told = [(a, b, paired(pairs)) for a, b, pairs in found]
    adjusted = holm([each.p for _, _, each in told])
    return tuple(Twins(a, b, replace(each, p_adj=p)) for (a, b, each), p in zip(told, adjusted, strict=True))


def _share_a_part(a: str, b: str) -> bool:
    return any(one == other for one, other in zip(a.split(BETWEEN), b.split(BETWEEN), strict=True))


def split(every: Sequence[Laid], by_order: Grid) -> Variance:
    """Shares of the variance. by_order: choices by option order."""
    designs = {laid.axis.name: laid.grid.design() for laid in every}
    within = {
        laid.axis.name: laid.grid for laid in every if not laid.axis.derived and designs[laid.axis.name] != "between"
    }
    between = {laid.axis.name: laid.grid for laid in every if designs[laid.axis.name] == "between"}
    return variance({"order": by_order, **within}, between)


def lacking(every: Sequence[Laid], told: Outcomes) -> Missing:
    """Which trials have no answer or were refused, and whether that has a pattern."""
    everything = 0 * told.scenario
    return missing(
        told.sums(told.number(LOST), everything, 1)[:, 0],
        told.sums(told.planned, everything, 1)[:, 0],
        {laid.axis.name: losses(told, laid.grid, laid.level, LOST) for laid in every},
        {laid.axis.name: losses(told, laid.grid, laid.level, REFUSED) for laid in every},
    )
