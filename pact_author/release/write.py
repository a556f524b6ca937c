"""Parts to a folder: hashed while written, in a temporary folder beside the target, then renamed."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from pact_author.model.canonical import sha256_hex
from pact_author.model.errors import ReleaseError
from pact_author.model.release import ReleaseFile
from pact_author.release.build import Part

MANIFEST, SEAL = "MANIFEST.json", "MANIFEST.sha256"


def seal(manifest: bytes) -> bytes:
    """What MANIFEST.sha256 holds, in the form that `sha256sum --check` reads."""
    return f"{sha256_hex(manifest)}  {MANIFEST}\n".encode()


def write_part(folder: Path, part: Part) -> ReleaseFile:
    """Write one file and say what it holds."""
    target = folder / part.path
    target.parent.mkdir(parents=True, exist_ok=True)
    digest, size, count = hashlib.sha256(), 0, 0
    with target.open("wb") as out:
        for line in part.lines:
            data = line.encode() + b"\n"
            out.write(data)
            digest.update(data)
            size += len(data)
            count += 1
        out.flush()
        os.fsync(out.fileno())
    return ReleaseFile(part.path, digest.hexdigest(), size, count if part.rows else None)


class Writing:
    """A release that is being written; it stands in its place only after `finish`."""

    def __init__(self, target: Path) -> None:
        self.target = target
        target.parent.mkdir(parents=True, exist_ok=True)
        self.folder = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))

    def write(self, parts: Iterable[Part]) -> tuple[ReleaseFile, ...]:
        return tuple(write_part(self.folder, part) for part in parts)

    def finish(self, manifest: str) -> bool:
        """Put the manifest in and the release in its place. False: the same release stood there already.

        Raises ReleaseError where another release of the same name and version stands.
        """
        data = manifest.encode() + b"\n"
        (self.folder / MANIFEST).write_bytes(data)
        (self.folder / SEAL).write_bytes(seal(data))
        for path in (self.folder, *self.folder.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)  # readable by all, whatever the umask
        if self.target.exists():
            self.discard()
            return self._same(data)
        self.folder.rename(self.target)
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
