"""Batch files on disk: lines split at what an endpoint takes, and found again by the key of their call."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from pact_author.ask.batch_line import LONGEST_LINE, BrokenLine, call_in, key_in
from pact_author.ask.call import Call, CallSettings, Reply, ReplyStatus
from pact_author.ask.store import ReplyStore
from pact_author.model.errors import RunError

MOST_LINES, MOST_BYTES = 50_000, 200_000_000
"""OpenAI's bounds of a batch file."""


@dataclass(frozen=True, slots=True)
class BatchFile:
    """size: bytes."""

    name: str
    lines: int
    size: int


def write_files(
    lines: Iterable[bytes], folder: Path, stem: str, *, most_lines: int = MOST_LINES, most_bytes: int = MOST_BYTES
) -> tuple[BatchFile, ...]:
    """Lines as <stem>-0001.jsonl and so on; the files of that stem from before go. Nothing is written for no lines.

    Each file is on disk, whole, before it has its name.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written: list[BatchFile] = []
    out: IO[bytes] | None = None
    count = size = 0
    fresh = folder / f".{stem}.part"
    try:
        for line in lines:
            if out is not None and (count == most_lines or size + len(line) > most_bytes):
                written.append(_close(out, folder, stem, len(written) + 1, count, size))
                out, count, size = None, 0, 0
            out = out or fresh.open("wb")
            out.write(line)
            count, size = count + 1, size + len(line)
        if out is not None:
            written.append(_close(out, folder, stem, len(written) + 1, count, size))
    except BaseException:
        if out is not None:
            out.close()
        fresh.unlink(missing_ok=True)
        raise
    for old in set(files_of(folder, stem)) - {folder / file.name for file in written}:
        old.unlink()
    return tuple(written)


def _close(out: IO[bytes], folder: Path, stem: str, number: int, count: int, size: int) -> BatchFile:
    out.flush()
    os.fsync(out.fileno())
    out.close()
    name = f"{stem}-{number:04}.jsonl"
    Path(out.name).replace(folder / name)
    return BatchFile(name, count, size)


def files_of(folder: Path, stem: str) -> list[Path]:
    """The files that write_files has left, in their order."""
    return sorted(folder.glob(f"{stem}-[0-9]*.jsonl"))


def numbered(path: Path) -> Iterator[tuple[int, int, bytes]]:
    """The lines of a file that are not blank: number, from 1; first byte, from 0; the line, cut if it is too long.

    Raises RunError.
    """
    try:
        with path.open("rb") as file:
            number = at = 0
            while line := file.readline(LONGEST_LINE + 1):
                number, begin = number + 1, at
                at += len(line)
                rest = line
                while len(rest) > LONGEST_LINE and not rest.endswith(b"\n"):
                    rest = file.readline(LONGEST_LINE + 1)
                    at += len(rest)
                if line.strip():
                    yield number, begin, line
    except OSError as error:
        raise RunError(f"{path} cannot be read: {error.strerror}", "name a file that a batch has written") from error


class LinesByKey:
    """The lines of batch files, each found by the key of its call; some 200 bytes of memory a line."""

    def __init__(self, paths: Sequence[Path]) -> None:
        """Raises RunError where a file of ours is not as it was written."""
        self._paths = tuple(paths)
        self._places: dict[str, tuple[int, int]] = {}
        for index, path in enumerate(self._paths):
            for number, begin, line in numbered(path):
                try:
                    self._places[key_in(line)] = (index, begin)
                except BrokenLine as error:
                    raise RunError(f"{path}:{number} is damaged: {error}", "export the calls again") from error

    def __contains__(self, key: str) -> bool:
        return key in self._places

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def line(self, key: str) -> bytes:
        """The line of a key that is among them."""
        index, begin = self._places[key]
        with self._paths[index].open("rb") as file:
            file.seek(begin)
            return file.readline()


def put_answer(line: bytes, reply: Reply, settings: CallSettings, repeats: int, store: ReplyStore) -> None:
    """Store the reply to the call of a line. Raises RunError where the line is not the one that was exported."""
    try:
        call, dropped = call_in(line, settings, repeats)
    except BrokenLine as error:
        raise RunError(f"an exported call was changed: {error}", "export the calls again") from error
    store.put(call, replace(reply, dropped=dropped))


def not_accepted(store: ReplyStore) -> tuple[str, ...]:
    """Parameters that the endpoint of a store did not accept, as far as its answers tell."""
    for row in store.rows():
        if row["status"] != ReplyStatus.ERROR:
            return tuple(json.loads(str(row["dropped"])))
    return ()


def without_result(calls: Iterable[Call], store: ReplyStore, *, errors_too: bool = True) -> Iterator[Call]:
    """The calls that are still to be asked, each once. errors_too: those also that were asked in vain."""
    seen: set[str] = set()
    for call in calls:
        known = store.has_result(call.key) if errors_too else store.get(call.key) is not None
        if not known and call.key not in seen:
            seen.add(call.key)
            yield call
