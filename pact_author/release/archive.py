"""A release as one .tar.gz: the same bytes for the same release, and unpacked without trusting a name in it."""

import gzip
import io
import os
import shutil
import tarfile
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pact_author.model.errors import ReleaseError
from pact_author.model.release import MANIFEST, SEAL, SIGNATURE
from pact_author.release.read import LARGEST_MANIFEST, read_manifest
from pact_author.release.write import scratch

SUFFIX = ".tar.gz"
EARLIEST = 315532800
"""1980-01-01 in seconds since 1970: the day of every file where SOURCE_DATE_EPOCH says no other; tar warns of 1970."""
LARGEST_SIGNATURE = 2**16
AGAIN = "get the archive again from where it is published, or make one with: pact-author build"


def write_archive(folder: Path, names: Sequence[str], target: Path, seconds: int = EARLIEST) -> None:
    """Pack files of a folder. seconds: what every file has for its time, since 1970.

    The manifest comes first, so that whoever unpacks knows what to expect; the others follow in their order. target
    stands whole or not at all. The compressed bytes are those of one zlib; another one may press harder.
    """
    with scratch(target) as home:
        made = home / target.name
        with (
            made.open("wb") as out,
            gzip.GzipFile("", "wb", compresslevel=6, fileobj=out, mtime=seconds) as packed,
            tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as tar,
        ):
            signed = [SIGNATURE] if (folder / SIGNATURE).is_file() else []
            for path in (MANIFEST, SEAL, *signed, *names):
                with (folder / path).open("rb") as file:
                    member = tarfile.TarInfo(f"{folder.name}/{path}")
                    member.size, member.mtime, member.mode = os.fstat(file.fileno()).st_size, seconds, 0o644
                    tar.addfile(member, file)
        made.chmod(0o644)
        made.replace(target)


def holds(archive: Path, manifest: bytes) -> bool:
    """Whether an archive is there and begins with that manifest."""
    try:
        with tarfile.open(archive, "r:gz") as tar:
            member = tar.next()
            file = tar.extractfile(member) if member and member.isreg() else None
            return file is not None and file.read(len(manifest) + 1) == manifest
    except (OSError, tarfile.TarError, EOFError, zlib.error):
        return False


@contextmanager
def unpacked(archive: Path) -> Iterator[Path]:
    """The release of an archive in a folder of its own, for as long as the block runs.

    Nothing is written but regular files that the archive's manifest names, each no longer than it says. Raises
    ReleaseError, which names the entry, for everything else.
    """
    with tempfile.TemporaryDirectory(prefix="pact-release-") as home:
        try:
            with gzip.open(archive) as packed, tarfile.open(fileobj=packed, mode="r:") as tar:
                folder = _unpack(tar, archive, Path(home))
                _to_the_end(packed, archive)
            yield folder
        except (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise ReleaseError(f"{archive} cannot be unpacked: {error or 'it is cut off'}", AGAIN) from error


def _to_the_end(packed: gzip.GzipFile, archive: Path) -> None:
    """Read what is behind the last file, so that gzip checks its sum. Raises EOFError where it is cut off."""
    if len(packed.read(tarfile.RECORDSIZE + 1)) > tarfile.RECORDSIZE:
        raise ReleaseError(f"{archive} goes on after its end", AGAIN)


def _unpack(tar: tarfile.TarFile, archive: Path, home: Path) -> Path:
    folder: Path | None = None
    room: dict[str, int] = {MANIFEST: LARGEST_MANIFEST, SEAL: 200, SIGNATURE: LARGEST_SIGNATURE}
    seen: set[str] = set()
    for member in tar:
        top, _, path = member.name.partition("/")
        if member.isdir() and member.name.count("/") == 0:
            continue
        if fault := _fault(member, top, path, seen):
            raise ReleaseError(f"{archive}: {member.name}: {fault}; nothing of it was kept", AGAIN)
        if folder is None:
            if path != MANIFEST:
                raise ReleaseError(f"{archive} does not begin with {MANIFEST}", "is it a release of pact-author?")
            folder = home / top
        if folder.name != top:
            raise ReleaseError(f"{archive}: {member.name}: outside of the release's folder {folder.name}", AGAIN)
        if member.size > room.get(path, -1):
            fault = "longer than the manifest says" if path in room else "not in the manifest"
            raise ReleaseError(f"{archive}: {member.name}: {fault}", AGAIN)
        seen.add(path)
        _copy(tar, member, folder / path)
        if {MANIFEST, SEAL} == seen:
            room |= {file.path: file.bytes for file in read_manifest(folder).files}
    if folder is None:
        raise ReleaseError(f"{archive} is empty", AGAIN)
    return folder


def _fault(member: tarfile.TarInfo, top: str, path: str, seen: set[str]) -> str | None:
    """Why an entry is none of a release. Names of the manifest are safe by its schema; these two come before it."""
    if member.issym() or member.islnk():
        return f"a link to {member.linkname}, which a release never holds"
    if not member.isreg():
        return "no regular file"
    parts = (top, *path.split("/"))
    if any(part in ("", ".", "..") or "\\" in part for part in parts) or any(ord(c) < 32 for c in member.name):
        return "its name leads out of the folder"
    return "it is there twice" if path in seen else None


def _copy(tar: tarfile.TarFile, member: tarfile.TarInfo, target: Path) -> None:
    file = tar.extractfile(member) or io.BytesIO()
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as out:
        shutil.copyfileobj(file, out)
    if target.stat().st_size != member.size:
        raise ReleaseError(f"{member.name}: cut off", AGAIN)
