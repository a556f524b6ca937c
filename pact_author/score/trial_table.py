"""A table of decided trials, such as other tools write, to cells: one set for each model in it."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pact_author.measures.cells import CODE, ORDERS, Cells, Collector
from pact_author.model.errors import DataError
from pact_author.model.estimate import Estimate
from pact_author.model.report import RunInfo
from pact_author.reading.trial_rows import SUFFIXES, Block, read_blocks
from pact_author.score.measure import NO_MASS, NO_PROBABILITY, Measured, columns_of

NEEDED = ("scenario", "decision")
OWN = frozenset({"decision", "model", "repeat", "order"})
"""Columns that are no axis of a trial."""
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class TableRun:
    """One model's trials in a table. has_order: whether the table says which option came first."""

    model: str
    measured: Measured
    trials: int
    has_order: bool


def is_table(path: Path) -> bool:
    return path.suffix in SUFFIXES


def read_table(path: Path) -> tuple[TableRun, ...]:
    """The models of a table, in the order in which they come. Raises DataError.

    Columns: scenario and decision; model, order (culture-first or preference-first), repeat, and any column of a
    release's items. A trial is told apart from others by all of them but the decision; no trial may come twice.
    """
    found: dict[str, Collector] = {}
    trials: dict[str, int] = {}
    has_order = False
    for block in read_blocks(path, NEEDED):
        has_order = "order" in block.columns
        for model, part in _by_model(block, path):
            if model not in found:
                found[model] = Collector(*columns_of(name for name in part.columns if name not in OWN))
            _add(found[model], part, path)
            trials[model] = trials.get(model, 0) + len(part.columns["scenario"])
    if not found:
        raise DataError(f"{path} has no rows", "name a table with a row for each trial")
    return tuple(
        TableRun(model, _measured(collector.cells(), path), trials[model], has_order)
        for model, collector in found.items()
    )


def _by_model(block: Block, path: Path) -> Iterator[tuple[str, Block]]:
    models = block.columns.get("model")
    if models is None:
        yield path.stem, block
        return
    names = list(dict.fromkeys(models))
    if len(names) == 1:
        yield names[0], block
        return
    for name in names:
        rows = [at for at, model in enumerate(models) if model == name]
        yield name, Block({n: [column[at] for at in rows] for n, column in block.columns.items()}, block.first)


def _add(collector: Collector, block: Block, path: Path) -> None:
    columns = block.columns
    trials = len(columns["scenario"])
    order = {name: code for code, name in enumerate(ORDERS)}
    collector.add_block(
        [columns[name] for name in collector.columns],
        _codes(columns["order"], order, "order", path) if "order" in columns else [0] * trials,
        columns.get("repeat", ["0"] * trials),
        _codes(columns["decision"], CODE, "decision", path),
    )


def _codes(values: Sequence[str], codes: dict[str, int], column: str, path: Path) -> list[int]:
    try:
        return list(map(codes.__getitem__, values))
    except KeyError as error:
        told = f"{path} has {error} in its column {column}"
        raise DataError(told, f"known are: {', '.join(codes)}") from error


def _measured(cells: Cells, path: Path) -> Measured:
    if not all(name.strip() for name in cells.scenarios):
        raise DataError(f"{path} has rows without a scenario", "name the scenario of each trial: intervals rest on it")
    if cells.duplicate is not None:
        raise DataError(
            f"{path} has a trial twice: {', '.join(cells.duplicate)}",
            "take one away, or number them in a column `repeat`",
        )
    nothing = Estimate(None, reason=NO_PROBABILITY), Estimate(None, reason=NO_MASS)
    return Measured(cells, *nothing, {"logprobs": 0, "text": 0})


def info(path: Path, number: int, run: TableRun, tool: str) -> RunInfo:
    """What is known of how a table's trials were asked. Its digest is that of the file."""
    cells = run.measured.cells
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return RunInfo(
        id=number,
        release=path.name,
        release_digest=digest,
        design=UNKNOWN,
        locale=_one(cells, "locale"),
        frame=_one(cells, "frame"),
        repeats=cells.decided.shape[2],
        limit=None,
        trials=run.trials,
        settings={},
        tool=tool,
    )


def _one(cells: Cells, column: str) -> str:
    levels = cells.levels.get(column, ())
    return levels[0] if len(levels) == 1 else UNKNOWN
