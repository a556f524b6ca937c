import pytest
from rules_samples import corpus_of

from pact_author.model.diagnostic import Severity
from pact_author.model.draft import OPEN
from pact_author.rules.engine import lint
from pact_author.rules.evidence import RULES


def source(**changes):
    entry = {
        "title": "Etiquette in Japan",
        "publisher": "Wikipedia",
        "url": "https://en.wikipedia.org/wiki/Etiquette_in_Japan",
        "seen": "2026-02-28",
        "supports": "Shoes stay at the step.",
    } | changes
    lines = "\n      ".join(f"{name}: {text}" for name, text in entry.items())
    return f"norm:\n  evidence:\n    - {lines}\n"


def codes(**changes):
    return [d.code for d in lint(corpus_of(source(**changes)), RULES)]


def test_a_sound_entry_is_sound():
    assert [] == codes()


@pytest.mark.parametrize("day", ["2026-02-30", "2025-02-29", "2026-06-31"])
def test_a_day_that_does_not_exist_is_found(day):
    assert ["N203"] == codes(seen=day)


@pytest.mark.parametrize("day", ["2999-01-01", "1989-12-31", "0206-11-24"])
def test_a_day_out_of_reach_is_found(day):
    assert ["N207"] == codes(seen=day)


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/japan",
        "https://192.168.1.1/japan",
        "https://www.google.com/search?q=japan+shoes",
        "https://chatgpt.com/share/japan",
        "https://bit.ly/japan1",
        "https://japan",
        "http://[::1/japan",
    ],
)
def test_what_is_no_page_that_others_can_read_is_found(url):
    assert ["N206"] == codes(url=url)


@pytest.mark.parametrize(
    "url",
    [
        "https://books.google.com/books?id=japan",
        "https://sites.google.com/view/japan/shoes",
        "https://japan.example.edu/shoes",
        "https://ja.wikipedia.org/wiki/%E7%8E%84%E9%96%A2",
    ],
)
def test_pages_are_sources(url):
    assert [] == codes(url=url)


NOWHERE = {"title": "Etiquette", "url": "https://en.wikipedia.org/wiki/Genkan"}


def test_a_source_that_names_no_place_is_found():
    assert ["N220"] == codes(**NOWHERE)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Japanese manners"},
        {"publisher": "Tokyo City"},
        {"url": "https://www.japan-guide.com/e/e2000.html"},
        {"url": "https://www.city.example.jp/shoes"},
        {"supports": "Says that in Japan shoes stay at the step."},
    ],
)
def test_the_place_may_be_named_anywhere_in_an_entry(change):
    assert [] == codes(**NOWHERE | change)


def test_a_source_that_names_no_place_is_only_asked_about():
    (note,) = lint(corpus_of(source(**NOWHERE)), RULES)

    assert (Severity.NOTE, "no entry says that its source is about Japan") == (note.severity, note.message)


def test_of_an_entry_that_is_still_to_be_written_nothing_is_asked():
    assert [] == codes(**NOWHERE | {"supports": f"'{OPEN}: in your own words.'"})


def test_another_country_is_not_the_place():
    assert ["N220"] == codes(**NOWHERE | {"supports": "Says that in Korea shoes stay at the step."})


@pytest.mark.parametrize(
    "words", ["Etiquette in Japan!", "Visitors usually take off their shoes before they step up into the home"]
)
def test_supports_says_something_of_its_own(words):
    assert ["N221"] == codes(supports=words)
