"""How far a locale has come, text by text, and which scenarios could be in a release."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from pact_author.locales.sources import prompt_texts, scenario_texts
from pact_author.model.lexicon import Lexicon
from pact_author.model.locale_status import Counts, LexiconStatus, LocaleStatus, ScenarioStatus
from pact_author.model.persona import AgeBand, Gender
from pact_author.model.scenario import Scenario, Status
from pact_author.model.translation import Catalog, Entry, SourceText, TranslationState
from pact_author.reading.message_text import parse_message


def locale_status(
    locale: str,
    scenarios: Sequence[Scenario],
    catalogs: Iterable[Catalog],
    lexicon: LexiconStatus,
    out_of_step: Sequence[str] = (),
) -> LocaleStatus:
    """States of every text of a corpus in a locale; retired scenarios are left out."""
    entries = {entry.context: entry for catalog in catalogs for entry in catalog.entries if not entry.obsolete}
    templates = [text_state(text, entries) for text in prompt_texts()]
    whole = (lexicon.state or TranslationState.MISSING, *templates)
    return LocaleStatus(
        locale,
        lexicon,
        _counts(templates),
        tuple(
            _scenario(scenario, entries, whole, lexicon.relations)
            for scenario in scenarios
            if scenario.status is not Status.RETIRED
        ),
        tuple(out_of_step),
    )


def text_state(text: SourceText, entries: Mapping[str, Entry]) -> TranslationState:
    """How far the translation of one text has come: stale where it is of another English, missing if not readable."""
    entry = entries.get(text.context)
    if entry is None or not entry.text or parse_message(entry.text)[0] is None:
        return TranslationState.MISSING
    return entry.state if entry.source == text.message.source else TranslationState.STALE


def lexicon_status(lexicon: Lexicon, relations: Iterable[str]) -> LexiconStatus:
    """What a lexicon lacks of the corpus's relations, and of people that persona sets can ask for."""
    known = {relation for relation, _, _ in lexicon.roles}
    people = [f"{band} {gender}" for band in AgeBand for gender in Gender if (band, gender) not in lexicon.people]
    return LexiconStatus(lexicon.state, "", tuple(sorted(set(relations) - known)), tuple(people))


def _scenario(
    scenario: Scenario,
    entries: Mapping[str, Entry],
    whole: Sequence[TranslationState],
    nameless: Sequence[str],
) -> ScenarioStatus:
    states = [text_state(text, entries) for text in scenario_texts(scenario)]
    unsaid = [TranslationState.MISSING] if scenario.relation in nameless else []
    lowest = min((*states, *whole, *unsaid), key=lambda state: state.rank)
    return ScenarioStatus(scenario.id, _counts(states), lowest)


def _counts(states: Iterable[TranslationState]) -> Counts:
    counted = Counter(states)
    return {state: counted[state] for state in TranslationState if counted[state]}
