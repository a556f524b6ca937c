"""What an update changes in a locale's files, and how far a locale has come."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pact_author.model.translation import Catalog, TranslationState

Counts = Mapping[TranslationState, int]
"""State → number of texts, in the order of states; states without a text are left out."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A catalog in step with the English, and the contexts of what was not in step before.

    new: without a translation yet. stale: translated from an English that was changed since. mended: the English is
    again what they were made from. gone: no English any more. signed: entries that got hashes or a new status.
    in_step: whether the file says of the English what there is to say; how it is laid out and signed does not count.
    """

    catalog: Catalog
    in_step: bool = False
    new: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    mended: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileUpdate:
    """A PO file and what it should be. before: its exact text, None where there is none."""

    path: str
    before: str | None
    after: str
    merged: Merged

    @property
    def changed(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class ScenarioStatus:
    """The texts of one scenario. lowest: the state that the whole of it has, lexicon and templates included."""

    id: str
    counts: Counts
    lowest: TranslationState


@dataclass(frozen=True, slots=True)
class LexiconStatus:
    """state: None where there is no lexicon that can be read; fault says why.

    relations, people: what the corpus or persona sets could ask for and the lexicon has no words for.
    """

    state: TranslationState | None
    fault: str = ""
    relations: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LocaleStatus:
    """How far a locale has come. templates: the texts that every prompt is put together with."""

    locale: str
    lexicon: LexiconStatus
    templates: Counts
    scenarios: tuple[ScenarioStatus, ...]
    out_of_step: tuple[str, ...] = field(default=())

    @property
    def counts(self) -> Counts:
        """All texts, templates too."""
        parts = (self.templates, *(scenario.counts for scenario in self.scenarios))
        sums = {state: sum(part.get(state, 0) for part in parts) for state in TranslationState}
        return {state: count for state, count in sums.items() if count}

    def ready(self, status: TranslationState) -> int:
        """How many scenarios could be in a release that asks for at least this status."""
        return sum(scenario.lowest.rank >= status.rank for scenario in self.scenarios)
