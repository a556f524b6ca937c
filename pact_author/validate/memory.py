"""What earlier runs found, in the user's cache: safe to delete, and never believed of another tool or another text.

It is not kept in the project: there a pull request could bring one along that says that all is well.
"""

import datetime
import hashlib
import json
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from pact_author import __version__
from pact_author.model.corpus import Settings

PROJECTS = 40
"""Projects that are remembered; of more, those that were used last."""
ANSWERS = 4
"""Whole results of a project that are remembered: of all files, and of those that were asked about."""
_PACKAGE = Path(__file__).parents[1]
_ROOMS = ("model", "reading", "rules", "locales", "validate")


@dataclass(frozen=True, slots=True)
class Memory:
    """Of one project. tool: who found it. folder: where it is kept; None where there is no place."""

    folder: Path | None
    tool: str

    def answers(self) -> dict[str, Any]:
        """Question → diagnostics, as JSON; the newest last."""
        kept = self._read("answers.json")
        return kept if isinstance(kept, dict) else {}

    def files(self) -> dict[str, str]:
        """Digest of a path and text → what is said of it, as the text of a JSON value."""
        kept = self._read("files.json")
        return kept if isinstance(kept, dict) else {}

    def keep_answer(self, question: str, diagnostics: object) -> None:
        rest = {key: value for key, value in self.answers().items() if key != question}
        self._write("answers.json", dict([*rest.items(), (question, diagnostics)][-ANSWERS:]))
        self._forget_projects()

    def keep_files(self, files: Mapping[str, str]) -> None:
        self._write("files.json", files)

    def _read(self, name: str) -> object:
        if self.folder is None:
            return None
        try:
            tool, kept = json.loads((self.folder / name).read_text(encoding="utf-8"))
        except (OSError, ValueError, TypeError, RecursionError):
            return None
        return kept if tool == self.tool else None

    def _write(self, name: str, value: object) -> None:
        """All or nothing: another process may read or write the same. What cannot be kept is found anew next time."""
        if self.folder is None:
            return
        import tempfile

        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, place = tempfile.mkstemp(dir=self.folder, prefix=name)
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    file.write(json.dumps([self.tool, value], ensure_ascii=False, separators=(",", ":")))
                Path(place).replace(self.folder / name)
            except BaseException:
                Path(place).unlink(missing_ok=True)
                raise
        except (OSError, ValueError):
            pass

    def _forget_projects(self) -> None:
        if self.folder is None:
            return
        try:
            folders = sorted(self.folder.parent.iterdir(), key=lambda folder: folder.stat().st_mtime, reverse=True)
            for folder in folders[PROJECTS:]:
                for file in folder.iterdir():
                    file.unlink()
                folder.rmdir()
        except OSError:
            pass


def memory_of(root: Path, settings: Settings) -> Memory:
    """The memory of a project, for this very program and these settings."""
    try:
        folder = user_cache_path("pact-author") / "validate" / digest(str(root))[:32]
    except (OSError, RuntimeError):  # nobody's home
        folder = None
    # One rule asks whether a day lies in the future: what was found yesterday is asked again.
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    return Memory(folder, digest(__version__, sys.version, today, *_installed(), *_sources(), repr(settings)))


def digest(*texts: str) -> str:
    """One for a row of texts, and another for any other row."""
    whole = hashlib.sha256()
    for text in texts:
        data = text.encode("utf-8", "surrogatepass")
        whole.update(b"%d:" % len(data))
        whole.update(data)
    return whole.hexdigest()


def _sources() -> Iterable[str]:
    """The program's own files, as far as they decide what is said: they change without a new version, too."""
    from pact_author.reading.resources import schema_text

    for room in _ROOMS:
        for path in sorted((*(_PACKAGE / room).glob("*.py"), *(_PACKAGE / room).glob("*.json"))):
            yield path.read_text(encoding="utf-8")
    for name in ("scenario", "personas", "names", "lexicon", "waivers"):
        yield schema_text(name)


def _installed() -> Iterable[str]:
    """What changes when a library is installed, upgraded or taken away."""
    for place in sys.path:
        if place.endswith("-packages"):
            try:
                yield f"{place} {Path(place).stat().st_mtime_ns}"
            except OSError:
                yield place
