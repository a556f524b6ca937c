import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from figure_samples import FULL, explored
from render_samples import AWKWARD, EMPTY, FRAMES, ONE, REPORT

from pact_author.model.explored import Explored
from pact_author.render.html import html
from pact_author.render.sections import COUNTRY_NOTE, sections

ALONE = {"meta", "input"}


class Page(HTMLParser):
    """What a browser makes of it: elements with their attributes, their text, and whether all are closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in ALONE:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert tag == self.open.pop()

    def handle_data(self, data):
        if self.open and data.strip():
            self.texts.append((self.open[-1], " ".join(data.split())))

    def said(self, *tags):
        return [text for tag, text in self.texts if tag in tags]

    def all(self, tag):
        return [attributes for each, attributes in self.elements if each == tag]


PAGES = {
    "full": html(FULL, explored(30)),
    "two": html(REPORT),
    "frames": html(FRAMES, Explored()),
    "one": html(ONE, explored(3)),
    "empty": html(EMPTY),
}


@pytest.mark.parametrize("name", PAGES)
def test_every_element_is_closed_where_it_was_opened(name):
    assert [] == Page(PAGES[name]).open


@pytest.mark.parametrize("name", PAGES)
def test_there_is_one_heading_and_no_two_elements_have_one_name(name):
    page = Page(PAGES[name])
    names = [attributes["id"] for _, attributes in page.elements if "id" in attributes]

    assert ["PACT scores"] == page.said("h1")
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_to_a_part_of_the_page(name):
    page = Page(PAGES[name])
    names = {f"#{attributes['id']}" for _, attributes in page.elements if "id" in attributes}

    assert set() == {link["href"] for link in page.all("a")} - names


@pytest.mark.parametrize("name", PAGES)
def test_the_page_may_load_nothing_and_names_nothing_to_load(name):
    page = Page(PAGES[name])
    (policy,) = (meta["content"] for meta in page.all("meta") if "http-equiv" in meta)

    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert [] == [each for _, each in page.elements if {"src", "style", "onclick"} & set(each)]


def test_the_notice_of_an_embedded_model_is_the_first_line():
    told = [text for tag, text in Page(PAGES["two"]).texts if tag not in ("title", "style")]

    assert "local, 135M, English only, demonstration quality. These figures say nothing about culture." == told[0]
    assert "PACT scores" == told[1]


def test_the_verdict_comes_next():
    told = [text for tag, text in Page(PAGES["full"]).texts if tag not in ("title", "style")]

    assert told[2].startswith("PARTIAL 93%: 22,400 of 24,000 planned trials answered")


def test_every_table_of_the_other_forms_is_there():
    told = Page(PAGES["full"]).said("td", "th")
    wanted = {" ".join(cell.split()) for section in sections(FULL) for row in section.rows for cell in row}

    assert set() == wanted - {""} - set(told)


def test_a_name_of_a_model_is_words_and_no_markup():
    page = Page(html(REPORT, explored(1)))

    assert "b" not in {tag for tag, _ in page.elements}
    assert AWKWARD.replace("\x1b", "<U+001B>") in page.said("span")


def test_words_that_turn_the_line_around_are_shown_by_their_number():
    (model,) = ONE.models
    told = html(replace(ONE, models=(replace(model, label="gpt\u202e4", id="gpt\u202e4"),)))

    assert "\u202e" not in told
    assert "gpt&lt;U+202E&gt;4" in told


def test_a_figure_without_numbers_says_why():
    assert "Not drawn: no trial chose a side." in Page(PAGES["empty"]).said("p")


def test_rates_by_country_say_what_they_are_not():
    assert COUNTRY_NOTE in Page(PAGES["one"]).said("p")


def test_an_interval_is_drawn_from_its_lower_to_its_upper_end_around_its_estimate():
    drawn = PAGES["full"].partition('id="figure-rates"')[2].partition("</figure>")[0]

    # 42 % [38, 46] on an axis from 20 to 60 %.
    assert '<line class="span" x1="45.0%" x2="65.0%"' in drawn
    assert '<circle class="point" cx="55.0%"' in drawn


def test_a_level_without_an_interval_is_a_hollow_point_and_no_line():
    drawn = PAGES["one"].partition('id="figure-levels"')[2].partition("</figure>")[0]
    rows = re.findall(r'<li class="row">.*?</li>', drawn)

    assert [('class="bare"' in row) for row in rows] == [('class="span"' not in row) for row in rows]
    assert any('class="bare"' in row for row in rows)


def test_a_page_without_items_has_no_script():
    assert ([], 2) == (Page(PAGES["two"]).all("script"), len(Page(PAGES["one"]).all("script")))


def test_items_that_a_page_cannot_hold_are_counted():
    told = html(ONE, replace(explored(2), left_out=12_345))

    assert "12,345 more cells are not in this page" in told
