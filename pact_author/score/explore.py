"""Runs to what was asked and answered in them, cell by cell."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from pact_author.ask.store import ReplyStore, open_for_reading
from pact_author.model.explored import Explored, Pair, Told
from pact_author.model.persona import OptionOrder
from pact_author.model.report import Report
from pact_author.score.decide import decide
from pact_author.score.run_folder import REPLIES, PlannedTrial, read_planned
from pact_author.score.trial_table import is_table

MOST = 100_000
"""Pairs that a page in a browser can hold."""

OF_ONE_ORDER = ("id", "cell", "scenario", "locale", "order", "culture_letter", "content_hash")
"""Columns that differ between the two orders of a cell, or that are told elsewhere."""


def explore(paths: Sequence[Path], told: Report, most: int = MOST) -> Explored:
    """The pairs of several runs, numbered as in their report; tables of decisions have none. Raises RunError."""
    runs = [model.run for model in told.models if model.kind != "table"]
    folders = [path for path in paths if not is_table(path)]
    pairs: list[Pair] = []
    left_out = 0
    for run, folder in zip(runs, folders, strict=True):
        with open_for_reading(folder / REPLIES) as store:
            for trials in _cells(folder):
                if len(pairs) < most:
                    pairs.append(_pair(run, trials, store))
                else:
                    left_out += 1
    return Explored(tuple(pairs), left_out)


def _cells(folder: Path) -> Iterator[list[PlannedTrial]]:
    """Trials of one cell and repeat. The plan has both orders of a cell side by side, each with all its repeats."""
    for _, group in groupby(read_planned(folder), key=lambda trial: (trial.axes["scenario"], trial.axes["cell"])):
        by_repeat: dict[int, list[PlannedTrial]] = {}
        for trial in group:
            by_repeat.setdefault(trial.repeat, []).append(trial)
        yield from by_repeat.values()


def _pair(run: int, trials: Sequence[PlannedTrial], store: ReplyStore) -> Pair:
    told = {trial.axes["order"]: _told(trial, store) for trial in trials}
    first = trials[0]
    axes: Mapping[str, str] = {name: value for name, value in first.axes.items() if name not in OF_ONE_ORDER}
    return Pair(
        run,
        first.axes["scenario"],
        first.repeat,
        axes,
        told.get(OptionOrder.CULTURE_FIRST),
        told.get(OptionOrder.PREFERENCE_FIRST),
    )


def _told(trial: PlannedTrial, store: ReplyStore) -> Told:
    reply = store.get(trial.key)
    said = {message.role: message.content for message in store.messages(trial.key)}
    answer = "" if reply is None else reply.text or reply.error or ""
    return Told(
        said.get("system", ""),
        said.get("user", said.get("prompt", "")),
        answer,
        decide(reply, trial.axes["culture_letter"]),
    )
