"""The files of an export to a folder, which is there as a whole or not at all."""

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from pact_author.export.sample import ExportFile
from pact_author.model.errors import ReleaseError


def write_export(target: Path, files: Iterable[ExportFile]) -> int:
    """Write a new folder; how many files it has. Raises ReleaseError where something stands there already."""
    if target.exists() or target.is_symlink():
        raise ReleaseError(f"{target} exists already", "remove it, or name another folder with --out")
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    count = 0
    try:
        for file in files:
            path = beside / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("w", encoding="utf-8", newline="\n") as out:
                out.writelines(f"{line}\n" for line in file.lines)
            count += 1
        beside.chmod(0o755)
        beside.rename(target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return count
