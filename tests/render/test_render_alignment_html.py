import base64
import gzip
import json
import re
from dataclasses import replace

import pytest
from human_samples import ALIGNED, FEW, PLAIN, STATEMENT
from hypothesis import given, settings
from render_samples import ANY_TEXT
from test_render_html import Page

from pact_author.model.alignment import Statement
from pact_author.render.alignment import PANEL_NOTE
from pact_author.render.alignment_html import page, table

PAGES = {
    "persona": page(ALIGNED, STATEMENT),
    "plain": page(PLAIN, STATEMENT, ("gpt-x: a toy",)),
    "few": page(FEW, STATEMENT),
    "none": page((), STATEMENT),
}


@pytest.mark.parametrize("name", PAGES)
def test_every_element_is_closed_where_it_was_opened(name):
    assert [] == Page(PAGES[name]).open


@pytest.mark.parametrize("name", PAGES)
def test_there_is_one_heading_and_no_two_elements_have_one_name(name):
    told = Page(PAGES[name])
    names = [attributes["id"] for _, attributes in told.elements if "id" in attributes]

    assert ["PACT: models beside people"] == told.said("h1")
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_to_a_part_of_the_page(name):
    told = Page(PAGES[name])
    names = {f"#{attributes['id']}" for _, attributes in told.elements if "id" in attributes}

    assert set() == {link["href"] for link in told.all("a")} - names


def test_licence_consent_and_warnings_stand_above_the_figures():
    before = PAGES["plain"][: PAGES["plain"].index("<nav")]

    assert "licence CC0-1.0; consent: made up for tests" in before
    assert '<p class="notice">gpt-x: a toy.</p>' in before


@pytest.mark.parametrize("name", ["persona", "plain"])
def test_a_page_with_countries_says_what_they_are_not_and_that_nobody_is_ranked(name):
    assert PANEL_NOTE in PAGES[name]
    assert "models are never ranked" in PAGES[name]


def test_where_no_item_may_be_told_of_there_is_no_script_and_no_number_of_people():
    assert "<script" not in PAGES["few"]
    assert "five people have to answer it" in PAGES["few"]
    assert not re.search(r"\b4 people", PAGES["few"])


def test_the_items_are_those_of_everybody_with_their_band():
    packed = re.search(r'id="packed">([^<]+)<', PAGES["plain"])[1]
    told = json.loads(gzip.decompress(base64.b64decode(packed)))

    assert json.loads(json.dumps(table(PLAIN))) == told
    assert 2 * 2 * 60 == len(told["items"])
    assert [0, 0, "i0", "guest at a host home, Brazil", 25] == told["items"][0][:5]


FIRST = PLAIN[0]


def of(words, group):
    """A page in which everything that somebody wrote is these words."""
    items = replace(FIRST.items, told=(replace(FIRST.items.told[0], item=words, about=words),))
    found = (replace(FIRST, model=words, items=items), replace(FIRST, model=words, group=group, items=None))
    return Page(page(found, Statement(words, words), (words,)))


@settings(deadline=None, max_examples=30)
@given(ANY_TEXT)
def test_nobody_s_words_are_markup(words):
    told = of(words, words)

    assert {tag for tag, _ in of("m", "BR").elements} == {tag for tag, _ in told.elements}
    assert [] == told.open
