"""Shares of the total variance of choices: scenario, factors, scenario × factor, rest."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from pact_author.measures.grid import Grid
from pact_author.measures.intervals import FLAT, Floats
from pact_author.model.report import Variance, VarianceTerm

SCENARIO, REST = "scenario", "rest"


def variance(within: Mapping[str, Grid], between: Mapping[str, Grid]) -> Variance:
    """Shares by the mean squares of a linear model of single choices, each freed of what sampling adds to it.

    within: factors that differ inside scenarios, the option order among them, none of which follows from others.
    between: factors of which each scenario has one level; they are parts of the scenario's share. A term's component is
    its degrees of freedom · (its mean square − that of its error) / trials (Searle, Casella and McCulloch 1992, for
    balanced cells), the total rate · (1 − rate).
    """
    grids = (*within.values(), *between.values())
    hits, of = (grids[0].hits.sum(1), grids[0].of.sum(1)) if grids else (np.zeros(0), np.zeros(0))
    some = of > 0
    hits, of = hits[some], of[some]
    trials, scenarios = float(of.sum()), len(of)
    if scenarios < 2 or trials <= scenarios:
        return Variance(None, reason="it needs two scenarios, and more than one choice in some")
    rate = float(hits.sum() / trials)
    whole = trials * rate * (1 - rate)
    if whole <= FLAT:
        return Variance(0.0, reason="all choices are for one side")
    of_scenario = _squares(hits, of) - _squares(hits.sum(), trials)
    icc = _icc(of_scenario, whole, of)
    inner = {name: _inner(grid, hits, of, some) for name, grid in within.items()}
    inner = {name: told for name, told in inner.items() if told[1] > 0}
    left = whole - of_scenario - sum(told[0] for told in inner.values())
    degrees = trials - scenarios - sum(told[1] for told in inner.values())
    if degrees < 1 or left < 0:
        return Variance(
            rate * (1 - rate), icc, reason="the design leaves too few trials in a scenario for all its factors"
        )
    noise = left / degrees
    terms = [VarianceTerm(SCENARIO, _share(of_scenario, scenarios - 1, noise, whole))]
    for name, grid in between.items():
        terms += _part(name, grid, of_scenario, scenarios, whole)
    for name, (squares, free, main, levels) in inner.items():
        crossed, crossed_free = squares - main, free - (levels - 1)
        error = crossed / crossed_free if crossed_free > 0 else noise
        terms.append(VarianceTerm(name, _share(main, levels - 1, error, whole)))
        if crossed_free > 0:
            terms.append(VarianceTerm(f"{SCENARIO}×{name}", _share(crossed, crossed_free, noise, whole)))
    rest = 1 - sum(term.share for term in terms if term.part_of is None)
    return Variance(rate * (1 - rate), icc, _balanced(grids, some), (*terms, VarianceTerm(REST, rest)))


def _squares(hits: Floats | float, of: Floats | float) -> float:
    return float(np.sum(np.square(hits) / of))


def _share(squares: float, degrees: float, error: float, whole: float) -> float:
    return max(0.0, (squares - degrees * error) / whole)


def _inner(grid: Grid, hits: Floats, of: Floats, some: NDArray[np.bool_]) -> tuple[float, float, float, int]:
    """(squares within scenarios, their degrees of freedom, squares of the levels alone, levels) of a factor."""
    told, number = grid.hits[some], grid.of[some]
    asked = number > 0
    apart = np.divide(told, number, out=np.zeros_like(told), where=asked) - (hits / of)[:, None]
    squares = float((number * apart**2).sum())
    per_level = number.sum(0)
    used = per_level > 0
    means = (number * apart).sum(0)[used] / per_level[used]
    free = float((asked.sum(1) - 1).sum())
    return squares, free, float(per_level[used] @ means**2), int(used.sum())


def _part(name: str, grid: Grid, of_scenario: float, scenarios: int, whole: float) -> list[VarianceTerm]:
    hits, of = grid.hits.sum(0), grid.of.sum(0)
    hits, of = hits[of > 0], of[of > 0]
    levels = len(of)
    if not 1 < levels < scenarios:
        return []
    squares = _squares(hits, of) - _squares(hits.sum(), of.sum())
    error = (of_scenario - squares) / (scenarios - levels)
    return [VarianceTerm(name, _share(squares, levels - 1, error, whole), SCENARIO)]


def _icc(of_scenario: float, whole: float, of: Floats) -> float | None:
    """Correlation of two choices of one scenario, by mean squares (Donner 1986)."""
    trials, scenarios = float(of.sum()), len(of)
    size = (trials - float((of**2).sum()) / trials) / (scenarios - 1)
    between, inside = of_scenario / (scenarios - 1), (whole - of_scenario) / (trials - scenarios)
    below = between + (size - 1) * inside
    # Of scenarios with hardly more than one choice each, the estimate can lie below what a correlation can be.
    # Where the choices of a scenario are all the same, rounding can lift it above 1.
    return min(1.0, max(-1.0, (between - inside) / below)) if below > FLAT else None


def _balanced(grids: tuple[Grid, ...], some: NDArray[np.bool_]) -> bool:
    """Whether each factor's levels have as many choices in one scenario as in another, or are of one scenario each."""
    for grid in grids:
        of = grid.of[some]
        if grid.design() == "between":
            of = of.sum(1, keepdims=True)
        if (of != of[:1]).any():
            return False
    return True
