"""waivers.yaml: rules that are newer than some scenarios, and which scenarios need not keep them yet."""

from pact_author.model.diagnostic import Diagnostic
from pact_author.model.document import Document
from pact_author.model.ignore import Ignore
from pact_author.reading.project import WAIVERS, Project, read_text
from pact_author.reading.shape import check
from pact_author.reading.yaml_text import parse


def read_waivers(project: Project) -> tuple[tuple[Ignore, ...], str | None, tuple[Diagnostic, ...]]:
    """The waivers of a project, the text of the file (None where there is none), and what is wrong with it.

    The file maps a code to ids: `W113: [jp/tea, no/silence]`.
    """
    if not (project.root / WAIVERS).exists():
        return (), None, ()
    text, found = read_text(project, WAIVERS)
    if text is None:
        return (), None, found
    document, faults = parse(WAIVERS, text)
    misfits = check(document, "waivers") if document else ()
    if document is None or misfits:
        return (), text, (*faults, *misfits)
    return tuple(_waivers(document)), text, faults


def _waivers(document: Document) -> list[Ignore]:
    data = document.data
    assert isinstance(data, dict)
    return [
        Ignore(
            document.locate(f"/{code}/{number}"),
            (code,),
            f"{WAIVERS}: the rule is newer than the scenario",
            f"scenarios/{name}.yaml",
            whole=True,
        )
        for code, names in data.items()
        for number, name in enumerate(names)
    ]
