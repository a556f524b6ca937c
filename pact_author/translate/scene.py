"""What is translated together: the texts of one scenario, or the templates of the prompt."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pact_author.locales.sources import prompt_texts, scenario_texts
from pact_author.model.scenario import Scenario, Status
from pact_author.model.translation import Entry, SourceText

PROMPT = "prompt"
"""The name of the templates among the scenarios' ids."""


@dataclass(frozen=True, slots=True)
class Scene:
    """texts: those that no person has translated, all of them, so that a question stays the same until a person does.

    scenario: None for the templates of the prompt. known: English and translation of each text that is a person's.
    """

    name: str
    scenario: Scenario | None
    texts: tuple[SourceText, ...]
    known: tuple[tuple[SourceText, str], ...]


def key(text: SourceText) -> str:
    """What a text is called within its scene: jp/shoes#norm.statement → norm.statement."""
    return text.context.partition("#")[2]


def sources(scenarios: Iterable[Scenario]) -> Iterator[tuple[str, Scenario | None, tuple[SourceText, ...]]]:
    """Name, scenario and English texts of every scene: the templates first, for they are in every prompt."""
    yield PROMPT, None, tuple(prompt_texts())
    for scenario in scenarios:
        if scenario.status is not Status.RETIRED:
            yield scenario.id, scenario, tuple(scenario_texts(scenario))


def scene(name: str, scenario: Scenario | None, texts: Iterable[SourceText], entries: Mapping[str, Entry]) -> Scene:
    """A scene as it stands in a locale's catalogs. entries: by context."""
    texts = tuple(texts)
    found = [(text, entries.get(text.context)) for text in texts]
    return Scene(
        name,
        scenario,
        tuple(text for text, entry in found if not of_a_person(entry)),
        tuple((text, entry.text) for text, entry in found if entry and of_a_person(entry) and is_current(entry, text)),
    )


def of_a_person(entry: Entry | None) -> bool:
    """Whether somebody's work would be lost with the text of an entry."""
    return entry is not None and bool(entry.text) and not entry.untouched_draft


def is_current(entry: Entry, text: SourceText) -> bool:
    """Whether a translation is of the English as it is now."""
    return entry.source == text.message.source and entry.state.value != "stale"


def wanted(entry: Entry | None, text: SourceText, *, again: bool) -> bool:
    """Whether a draft may be written: where nothing is, where a draft is stale, and with again over any draft."""
    if entry is None or not entry.text:
        return True
    return not of_a_person(entry) and (again or not is_current(entry, text))
