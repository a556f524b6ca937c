"""A project file replaced by another text: whole or not at all."""

import os
import shutil
import tempfile
from pathlib import Path

from pact_author.model.errors import ProjectError
from pact_author.reading.project import Project


def exact_text(project: Project, path: str) -> str:
    """A file that read_text accepts, with its own line ends and byte order mark."""
    return (project.root / path).read_bytes().decode("utf-8")


def is_link(project: Project, path: str) -> bool:
    """Whether the file itself is a link to another one."""
    return (project.root / path).is_symlink()


def may_replace(project: Project, path: str) -> None:
    """Raises ProjectError where replace_file would be refused."""
    place = project.root / path
    for asked, what in ((place, path), (place.parent, f"the folder of {path}")):
        if not os.access(asked, os.W_OK):
            raise ProjectError(f"{what} cannot be written", "no file was changed; look at its permissions")


def create_file(project: Project, path: str, text: str) -> None:
    """Put a text where no file is yet, with the folders above it. Raises ProjectError where one has come meanwhile."""
    place = project.root / path
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{place.name}-", dir=place.parent)
        beside = Path(name)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(text.encode())
                out.flush()
                os.fsync(out.fileno())
            beside.chmod(0o666 & ~_umask())
            os.link(beside, place)  # unlike a renaming, it never takes the place of a file
        finally:
            beside.unlink(missing_ok=True)
    except FileExistsError:
        raise ProjectError(f"{path} was made by somebody else meanwhile", "run the command again") from None
    except OSError as error:
        raise ProjectError(f"{path} cannot be written: {error.strerror}", "look at its folder") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def replace_file(project: Project, path: str, before: str, after: str) -> None:
    """Put a text in place of the one that was read. Raises ProjectError where the file has changed since, or cannot be.

    A reader sees the old text or the new one, never a part; permissions stay.
    """
    place = project.root / path
    try:
        _replace(place, before.encode(), after.encode())
    except OSError as error:
        raise ProjectError(
            f"{path} cannot be written: {error.strerror}", "it is as it was; look at its folder"
        ) from error


def _replace(place: Path, before: bytes, after: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{place.name}-", dir=place.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(after)
            out.flush()
            os.fsync(out.fileno())
        shutil.copymode(place, beside)
        if place.is_symlink() or place.read_bytes() != before:
            raise ProjectError(f"{place.name} was changed by somebody else meanwhile", "run the command again")
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)
