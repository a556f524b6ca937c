"""Which combinations of two people a design asks of a scenario, by its kind; and how many, without making them."""

from collections.abc import Iterator
from itertools import islice, product

from pact_author.model.persona import AXES, Cue, Design, DesignKind
from pact_author.model.scenario import Scenario
from pact_author.model.space import Row, Space
from pact_author.personas.contrast import able, contrast_cells, crossed_count
from pact_author.personas.fraction import fraction
from pact_author.personas.keyed import draws, rank
from pact_author.personas.levels import Cell, space_of

DENSE = 2
"""A stratum of which more than one in so many rows is asked is ranked as a whole: drawing would meet few new ones."""


def cells(design: Design, scenario: Scenario) -> Iterator[Cell]:
    """The cells of one scenario, always the same ones, in an order that depends on nothing else."""
    space, key = space_of(design, scenario), f"{design.seed}|{scenario.id}"
    match design.kind:
        case DesignKind.FULL:
            yield from map(Cell, space.rows())
        case DesignKind.FRACTION:
            keep = tuple(AXES.index(axis) for axis in design.keep_full)
            yield from map(Cell, fraction(space, design.cells, key, keep))
        case DesignKind.STRATIFIED:
            for name, part in _strata(design, space):
                yield from map(Cell, _some(part, design.cells, f"{key}|{name}"))
        case DesignKind.CONTRAST:
            yield from contrast_cells(design, space, key)


def cell_count(design: Design, scenario: Scenario) -> int:
    """How many cells `cells` yields: by multiplying, but for contrasts whose cells constraints or chance forbid."""
    space = space_of(design, scenario)
    match design.kind:
        case DesignKind.FULL:
            return space.size()
        case DesignKind.FRACTION:
            return min(design.cells, space.size())
        case DesignKind.STRATIFIED:
            return sum(min(design.cells, part.size()) for _, part in _strata(design, space))
        case DesignKind.CONTRAST if design.crossed and not space.rules:
            return crossed_count(design, space) * (1 + min(design.twins_per_cell, len(able(design, space))))
    return sum(1 for _ in cells(design, scenario))


def seen_count(design: Design, scenario: Scenario, cue: Cue) -> int:
    """How many cells can be told apart in a prompt with a cue. For the cue `country`, cells are made to be counted."""
    if cue is Cue.FULL:
        return cell_count(design, scenario)
    told = ((cell.levels[0], cell.levels[3]) if cue is Cue.COUNTRY else () for cell in cells(design, scenario))
    return len(set(told if cue is Cue.COUNTRY else islice(told, 1)))


def _strata(design: Design, space: Space) -> Iterator[tuple[str, Space]]:
    places = tuple(AXES.index(axis) for axis in design.strata)
    for combo in product(*(space.levels[at] for at in places)):
        yield "|".join(combo), space.only(dict(zip(places, combo, strict=True)))


def _some(part: Space, n: int, key: str) -> Iterator[Row]:
    """n different allowed rows drawn by weight, or all of them. A level that is added moves only its share of them."""
    size = part.size()
    if n >= size:
        yield from part.rows()
    elif size <= DENSE * n:
        yield from sorted(part.rows(), key=lambda row: rank(f"{key}|{'|'.join(row)}"))[:n]
    else:
        seen: set[Row] = set()
        for row in draws(part.levels, part.weights, key):
            if row not in seen and part.allows(row):
                seen.add(row)
                yield row
                if len(seen) == n:
                    return
