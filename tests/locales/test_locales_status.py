from dataclasses import replace

import pytest
from locale_samples import BY_ID, CORPUS, LEXICON

from pact_author.locales.sources import prompt_texts, scenario_texts
from pact_author.locales.status import lexicon_status, locale_status, text_state
from pact_author.model.locale_status import LexiconStatus
from pact_author.model.scenario import Status
from pact_author.model.translation import Catalog, Entry, Origin, TranslationState

SCENARIO = BY_ID["jp/thanks-at-the-end-of-term"]
TEXTS = tuple(scenario_texts(SCENARIO))
FIRST = TEXTS[0]
WORDS = LexiconStatus(TranslationState.NATIVE_VERIFIED)
MACHINE, EDITED, REVIEWED = (TranslationState(name) for name in ("machine", "edited", "reviewed"))


def entry(text, status="reviewed", **more):
    return Entry(text.context, text.message.source, "Un texto.", Origin(status=status, by="ann"), **more)


def status(entries=(), lexicon=WORDS, scenarios=(SCENARIO,), templates="reviewed"):
    prompts = tuple(entry(text, templates) for text in prompt_texts())
    return locale_status("es", scenarios, [Catalog("p", "es", prompts), Catalog("s", "es", tuple(entries))], lexicon)


def test_every_text_is_counted_by_its_state():
    told = status([entry(TEXTS[0]), entry(TEXTS[1], "machine"), entry(TEXTS[2], "edited")])

    (scenario,) = told.scenarios
    assert {"missing": len(TEXTS) - 3, "machine": 1, "edited": 1, "reviewed": 1} == scenario.counts
    assert {"reviewed": 9} == told.templates
    assert 9 + len(TEXTS) == sum(told.counts.values())


def test_states_are_told_in_their_order():
    assert ["missing", "machine", "reviewed"] == list(status([entry(TEXTS[0], "machine")]).counts)


def test_a_translation_of_another_english_is_stale_though_nobody_updated_the_file():
    other = replace(entry(FIRST), source="Another text.")

    assert "stale" == text_state(FIRST, {FIRST.context: other})


@pytest.mark.parametrize("text", ["", "{actor", "{actor_gender, select, female {a}}"])
def test_a_text_that_cannot_be_read_is_missing(text):
    assert "missing" == text_state(FIRST, {FIRST.context: replace(entry(FIRST), text=text)})


def test_an_obsolete_entry_is_no_translation():
    assert {"missing": len(TEXTS)} == status([entry(FIRST, obsolete=True)]).scenarios[0].counts


@pytest.mark.parametrize(
    ("own", "templates", "words", "lowest"),
    [
        ("reviewed", "reviewed", REVIEWED, "reviewed"),
        ("machine", "reviewed", REVIEWED, "machine"),
        ("reviewed", "edited", REVIEWED, "edited"),
        ("reviewed", "reviewed", MACHINE, "machine"),
        ("reviewed", "reviewed", None, "missing"),
    ],
)
def test_a_scenario_is_as_far_as_the_least_of_what_its_prompts_are_made_of(own, templates, words, lowest):
    told = status([entry(text, own) for text in TEXTS], LexiconStatus(words), templates=templates)

    assert lowest == told.scenarios[0].lowest


def test_a_relation_without_names_stands_against_its_scenarios():
    nameless = replace(WORDS, relations=(SCENARIO.relation,))

    assert "missing" == status([entry(text) for text in TEXTS], nameless).scenarios[0].lowest


def test_a_scenario_is_ready_for_every_status_up_to_its_own():
    told = status([entry(text, "edited") for text in TEXTS])

    assert [1, 1, 0] == [told.ready(state) for state in (MACHINE, EDITED, REVIEWED)]


def test_retired_scenarios_are_left_out():
    assert () == status(scenarios=(replace(SCENARIO, status=Status.RETIRED),)).scenarios


def test_the_english_lexicon_lacks_nothing():
    assert LexiconStatus(TranslationState.SOURCE) == lexicon_status(LEXICON, {s.relation for s in CORPUS.scenarios})


def test_what_a_lexicon_lacks_is_named():
    roles = {key: forms for key, forms in LEXICON.roles.items() if key[0] != "guest-host"}
    people = {key: phrase for key, phrase in LEXICON.people.items() if tuple(map(str, key)) != ("older", "female")}
    found = lexicon_status(replace(LEXICON, roles=roles, people=people), ["guest-host", "host-guest"])

    assert (("guest-host",), ("older female",)) == (found.relations, found.people)
