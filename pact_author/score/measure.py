"""Judged trials, streamed, to the figures of one run."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pact_author.measures.rates import clustered_mean, design_effect, half_difference
from pact_author.measures.tally import Means, Tally
from pact_author.model.judgement import Decision, Judgement, Method
from pact_author.model.report import Counts, Estimate, Factor, Level, ModelReport, Position

FACTORS = (
    ("actor_country", "actor_country"),
    ("actor_age_band", "actor_age_band"),
    ("actor_gender", "actor_gender"),
    ("receiver_country", "receiver_country"),
    ("receiver_age_band", "receiver_age_band"),
    ("receiver_gender", "receiver_gender"),
    ("country_relation", "country_relation"),
    ("norm_country", "country"),
    ("region", "region"),
    ("holder", "holder"),
)
"""Name of a factor in a report, and the item column that it is read from."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One planned trial with its judgement. axes: the item's columns but its texts."""

    axes: Mapping[str, str]
    repeat: int
    judgement: Judgement


class Measuring:
    """Trials go in one by one, integers are kept, figures come out."""

    def __init__(self) -> None:
        self._all = Tally()
        self._by_order: dict[str, Tally] = {}
        self._levels: dict[str, dict[str, Tally]] = {name: {} for name, _ in FACTORS}
        self._cells: dict[tuple[str, str, int], list[Decision]] = {}
        self._probability = Means()
        self._mass = Means()
        self._methods: Counter[str] = Counter()

    def add(self, trial: Trial) -> None:
        axes, judgement = trial.axes, trial.judgement
        scenario, decision = axes["scenario"], judgement.decision
        self._all.add(scenario, decision)
        self._by_order.setdefault(axes["order"], Tally()).add(scenario, decision)
        for name, column in FACTORS:
            self._levels[name].setdefault(axes[column], Tally()).add(scenario, decision)
        if decision in (Decision.FOLLOW, Decision.ALLOW):
            self._cells.setdefault((scenario, axes["cell"], trial.repeat), []).append(decision)
        if judgement.method is not None:
            self._methods[judgement.method.value] += 1
        if judgement.mass is not None:
            self._mass.add(scenario, judgement.mass)
        if judgement.culture_probability is not None and judgement.method is Method.LOGPROBS:
            self._probability.add(scenario, judgement.culture_probability)

    def report(self, model: str, run: int, label: str, kind: str, notice: str | None) -> ModelReport:
        """All figures of the trials so far."""
        counts, rate = self._all.counts(), self._all.rate()
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
            culture_probability=self._probability.mean("no choice was read from log-probabilities"),
            mass=self._mass.mean("the endpoint gave no log-probabilities"),
            methods={method.value: self._methods[method.value] for method in Method},
            position=self._position(),
            factors=tuple(factor for name, _ in FACTORS if (factor := self._factor(name)) is not None),
        )

    def _position(self) -> Position:
        scenarios = self._all.scenarios()
        culture_a, culture_b = (
            self._by_order.get(order, Tally()).arrays(scenarios) for order in ("culture-first", "preference-first")
        )
        flips, pairs = Counter[str](), Counter[str]()
        for (scenario, _, _), decisions in self._cells.items():
            if len(decisions) == 2:
                pairs[scenario] += 1
                flips[scenario] += decisions[0] is not decisions[1]
        flip_rate = clustered_mean([flips[s] for s in pairs], list(pairs.values()))
        if not pairs:
            flip_rate = Estimate(None, reason="no cell has both option orders valid")
        return Position(
            half_difference=half_difference(*culture_a, *culture_b),
            flip_rate=flip_rate,
            both_orders_share=sum(pairs.values()) / len(self._cells) if self._cells else None,
        )

    def _factor(self, name: str) -> Factor | None:
        """The level rates of a factor, in the order of their names; None where it does not vary."""
        tallies = self._levels[name]
        if len(tallies) < 2:
            return None
        levels = tuple(Level(level, tallies[level].rate(), tallies[level].counts()) for level in sorted(tallies))
        common = frozenset.intersection(*(tally.decided() for tally in tallies.values()))
        return Factor(name, _design([set(tally.scenarios()) for tally in tallies.values()]), len(common), levels)


def _design(asked: Sequence[set[str]]) -> str:
    """How a factor lies to the scenarios. asked: those of each level."""
    if all(level == asked[0] for level in asked):
        return "within"
    overlap = sum(map(len, asked)) > len(set[str]().union(*asked))
    return "partly" if overlap else "between"


def _bounds(counts: Counts) -> tuple[float, float] | None:
    """The rate if every trial without a side had gone to the preference, or to the culture."""
    if not counts.planned:
        return None
    return counts.follow / counts.planned, (counts.planned - counts.allow) / counts.planned


def measure(trials: Iterable[Trial], *, model: str, run: int, label: str, kind: str, notice: str | None) -> ModelReport:
    """The figures of one run.

    kind: "endpoint" or "local"; notice: what must stand beside every figure of it. run: its number in the report.
    label: what it is called there.
    """
    measuring = Measuring()
    for trial in trials:
        measuring.add(trial)
    return measuring.report(model, run, label, kind, notice)
