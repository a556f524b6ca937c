"""The parts of a report that say how choices differ: between runs, with each factor, between twins, and how much."""

from collections.abc import Iterator, Sequence

from pact_author.model.factor import Contrast, Factor, Paired, Twins
from pact_author.model.report import Comparison, ModelReport, Report
from pact_author.render.words import FACTOR_NAMES, Section, p_value, percent, points, range_of

FEW_PAIRS = 3
"""In brief, contrasts of factors with more than this are left to the other forms."""
DIFFERENCE = (("difference", "right"), ("95 % interval", "right"), ("adj. p", "right"))
RANGES = (
    "Spread is the largest level rate minus the smallest, in percentage points. Noise alone is the same after levels "
    "were dealt out at random: half of such spreads are below the first figure, 95 % below the second. SD is the "
    "standard deviation of the level rates with what sampling adds to it taken off.",
    "within: the levels are asked of the same scenarios; between: of different ones, which differ in more than this, "
    "so that their spread is larger for that reason alone; partly: of some of the same.",
)


def comparisons(report: Report) -> Iterator[Section]:
    """Runs against each other."""
    if not report.comparisons:
        return
    columns = (("second − first", "left"), *DIFFERENCE, ("scenarios", "right"), ("MDE", "right"))
    rows: list[tuple[str, ...]] = []
    for each in report.comparisons:
        told = *_told(each.paired), str(each.paired.diff.n_clusters), points(each.paired.mde, signed=False)
        rows += [(each.b_label, "", "", "", "", ""), (f"  − {each.a_label}", *told)]
    several = len(report.comparisons) > 1
    notes = [
        "Differences of the culture-following rate in percentage points, on the cells in which both have a choice. "
        f"p: signs flipped by scenario{', after Holm for all of these' if several else ''}. MDE: the smallest "
        "difference that would be found in 80 of 100 such studies."
    ]
    notes += [line for each in report.comparisons for line in _lost(each)]
    labels = {model.run: model.label for model in report.models}
    for group in report.tie_groups:
        notes.append(f"Not told apart: {', '.join(labels[run] for run in group)}.")
    yield Section("Runs compared", columns, tuple(rows), tuple(notes))
    flips: list[tuple[str, ...]] = []
    for each in report.comparisons:
        shares = percent(each.paired.to_culture.est), percent(each.paired.to_preference.est)
        flips += [(each.a_label, "", "", ""), (f"  → {each.b_label}", *shares, f"{each.paired.pairs:,}")]
    heads = (("first → second", "left"), ("to the norm", "right"), ("to the preference", "right"), ("pairs", "right"))
    yield Section("Choices that change sides from run to run", heads, tuple(flips))


def _lost(each: Comparison) -> Iterator[str]:
    if each.only_a or each.only_b:
        yield (
            f"{each.b_label} − {each.a_label}: {each.common_cells:,} cells in common; left out are {each.only_a:,} in "
            f"which only {each.a_label} has a choice and {each.only_b:,} in which only {each.b_label} has one."
        )
    if each.paired.diff.reason:
        yield f"{each.b_label} − {each.a_label}: {each.paired.diff.reason}."


def _told(each: Paired) -> tuple[str, str, str]:
    return points(each.diff.est), range_of(each.diff), p_value(each.p_adj)


def factor_sections(model: ModelReport, prefix: str, *, brief: bool) -> Iterator[Section]:
    """What differs with each factor, of one model: an overview, contrasts, twins."""
    if model.factors:
        yield _overview(model, prefix)
    yield from _contrasts(model, prefix, brief=brief)
    yield from _twins(model, prefix, brief=brief)
    yield from _variance(model, prefix)
    yield from _missing(model, prefix)


def _overview(model: ModelReport, prefix: str) -> Section:
    columns = (
        ("factor", "left"),
        ("design", "left"),
        ("levels", "right"),
        ("spread", "right"),
        ("noise alone", "right"),
        ("p", "right"),
        ("SD", "right"),
    )
    rows = [
        (
            FACTOR_NAMES.get(factor.name, factor.name),
            factor.design,
            str(len(factor.range.levels) or len(factor.levels)),
            points(factor.range.est, signed=False),
            _noise(factor),
            p_value(factor.range.p_perm),
            points(factor.sd_debiased.est, signed=False),
        )
        for factor in model.factors
    ]
    without = tuple(
        f"No spread for {FACTOR_NAMES.get(factor.name, factor.name)}: {factor.range.reason}."
        for factor in model.factors
        if factor.range.est is None
    )
    return Section(f"{prefix}How far choices differ with each factor", columns, tuple(rows), (*RANGES, *without))


def _noise(factor: Factor) -> str:
    if factor.range.null_median is None or factor.range.null_p95 is None:
        return "–"
    return f"{100 * factor.range.null_median:.1f}, {100 * factor.range.null_p95:.1f}"


def _contrasts(model: ModelReport, prefix: str, *, brief: bool) -> Iterator[Section]:
    told = [(factor, tuple(_contrast(each) for each in factor.contrasts)) for factor in model.factors]
    rows, more = _grouped(told, brief=brief)
    if not rows and not more:
        return
    notes = [
        "Percentage points; inside scenarios where both levels are asked of them. The intervals of one factor hold "
        "together (max-t), and so do its p."
    ]
    if more:
        notes.append(f"More than {FEW_PAIRS} each, in the other forms of the report: {', '.join(more)}.")
    if any("country" in factor.name for factor in model.factors):
        notes.append(
            "A difference by country is that of items with these countries in the prompt, not of people there."
        )
    heads = (("first − second", "left"), *DIFFERENCE, ("scenarios", "right"))
    yield Section(f"{prefix}Differences between levels", heads, rows, tuple(notes))


def _contrast(each: Contrast) -> tuple[str, ...]:
    pair = f"  {each.a} − {each.b}"
    return pair, points(each.diff.est), range_of(each.diff), p_value(each.p_adj), str(each.diff.n_clusters)


def _twins(model: ModelReport, prefix: str, *, brief: bool) -> Iterator[Section]:
    told = [(factor, tuple(_twin(each) for each in factor.twins)) for factor in model.factors]
    rows, more = _grouped(told, brief=brief)
    if not rows and not more:
        return
    notes = [
        "Prompts that differ in this alone; percentage points. Flips: shares of pairs that change sides from the "
        "second level named to the first, to the norm and to the preference. Where the same prompt asked twice "
        "changes sides too, that is no effect of the factor.",
    ]
    if more:
        notes.append(f"More than {FEW_PAIRS} each, in the other forms of the report: {', '.join(more)}.")
    heads = (("first − second", "left"), *DIFFERENCE, ("flips, %", "right"), ("pairs", "right"))
    yield Section(f"{prefix}Counterfactual twins", heads, rows, tuple(notes))


def _twin(each: Twins) -> tuple[str, ...]:
    flips = (each.paired.to_culture.est, each.paired.to_preference.est)
    both = ", ".join("–" if flip is None else f"{100 * flip:.1f}" for flip in flips)
    return f"  {each.b} − {each.a}", *_told(each.paired), both, f"{each.paired.pairs:,}"


def _grouped(
    told: Sequence[tuple[Factor, tuple[tuple[str, ...], ...]]], *, brief: bool
) -> tuple[tuple[tuple[str, ...], ...], list[str]]:
    """(rows under the name of their factor, factors that have too many to be shown in brief)."""
    rows: list[tuple[str, ...]] = []
    more: list[str] = []
    for factor, found in told:
        name = FACTOR_NAMES.get(factor.name, factor.name)
        if brief and len(found) > FEW_PAIRS:
            more.append(name)
        elif found:
            rows += [(name, *("" for _ in found[0][1:])), *found]
    return tuple(rows), more


TERMS = {"scenario": "scenario", "order": "option order", "rest": "rest: single answers"}


def _variance(model: ModelReport, prefix: str) -> Iterator[Section]:
    told = model.variance
    if not told.terms:
        if told.reason and told.total is not None:
            yield Section(f"{prefix}Shares of the variance", (), (), (f"Not split: {told.reason}.",))
        return
    rows = [
        (f"  of it: {_term(each.term)}" if each.part_of else _term(each.term), percent(each.share))
        for each in told.terms
    ]
    notes = ["Shares of the total variance of choices, not of the explained part."]
    if told.icc is not None:
        notes.append(f"Correlation of two choices of one scenario (ICC): {told.icc:.2f}.")
    if model.deff is not None:
        notes.append(
            f"Design effect: the rate's variance is {model.deff:.1f} times that of as many independent trials."
        )
    if not told.balanced:
        notes.append("Scenarios do not all have the same cells, so the shares are approximations.")
    yield Section(
        f"{prefix}Shares of the variance",
        (("term", "left"), ("share of the total", "right")),
        tuple(rows),
        tuple(notes),
    )


def _term(term: str) -> str:
    scenario, times, factor = term.partition("×")
    name = factor if times else scenario
    told = TERMS.get(name) or FACTOR_NAMES.get(name, name)
    return f"scenario × {told}" if times else told


def _missing(model: ModelReport, prefix: str) -> Iterator[Section]:
    told = model.missing
    if told.pattern == "none" and not told.tests:
        return
    rows = [
        (
            "no answer" if test.outcome == "lost" else "refused",
            FACTOR_NAMES.get(test.factor, test.factor),
            f"{percent(min(test.levels.values()))} … {percent(max(test.levels.values()))}",
            p_value(test.p_adj),
        )
        for test in told.tests
    ]
    notes = (
        f"Scenarios with all their answers: {told.whole}; with some: {told.begun}; with none: {told.untouched}. "
        "p: levels permuted, after Holm. Where it is small, levels rest on different trials.",
    )
    heads = (("outcome", "left"), ("factor", "left"), ("least … most at a level", "right"), ("adj. p", "right"))
    yield Section(f"{prefix}Where answers are missing", heads if rows else (), tuple(rows), notes)
