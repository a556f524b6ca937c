"""CHANGELOG-DATA.md: the section of a version put before those of earlier ones, and no word of a person touched."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pact_author.model.errors import ReleaseError

HEAD = """\
# Changes of the data

<!-- {canary} -->

Each version, newest first, as `pact-author diff` found it.
"""


def add_section(path: Path, canary: str, version: str, section: Sequence[str]) -> None:
    """Write the section of a version into a file, which is made where there is none. Raises ReleaseError."""
    text = path.read_text("utf-8") if path.is_file() else HEAD.replace("{canary}", canary)
    lines = text.rstrip("\n").split("\n")
    if any(line.split() == ["##", version] for line in lines):
        raise ReleaseError(
            f"{path} has a section {version} already", "take it out, and it is written again; or leave it as it is"
        )
    at = next((number for number, line in enumerate(lines) if line.startswith("## ")), None)
    head, rest = (lines, []) if at is None else (lines[:at], lines[at:])
    while head and not head[-1]:
        head.pop()
    whole = [*head, "", *section, *(["", *rest] if rest else [])]
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
        out.write("\n".join(whole) + "\n")
    Path(name).chmod(0o644)
    Path(name).replace(path)
