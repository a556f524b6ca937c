"""Figures with their interval, denominator and reason; the shape of results.json (schema pact-score/1)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

SCHEMA = "pact-score/1"

NO_SPREAD = "every scenario has the same value, so there is no spread to make an interval from"
"""The reason of an estimate from enough scenarios that has no interval all the same."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number that is either measured or None with a reason; fractions, never percent, never rounded.

    lo, hi: 95 % interval. method: how the interval was made, e.g. "cluster_t" (CR1 by scenario, t with n_clusters-1).
    """

    est: float | None
    lo: float | None = None
    hi: float | None = None
    se: float | None = None
    method: str = "none"
    n_clusters: int = 0
    n_rows: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """Outcomes of planned trials; they add up to planned."""

    planned: int = 0
    follow: int = 0
    allow: int = 0
    both: int = 0
    unclear: int = 0
    refused: int = 0
    error: int = 0
    missing: int = 0

    @property
    def valid(self) -> int:
        return self.follow + self.allow


@dataclass(frozen=True, slots=True)
class Level:
    """One value of a factor, e.g. actor_country = BR."""

    level: str
    rate: Estimate
    counts: Counts


@dataclass(frozen=True, slots=True)
class Factor:
    """A factor's level rates.

    design: "within" (all levels are asked of the same scenarios), "between" (no scenario has two of them) or "partly".
    common_clusters: scenarios with a choice at every level.
    """

    name: str
    design: str
    common_clusters: int
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """half_difference: ½(rate with culture as A − rate with culture as B), the pull of slot A.
    flip_rate: share of cells whose two orders were decided for different sides.
    both_orders_share: cells with both orders valid, of cells with any valid answer."""

    half_difference: Estimate
    flip_rate: Estimate
    both_orders_share: float | None


@dataclass(frozen=True, slots=True)
class ModelReport:
    """All figures of one run. kind: "endpoint" or "local"; notice: what every reader must be told of it, or None.

    id: the model. run: the RunInfo.id of what was asked. label: the model and what tells the run from the others here.
    bounds: worst cases when every planned trial without a side went to one of them: (follow/planned', …).
    deff: design effect of culture_rate. methods: decisions read by each method.
    """

    id: str
    run: int
    label: str
    kind: str
    notice: str | None
    counts: Counts
    culture_rate: Estimate
    bounds: tuple[float, float] | None
    deff: float | None
    culture_probability: Estimate
    mass: Estimate
    methods: Mapping[str, int]
    position: Position
    factors: tuple[Factor, ...]


@dataclass(frozen=True, slots=True)
class RunInfo:
    """What was asked: one entry for each run in a report.

    id: its number there, from 1. trials: how many the plan has; limit: how many of them were to be asked at the most.
    """

    id: int
    release: str
    release_digest: str
    design: str
    locale: str
    frame: str
    repeats: int
    limit: int | None
    trials: int
    settings: Mapping[str, object]
    tool: str


@dataclass(frozen=True, slots=True)
class RunStatus:
    """state: complete or partial. answered: trials with a stored reply that is not an error."""

    state: str
    planned: int
    answered: int


@dataclass(frozen=True, slots=True)
class Note:
    """A warning, or something that was not computed and why."""

    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Report:
    """results.json: one or several runs side by side."""

    runs: tuple[RunInfo, ...]
    status: RunStatus
    models: tuple[ModelReport, ...]
    not_computed: tuple[Note, ...] = ()
    warnings: tuple[Note, ...] = ()


def as_json(report: Report) -> dict[str, Any]:
    """The object of results.json (schemas/results.schema.json): figures of a level or rate beside its own fields."""
    told = asdict(report)
    for model in told["models"]:
        model["culture_rate"] |= {"deff": model.pop("deff"), "bounds": model.pop("bounds")}
        for factor in model["factors"]:
            factor["levels"] = [
                {"level": each["level"], **each["rate"], "counts": each["counts"]} for each in factor["levels"]
            ]
    told["not_computed"] = [{"what": note.code, "reason": note.detail} for note in report.not_computed]
    return {"schema": SCHEMA, **told}
