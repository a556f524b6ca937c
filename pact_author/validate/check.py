"""A project to everything that is to be said of it: read, judged, in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pact_author.model.corpus import Corpus
from pact_author.model.diagnostic import Diagnostic, Severity
from pact_author.model.progress import OnProgress, silent
from pact_author.reading.project import Project, persona_paths, scenario_paths
from pact_author.rules import ALL
from pact_author.rules.engine import lint
from pact_author.validate.load import load


@dataclass(frozen=True, slots=True)
class Checked:
    """diagnostics: in reading order. sources: path → text, to show lines from. files: how many were judged."""

    corpus: Corpus
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, str]
    files: int

    @property
    def errors(self) -> int:
        return sum(1 for d in self.diagnostics if d.severity is Severity.ERROR)


def check(project: Project, paths: Sequence[str] = (), on_progress: OnProgress = silent) -> Checked:
    """Judge a whole project; of paths, where given, only what concerns those files is reported."""
    loaded = load(project, on_progress)
    found = (*loaded.diagnostics, *lint(loaded.corpus, ALL))
    files = frozenset(paths) or frozenset((*scenario_paths(project), *persona_paths(project)))
    told = tuple(sorted((d for d in found if d.at.path in files), key=lambda d: d.order))
    return Checked(loaded.corpus, told, loaded.sources, len(files))
