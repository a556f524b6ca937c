"""A report as headed tables of words: what the terminal, Markdown and HTML all show, said once."""

from collections.abc import Iterator

from pact_author.model.decisions import RULES
from pact_author.model.report import NO_SPREAD, Estimate, Factor, Level, ModelReport, Report, RunInfo, RunStatus
from pact_author.render.figure_words import COMMON_NOTE, common_cells, on_common
from pact_author.render.figures import comparisons, factor_sections
from pact_author.render.words import FACTOR_NAMES, Column, Section, interval, percent

__all__ = [
    "FACTOR_NAMES",
    "Column",
    "Section",
    "factor_notes",
    "interval",
    "overview",
    "percent",
    "sections",
    "verdict",
]

ELSEWHERE = "The other forms of the report list them."
OUTCOMES = ("follow", "allow", "both", "unclear", "refused", "error", "missing")

COUNTRY_NOTE = (
    "A rate by country is that of these items with that country in the prompt. It says nothing about people there, "
    "and the order is that of the codes."
)
DESIGNS = {
    "within": "Varies inside scenarios: its levels are asked of the same ones.",
    "partly": "Its levels are asked of partly other scenarios, which differ in more than this.",
    "between": "Its levels are different scenarios, which differ in more than this.",
}


def verdict(report: Report) -> str:
    """The first line: whether all that was planned was answered, or was to be asked at all."""
    status = report.status
    if status.state == "complete":
        return f"COMPLETE: all {status.planned:,} planned trials answered"
    common = "; runs are compared on their common cells" if report.comparisons else ""
    told = f"{status.answered:,} of {status.planned:,} planned trials"
    if status.cut and status.answered + status.cut == status.planned:
        return f"PART: {told}; --limit left out the others{common}"
    cut = f"; --limit left out {status.cut:,}" if status.cut else ""
    return f"PARTIAL {_share(status)}: {told} answered{cut}{common}"


def _share(status: RunStatus) -> str:
    """Never 0 % where there is something, nor 100 % where something is missing."""
    share = status.answered / status.planned if status.planned else 0
    if 0 < share < 0.01:
        return "<1%"
    return ">99%" if share > 0.99 else f"{share:.0%}"


def overview(report: Report) -> tuple[Section, ...]:
    """The tables that are about models as a whole."""
    return _runs(report), _headline(report), _quality(report)


def sections(report: Report, *, brief: bool = False) -> Iterator[Section]:
    """All tables of a report, in reading order. brief: levels of a factor that have no interval are only named."""
    yield from overview(report)
    yield from comparisons(report)
    several = len(report.models) > 1
    for model in report.models:
        prefix = f"{model.label}: " if several else ""
        thin: list[str] = []
        for factor in model.factors:
            section = _factor(model, factor, several=several, brief=brief)
            if section.rows:
                yield section
            else:
                thin.append(FACTOR_NAMES.get(factor.name, factor.name))
        if thin:
            what = f"By {', by '.join(thin)}: every level has under ten scenarios. {ELSEWHERE}"
            yield Section(f"{model.label}: not shown here" if several else "Not shown here", (), (), (what,))
        yield from factor_sections(model, prefix, brief=brief)
    yield from _by_the_study(report, brief=brief)


def _models(report: Report) -> tuple[Column, ...]:
    return (("", "left"), *((model.label, "right") for model in report.models))


def _runs(report: Report) -> Section:
    by_id = {run.id: run for run in report.runs}
    runs = [by_id[model.run] for model in report.models]
    asked = (
        ("model", [model.id for model in report.models]),
        ("release", [run.release for run in runs]),
        ("its identity", [run.release_digest[:12] for run in runs]),
        ("design", [run.design for run in runs]),
        ("locale", [run.locale for run in runs]),
        ("frame", [run.frame for run in runs]),
        ("repeats", [str(run.repeats) for run in runs]),
        ("trials", [_trials(run) for run in runs]),
    )
    return Section("What was asked", _models(report), tuple((name, *values) for name, values in asked))


def _trials(run: RunInfo) -> str:
    return f"{run.trials - run.cut:,} of {run.trials:,}" if run.cut else f"{run.trials:,}"


def _headline(report: Report) -> Section:
    columns = (
        ("", "left"),
        ("estimate", "right"),
        ("95 % interval", "right"),
        ("scenarios", "right"),
        ("trials", "right"),
    )
    rows: list[tuple[str, ...]] = []
    reasons: list[str] = []
    several = len(report.models) > 1
    for model in report.models:
        if several:
            rows.append((model.label, "", "", "", ""))
        named = (
            *_on_common(report, model),
            ("culture-following rate", model.culture_rate),
            ("culture probability", model.culture_probability),
            ("probability on A or B", model.mass),
            ("position: pull of option A", model.position.half_difference),
            ("position: flips with the order", model.position.flip_rate),
            *_repeated(model),
        )
        for name, estimate in named:
            rows.append(_row(name, estimate))
            if estimate.reason:
                reasons.append(f"{f'{model.label}, ' if several else ''}{name}: {estimate.reason}")
        low, high = model.bounds or (None, None)
        if model.bounds and high != low:
            reasons.append(
                f"{model.label}: had every trial without a side gone to one of them, the rate would be between "
                f"{percent(low)} and {percent(high)}."
            )
    explained = (
        "Share of choices that followed the cultural norm, of all that chose a side. Neither side is the correct one. "
        "The interval takes the scenario as the unit.",
        "The two probabilities are those of the first answer token.",
    )
    notes = (*explained, *_common_notes(report), *dict.fromkeys(reasons))
    return Section("Which side was chosen", columns, tuple(rows), notes)


def _on_common(report: Report, model: ModelReport) -> tuple[tuple[str, Estimate], ...]:
    """The first line of a run, where runs that are compared did not all answer the same."""
    if model.common is None or not on_common(report):
        return ()
    return (("rate on common cells", model.common.rate),)


def _common_notes(report: Report) -> Iterator[str]:
    if on_common(report):
        yield f"{COMMON_NOTE} The other figures are of all choices of a run."
        yield from common_cells(report)


def _repeated(model: ModelReport) -> tuple[tuple[str, Estimate], ...]:
    told = model.position.repeat_flip_rate
    return (("flips between repeats", told),) if told.est is not None else ()


def _row(name: str, estimate: Estimate) -> tuple[str, ...]:
    return (name, percent(estimate.est), interval(estimate), str(estimate.n_clusters), f"{estimate.n_rows:,}")


def _quality(report: Report) -> Section:
    rows = [("planned", *(f"{model.counts.planned:,}" for model in report.models))]
    if report.status.cut:
        by_id = {run.id: run for run in report.runs}
        rows.append(("left out by --limit", *(f"{by_id[model.run].cut:,}" for model in report.models)))
    for outcome in OUTCOMES:
        rows.append((outcome, *(f"{getattr(model.counts, outcome):,}" for model in report.models)))
    likelihoods = any(model.methods.get("likelihood") for model in report.models)
    for method in ("logprobs", "text", *(("likelihood",) if likelihoods else ())):
        rows.append((f"read from {method}", *(f"{model.methods.get(method, 0):,}" for model in report.models)))
    return Section("What became of the trials", _models(report), tuple(rows))


def _by_the_study(report: Report, *, brief: bool) -> Iterator[Section]:
    """The headline by the study's rules, and how these differ; all of its tables are in the JSON."""
    told = [model for model in report.models if model.paper is not None]
    rows = [
        (words, *(_paper_figure(model, name, share=share) for model in told))
        for name, words, share in (
            ("culture_rate_valid", "culture rate, of rows with a side", True),
            ("unknown_rate_all", "unknown, of all rows", True),
            ("mean_source_decision_entropy", "mean entropy of a scenario, bits", False),
            ("source_decision_conflict_rate", "scenarios with both sides", True),
        )
    ]
    notes = RULES[:1] if brief else RULES
    where = "All of these tables stand under paper_compat in the JSON form."
    if told:
        columns = (("", "left"), *((model.label, "right") for model in told))
        yield Section("By the rules of the study", columns, tuple(rows), (*notes, where))


def _paper_figure(model: ModelReport, name: str, *, share: bool) -> str:
    assert model.paper is not None
    overall = model.paper.overall
    value = overall.rows[0][overall.columns.index(name)]
    assert value is None or isinstance(value, float)
    return percent(value) if share or value is None else f"{value:.3f}"


def _factor(model: ModelReport, factor: Factor, *, several: bool, brief: bool) -> Section:
    name = FACTOR_NAMES.get(factor.name, factor.name)
    heads = ("rate", "95 % interval", "scenarios", "choices")
    columns = ((name, "left"), *((head, "right") for head in heads))
    shown = [level for level in factor.levels if not (brief and _thin(level))]
    title = f"{model.label}: by {name}" if several else f"By {name}"
    return Section(title, columns, tuple(_level(level) for level in shown), factor_notes(factor, brief=brief))


def factor_notes(factor: Factor, *, brief: bool = False) -> tuple[str, ...]:
    """What must be known to read the levels of a factor."""
    thin = [level.level for level in factor.levels if _thin(level)]
    flat = [level.level for level in factor.levels if level.rate.reason == NO_SPREAD]
    notes = [DESIGNS[factor.design]]
    if factor.design != "between" and any(level.rate.n_clusters > factor.common_clusters for level in factor.levels):
        notes.append(f"Scenarios with a choice at every level: {factor.common_clusters or 'none'}.")
    if factor.name.endswith("country") and not (brief and len(thin) == len(factor.levels)):
        notes.append(COUNTRY_NOTE)
    if flat:
        notes.append(f"Every scenario has the same rate, so without an interval: {', '.join(flat)}.")
    if thin and brief:
        notes.append(f"Under ten scenarios, so without an interval: {', '.join(thin)}. {ELSEWHERE}")
    elif thin:
        notes.append("Under ten scenarios no interval is given.")
    return tuple(notes)


def _thin(level: Level) -> bool:
    """Whether a level has too few scenarios for an interval."""
    return level.rate.lo is None and level.rate.reason != NO_SPREAD


def _level(level: Level) -> tuple[str, ...]:
    return (
        level.level,
        percent(level.rate.est),
        interval(level.rate),
        str(level.rate.n_clusters),
        f"{level.counts.valid:,}",
    )
