"""A project to its diagnosis, with what earlier runs found: only what is new is judged."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pact_author import __version__
from pact_author.model.diagnostic import Card, Diagnosis, Diagnostic
from pact_author.model.progress import OnProgress, silent
from pact_author.reading.project import WAIVERS, Project, printable, project_paths, read_text
from pact_author.validate.beside import Texts, beside, with_settings
from pact_author.validate.judged import Judged, diagnostics_from_json, diagnostics_to_json, from_json, to_json
from pact_author.validate.memory import Memory, digest, memory_of

_ODD = (ValueError, TypeError, LookupError, RecursionError)  # what somebody else's JSON gives rise to


class _Cards(Mapping[str, Card]):
    """Every card; the rules are imported only for an output that asks for one."""

    def _all(self) -> Mapping[str, Card]:
        from pact_author.validate.catalogue import CARDS

        return CARDS

    def __getitem__(self, code: str) -> Card:
        return self._all()[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


def recall(project: Project, paths: Sequence[str] | None = None, on_progress: OnProgress = silent) -> Diagnosis:
    """What validate.check.diagnose gives, whatever is remembered, and whether or not it can be."""
    every = project_paths(project)
    texts = {path: read_text(project, path) for path in every}
    waivers = read_text(project, WAIVERS) if (project.root / WAIVERS).exists() else (None, ())
    memory = memory_of(project.root, project.settings)
    digests = {path: _digest(path, text, texts) for path, (text, _) in texts.items() if text is not None}
    faults = (repr(found) for _, found in texts.values() if found)
    question = digest(repr(waivers), repr(paths), *every, "", *digests.values(), "", *faults)
    told = _told(memory.answers().get(question))
    if told is None:
        found = _judge(project, texts, paths, digests, memory, on_progress)
        memory.keep_answer(question, diagnostics_to_json(found.diagnostics))
        return found
    sources = {path: text for path, (text, _) in (*texts.items(), (WAIVERS, waivers)) if text is not None}
    files = tuple(printable(path) for path in (every if paths is None else paths))
    return Diagnosis(told, with_settings(project, sources, told), files, _Cards(), __version__)


def _digest(path: str, text: str, texts: Texts) -> str:
    """Of all that decides what is said of a file by itself: of a PO file, its locale's lexicon is a part of that."""
    return digest(path, text, beside(path, texts) or "") if path.endswith(".po") else digest(path, text)


def _judge(
    project: Project,
    texts: Texts,
    paths: Sequence[str] | None,
    digests: Mapping[str, str],
    memory: Memory,
    on_progress: OnProgress,
) -> Diagnosis:
    from pact_author.validate.check import judge_text, judge_texts

    known = memory.files()
    kept: dict[str, str] = {}

    def judged(path: str, text: str) -> Judged:
        written = known.get(digests[path])
        one = _judged(written)
        if one is None or one.path != path:
            one, written = judge_text(project, path, text, texts), None
        kept[digests[path]] = written or json.dumps(to_json(one), ensure_ascii=False, separators=(",", ":"))
        return one

    found = judge_texts(project, texts, paths, judged, on_progress)
    memory.keep_files(kept)
    return found


def _told(kept: Any) -> tuple[Diagnostic, ...] | None:  # noqa: ANN401 -- JSON of any shape
    try:
        return diagnostics_from_json(kept)
    except _ODD:
        return None


def _judged(written: object) -> Judged | None:
    try:
        return from_json(json.loads(written)) if isinstance(written, str) else None
    except _ODD:
        return None
