"""Calls of a run as files for a batch tool, and the answers of such a tool into the run."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pact_author.ask.batch_files import (
    BatchFile,
    LinesByKey,
    files_of,
    not_accepted,
    numbered,
    put_answer,
    without_result,
    write_files,
)
from pact_author.ask.batch_line import BrokenLine, line_of, read_line
from pact_author.ask.call import Call, CallSettings, ReplyStatus
from pact_author.ask.store import ReplyStore
from pact_author.model.errors import RunError
from pact_author.score.run_folder import Run

STEM = "calls"
NAMED = 5
"""Keys of another plan that are named one by one."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A line of a file that was not taken, or not alone. line: from 1."""

    path: Path
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of an import. results: calls that have one now and had none; errors: calls that came back without one.

    already: answers to calls that had a result before. open: exported calls that still have no result.
    """

    results: int
    errors: int
    already: int
    open: int
    broken: tuple[Fault, ...]
    twice: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    path: Path
    number: int
    result: bool


def export(folder: Path, calls: Iterable[Call], store: ReplyStore) -> tuple[BatchFile, ...]:
    """Write the calls that have no result into files of a run folder, each once; those of an export before go."""
    dropped = not_accepted(store)
    return write_files((line_of(call, dropped) for call in without_result(calls, store)), folder, STEM)


def take(folder: Path, run: Run, files: Sequence[Path], store: ReplyStore) -> Taken:
    """Put the answers in files into the store of a run; what has a result is left as it is.

    Raises RunError, and takes nothing, where a file answers calls that were not exported from this run.
    """
    files = tuple(dict.fromkeys(files))
    asked = LinesByKey(files_of(folder, STEM))
    chosen, strange, already = dict[str, _Place](), list[Fault](), 0
    broken, twice = list[Fault](), list[Fault]()
    for path in files:
        for number, _, line in numbered(path):
            try:
                reply = read_line(line).reply
            except BrokenLine as error:
                broken.append(Fault(path, number, str(error)))
                continue
            key, result = reply.key, reply.status is not ReplyStatus.ERROR
            if store.has_result(key):
                already += 1
            elif key not in asked:
                strange.append(Fault(path, number, f"custom_id {key[:80]!r} was not exported from this run"))
            elif (before := chosen.get(key)) is None:
                chosen[key] = _Place(path, number, result)
            else:
                better = result and not before.result
                kept, left = (
                    (_Place(path, number, result), before) if better else (before, _Place(path, number, result))
                )
                chosen[key] = kept
                at = f"line {kept.number}" if kept.path == left.path else f"{kept.path}:{kept.number}"
                twice.append(Fault(left.path, left.number, f"the same custom_id as {at}, which counts"))
    if strange:
        raise _strangers(strange)
    results = _put(run, files, store, asked, chosen)
    still = sum(not store.has_result(key) for key in asked)
    return Taken(results, len(chosen) - results, already, still, tuple(broken), tuple(twice))


def _put(run: Run, files: Sequence[Path], store: ReplyStore, asked: LinesByKey, chosen: dict[str, _Place]) -> int:
    settings, results = settings_of(run), 0
    for path in files:
        for number, _, line in numbered(path):
            try:
                reply = read_line(line).reply
            except BrokenLine:
                continue
            place = chosen.get(reply.key)
            if place is not None and (place.path, place.number) == (path, number):
                put_answer(asked.line(reply.key), reply, settings, run.repeats, store)
                results += place.result
    return results


def settings_of(run: Run) -> CallSettings:
    """How the model of a run is asked, back from its run.json. Raises RunError."""
    told = dict(run.settings)
    try:
        extra = told.pop("extra", {})
        return CallSettings(**told, extra=tuple(dict(extra).items()))  # type: ignore[arg-type]
    except (TypeError, ValueError) as error:
        raise RunError(f"the settings in run.json cannot be used: {error}", "name another folder with --run") from error


def _strangers(strange: Sequence[Fault]) -> RunError:
    named = "\n".join(f"{each.path}:{each.line}: {each.message}" for each in strange[:NAMED])
    more = f"\nand {len(strange) - NAMED:,} more" if len(strange) > NAMED else ""
    return RunError(
        f"nothing was taken: {len(strange):,} answers belong to another run\n{named}{more}",
        "name the run folder that the calls were exported from",
    )
