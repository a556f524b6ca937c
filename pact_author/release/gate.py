"""Whether a version may be built after the releases that stand already."""

import re
from collections.abc import Collection
from pathlib import Path

from pact_author.model.changes import Changes
from pact_author.model.errors import ReleaseError
from pact_author.model.version import version_of
from pact_author.release.compare import compare
from pact_author.release.read import Release


class VersionRefused(ReleaseError):
    """The version is too small for what changed, or an id was used in a way that no release may."""

    def __init__(self, changes: Changes) -> None:
        self.changes = changes
        old, new = changes.old, changes.new
        if changes.faults:
            message, hint = f"{changes.faults[0]}", "an id that was released stays that of its scenario for ever"
        else:
            message = f"{new.version} is too small after {old.version}: the change calls for a {changes.bump} version"
            hint = f'write version = "{changes.least}" or a higher one into pact.toml'
        super().__init__(message, hint)


def newest(parent: Path, name: str, version: str) -> Path | None:
    """The folder of the newest release of a name below a folder, that version itself left out; None where none is."""
    form = re.compile(re.escape(name) + r"-([0-9]+\.[0-9]+\.[0-9]+(?:-[0-9A-Za-z.-]+)?)")
    found = [
        (version_of(told[1]), folder)
        for folder in (parent.iterdir() if parent.is_dir() else ())
        if (told := form.fullmatch(folder.name)) and told[1] != version and folder.is_dir()
    ]
    return max(found, key=lambda pair: pair[0].order)[1] if found else None


def refuse_small(old: Release, new: Release, held: Collection[str]) -> None:
    """Raise VersionRefused where the new one's version does not tell of what changed. held: ids that it holds out."""
    changes = compare(old, new, held=held)
    if changes.faults or not changes.is_enough:
        raise VersionRefused(changes)
