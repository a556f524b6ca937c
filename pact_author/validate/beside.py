"""What is looked at beside a file: a locale's lexicon beside its PO files, pact.toml beside what is said of it."""

from collections.abc import Mapping, Sequence

from pact_author.model.diagnostic import Diagnostic
from pact_author.reading.project import Project
from pact_author.reading.settings_file import NAME

Texts = Mapping[str, tuple[str | None, tuple[Diagnostic, ...]]]
"""Path → the file's text, or None and why."""


def beside(path: str, texts: Texts) -> str | None:
    """The text of the lexicon that stands in the folder of a PO file, or None where none could be read."""
    return texts.get(f"{path.rpartition('/')[0]}/lexicon.yaml", (None, ()))[0]


def with_settings(project: Project, sources: Mapping[str, str], told: Sequence[Diagnostic]) -> Mapping[str, str]:
    """The sources to show lines from, pact.toml among them where something is said of it."""
    if not any(diagnostic.at.path == NAME for diagnostic in told):
        return sources
    return {**sources, NAME: settings_text(project)}


def settings_text(project: Project) -> str:
    """pact.toml, which could be read when the project was opened."""
    return (project.root / NAME).read_text(encoding="utf-8-sig")
