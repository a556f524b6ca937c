"""Base cells, each with counterfactual twins: one axis changed, or one axis of both people, and all else equal."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product

from pact_author.model.persona import AXES, Design
from pact_author.model.space import Row, Space
from pact_author.personas.fraction import fraction
from pact_author.personas.keyed import by_rank, deal, draws
from pact_author.personas.levels import Cell

DYAD = "dyad."
"""Before an axis that is contrasted for both people at once."""
DEALT = 4096
"""Base cells up to which contrasts are dealt out evenly; among more, hashes alone are even enough."""
LOOKS = 512
"""Drawn rows that are looked at for one that constraints allow, before all are."""


def axes_of(contrast: str) -> tuple[int, ...]:
    """The numbers of the axes in which twins of a contrast differ."""
    if contrast.startswith(DYAD):
        axis = contrast.removeprefix(DYAD)
        return AXES.index(f"actor.{axis}"), AXES.index(f"receiver.{axis}")
    return (AXES.index(contrast),)


def able(design: Design, space: Space) -> tuple[str, ...]:
    """The contrasts that a scenario allows: an axis with two levels, for a dyad two that both people have."""
    asked = (*design.twins, *(DYAD + axis for axis in design.dyads))
    return tuple(contrast for contrast in asked if len(_common(space, contrast)) > 1)


def _common(space: Space, contrast: str) -> tuple[str, ...]:
    first, *others = (space.levels[at] for at in axes_of(contrast))
    return tuple(level for level in first if all(level in other for other in others))


def contrast_cells(design: Design, space: Space, key: str) -> Iterator[Cell]:
    """Each base cell, then its twins. Where base cells are a fraction, a cell that comes twice is told once."""
    if design.crossed:
        yield from _groups(design, space, list(_crossed(design, space, key)) if _few(design, space) else None, key)
        return
    merged: dict[Row, tuple[str, ...]] = {}
    for cell in _groups(design, space, fraction(space, design.cells, key), key):
        merged[cell.levels] = tuple(dict.fromkeys((*merged.get(cell.levels, ()), *cell.contrasts)))
    yield from (Cell(row, contrasts) for row, contrasts in merged.items())


def crossed_count(design: Design, space: Space) -> int:
    """How many base cells a crossing has, where no constraint forbids one."""
    size = 1
    for axis in design.crossed:
        size *= len(space.levels[AXES.index(axis)])
    return size


def _few(design: Design, space: Space) -> bool:
    return crossed_count(design, space) <= DEALT


def _crossed(design: Design, space: Space, key: str) -> Iterator[Row]:
    """A row for each combination of the crossed axes, the others drawn; none where no allowed row has it."""
    places = tuple(AXES.index(axis) for axis in design.crossed)
    for combo in product(*(space.levels[at] for at in places)):
        part = space.only(dict(zip(places, combo, strict=True)))
        drawn = islice(draws(part.levels, part.weights, f"{key}|{'|'.join(combo)}"), LOOKS if space.rules else 1)
        row = next(filter(space.allows, drawn), None) or next(part.rows(), None)
        if row is not None:
            yield row


def _groups(design: Design, space: Space, bases: Sequence[Row] | None, key: str) -> Iterator[Cell]:
    """bases: None where they are too many to be held."""
    contrasts = able(design, space)
    each = min(design.twins_per_cell, len(contrasts))
    rows: Iterable[Row] = _crossed(design, space, key) if bases is None else bases
    names = [_name(row, design.crossed) for row in bases or ()]
    dealt = dict(zip(names, deal(names, contrasts, each, f"{key}|deal"), strict=True)) if contrasts else {}
    for row in rows:
        name = _name(row, design.crossed)
        chosen = dealt.get(name) or by_rank(contrasts, f"{key}|{name}|deal")[:each]
        yield from _group(space, row, chosen, f"{key}|{name}")


def _name(row: Row, axes: Sequence[str]) -> str:
    """What a base cell is known by: its crossed levels, or all of them."""
    return "|".join(row[AXES.index(axis)] for axis in axes) if axes else "|".join(row)


def _group(space: Space, row: Row, chosen: Sequence[str], key: str) -> Iterator[Cell]:
    for contrast in chosen:
        if contrast.startswith(DYAD):
            row = _aligned(space, row, contrast, key)
    twins = [(contrast, _twin(space, row, contrast, f"{key}|{contrast}")) for contrast in chosen]
    found = [(contrast, twin) for contrast, twin in twins if twin is not None]
    yield Cell(row, tuple(contrast for contrast, _ in found))
    for contrast, twin in found:
        yield Cell(twin, (contrast,))


def _aligned(space: Space, row: Row, contrast: str, key: str) -> Row:
    """The row with both people at one level of a dyad's axis, the actor's own where that is allowed."""
    common = _common(space, contrast)
    own = row[axes_of(contrast)[0]]
    wishes = [own, *by_rank(common, f"{key}|{contrast}|both")] if own in common else by_rank(common, key)
    return next((new for level in wishes if space.allows(new := _changed(row, contrast, level))), row)


def _twin(space: Space, row: Row, contrast: str, key: str) -> Row | None:
    """The row with another level in what is contrasted; None where no such row is allowed."""
    own = {row[at] for at in axes_of(contrast)}
    if len(own) > 1:  # a dyad that could not be brought to one level
        return None
    others = [level for level in _common(space, contrast) if level not in own]
    return next(
        (new for level in by_rank(others, f"{key}|twin") if space.allows(new := _changed(row, contrast, level))), None
    )


def _changed(row: Row, contrast: str, level: str) -> Row:
    places = axes_of(contrast)
    return tuple(level if at in places else old for at, old in enumerate(row))
