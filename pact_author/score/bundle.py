"""A bundle: runs packed into one file, from which anyone makes the same figures again, with no network."""

import hashlib
import json
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import NoneType
from typing import IO, Any

from pact_author.ask.store import open_for_reading, open_store
from pact_author.model.canonical import canonical_json
from pact_author.model.errors import RunError
from pact_author.model.report import Report
from pact_author.score.run_folder import AXES, PLANNED, REPLIES, RESULTS, RUN, read_run, results_text
from pact_author.score.trial_table import is_table

BUNDLE, REPLIES_TEXT = "bundle.json", "replies.jsonl"
SCHEMA = "pact-bundle/1"
PACKED = (RUN, PLANNED, REPLIES_TEXT)
"""Files of each run, in a folder with its number."""

TOLD = ("release", "release_digest", "design", "locale", "frame", "model", "seed", "tool")
"""What the list of contents says of each run."""

DAY_ONE = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a bundle: the same runs make the same bytes."""

MOST_RUNS = 100
LONGEST_LINE = 16 * 2**20
LARGEST_HEAD = 2**20
RATIO = 300
"""A bundle that grows by more than this on unpacking is none: prompts and answers shrink to a tenth or so."""
PIECE = 2**20

AGAIN = "get it again from where it comes from, or make it anew: pact-author report RUN --bundle FILE"


def is_bundle(path: Path) -> bool:
    """Whether a path is a file that is no table of decisions."""
    return path.is_file() and not is_table(path)


# ---- packing -----------------------------------------------------------------------------------------------------


def pack(folders: Sequence[Path], told: Report, target: Path, tool: str) -> None:
    """Write a bundle of runs and of the figures that were made of them. Raises RunError; OSError as it is."""
    if any(is_table(folder) for folder in folders):
        raise RunError("a table of decisions cannot be bundled: it has no prompts and no replies", "bundle runs only")
    if len(folders) > MOST_RUNS:
        raise RunError(f"a bundle holds {MOST_RUNS} runs at the most", "make several bundles")
    beside = target.with_name(f".{target.name}-part")
    try:
        with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            listed: list[dict[str, Any]] = []
            for number, folder in enumerate(folders, 1):
                listed += [_add(archive, f"{number}/{name}", lines) for name, lines in _contents(folder)]
            listed.append(_add(archive, RESULTS, [results_text(told)]))
            runs = [{name: getattr(read_run(folder), name) for name in TOLD} for folder in folders]
            head = {"schema": SCHEMA, "tool": tool, "runs": runs, "files": listed}
            _add(archive, BUNDLE, [json.dumps(head, indent=2, ensure_ascii=False) + "\n"])
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _contents(folder: Path) -> Iterator[tuple[str, Iterable[str]]]:
    yield RUN, _lines(folder / RUN)
    yield PLANNED, _lines(folder / PLANNED)
    with open_for_reading(folder / REPLIES) as store:
        yield REPLIES_TEXT, (canonical_json(row) + "\n" for row in store.rows())


def _lines(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            yield from lines
    except FileNotFoundError as error:
        raise RunError(f"{path.parent} has no {path.name}", "run the same score command again") from error


def _add(archive: zipfile.ZipFile, name: str, lines: Iterable[str]) -> dict[str, Any]:
    """Put a file into the archive; what the head says of it."""
    entry = zipfile.ZipInfo(name, DAY_ONE)
    entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
    digest, size = hashlib.sha256(), 0
    with archive.open(entry, "w", force_zip64=True) as out:
        for line in lines:
            data = line.encode("utf-8")
            digest.update(data)
            size += len(data)
            out.write(data)
    return {"path": name, "sha256": digest.hexdigest(), "bytes": size}


# ---- unpacking ---------------------------------------------------------------------------------------------------


@contextmanager
def run_folders(paths: Sequence[Path]) -> Iterator[list[Path]]:
    """The folders of runs, those of a bundle unpacked for as long as the block lasts. Raises RunError."""
    with ExitStack() as stack:
        folders: list[Path] = []
        for path in paths:
            if is_bundle(path):
                home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="pact-bundle-")))
                folders += unpack(path, home)
            else:
                folders.append(path)
        yield folders


def unpack(bundle: Path, home: Path) -> list[Path]:
    """Put the runs of a bundle into folders below home, whose names are ours and not the bundle's. Raises RunError."""
    try:
        with zipfile.ZipFile(bundle) as archive:
            head = _head(archive, bundle)
            folders = []
            for number in range(1, len(head["runs"]) + 1):
                folder = home / str(number)
                folder.mkdir()
                for name in PACKED:
                    _copy(archive, head, f"{number}/{name}", folder / name)
                _check_plan(folder / PLANNED)
                _check_run(folder)
                with open_store(folder / REPLIES) as store:
                    store.fill(_objects(folder / REPLIES_TEXT))
                (folder / REPLIES_TEXT).unlink()
                folders.append(folder)
            return folders
    except _BROKEN as error:
        raise RunError(f"{bundle} is no bundle, or a damaged one: {error}", AGAIN) from error


def packed_results(bundle: Path) -> str:
    """The figures that a bundle was packed with, in the bytes of results.json. Raises RunError."""
    try:
        with zipfile.ZipFile(bundle) as archive, tempfile.TemporaryDirectory() as home:
            _copy(archive, _head(archive, bundle), RESULTS, Path(home) / RESULTS)
            return (Path(home) / RESULTS).read_bytes().decode("utf-8")
    except _BROKEN as error:
        raise RunError(f"{bundle} is no bundle, or a damaged one: {error}", AGAIN) from error


# What the readers of archives and JSON raise on bytes that somebody made up; RuntimeError: an encrypted member.
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    ValueError,
    KeyError,
    TypeError,
    EOFError,
    RuntimeError,
    zlib.error,
)


def _head(archive: zipfile.ZipFile, bundle: Path) -> dict[str, Any]:
    """bundle.json, of the form that this version knows; what is in the archive beside what it lists is never read."""
    told = _object(_member(archive, BUNDLE).read(LARGEST_HEAD), BUNDLE)
    if told["schema"] != SCHEMA:
        raise RunError(
            f"{bundle} is of form {told['schema']!r}; this version knows {SCHEMA}", "use a newer pact-author"
        )
    if not isinstance(told["runs"], list) or not 1 <= len(told["runs"]) <= MOST_RUNS:
        raise ValueError("its list of runs is none")
    sizes = {each["path"]: each["bytes"] for each in told["files"]}
    if any(type(size) is not int or size < 0 for size in sizes.values()):
        raise ValueError("a size in it is no number")
    if sum(sizes.values()) > RATIO * bundle.stat().st_size:
        raise ValueError("it would grow beyond all measure")
    return dict(told)


def _member(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    """A file in the archive, to be read; the other ways to compress take memory as they like."""
    if archive.getinfo(name).compress_type not in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED):
        raise ValueError(f"{name} is compressed in a way that bundles never are")
    return archive.open(name)


def _copy(archive: zipfile.ZipFile, head: dict[str, Any], name: str, target: Path) -> None:
    """One file out of the archive: never more bytes than the head says, and only those that it names."""
    entry = next((each for each in head["files"] if each["path"] == name), None)
    if entry is None:
        raise ValueError(f"{name} is not in its list")
    digest, left = hashlib.sha256(), entry["bytes"]
    with _member(archive, name) as file, target.open("wb") as out:
        while piece := file.read(PIECE):
            left -= len(piece)
            if left < 0:
                raise ValueError(f"{name} is longer than it says")
            digest.update(piece)
            out.write(piece)
    if left or digest.hexdigest() != entry["sha256"]:
        raise ValueError(f"{name} is not what it was packed as")


def _objects(path: Path) -> Iterator[dict[str, Any]]:
    with path.open("rb") as lines:
        while line := lines.readline(LONGEST_LINE + 1):
            if len(line) > LONGEST_LINE:
                raise ValueError(f"a line of {path.name} is too long")
            yield _object(line, path.name)


def _object(line: bytes, name: str) -> dict[str, Any]:
    try:
        told = json.loads(line)
    except RecursionError as error:
        raise ValueError(f"a line of {name} is nested too deep") from error
    if not isinstance(told, dict):
        raise ValueError(f"a line of {name} is no object")
    return told


def _check_run(folder: Path) -> None:
    """A run.json from elsewhere holds values of the kinds that reports are made of."""
    run = read_run(folder)
    for name in ("repeats", "seed", "trials"):
        if type(getattr(run, name)) is not int:
            raise ValueError(f"{RUN} has no {name}")
    if type(run.limit) not in (int, NoneType) or not isinstance(run.notice, str | None):
        raise ValueError(f"{RUN} has a limit or notice that is none")
    if not isinstance(run.settings, dict):
        raise ValueError(f"{RUN} has no settings")
    texts = ("release", "release_digest", "design", "locale", "frame", "model", "kind", "base_url", "tool")
    if odd := [name for name in texts if not isinstance(getattr(run, name), str)]:
        raise ValueError(f"{RUN} has no {odd[0]}")


def _check_plan(path: Path) -> None:
    """A plan from elsewhere has every column that measuring looks for."""
    for told in _objects(path):
        axes = told["axes"]
        if not isinstance(told["key"], str) or type(told["repeat"]) is not int or not isinstance(axes, dict):
            raise ValueError(f"a line of {path.name} is no trial")
        if odd := [name for name in AXES if not isinstance(axes.get(name), str)]:
            raise ValueError(f"a trial has no {odd[0]}")
