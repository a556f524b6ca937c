"""Figures with their interval, denominator and reason; the shape of results.json (schema pact-score/1)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from pact_author.model.decisions import RULES, DecisionScores, as_object
from pact_author.model.estimate import NO_SPREAD, Counts, Estimate
from pact_author.model.factor import Factor, Level, Paired

__all__ = [
    "NO_SPREAD",
    "SCHEMA",
    "UNSPLIT",
    "CommonRate",
    "Comparison",
    "Counts",
    "Estimate",
    "Factor",
    "How",
    "Level",
    "Missing",
    "MissingTest",
    "ModelReport",
    "Note",
    "Paired",
    "Position",
    "Report",
    "RunInfo",
    "RunStatus",
    "ScenarioCounts",
    "Variance",
    "VarianceTerm",
    "as_json",
]

SCHEMA = "pact-score/1"


@dataclass(frozen=True, slots=True)
class Position:
    """half_difference: ½(rate with culture as A − rate with culture as B), the pull of slot A.
    flip_rate: share of cells whose two orders were decided for different sides.
    both_orders_share: cells with both orders valid, of cells with any valid answer.
    repeat_flip_rate: share of pairs of repeats of one prompt that were decided for different sides; the noise floor."""

    half_difference: Estimate
    flip_rate: Estimate
    both_orders_share: float | None
    repeat_flip_rate: Estimate = field(default_factory=lambda: Estimate(None, reason="no prompt was asked twice"))


@dataclass(frozen=True, slots=True)
class ScenarioCounts:
    """What one scenario's trials came to. culture_first, preference_first: (follow, valid) in that option order.

    answered: trials with a reply that is not an error.
    """

    scenario: str
    planned: int
    answered: int
    culture_first: tuple[int, int]
    preference_first: tuple[int, int]


@dataclass(frozen=True, slots=True)
class VarianceTerm:
    """A term's share of the total variance of choices. part_of: the term that it is a part of, or None."""

    term: str
    share: float
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Variance:
    """Shares of the total variance rate·(1 − rate), never of the explained part alone.

    icc: correlation of two trials of one scenario. balanced: every scenario has the same cells, so that shares are
    those of the analysis of variance; without that they are an approximation. terms: shares that are no part of
    another one add up to 1, "rest" among them.
    """

    total: float | None
    icc: float | None = None
    balanced: bool = False
    terms: tuple[VarianceTerm, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class MissingTest:
    """Whether trials without an answer ("lost") or refusals ("refused") are more frequent at some levels of a factor.

    levels: share of such trials at each level. p_adj: Holm, over all factors of the outcome.
    """

    outcome: str
    factor: str
    levels: Mapping[str, float]
    p: float | None
    p_adj: float | None


@dataclass(frozen=True, slots=True)
class Missing:
    """Which planned trials have no answer (missing or error), and whether that has a pattern.

    pattern: "none", "by_scenario" (whole scenarios lack, as when a run is cut short), "by_factor" (some test has
    p_adj < 0.05), "scattered". whole, begun, untouched: scenarios with all, some and none of their answers.
    """

    pattern: str = "none"
    whole: int = 0
    begun: int = 0
    untouched: int = 0
    tests: tuple[MissingTest, ...] = ()


@dataclass(frozen=True, slots=True)
class CommonRate:
    """The culture-following rate on the cells and orders in which all runs that are compared have a choice.

    runs: their ids. cells: how many these are. left_out: where this run has a choice and another one has none.
    """

    rate: Estimate
    runs: tuple[int, ...]
    cells: int
    left_out: int


UNSPLIT = Variance(None, reason="not computed")


@dataclass(frozen=True, slots=True)
class ModelReport:
    """All figures of one run. kind: "endpoint" or "local"; notice: what every reader must be told of it, or None.

    id: the model. run: the RunInfo.id of what was asked. label: the model and what tells the run from the others here.
    bounds: worst cases when every planned trial without a side went to one of them: (follow/planned', …).
    deff: design effect of culture_rate. methods: decisions read by each method. paper: figures by the study's rules.
    common: None where no other run is compared with this one.
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
    variance: Variance = UNSPLIT
    missing: Missing = Missing()
    scenarios: tuple[ScenarioCounts, ...] = ()
    paper: DecisionScores | None = None
    common: CommonRate | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Run b against run a on the cells in which both have a choice: paired.diff is rate(b) − rate(a) there.

    a, b: RunInfo.id. differs: what the two runs differ in: "model", "frame", "locale", …, or "nothing".
    only_a, only_b: cells that are left out since the other run has no choice there.
    tie: whether the two cannot be told apart (p_adj ≥ 0.05); None where there is no test, or one on so few scenarios
    that it could hardly find a difference.
    """

    a: int
    b: int
    a_label: str
    b_label: str
    differs: str
    paired: Paired
    common_cells: int
    only_a: int
    only_b: int
    tie: bool | None


@dataclass(frozen=True, slots=True)
class How:
    """How figures were made: enough to make them again. ci: level of intervals. cluster: unit of replication."""

    seed: int = 20260607
    resamples: int = 2000
    permutations: int = 2000
    flips: int = 10_000
    ci: float = 0.95
    cluster: str = "scenario"


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

    @property
    def cut(self) -> int:
        """Trials of the plan that were not to be asked."""
        return 0 if self.limit is None else max(0, self.trials - self.limit)


@dataclass(frozen=True, slots=True)
class RunStatus:
    """state: complete or partial. planned: trials of the whole plans; cut: those of them that a limit left out.

    answered: trials with a stored reply that is not an error.

    missing_pattern: the Missing.pattern of the runs, where they agree; "mixed" where they do not.
    order_randomised: scenarios were asked in a seeded order; None where that is not known.
    """

    state: str
    planned: int
    answered: int
    missing_pattern: str = "none"
    order_randomised: bool | None = None
    cut: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """A warning, or something that was not computed and why."""

    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Report:
    """results.json: one or several runs side by side.

    tie_groups: sets of run ids, no two of one set told apart; a run may be in several.
    """

    runs: tuple[RunInfo, ...]
    status: RunStatus
    models: tuple[ModelReport, ...]
    not_computed: tuple[Note, ...] = ()
    warnings: tuple[Note, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    tie_groups: tuple[tuple[int, ...], ...] = ()
    how: How = How()


def as_json(report: Report) -> dict[str, Any]:
    """The object of results.json (schemas/results.schema.json): figures of a level or rate beside its own fields."""
    told = asdict(report)
    papers = [{"run": model.run, **as_object(model.paper)} for model in report.models if model.paper is not None]
    for model in told["models"]:
        del model["paper"]
        common = model.pop("common")
        model["common_rate"] = None if common is None else _flat(common, "rate")
        model["culture_rate"] |= {"deff": model.pop("deff"), "bounds": model.pop("bounds")}
        for factor in model["factors"]:
            factor["levels"] = [
                {"level": each["level"], **each["rate"], "counts": each["counts"]} for each in factor["levels"]
            ]
            factor["twins"] = [_flat(each, "paired") for each in factor["twins"]]
    told["comparisons"] = [_flat(each, "paired") for each in told["comparisons"]]
    told["not_computed"] = [{"what": note.code, "reason": note.detail} for note in report.not_computed]
    return {"schema": SCHEMA, **told, "paper_compat": {"rules": list(RULES), "runs": papers} if papers else None}


def _flat(told: dict[str, Any], name: str) -> dict[str, Any]:
    """An object with the fields of one of its members beside its own."""
    inner: dict[str, Any] = told.pop(name)
    return told | inner
