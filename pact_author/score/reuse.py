"""Answers of another run: what was asked there in the same words, of the same model, need not be asked again."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from itertools import islice
from pathlib import Path

from pact_author.ask.call import Call, Reply, ReplyStatus
from pact_author.ask.store import ReplyStore, open_for_reading
from pact_author.model.errors import RunError
from pact_author.score.run_folder import REPLIES, RUN, Run, read_run

OF_THE_ENDPOINT = ("model", "kind", "base_url", "notice")
"""What another run must share; all else that matters is in the key of each call."""
OF_THE_RELEASE = ("release", "release_digest", "trials", "limit", "tool", "schema")
"""In what the same run over another release may differ."""
AT_ONCE = 500


def over_other_releases(folder: Path, run: Run) -> list[Path]:
    """Folders of the same run over other releases: runs/RELEASE/WORK beside runs/ANOTHER/WORK."""
    same = [field.name for field in fields(Run) if field.name not in OF_THE_RELEASE]
    found: list[Path] = []
    for other in sorted(folder.parent.parent.glob(f"*/{folder.name}")):
        if other == folder or not (other / RUN).is_file() or not (other / REPLIES).is_file():
            continue
        try:
            told = read_run(other)
        except RunError:
            continue  # it may be of a newer program; nothing depends on it
        if all(getattr(told, name) == getattr(run, name) for name in same):
            found.append(other)
    return found


def check_reusable(folder: Path, run: Run) -> None:
    """Raises RunError where the run in a folder was asked of another model or endpoint."""
    told = read_run(folder)
    for name in OF_THE_ENDPOINT:
        if getattr(told, name) != getattr(run, name):
            was, now = getattr(told, name), getattr(run, name)
            raise RunError(
                f"{folder} was asked with another {name.replace('_', ' ')}: {was}, not {now}",
                "answers can be taken only from the same model at the same address",
            )


def take_over(folder: Path, calls: Iterable[Call], store: ReplyStore) -> int:
    """Copy the results of a run's calls that a store does not have; how many those are. Raises RunError."""
    with open_for_reading(folder / REPLIES) as source:
        found = _known(calls, source, store)
        taken = 0
        while pairs := list(islice(found, AT_ONCE)):
            store.put_all(pairs, taken_from=read_run(folder).release_digest)
            taken += len(pairs)
    return taken


def _known(calls: Iterable[Call], source: ReplyStore, store: ReplyStore) -> Iterator[tuple[Call, Reply]]:
    for call in calls:
        if not store.has_result(call.key):
            reply = source.get(call.key)
            if reply is not None and reply.status is not ReplyStatus.ERROR:
                yield call, reply
