"""The texts of scenario files for `pybabel extract`: an entry point of Babel, which needs no Babel itself."""

from collections.abc import Collection, Iterator, Mapping
from typing import BinaryIO

from pact_author.locales.notes import scene_notes
from pact_author.locales.sources import scenario_texts
from pact_author.model.document import Document
from pact_author.model.errors import ProjectError
from pact_author.model.scenario import Scenario, Status
from pact_author.reading.scenario_file import to_scenario
from pact_author.reading.shape import check
from pact_author.reading.yaml_text import parse

Extracted = tuple[int, str, tuple[str, str], list[str]]
"""Line, "pgettext", (msgctxt, msgid), comments: what Babel takes from an extractor."""


def pact_yaml(
    fileobj: BinaryIO, keywords: Mapping[str, object], comment_tags: Collection[str], options: Mapping[str, object]
) -> Iterator[Extracted]:
    """Every text of a scenario file that is translated; of a retired one none.

    Raises ProjectError for a file that is no scenario: one that was left out in silence would never be translated.
    """
    del keywords, comment_tags, options
    scenario, document = _read(getattr(fileobj, "name", "the file"), fileobj.read())
    if scenario.status is Status.RETIRED:
        return
    for text in scenario_texts(scenario):
        line = document.locate_key(text.pointer).span.line
        yield line, "pgettext", (text.context, text.message.source), list(scene_notes(scenario, text))


def _read(path: str, data: bytes) -> tuple[Scenario, Document]:
    try:
        document, faults = parse(path, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ProjectError(f"{path} is not UTF-8", "see: pact-author validate") from error
    faults = faults or (check(document, "scenario") if document else ())
    scenario, more = to_scenario(document) if document and not faults else (None, ())
    if scenario is None or document is None:
        first = (*faults, *more)[0]
        raise ProjectError(f"{path}:{first.at.span.line}: {first.message}", "see: pact-author validate")
    return scenario, document
