"""The figures of one run: levels, contrasts, twins and spreads of its factors, its option orders, what is answered."""

from collections.abc import Iterator

from pact_author.model.report import NO_SPREAD, Factor, Level, ModelReport, ScenarioCounts
from pact_author.render.drawing import Figure, Forest, Heat, Mark, Nulls, Point, Scatter, Square, Strip
from pact_author.render.figure_words import ESTIMATE, INTERVALS, cell, compared, numbers, said, spread_said, unless
from pact_author.render.sections import COUNTRY_NOTE
from pact_author.render.words import FACTOR_NAMES


def levels(model: ModelReport, name: str) -> Figure:
    """Level rates of every factor on one axis; without enough scenarios a level is a row of the table, and no point."""
    thin = [_name(factor) for factor in model.factors if any(_thin(level) for level in factor.levels)]
    marks = tuple(
        Mark(level.level, level.rate.est, level.rate.lo, level.rate.hi, said(level.rate), _group(factor))
        for factor in model.factors
        for level in factor.levels
        if level.rate.est is not None and not _thin(level)
    )
    rows = tuple(
        (factor.name, factor.design, level.level, *numbers(level.rate))
        for factor in model.factors
        for level in factor.levels
    )
    left_out = f"Levels with under ten scenarios are not drawn; the tables have them ({', '.join(thin)})."
    notes = (INTERVALS, *((left_out,) if thin else ()), *_about_countries(model))
    drawing = Forest("culture-following rate", marks) if marks else None
    reason = "no level of any factor has ten scenarios; the tables have the numbers" if thin else "nothing varies here"
    columns = ("factor", "design", "level", *ESTIMATE)
    return Figure(name, "Rate by factor", model.label, notes, drawing, columns, rows, unless(marks, reason))


def contrasts(model: ModelReport, name: str, *, between: bool = False) -> Figure:
    """Differences between the levels of every factor on one axis.

    between: of the factors whose levels are different scenarios, on an axis of their own: their intervals are so much
    wider that on one axis nothing could be seen of the others.
    """
    found = [(factor, each) for factor in _of_kind(model, between) for each in factor.contrasts]
    marks = tuple(
        Mark(_minus(c.a, c.b), c.diff.est, c.diff.lo, c.diff.hi, compared(c.diff, c.p_adj, None), _group(factor))
        for factor, c in found
        if c.diff.est is not None
    )
    rows = tuple(
        (factor.name, c.design, c.a, c.b, *numbers(c.diff), cell(c.p), cell(c.p_adj), c.adjust) for factor, c in found
    )
    columns = ("factor", "design", "a", "b", *ESTIMATE, "p", "p_adj", "adjust")
    notes = (
        "In percentage points. The intervals of one factor hold together (max-t), so they are wider than single ones.",
        "These levels are different scenarios, which differ in more than this."
        if between
        else "Only what a prompt varies inside a scenario can be called an effect of the prompt.",
        *_about_countries(model),
    )
    drawing = Forest("difference", marks, zero=True) if marks else None
    reason = "this report holds no contrast with enough scenarios"
    title = _title("Differences between levels", between=between)
    return Figure(name, title, model.label, notes, drawing, columns, rows, unless(marks, reason))


def twins(model: ModelReport, name: str) -> Figure:
    """Differences between cells that differ in one thing alone."""
    found = [(factor, each.a, each.b, each.paired) for factor in model.factors for each in factor.twins]
    marks = tuple(
        Mark(_minus(b, a), p.diff.est, p.diff.lo, p.diff.hi, compared(p.diff, p.p_adj, None), _name(factor))
        for factor, a, b, p in found
        if p.diff.est is not None
    )
    rows = tuple(
        (
            factor.name,
            a,
            b,
            p.pairs,
            *numbers(p.diff),
            cell(p.to_culture.est),
            cell(p.to_preference.est),
            cell(p.p),
            cell(p.p_adj),
        )
        for factor, a, b, p in found
    )
    columns = ("factor", "a", "b", "pairs", *ESTIMATE, "to_culture", "to_preference", "p", "p_adj")
    notes = ("Pairs of prompts that are alike in all else; in percentage points.", INTERVALS, *_about_countries(model))
    drawing = Forest("difference", marks, zero=True) if marks else None
    reason = "no two prompts of this run differ in one thing alone"
    return Figure(name, "Twins", model.label, notes, drawing, columns, rows, unless(marks, reason))


def spreads(model: ModelReport, name: str, *, between: bool = False) -> Figure:
    """Largest minus smallest level rate of every factor, beside what chance alone gives. between: as in contrasts."""
    strips = tuple(
        Strip(
            _name(factor),
            spread.est,
            spread.null,
            spread_said(spread.est, spread.null_median, spread.null_p95, spread.p_perm),
        )
        for factor in _of_kind(model, between)
        if (spread := factor.range).est is not None and spread.null
    )
    quantiles = tuple(f"null_{at}" for at in range(0, 101, 5))
    rows = tuple(
        (
            factor.name,
            factor.design,
            *map(cell, (s.est, s.null_median, s.null_p95, s.p_perm)),
            len(s.levels),
            s.n_clusters,
            s.reason or "",
            *(s.null or ("",) * len(quantiles)),
        )
        for factor in _of_kind(model, between)
        for s in (factor.range,)
    )
    columns = ("factor", "design", "est", "null_median", "null_p95", "p_perm", "levels", "n_clusters", "reason")
    notes = (
        "A spread over several levels is above 0 by chance alone. The band is where 90 of 100 spreads lie when levels "
        "make no difference (permutations), the tick their median; the point is the spread found.",
    )
    drawing = Nulls("largest minus smallest rate", strips) if strips else None
    reason = "this report holds no spread with its permutations"
    title = _title("Spread beside chance", between=between)
    return Figure(name, title, model.label, notes, drawing, (*columns, *quantiles), rows, unless(strips, reason))


def orders(model: ModelReport, name: str) -> Figure:
    """Each scenario's rate in one option order against that in the other."""
    points = tuple(
        Point(
            s.scenario,
            s.culture_first[0] / s.culture_first[1],
            s.preference_first[0] / s.preference_first[1],
            s.culture_first[1] + s.preference_first[1],
            _both_orders(s),
        )
        for s in model.scenarios
        if s.culture_first[1] and s.preference_first[1]
    )
    rows = tuple((s.scenario, *s.culture_first, *s.preference_first) for s in model.scenarios)
    columns = (
        "scenario",
        "culture_first_follow",
        "culture_first_valid",
        "preference_first_follow",
        "preference_first_valid",
    )
    notes = (
        "A point is a scenario. On the diagonal the order of the options makes no difference; below it, an option is "
        "chosen more often when it stands first.",
    )
    drawing = Scatter("rate with culture as option A", "rate with culture as option B", points, "scenarios")
    reason = "this report holds no scenario with a choice in both option orders"
    return Figure(
        name,
        "One option order against the other",
        model.label,
        notes,
        drawing if points else None,
        columns,
        rows,
        unless(points, reason),
    )


def _both_orders(s: ScenarioCounts) -> str:
    (first, asked), (second, too) = s.culture_first, s.preference_first
    return f"{100 * first / asked:.0f} % and {100 * second / too:.0f} %, {asked + too:,} choices"


def completeness(model: ModelReport, name: str) -> Figure:
    """How much of each scenario is answered."""
    lacking = any(s.answered < s.planned for s in model.scenarios)
    squares = tuple(
        Square(s.scenario, s.answered / s.planned, f"{s.scenario}: {s.answered:,} of {s.planned:,} trials answered")
        for s in sorted(model.scenarios, key=lambda s: s.scenario)
        if s.planned and lacking
    )
    rows = tuple((s.scenario, s.planned, s.answered) for s in model.scenarios)
    missing = model.missing
    notes = (
        "A square is a scenario, in the order of names; the fuller, the more of its trials are answered: "
        f"{missing.whole:,} whole, {missing.begun:,} begun, "
        f"{missing.untouched:,} untouched.",
    )
    drawing = Heat(squares) if squares else None
    reason = "every planned trial has an answer" if model.scenarios else "this report does not count by scenario"
    columns = ("scenario", "planned", "answered")
    return Figure(name, "What is answered", model.label, notes, drawing, columns, rows, unless(squares, reason))


def _minus(a: str, b: str) -> str:
    """A difference; levels of several words in brackets."""
    return " − ".join(f"({level})" if " " in level else level for level in (a, b))


def _thin(level: Level) -> bool:
    """Whether a level has too few scenarios for an interval."""
    return level.rate.lo is None and level.rate.reason != NO_SPREAD


def _name(factor: Factor) -> str:
    return FACTOR_NAMES.get(factor.name, factor.name.replace("_", " "))


def _group(factor: Factor) -> str:
    """A factor with how its levels lie to the scenarios: differences of the two kinds do not mean the same."""
    words = {"within": "inside scenarios", "between": "between scenarios", "partly": "partly between scenarios"}
    return f"{_name(factor)} ({words[factor.design]})"


def _of_kind(model: ModelReport, between: bool) -> list[Factor]:
    return [factor for factor in model.factors if (factor.design == "between") == between]


def _title(title: str, *, between: bool) -> str:
    return f"{title}, between scenarios" if between else f"{title}, inside scenarios"


def _about_countries(model: ModelReport) -> Iterator[str]:
    if any("country" in factor.name for factor in model.factors):
        yield COUNTRY_NOTE
