"""Judged trials, streamed, to the figures of one run."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pact_author.measures.cells import Cells, Collector
from pact_author.measures.grid import LOST, Grid, Outcomes, order_grid, outcomes
from pact_author.measures.means import Means
from pact_author.measures.paper_cells import paper_figures
from pact_author.measures.position import position
from pact_author.measures.rates import clustered_mean, design_effect
from pact_author.model.estimate import Counts, Estimate
from pact_author.model.judgement import Judgement, Method
from pact_author.model.report import ModelReport, ScenarioCounts
from pact_author.score.factors import FOLLOWS, factors, lacking, laid_out, split

TOLD_ELSEWHERE = frozenset(
    {"id", "cell", "order", "culture_letter", "status", "content_hash", "system", "prompt", "pairs"}
)
"""Columns of an item that are no axes: names of rows, texts, and what the option order says."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One planned trial with its judgement. axes: the item's columns but its texts."""

    axes: Mapping[str, str]
    repeat: int
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Measured:
    """What was decided, and the means of what came with it.

    whole: trials whose options were measured as wholes; of them, those where the likelier whole is not the option that
    was chosen, and those where it is not per byte.
    """

    cells: Cells
    probability: Estimate
    mass: Estimate
    methods: Mapping[str, int]
    whole: tuple[int, int, int] = (0, 0, 0)


ALWAYS = (Method.LOGPROBS, Method.TEXT)
"""Methods that are counted in every report; the other one only where it was used."""
NO_PROBABILITY = "no choice was read from log-probabilities"
NO_MASS = "the endpoint gave no log-probabilities"


def columns_of(names: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(columns that tell cells apart, the scenario first; columns that follow from them), of an item's columns."""
    rest = [name for name in names if name != "scenario" and name not in TOLD_ELSEWHERE]
    return ("scenario", *(name for name in rest if name not in FOLLOWS)), tuple(n for n in rest if n in FOLLOWS)


def measured(trials: Iterable[Trial]) -> Measured:
    """Trials counted as they stream by."""
    collector: Collector | None = None
    probability, mass, methods = Means(), Means(), Counter[str]()
    whole = [0, 0, 0]
    for trial in trials:
        axes, judgement = trial.axes, trial.judgement
        if collector is None:
            collector = Collector(*columns_of(axes))
        values = [axes[name] for name in collector.columns]
        collector.add(values, axes["order"], str(trial.repeat), judgement.decision)
        if judgement.method is not None:
            methods[judgement.method.value] += 1
        if judgement.whole is not None:
            differing = (True, *(letter != judgement.letter for letter in judgement.whole))
            whole = [count + found for count, found in zip(whole, differing, strict=True)]
        if judgement.mass is not None:
            mass.add(axes["scenario"], judgement.mass)
        if judgement.culture_probability is not None and judgement.method is not Method.TEXT:
            probability.add(axes["scenario"], judgement.culture_probability)
    cells = (collector or Collector(("scenario",))).cells()
    told = {method.value: methods[method.value] for method in Method if method in ALWAYS or methods[method.value]}
    return Measured(cells, probability.mean(NO_PROBABILITY), mass.mean(NO_MASS), told, (whole[0], whole[1], whole[2]))


def figures(told: Measured, *, model: str, run: int, label: str, kind: str, notice: str | None) -> ModelReport:
    """All figures of one run. kind: "endpoint", "local" or "table"; notice: what must stand beside every figure of it.

    run: its number in the report. label: what it is called there.
    """
    cells = told.cells
    by_outcome, by_order = outcomes(cells), order_grid(cells)
    counts, rate = by_outcome.all(), clustered_mean(by_order.hits.sum(1), by_order.of.sum(1))
    laid = laid_out(cells, by_outcome)
    return ModelReport(
        id=model,
        run=run,
        label=label,
        kind=kind,
        notice=notice,
        counts=counts,
        culture_rate=rate,
        bounds=_bounds(counts),
        deff=design_effect(rate),
        culture_probability=told.probability,
        mass=told.mass,
        methods=told.methods,
        position=position(cells, by_order),
        factors=factors(laid, cells, by_outcome),
        variance=split(laid, by_order),
        missing=lacking(laid, by_outcome),
        scenarios=_scenarios(cells.scenarios, by_order, by_outcome),
        paper=paper_figures(cells, by_outcome),
    )


def _scenarios(names: Sequence[str], by_order: Grid, told: Outcomes) -> tuple[ScenarioCounts, ...]:
    planned = by_order.asked.sum(1)
    lost = told.sums(told.number(LOST), 0 * told.scenario, 1)[:, 0]
    rows = zip(names, planned, planned - lost, by_order.hits, by_order.of, strict=True)
    return tuple(
        ScenarioCounts(name, int(all_), int(got), (int(hits[0]), int(of[0])), (int(hits[1]), int(of[1])))
        for name, all_, got, hits, of in rows
    )


def _bounds(counts: Counts) -> tuple[float, float] | None:
    """The rate if every trial without a side had gone to the preference, or to the culture."""
    if not counts.planned:
        return None
    return counts.follow / counts.planned, (counts.planned - counts.allow) / counts.planned


def measure(trials: Iterable[Trial], *, model: str, run: int, label: str, kind: str, notice: str | None) -> ModelReport:
    """The figures of one run, from its trials."""
    return figures(measured(trials), model=model, run=run, label=label, kind=kind, notice=notice)
