"""A scenario to its sketch: what rules across files need to know of it."""

from pact_author.model.corpus import Sketch
from pact_author.model.document import Document
from pact_author.model.scenario import Scenario

SHINGLE = 5
"""Letters of a shingle: short enough for languages without spaces."""
PLACES = ("/id", "/title", "/status", "/country", "/theme", "/relation", "/situation", "/superseded_by")
"""The fields that a rule across files may complain of."""


def sketch(scenario: Scenario, document: Document) -> Sketch:
    """The sketch of a scenario and where its fields stand."""
    return Sketch(
        path=scenario.path,
        id=scenario.id,
        country=scenario.country,
        status=scenario.status,
        theme=scenario.theme,
        relation=scenario.relation,
        title=scenario.title,
        superseded_by=scenario.superseded_by,
        shingles=shingles(scenario),
        places={pointer: document.spans[pointer] for pointer in PLACES if pointer in document.spans},
    )


def shingles(scenario: Scenario) -> frozenset[str]:
    """Every stretch of SHINGLE letters in the scenario's texts, in small letters and without blanks."""
    text = " ".join("".join(message.prose.lower().split()) for _, message in scenario.messages())
    return frozenset(text[i : i + SHINGLE] for i in range(max(1, len(text) - SHINGLE + 1)))
