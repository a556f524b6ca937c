"""Which item tables a release has: for each design and locale, scenarios in reviewed words apart from all others."""

from collections.abc import Sequence
from dataclasses import dataclass

from pact_author.locales.localize import lowest_state
from pact_author.model.corpus import Corpus
from pact_author.model.persona import Design
from pact_author.model.release import UNREVIEWED
from pact_author.model.scenario import Scenario, Status
from pact_author.model.translation import TranslationState
from pact_author.model.wording import Wording
from pact_author.personas.expand import count


@dataclass(frozen=True, slots=True)
class Words:
    """A locale's scenarios whose texts have come far enough, in one of its two tables.

    name: the locale, or with UNREVIEWED. state: the lowest state among its scenarios.
    """

    name: str
    wording: Wording
    scenarios: tuple[Scenario, ...]
    state: TranslationState


@dataclass(frozen=True, slots=True)
class ItemTable:
    """data/items/<design>/<words.name>.jsonl."""

    design: Design
    words: Words

    @property
    def path(self) -> str:
        return f"data/items/{self.design.name}/{self.words.name}.jsonl"

    @property
    def rows(self) -> int:
        return sum(count(scenario, self.design) for scenario in self.words.scenarios)


def released(corpus: Corpus) -> tuple[Scenario, ...]:
    """The scenarios that are asked: of retired ones a release says only that they were."""
    return tuple(s for s in corpus.scenarios if s.status is not Status.RETIRED)


def retired(corpus: Corpus) -> tuple[Scenario, ...]:
    """The others, whose ids stay taken."""
    return tuple(s for s in corpus.scenarios if s.status is Status.RETIRED)


def in_words(scenarios: Sequence[Scenario], wording: Wording, least: TranslationState) -> tuple[Words, ...]:
    """The tables of a locale; none where no scenario has come as far as least. Missing and stale texts never ship."""
    least = max(least, TranslationState.MACHINE, key=lambda state: state.rank)
    states = [(scenario, lowest_state(scenario, wording)) for scenario in scenarios]
    told = []
    for name, reviewed in ((wording.locale, True), (wording.locale + UNREVIEWED, False)):
        chosen = [
            (scenario, state)
            for scenario, state in states
            if state.rank >= least.rank and (state.rank >= TranslationState.REVIEWED.rank) is reviewed
        ]
        if chosen:
            lowest = min((state for _, state in chosen), key=lambda state: state.rank)
            told.append(Words(name, wording, tuple(scenario for scenario, _ in chosen), lowest))
    return tuple(told)


def item_tables(
    corpus: Corpus, wordings: Sequence[Wording], least: TranslationState = TranslationState.MACHINE
) -> tuple[ItemTable, ...]:
    """Every table of a release, by design and then by locale, in the order of the settings."""
    words = [each for wording in wordings for each in in_words(released(corpus), wording, least)]
    return tuple(
        ItemTable(design, each) for design in corpus.designs for each in words if design.is_in(each.wording.locale)
    )
