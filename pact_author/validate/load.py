"""Every scenario and persona file of a project, read as far as each can be."""

from collections.abc import Iterable

from pact_author.model.corpus import Corpus, Settings
from pact_author.model.persona import Design
from pact_author.model.progress import OnProgress, silent
from pact_author.model.scenario import Scenario
from pact_author.reading.project import Project, persona_paths, read_text, scenario_paths
from pact_author.validate.judge import Read, read


def load(project: Project, on_progress: OnProgress = silent) -> Corpus:
    """The corpus of a project without what cannot be read. No rule is asked."""
    paths = (*scenario_paths(project), *persona_paths(project))
    found = []
    for done, path in enumerate(paths):
        on_progress(done, len(paths))
        text, faults = read_text(project, path)
        found.append((path, Read(None, None, faults) if text is None else read(path, text)))
    return to_corpus(project.settings, found)


def to_corpus(settings: Settings, found: Iterable[tuple[str, Read]]) -> Corpus:
    """Files that were read, by path → the corpus that they are."""
    found = tuple(found)
    scenarios = [one.value for _, one in found if isinstance(one.value, Scenario)]
    return Corpus(
        settings=settings,
        scenarios=tuple(sorted(scenarios, key=lambda each: (each.id, each.path))),
        documents={path: one.document for path, one in found if one.value is not None and one.document is not None},
        designs=tuple(sorted((one.value for _, one in found if isinstance(one.value, Design)), key=lambda d: d.name)),
        unread=tuple(path for path, one in found if one.value is None),
    )
