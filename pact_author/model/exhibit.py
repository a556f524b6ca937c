"""A scenario to look at: what its author wrote, what models will read of it, and what stands against it."""

from dataclasses import dataclass

from pact_author.model.diagnostic import Diagnostic
from pact_author.model.scenario import Scenario
from pact_author.model.translation import TranslationState
from pact_author.model.variant import Variant


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a model reads of one variant with the culture's option first. swapped: the prompt with it second.

    people: what is told of them, in words; empty where nothing is. state: the lowest of the texts that it is made of.
    """

    variant: Variant
    locale: str
    people: str
    system: str
    prompt: str
    swapped: str
    state: TranslationState = TranslationState.SOURCE


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One scenario with some of its renderings."""

    scenario: Scenario
    renderings: tuple[Rendering, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another scenario, and how alike their texts are: 0 nothing shared, 1 the same."""

    id: str
    title: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A new or changed scenario beside the corpus. around: sentences on what is thin or crowded where it stands."""

    exhibit: Exhibit
    neighbours: tuple[Neighbour, ...]
    around: tuple[str, ...]
