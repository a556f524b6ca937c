from dataclasses import replace
from pathlib import Path

import pytest

from pact_author.locales.sources import prompt_texts, scenario_texts
from pact_author.locales.wording import read_wording
from pact_author.model.scenario import Status
from pact_author.model.translation import TranslationState
from pact_author.model.wording import Translated
from pact_author.reading.project import open_project
from pact_author.release.tables import in_words, item_tables, released
from pact_author.validate.load import load

PROJECT = open_project(Path(__file__).parents[2])
WHOLE = load(PROJECT)
CORPUS = replace(WHOLE, scenarios=WHOLE.scenarios[:3], designs=(replace(WHOLE.designs[0], locales=()),))
ENGLISH = read_wording(PROJECT, "en")
FIRST, SECOND, THIRD = CORPUS.scenarios
MISSING, STALE, MACHINE, EDITED, REVIEWED, NATIVE, SOURCE = TranslationState


def wording(*states, templates=NATIVE, lexicon=NATIVE):
    """English under another name, its scenarios' texts in these states."""
    texts = {text.context: Translated(text.message, templates) for text in prompt_texts()}
    for scenario, state in zip(CORPUS.scenarios, states, strict=True):
        texts |= {text.context: Translated(text.message, state) for text in scenario_texts(scenario)}
    return replace(ENGLISH, lexicon=replace(ENGLISH.lexicon, locale="xx", state=lexicon), texts=texts)


def tables(*args, least=MACHINE, **more):
    return {
        words.name: [scenario.id for scenario in words.scenarios]
        for words in in_words(CORPUS.scenarios, wording(*args, **more), least)
    }


def test_reviewed_words_stand_apart_from_all_others():
    assert {"xx": [FIRST.id], "xx-unreviewed": [SECOND.id, THIRD.id]} == tables(REVIEWED, MACHINE, EDITED)


@pytest.mark.parametrize("state", [MISSING, STALE])
@pytest.mark.parametrize("least", list(TranslationState)[:3])
def test_what_is_missing_or_stale_never_ships(state, least):
    assert {"xx": [SECOND.id, THIRD.id]} == tables(state, NATIVE, NATIVE, least=least)


def test_a_least_state_leaves_out_what_has_not_come_so_far():
    assert {"xx": [THIRD.id]} == tables(EDITED, REVIEWED, NATIVE, least=NATIVE)


def test_a_template_that_nobody_reviewed_holds_every_scenario_back():
    assert {"xx-unreviewed": [FIRST.id, SECOND.id, THIRD.id]} == tables(NATIVE, NATIVE, NATIVE, templates=MACHINE)


def test_a_lexicon_that_nobody_reviewed_holds_every_scenario_back():
    assert {"xx-unreviewed": [FIRST.id, SECOND.id, THIRD.id]} == tables(NATIVE, NATIVE, NATIVE, lexicon=EDITED)


def test_one_missing_text_holds_its_scenario_back():
    words = wording(NATIVE, NATIVE, NATIVE)
    texts = {name: text for name, text in words.texts.items() if name != f"{FIRST.id}#situation"}

    (found,) = in_words(CORPUS.scenarios, replace(words, texts=texts), MACHINE)
    assert (SECOND, THIRD) == found.scenarios


def test_the_source_language_is_reviewed_by_nature():
    (words,) = in_words(CORPUS.scenarios, ENGLISH, NATIVE)

    assert ("en", SOURCE, CORPUS.scenarios) == (words.name, words.state, words.scenarios)


def test_there_is_a_table_for_every_design_and_locale():
    found = item_tables(CORPUS, [ENGLISH, wording(MACHINE, MACHINE, MACHINE)])

    name = CORPUS.designs[0].name
    assert [f"data/items/{name}/en.jsonl", f"data/items/{name}/xx-unreviewed.jsonl"] == [t.path for t in found]


def test_a_retired_scenario_is_in_no_table():
    corpus = replace(CORPUS, scenarios=(replace(FIRST, status=Status.RETIRED), SECOND, THIRD))

    (table,) = item_tables(corpus, [ENGLISH])
    assert (SECOND, THIRD) == released(corpus) == table.words.scenarios


def test_a_persona_set_that_names_locales_is_built_in_those_alone():
    corpus = replace(CORPUS, designs=(replace(CORPUS.designs[0], locales=("xx",)),))

    found = item_tables(corpus, [ENGLISH, wording(NATIVE, NATIVE, NATIVE)])
    assert ["xx"] == [table.words.name for table in found]
