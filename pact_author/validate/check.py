"""A project to everything that is to be said of it: read, judged, in order."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pact_author import __version__
from pact_author.model.corpus import Corpus, Overview
from pact_author.model.diagnostic import Diagnosis, Diagnostic, Location, Related, Severity
from pact_author.model.progress import OnProgress, silent
from pact_author.reading.project import WAIVERS, Project, all_paths, printable, read_text
from pact_author.reading.waivers_file import read_waivers
from pact_author.reading.yaml_text import parse
from pact_author.rules import ALL
from pact_author.rules.engine import Locate, lint_overview
from pact_author.validate.catalogue import CARDS
from pact_author.validate.fix import marked
from pact_author.validate.judge import Read, judge, read
from pact_author.validate.judged import Judged
from pact_author.validate.load import to_corpus
from pact_author.validate.suppress import suppress

Texts = Mapping[str, tuple[str | None, tuple[Diagnostic, ...]]]
"""Path → the file's text, or None and why."""


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
    paths = all_paths(project)
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
    every = all_paths(project)
    texts = {path: read_text(project, path) for path in every}
    return judge_texts(project, texts, paths, lambda path, text: judge_text(project, path, text), on_progress)


def judge_texts(
    project: Project,
    texts: Texts,
    paths: Sequence[str] | None,
    judged: Callable[[str, str], Judged],
    on_progress: OnProgress,
) -> Diagnosis:
    """The same of files that were read. judged: path and text → what is said of the file by itself."""
    found = []
    for done, (path, (text, faults)) in enumerate(texts.items()):
        on_progress(done, len(texts))
        found.append(Judged(path, faults) if text is None else judged(path, text))
    sources = {path: text for path, (text, _) in texts.items() if text is not None}
    return conclude(project, found, sources, tuple(texts) if paths is None else paths)


def judge_text(project: Project, path: str, text: str) -> Judged:
    """What is said of one file by itself."""
    return marked(judge(path, read(path, text), project.settings), text, project.settings)


def conclude(project: Project, judged: Sequence[Judged], sources: Mapping[str, str], paths: Sequence[str]) -> Diagnosis:
    """What single files say, what only all of them together show, and what is ignored of it, in reading order."""
    overview = Overview(project.settings, tuple(one.sketch for one in judged if one.sketch is not None))
    waivers, waivers_text, faults = read_waivers(project)
    if waivers_text is not None:
        sources = {**sources, WAIVERS: waivers_text}
    ignores = (*(ignore for one in judged for ignore in one.ignores), *waivers)
    paths = tuple(printable(path) for path in paths)
    whole = len(paths) == len(judged)
    known = frozenset(one.path for one in judged)
    unread = frozenset(one.path for one in judged if not one.readable)
    files = frozenset((*paths, WAIVERS)) if whole else frozenset(paths)
    spoken = tuple(each for each in ignores if each.path in files or (whole and each.path not in known))
    found = [*faults, *(d for one in judged for d in one.diagnostics), *lint_overview(overview, ALL, _places(sources))]
    told = suppress(_blamed(found, files), spoken, CARDS, unread)
    return Diagnosis(tuple(sorted(told, key=lambda d: d.order)), sources, paths, CARDS, __version__)


def _places(sources: Mapping[str, str]) -> Locate:
    """Where a field stands. Few files are blamed for what only a view of all shows: those few are read once more."""
    document = lru_cache(64)(lambda path: parse(path, sources[path])[0])

    def locate(path: str, pointer: str) -> Location:
        found = document(path)
        assert found is not None  # it has a sketch
        return found.locate(pointer)

    return locate


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
