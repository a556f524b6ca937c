"""A report as one CSV file for each of its tables: fractions in full precision, empty where there is none."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence

from pact_author.model.estimate import Estimate
from pact_author.model.factor import Paired
from pact_author.model.report import ModelReport, Report
from pact_author.render.scores import inert, table_csv

Row = tuple[object, ...]

ESTIMATE = ("est", "lo", "hi", "se", "method", "n_clusters", "n_rows", "reason")
PAIRED = (*ESTIMATE, "pairs", "to_culture", "to_preference", "p", "p_adj", "exact", "mde")
OUTCOMES = ("planned", "follow", "allow", "both", "unclear", "refused", "error", "missing")


def tables(report: Report) -> dict[str, str]:
    """File name → CSV (RFC 4180). Every row names its run and that run's label."""
    return {
        "figures.csv": table_csv(report),
        "counts.csv": _csv(("factor", "level", *OUTCOMES), _each(report, _counts)),
        "comparisons.csv": _write(
            ("a", "b", "a_label", "b_label", "differs", *PAIRED, "common_cells", "only_a", "only_b", "tie"),
            _comparisons(report),
        ),
        "contrasts.csv": _csv(
            ("factor", "a", "b", "design", *ESTIMATE, "p", "p_adj", "adjust"), _each(report, _contrasts)
        ),
        "spread.csv": _csv(SPREAD, _each(report, _spread)),
        "spread_null.csv": _csv(("factor", "quantile", "spread"), _each(report, _null)),
        "twins.csv": _csv(("factor", "a", "b", *PAIRED), _each(report, _twins)),
        "variance.csv": _csv(("term", "part_of", "share", "total", "icc", "balanced"), _each(report, _variance)),
        "missing.csv": _csv(("outcome", "factor", "level", "share", "p", "p_adj"), _each(report, _missing)),
        "scenarios.csv": _csv(SCENARIOS, _each(report, _scenarios)),
    }


def _each(report: Report, rows: Callable[[ModelReport], Iterator[Row]]) -> Iterator[Row]:
    for model in report.models:
        for row in rows(model):
            yield (model.run, model.label, *row)


def _csv(columns: Sequence[str], rows: Iterable[Row]) -> str:
    return _write(("run", "label", *columns), rows)


def _write(columns: Sequence[str], rows: Iterable[Row]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([inert("" if cell is None else cell) for cell in row] for row in rows)
    return out.getvalue()


def _estimate(told: Estimate) -> Row:
    return tuple(getattr(told, name) for name in ESTIMATE)


def _paired(told: Paired) -> Row:
    flips = told.to_culture.est, told.to_preference.est
    return (*_estimate(told.diff), told.pairs, *flips, told.p, told.p_adj, told.exact, told.mde)


def _counts(model: ModelReport) -> Iterator[Row]:
    yield ("", "", *(getattr(model.counts, name) for name in OUTCOMES))
    for factor in model.factors:
        for level in factor.levels:
            yield (factor.name, level.level, *(getattr(level.counts, name) for name in OUTCOMES))


def _comparisons(report: Report) -> Iterator[Row]:
    for each in report.comparisons:
        names = each.a, each.b, each.a_label, each.b_label, each.differs
        yield (*names, *_paired(each.paired), each.common_cells, each.only_a, each.only_b, each.tie)


def _contrasts(model: ModelReport) -> Iterator[Row]:
    for factor in model.factors:
        for each in factor.contrasts:
            names = factor.name, each.a, each.b, each.design
            yield (*names, *_estimate(each.diff), each.p, each.p_adj, each.adjust)


SPREAD = (
    "factor",
    "design",
    "levels",
    "n_clusters",
    "range",
    "null_median",
    "null_p95",
    "p_perm",
    "sd_debiased",
    "omnibus",
    "statistic",
    "omnibus_p",
    "reason",
)


def _spread(model: ModelReport) -> Iterator[Row]:
    for factor in model.factors:
        told, test = factor.range, factor.omnibus
        yield (
            factor.name,
            factor.design,
            len(told.levels),
            told.n_clusters,
            told.est,
            told.null_median,
            told.null_p95,
            told.p_perm,
            factor.sd_debiased.est,
            test.test,
            test.statistic,
            test.p,
            told.reason or test.reason,
        )


def _null(model: ModelReport) -> Iterator[Row]:
    for factor in model.factors:
        for at, value in enumerate(factor.range.null):
            yield (factor.name, at / (len(factor.range.null) - 1), value)


def _twins(model: ModelReport) -> Iterator[Row]:
    for factor in model.factors:
        for each in factor.twins:
            yield (factor.name, each.a, each.b, *_paired(each.paired))


def _variance(model: ModelReport) -> Iterator[Row]:
    told = model.variance
    for each in told.terms:
        yield (each.term, each.part_of, each.share, told.total, told.icc, told.balanced)


def _missing(model: ModelReport) -> Iterator[Row]:
    for test in model.missing.tests:
        for level, share in test.levels.items():
            yield (test.outcome, test.factor, level, share, test.p, test.p_adj)


SCENARIOS = (
    "scenario",
    "planned",
    "answered",
    "culture_first_follow",
    "culture_first_valid",
    "preference_first_follow",
    "preference_first_valid",
)


def _scenarios(model: ModelReport) -> Iterator[Row]:
    for each in model.scenarios:
        yield (each.scenario, each.planned, each.answered, *each.culture_first, *each.preference_first)
