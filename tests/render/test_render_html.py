from dataclasses import replace
from html.parser import HTMLParser

import pytest
from render_samples import EMPTY, FRAMES, ONE, REPORT

from pact_author.model.report import Report
from pact_author.render.html import factor_name, html

ALONE = {"meta", "line", "circle"}


class Page(HTMLParser):
    """What a browser makes of it: elements with their attributes, their text, and whether all are closed in order."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(html(report))
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
            self.texts.append((self.open[-1], data.strip()))

    def said(self, *tags):
        return [text for tag, text in self.texts if tag in tags]

    def all(self, tag):
        return [attributes for each, attributes in self.elements if each == tag]


REPORTS = {"two": REPORT, "frames": FRAMES, "one": ONE, "empty": EMPTY}


@pytest.mark.parametrize("name", REPORTS)
def test_every_element_is_closed_where_it_was_opened(name):
    assert [] == Page(REPORTS[name]).open


@pytest.mark.parametrize("name", REPORTS)
def test_there_is_one_page_with_one_heading_and_it_may_load_nothing(name):
    page = Page(REPORTS[name])

    assert ["PACT scores"] == page.said("h1")
    assert "default-src 'none'; style-src 'unsafe-inline'" in [meta.get("content") for meta in page.all("meta")]


def test_each_run_has_its_factors_under_its_own_label():
    headings = [text for text in Page(FRAMES).said("h2") if "by factor" in text]

    assert [f"gpt-x, {frame}: culture-following rate by factor" for frame in ("advice", "norm")] == headings


def test_an_interval_is_drawn_from_its_lower_to_its_upper_end_around_its_estimate():
    page = Page(ONE)
    lines = [(line["x1"], line["x2"]) for line in page.all("line") if "class" not in line]

    assert ("40.0%", "50.0%") in lines
    assert "45.0%" in [circle["cx"] for circle in page.all("circle")]


def test_a_level_without_an_interval_is_a_point_and_no_line():
    (model,) = ONE.models
    levels = [level for factor in model.factors for level in factor.levels]
    page = Page(ONE)

    drawn = [line for line in page.all("line") if "class" not in line]
    assert (len(levels), sum(level.rate.lo is not None for level in levels)) == (len(page.all("circle")), len(drawn))


def test_every_plot_says_in_words_what_it_shows():
    assert "BR: 40.0 %" in [svg["aria-label"] for svg in Page(ONE).all("svg")]


def test_a_factor_says_how_it_lies_to_the_scenarios_and_why_an_interval_is_missing():
    notes = " ".join(Page(ONE).said("p"))

    for said in (
        "its levels are asked of the same ones",
        "asked of partly other scenarios",
        "Every scenario has the same rate, so without an interval: female.",
        "It says nothing about people there",
    ):
        assert said in notes


def test_the_notice_of_a_model_stands_above_its_factors():
    page = Page(REPORT)
    at = [text for _, text in page.texts].index("smollm2-135m-instruct: culture-following rate by factor")

    assert "local, 135M, English only, demonstration quality" == page.texts[at + 1][1]


def test_a_factor_that_has_no_name_of_its_own_is_called_as_it_is():
    (model,) = ONE.models

    assert ("actor's country", "weather") == (
        factor_name(model.factors[0]),
        factor_name(replace(model.factors[0], name="weather")),
    )
