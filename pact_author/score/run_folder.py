"""The folder of a run: run.json, planned.jsonl (what is asked), replies.sqlite (what was said), results.json."""

import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import IO, Any

from pact_author.model.canonical import Json, canonical_json
from pact_author.model.errors import RunError
from pact_author.model.report import Report, as_json
from pact_author.model.variant import Item
from pact_author.score.plan import Planned

RUN, PLANNED, REPLIES, RESULTS = "run.json", "planned.jsonl", "replies.sqlite", "results.json"

TEXTS = frozenset({"system", "prompt", "pairs"})
"""Columns of an item that measuring does not need: prompts stand beside their replies in the store."""
AXES = tuple(field.name for field in fields(Item) if field.name not in TEXTS)


@dataclass(frozen=True, slots=True)
class Run:
    """What a run asks of whom; equal runs go on with each other's replies. base_url: without credentials.

    trials: how many the plan has without a limit. limit: calls at the most; it and the tool's version may differ
    between two calls of the command: keys of calls are made of content, so only what is missing is asked.
    """

    release: str
    release_digest: str
    design: str
    locale: str
    frame: str
    model: str
    kind: str
    base_url: str
    notice: str | None
    repeats: int
    seed: int
    settings: Mapping[str, Json]
    tool: str
    trials: int
    limit: int | None = None
    schema: str = "pact-run/1"


@dataclass(frozen=True, slots=True)
class PlannedTrial:
    """A line of planned.jsonl."""

    key: str
    repeat: int
    axes: Mapping[str, str]


def begin(folder: Path, run: Run) -> None:
    """Make the folder, or go on in it; figures of before are of another plan, and go. Raises RunError."""
    folder.mkdir(parents=True, exist_ok=True)
    run = going_on(folder, run)
    (folder / RESULTS).unlink(missing_ok=True)
    with _replacing(folder / RUN) as out:
        out.write(json.dumps(asdict(run), indent=2, ensure_ascii=False) + "\n")


def going_on(folder: Path, run: Run) -> Run:
    """The run that the folder was begun for, with the new limit. Raises RunError where that asks another thing."""
    if not (folder / RUN).exists():
        return run
    before = read_run(folder)
    free = ("tool", "limit")
    other = [f.name for f in fields(Run) if f.name not in free and getattr(before, f.name) != getattr(run, f.name)]
    if other:
        was, now = getattr(before, other[0]), getattr(run, other[0])
        raise RunError(
            f"{folder} holds a run with another {other[0].replace('_', ' ')}: {was}, not {now}",
            "name another folder with --run",
        )
    return replace(before, limit=run.limit)


def read_run(folder: Path) -> Run:
    """What a run folder was made for. Raises RunError."""
    path = folder / RUN
    try:
        told: dict[str, Any] = json.loads(path.read_text("utf-8"))
        if told["schema"] != "pact-run/1":
            raise RunError(f"{path} is of a form that this version does not know", "use a newer pact-author")
        return Run(**told)
    except FileNotFoundError as error:
        raise RunError(
            f"{folder} is not a run: it has no {RUN}", "a run folder is made by: pact-author score"
        ) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise RunError(f"{path} is damaged: {error}", "name another folder with --run") from error


def write_planned(folder: Path, plan: Iterable[Planned]) -> int:
    """Write down what is to be asked, and say how many trials that is."""
    count = 0
    with _replacing(folder / PLANNED) as out:
        for planned in plan:
            axes = {name: getattr(planned.item, name) for name in AXES}
            out.write(canonical_json({"key": planned.call.key, "repeat": planned.repeat, "axes": axes}) + "\n")
            count += 1
    return count


def read_planned(folder: Path) -> Iterator[PlannedTrial]:
    """The planned trials, lazily. Raises RunError."""
    path = folder / PLANNED
    try:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                told = json.loads(line)
                yield PlannedTrial(told["key"], told["repeat"], told["axes"])
    except FileNotFoundError as error:
        raise RunError(f"{folder} has no {PLANNED}", "run the same score command again") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise RunError(f"{path} is damaged: {error}", "run the same score command again: it is written anew") from error


def write_results(folder: Path, report: Report) -> Path:
    """results.json, in one step: the old one or the new one, never half."""
    with _replacing(folder / RESULTS) as out:
        out.write(results_text(report))
    return folder / RESULTS


def results_text(report: Report) -> str:
    """A report in the bytes of results.json."""
    return json.dumps(as_json(report), indent=2, ensure_ascii=False, allow_nan=False) + "\n"


@contextmanager
def _replacing(path: Path) -> Iterator[IO[str]]:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as out:  # noqa: PTH123 - the handle is open already
            yield out
            out.flush()
            os.fsync(out.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
