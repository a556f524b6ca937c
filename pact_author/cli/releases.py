"""A release by what the command line names it: a folder, or an archive."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from pact_author.model.errors import ReleaseError
from pact_author.release.archive import unpacked
from pact_author.release.private import private_part
from pact_author.release.read import Release, open_release
from pact_author.release.split import read_key


@contextmanager
def release_folder(path: Path) -> Iterator[Path]:
    """The folder of a release; that of an archive is there for as long as the block runs. Raises ReleaseError."""
    if path.is_file():
        with unpacked(path) as folder:
            yield folder
    else:
        yield path


@contextmanager
def opened_release(path: Path) -> Iterator[Release]:
    """A release opened, for as long as the block runs. Raises ReleaseError."""
    with release_folder(path) as folder:
        yield open_release(folder)


def to_score(path: Path, key: Path | None) -> Release:
    """A release folder, or with the key in a file what it holds out, opened until the command ends."""
    release = open_release(path)
    if key is None:
        return release
    return click.get_current_context().with_resource(private_part(release, read_key(key)))


def chosen_design(release: Release, design: str | None) -> str:
    """The design that is meant: the one named, else smoke, else the only one. Raises ReleaseError."""
    designs = release.designs()
    if not designs:
        raise ReleaseError(
            "the release holds no items, so there is nothing to ask",
            "it was built without a persona set; write one, such as personas/smoke.yaml, and build again",
        )
    if design is None:
        design = "smoke" if "smoke" in designs or len(designs) != 1 else designs[0]
    if design not in designs:
        raise ReleaseError(f"the release has no design {design}", f"it has: {', '.join(designs)}")
    return design
