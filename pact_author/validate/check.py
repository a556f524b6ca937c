"""A project to everything that is to be said of it: read, judged, in order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pact_author.model.corpus import Corpus, Overview
from pact_author.model.diagnostic import Diagnosis, Diagnostic, Related, Severity
from pact_author.model.ignore import Ignore
from pact_author.model.progress import OnProgress, silent
from pact_author.reading.project import Project, persona_paths, read_text, scenario_paths, told_path
from pact_author.reading.waivers_file import NAME as WAIVERS
from pact_author.reading.waivers_file import read_waivers
from pact_author.rules import ALL
from pact_author.rules.engine import lint_overview
from pact_author.validate.catalogue import CARDS
from pact_author.validate.judge import Judged, Read, judge, read
from pact_author.validate.load import to_corpus
from pact_author.validate.suppress import suppress


@dataclass(frozen=True, slots=True)
class Checked:
    """A corpus and all that was found in it."""

    corpus: Corpus
    diagnosis: Diagnosis

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        return tuple(d for d in self.diagnosis.standing if d.severity is Severity.ERROR)


def check(project: Project, on_progress: OnProgress = silent) -> Checked:
    """Judge a whole project and keep the corpus, for a release."""
    paths = (*scenario_paths(project), *persona_paths(project))
    found: list[tuple[str, Read]] = []
    sources: dict[str, str] = {}
    judged: list[Judged] = []
    for done, path in enumerate(paths):
        on_progress(done, len(paths))
        text, faults = read_text(project, path)
        if text is not None:
            sources[path] = text
        one = Read(None, None, faults) if text is None else read(path, text)
        found.append((path, one))
        judged.append(judge(path, one, project.settings))
    return Checked(to_corpus(project.settings, found), conclude(project, judged, sources, paths))


def diagnose(project: Project, paths: Sequence[str] | None = None, on_progress: OnProgress = silent) -> Diagnosis:
    """Judge a project; of paths, where given, only what concerns those files is told."""
    every = (*scenario_paths(project), *persona_paths(project))
    sources: dict[str, str] = {}
    judged: list[Judged] = []
    for done, path in enumerate(every):
        on_progress(done, len(every))
        text, faults = read_text(project, path)
        if text is None:
            judged.append(Judged(path, faults))
            continue
        sources[path] = text
        judged.append(judge(path, read(path, text), project.settings))
    return conclude(project, judged, sources, every if paths is None else paths)


def conclude(project: Project, judged: Sequence[Judged], sources: Mapping[str, str], paths: Sequence[str]) -> Diagnosis:
    """What single files say, what only all of them together show, and what is ignored of it, in reading order."""
    overview = Overview(project.settings, tuple(one.sketch for one in judged if one.sketch is not None))
    waivers, waivers_text, faults = read_waivers(project)
    if waivers_text is not None:
        sources = {**sources, WAIVERS: waivers_text}
    ignores = (*(ignore for one in judged for ignore in one.ignores), *waivers)
    readable = frozenset(one.path for one in judged if one.readable)
    paths = tuple(told_path(path) for path in paths)
    files = frozenset((*paths, WAIVERS)) if len(paths) == len(judged) else frozenset(paths)
    found = [*faults, *(d for one in judged for d in one.diagnostics), *lint_overview(overview, ALL)]
    told = suppress(_blamed(found, files), _spoken(ignores, files), CARDS, readable)
    return Diagnosis(tuple(sorted(told, key=lambda d: d.order)), sources, paths, CARDS)


def _blamed(found: Iterable[Diagnostic], files: frozenset[str]) -> Iterable[Diagnostic]:
    """What concerns the files asked for. Where one is only the other place of a pair, the blame moves to it."""
    for diagnostic in found:
        if diagnostic.at.path in files:
            yield diagnostic
            continue
        for other in diagnostic.related:
            if other.at.path in files:
                rest = tuple(r for r in diagnostic.related if r is not other)
                yield replace(diagnostic, at=other.at, related=(Related(other.message, diagnostic.at), *rest))
                break


def _spoken(ignores: Iterable[Ignore], files: frozenset[str]) -> tuple[Ignore, ...]:
    return tuple(ignore for ignore in ignores if ignore.path in files)
