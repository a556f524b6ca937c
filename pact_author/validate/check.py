"""A project to everything that is to be said of it: read, judged, in order."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pact_author import __version__
from pact_author.model.corpus import Corpus, Overview
from pact_author.model.diagnostic import Diagnosis, Diagnostic, Location, Related, Severity
from pact_author.model.document import Document
from pact_author.model.progress import OnProgress, silent
from pact_author.reading.project import WAIVERS, Project, printable, project_paths, read_text
from pact_author.reading.settings_file import NAME
from pact_author.reading.waivers_file import read_waivers
from pact_author.reading.yaml_text import parse
from pact_author.rules import ALL
from pact_author.rules.engine import Locate, lint_overview
from pact_author.validate.beside import Texts, beside, with_settings
from pact_author.validate.catalogue import CARDS
from pact_author.validate.fix import marked
from pact_author.validate.judge import Read, judge, read
from pact_author.validate.judged import Judged
from pact_author.validate.load import to_corpus
from pact_author.validate.locales import (
    beside_catalogs,
    locale_faults,
)
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
    paths = project_paths(project)
    texts: dict[str, tuple[str | None, tuple[Diagnostic, ...]]] = {path: read_text(project, path) for path in paths}
    found: list[tuple[str, Read]] = []
    sources: dict[str, str] = {}
    judged: list[Judged] = []
    for done, (path, (text, faults)) in enumerate(texts.items()):
        on_progress(done, len(paths))
        if text is not None:
            sources[path] = text
        if path.endswith(".po"):
            judged.append(Judged(path, faults) if text is None else judge_text(project, path, text, texts))
            continue
        one = Read(None, None, faults) if text is None else read(path, text)
        if not path.startswith("locales/"):
            found.append((path, one))
        judged.append(judge(path, one, project.settings))
    more = locale_faults(project, paths)
    return Checked(to_corpus(project.settings, found), conclude(project, judged, sources, paths, more))


def diagnose(project: Project, paths: Sequence[str] | None = None, on_progress: OnProgress = silent) -> Diagnosis:
    """Judge a project; of paths, where given, only what concerns those files is told."""
    texts = {path: read_text(project, path) for path in project_paths(project)}
    return judge_texts(project, texts, paths, lambda path, text: judge_text(project, path, text, texts), on_progress)


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
    more = locale_faults(project, tuple(texts))
    return conclude(project, found, sources, tuple(texts) if paths is None else paths, more)


def judge_text(project: Project, path: str, text: str, texts: Texts) -> Judged:
    """What is said of one file by itself; of a PO file, beside its locale's lexicon, which is one of the texts."""
    if path.endswith(".po"):
        from pact_author.validate.catalogs import judge_catalog

        return judge_catalog(path, text, beside(path, texts))
    judged = judge(path, read(path, text), project.settings)
    return judged if path.startswith("locales/") else marked(judged, text, project.settings)


def conclude(
    project: Project,
    judged: Sequence[Judged],
    sources: Mapping[str, str],
    paths: Sequence[str],
    more: Sequence[Diagnostic] = (),
) -> Diagnosis:
    """What single files say, what only all of them together show, and what is ignored of it, in reading order.

    more: what is said of the project by itself.
    """
    sketches = tuple(one.sketch for one in judged if one.sketch is not None)
    overview = beside_catalogs(Overview(project.settings, sketches), judged)
    waivers, waivers_text, faults = read_waivers(project)
    if waivers_text is not None:
        sources = {**sources, WAIVERS: waivers_text}
    ignores = (*(ignore for one in judged for ignore in one.ignores), *waivers)
    paths = tuple(printable(path) for path in paths)
    whole = len(paths) == len(judged)
    known = frozenset(one.path for one in judged)
    unread = frozenset(one.path for one in judged if not one.readable)
    files = frozenset((*paths, WAIVERS, NAME)) if whole else frozenset(paths)
    spoken = tuple(each for each in ignores if each.path in files or (whole and each.path not in known))
    found = [
        *faults,
        *more,
        *(d for one in judged for d in one.diagnostics),
        *lint_overview(overview, ALL, _places(sources)),
    ]
    told = suppress(_blamed(found, files), spoken, CARDS, unread)
    diagnostics = tuple(sorted(told, key=lambda d: d.order))
    return Diagnosis(diagnostics, with_settings(project, sources, diagnostics), paths, CARDS, __version__)


def _places(sources: Mapping[str, str]) -> Locate:
    """Where a field stands. Few files are blamed for what only a view of all shows: those few are read once more."""
    document = lru_cache(64)(lambda path: _parse(path, sources[path]))

    def locate(path: str, pointer: str) -> Location:
        found = document(path)
        assert found is not None  # it has a sketch
        return found.locate(pointer)

    return locate


def _parse(path: str, text: str) -> Document | None:
    if not path.endswith(".po"):
        return parse(path, text)[0]
    from pact_author.reading.po_text import parse_po

    return parse_po(path, text)[0]


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
