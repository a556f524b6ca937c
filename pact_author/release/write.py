"""Parts to a folder: hashed while written, in a temporary folder beside the target, then renamed."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: what a killed build leaves there is for people to remove
    fcntl = None  # type: ignore[assignment]

from pact_author.model.canonical import sha256_hex
from pact_author.model.errors import ReleaseError
from pact_author.model.release import MANIFEST, SEAL, ReleaseFile
from pact_author.release.build import Part


def seal(manifest: bytes) -> bytes:
    """What MANIFEST.sha256 holds, in the form that `sha256sum --check` reads."""
    return f"{sha256_hex(manifest)}  {MANIFEST}\n".encode()


def write_part(folder: Path, part: Part) -> ReleaseFile:
    """Write one file and say what it holds."""
    written, count = _write(folder, part.path, (line.encode() + b"\n" for line in part.lines))
    return replace(written, rows=count) if part.rows else written


def _write(folder: Path, path: str, pieces: Iterable[bytes]) -> tuple[ReleaseFile, int]:
    """Write one file; what it holds, and of how many pieces."""
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    digest, size, count = hashlib.sha256(), 0, 0
    with target.open("wb") as out:
        for data in pieces:
            out.write(data)
            digest.update(data)
            size += len(data)
            count += 1
    return ReleaseFile(path, digest.hexdigest(), size, None), count


class Writing:
    """A release that is being written; it stands in its place only after `finish`.

    Its folder is held by a lock for as long as this process lives: what a killed one left is removed by the next.
    """

    def __init__(self, target: Path) -> None:
        self.target = target
        target.parent.mkdir(parents=True, exist_ok=True)
        self.folder, self._lock = _scratch(target)

    def write(self, parts: Iterable[Part]) -> tuple[ReleaseFile, ...]:
        return tuple(write_part(self.folder, part) for part in parts)

    def write_raw(self, path: str, pieces: Iterable[bytes]) -> ReleaseFile:
        """One file that is no text of ours."""
        return _write(self.folder, path, pieces)[0]

    def seal(self, manifest: str) -> None:
        """Put the manifest in: the release is whole now, and not in its place yet."""
        data = manifest.encode() + b"\n"
        (self.folder / MANIFEST).write_bytes(data)
        (self.folder / SEAL).write_bytes(seal(data))

    def finish(self, manifest: str) -> bool:
        """Put the manifest in and the release in its place. False: the same release stood there already.

        Raises ReleaseError where another release of the same name and version stands.
        """
        self.seal(manifest)
        readable(self.folder)
        if self.target.exists():
            self.discard()
            return self._same(manifest.encode() + b"\n")
        self.folder.rename(self.target)
        _sync(self.target.parent)
        return True

    def _same(self, data: bytes) -> bool:
        stands = {MANIFEST: data, SEAL: seal(data)}
        if all((self.target / name).is_file() and (self.target / name).read_bytes() == stands[name] for name in stands):
            return False
        raise ReleaseError(
            f"{self.target} holds another release of the same version",
            "a version is built once: raise version in pact.toml, or remove the folder if nobody has it yet",
        )

    def discard(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.folder, ignore_errors=True)
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def readable(folder: Path) -> None:
    """Let everybody read a folder, whatever the umask, and have the disk hold it."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
        _sync(path)


@contextmanager
def scratch(target: Path) -> Iterator[Path]:
    """A folder beside a target, for as long as the block runs; what a killed process left of it goes with the next."""
    folder, lock = _scratch(target)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def _scratch(target: Path) -> tuple[Path, int | None]:
    for left in target.parent.glob(f".{target.name}-*"):
        _remove_if_left(left)
    folder = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    return folder, _lock(folder)


def _sync(path: Path) -> None:
    """Have the disk hold it before anything is built on it, so that a power cut leaves no half release either."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _lock(folder: Path) -> int | None:
    """Hold a folder until the process ends. None where another one holds it, or where the system has no such locks."""
    if fcntl is None:
        return None
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


def _remove_if_left(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        handle = _lock(path)
        if handle is not None:
            shutil.rmtree(path, ignore_errors=True)
            os.close(handle)
