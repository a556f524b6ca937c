"""One scenario file by itself: what it says and what is to be said of it, without reading the others."""

from dataclasses import replace

from pact_author.model.diagnostic import Diagnosis
from pact_author.model.scenario import Scenario
from pact_author.reading.project import Project, read_text
from pact_author.validate.check import conclude
from pact_author.validate.judge import Read, judge, read


def look(project: Project, path: str) -> tuple[Scenario | None, Diagnosis]:
    """The scenario, or None where something in the file stands against it; what only others show is not said."""
    text, faults = read_text(project, path)
    found = Read(None, None, faults) if text is None else read(path, text)
    sources = {} if text is None else {path: text}
    told = conclude(project, [judge(path, found, project.settings)], sources, [path])
    own = replace(told, diagnostics=tuple(d for d in told.diagnostics if d.at.path == path))
    return found.value if isinstance(found.value, Scenario) else None, own
