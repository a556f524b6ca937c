"""Every scenario and persona file of a project, read as far as each can be."""

from collections.abc import Mapping
from dataclasses import dataclass

from pact_author.model.corpus import Corpus
from pact_author.model.diagnostic import Diagnostic
from pact_author.model.document import Document
from pact_author.model.progress import OnProgress, silent
from pact_author.model.scenario import Scenario
from pact_author.reading.persona_file import to_design
from pact_author.reading.project import Project, persona_paths, read_text, scenario_paths
from pact_author.reading.scenario_file import to_scenario
from pact_author.reading.shape import check
from pact_author.reading.yaml_text import parse


@dataclass(frozen=True, slots=True)
class Loaded:
    """sources: path → text of every file that is text, for showing lines."""

    corpus: Corpus
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, str]


def load(project: Project, on_progress: OnProgress = silent) -> Loaded:
    """The corpus of a project and what was wrong with the files that are not in it."""
    scenarios, personas = scenario_paths(project), persona_paths(project)
    total = len(scenarios) + len(personas)
    found: list[Diagnostic] = []
    sources: dict[str, str] = {}
    unread: list[str] = []

    def document(path: str, schema: str) -> Document | None:
        text, diagnostics = read_text(project, path)
        found.extend(diagnostics)
        if text is None:
            return None
        sources[path] = text
        read, faults = parse(path, text)
        misfits = check(read, schema) if read else ()
        found.extend((*faults, *misfits))
        return None if faults or misfits else read

    kept: list[tuple[Scenario, Document]] = []
    for done, path in enumerate(scenarios):
        on_progress(done, total)
        read = document(path, "scenario")
        scenario, faults = to_scenario(read) if read else (None, ())
        found.extend(faults)
        if read and scenario:
            kept.append((scenario, read))
        else:
            unread.append(path)
    designs = []
    for done, path in enumerate(personas, len(scenarios)):
        on_progress(done, total)
        read = document(path, "personas")
        design, faults = to_design(read) if read else (None, ())
        found.extend(faults)
        if design:
            designs.append(design)
        else:
            unread.append(path)
    kept.sort(key=lambda pair: (pair[0].id, pair[0].path))
    corpus = Corpus(
        settings=project.settings,
        scenarios=tuple(scenario for scenario, _ in kept),
        documents={read.path: read for _, read in kept},
        designs=tuple(sorted(designs, key=lambda design: design.name)),
        unread=tuple(unread),
    )
    return Loaded(corpus, tuple(found), sources)
