import json
from dataclasses import replace

import pytest
from exhibit_samples import EVIL
from jsonschema import Draft202012Validator
from render_samples import golden

from pact_author.model.locale_status import FileUpdate, LexiconStatus, LocaleStatus, Merged, ScenarioStatus
from pact_author.model.translation import Catalog, TranslationState
from pact_author.reading.resources import schema_text
from pact_author.render.locale_status import markdown, share, status_json, terminal, update_lines
from pact_author.render.text import width

MISSING, STALE, MACHINE, EDITED, REVIEWED, NATIVE, _ = TranslationState


def scenario(name, lowest, **counts):
    return ScenarioStatus(name, {TranslationState(key): count for key, count in counts.items()}, lowest)


SPANISH = LocaleStatus(
    "es",
    LexiconStatus(REVIEWED),
    {REVIEWED: 9},
    (
        scenario("br/before-the-agenda", EDITED, edited=1, reviewed=6),
        scenario("jp/thanks-at-the-end-of-term", REVIEWED, reviewed=5),
        scenario("th/a-head-that-is-patted", REVIEWED, reviewed=7),
    ),
)
HINDI = LocaleStatus(
    "hi",
    LexiconStatus(MACHINE, "", ("guest-host", "host-guest"), ("older female",)),
    {MACHINE: 8, STALE: 1},
    (
        scenario("br/before-the-agenda", MISSING, missing=4, machine=3),
        scenario("jp/thanks-at-the-end-of-term", STALE, stale=1, machine=4),
        scenario("th/a-head-that-is-patted", MACHINE, machine=7),
    ),
    ("locales/hi/prompts.po", "locales/hi/scenarios.po"),
)
JAPANESE = LocaleStatus("ja", LexiconStatus(None, "locales/ja/lexicon.yaml is missing"), {MISSING: 9}, ())
TOLD = (SPANISH, HINDI, JAPANESE)


def test_on_a_terminal_several_locales_are_this():
    told = "\n".join(terminal(TOLD)) + "\n"

    assert golden("locale-status.txt", told) == told


def test_on_a_terminal_one_locale_is_this():
    told = "\n".join(terminal([HINDI], every=True)) + "\n"

    assert golden("locale-status-one.txt", told) == told


def test_in_markdown_it_is_this():
    told = "\n".join(markdown(TOLD)) + "\n"

    assert golden("locale-status.md", told) == told


def test_in_json_it_is_this():
    told = "\n".join(status_json("pact", TOLD)) + "\n"

    assert golden("locale-status.json", told) == told


def test_the_json_is_what_the_schema_says():
    told = json.loads("".join(status_json("pact", TOLD)))

    assert [] == [
        error.message for error in Draft202012Validator(json.loads(schema_text("locale-status"))).iter_errors(told)
    ]


@pytest.mark.parametrize("columns", [80, 100])
def test_it_keeps_to_the_terminal_s_width(columns):
    lines = [line for part in terminal(TOLD, every=True, columns=columns) for line in part.split("\n")]

    assert columns >= max(map(width, lines))


@pytest.mark.parametrize(
    ("count", "expected"), [(0, "·"), (1, "0.1"), (50, "5"), (9, "0.9"), (995, "99.5"), (999, "99.9"), (1000, "100")]
)
def test_a_part_is_never_shown_as_none_or_as_all(count, expected):
    assert expected == share({MACHINE: count, MISSING: 1000 - count}, MACHINE)


def test_one_of_very_many_is_more_than_nothing():
    assert ("0.1", "99.9") == tuple(share({MACHINE: 1, EDITED: 99_999}, state) for state in (MACHINE, EDITED))


def test_a_contributor_s_words_are_no_codes_for_the_terminal_and_no_markup():
    evil = replace(JAPANESE, lexicon=LexiconStatus(None, EVIL))

    assert "\x1b" not in "\n".join(terminal([evil]))
    assert "<b>" not in "\n".join(markdown([evil]))


def test_an_update_names_the_first_texts_of_each_kind():
    contexts = tuple(f"a#{at}" for at in range(7))
    merged = Merged(Catalog("p", "es", ()), new=contexts, stale=("b#x",), signed=("c#\x1b",))

    assert [
        "locales/es/scenarios.po",
        "  7 new, to be translated: a#0, a#1, a#2, a#3, a#4 and 2 more",
        "  1 stale, as the English was changed: b#x",
        "  1 marked with what they were made from: c#<U+001B>",
    ] == list(update_lines(FileUpdate("locales/es/scenarios.po", None, "x", merged)))


def test_an_update_of_comments_alone_says_so():
    update = FileUpdate("locales/es/scenarios.po", "a", "b", Merged(Catalog("p", "es", ())))

    assert ["locales/es/scenarios.po: comments, order or form"] == list(update_lines(update))
