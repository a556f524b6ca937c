"""The page of models beside people in a real browser: it asks for nothing, and its items are found and sorted."""

from dataclasses import replace
from itertools import pairwise

import pytest
from chromium import axe, browser, opened
from human_samples import ALIGNED, FEW, PLAIN, STATEMENT
from test_browser_report import HOSTILE

from pact_author.model.alignment import Statement
from pact_author.render.alignment_html import page


def rows(it):
    return it.page.locator("#rows tr")


def cells(it, column):
    return it.page.locator(f"#rows tr > :nth-child({column})").all_inner_texts()


def test_it_opens_from_a_file_without_a_complaint_and_asks_for_nothing_but_itself(opened):
    it = opened(page(ALIGNED, STATEMENT)).ready()

    assert ([], 1) == (it.complaints, len(it.requests))


def test_the_page_cannot_reach_a_network(opened):
    it = opened(page(PLAIN, STATEMENT)).ready()

    assert "held back" == it.page.evaluate("fetch('http://127.0.0.1:9/').then(() => 'went out', () => 'held back')")


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_shown_as_they_are_and_run_nothing(opened, words):
    first = PLAIN[0]
    items = replace(first.items, told=(replace(first.items.told[0], item=words, about=words),))
    odd = (replace(first, model=words, items=items), replace(first, model=words, group=words, items=None))
    it = opened(page(odd, Statement(words, words), (words,))).ready()

    assert it.page.evaluate("window.pwned === undefined")
    assert ([], 1) == (it.complaints, len(it.requests))
    assert f"{words}\n{words}" == cells(it, 1)[0]


def test_a_search_wants_all_its_words_in_items_scenarios_models_and_questions(opened):
    it = opened(page(ALIGNED, STATEMENT)).ready()
    it.search("GIFT nepal open-7b norm")
    wanted = [each for each in ALIGNED[0].items.told if each.about == "a gift, for you, Nepal"]

    assert (len(wanted), len(wanted)) == (it.count(), rows(it).count())


def test_filters_narrow_and_are_cleared(opened):
    it = opened(page(ALIGNED, STATEMENT)).ready()
    everything = it.count()
    it.page.select_option("#model", label="gpt-x, as nobody")
    it.page.select_option("#question", label="norm")
    narrow = it.count()
    it.page.select_option("#where", "outside")
    outside = it.count()
    it.page.click("#clear")
    norm = next(each for each in ALIGNED if (each.model, each.question, each.group) == ("gpt-x", "norm", "all"))

    assert (360, 60, sum(each.outside for each in norm.items.told), 360) == (everything, narrow, outside, it.count())


def test_a_hundred_rows_are_drawn_and_more_on_demand(opened):
    it = opened(page(ALIGNED, STATEMENT)).ready()
    first = rows(it).count()
    it.page.click("#more")

    assert (100, 200) == (first, rows(it).count())


def test_items_can_be_sorted_by_how_far_the_model_is_from_people(opened):
    it = opened(page(PLAIN, STATEMENT)).ready()
    it.page.click("button[data-sort=apart]")
    people, model = ([float(text.split(" ")[0]) for text in cells(it, column)] for column in (4, 5))
    apart = [abs(p - q) for p, q in zip(people, model, strict=True)]

    assert apart[0] > 40
    assert all(a >= b - 1 for a, b in pairwise(apart))  # shown in whole percent
    assert "true" == it.page.get_attribute("button[data-sort=apart]", "aria-pressed")


def test_every_control_is_reached_with_the_tabulator(opened):
    it = opened(page(ALIGNED, STATEMENT)).ready()
    it.page.focus("#search")
    reached = []
    for _ in range(10):
        it.page.keyboard.press("Tab")
        reached.append(it.page.evaluate("document.activeElement.id"))

    assert ["model", "question", "where", "clear", "more"] == [each for each in reached if each]


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_wider_than_the_window(opened, width):
    it = opened(page(ALIGNED, STATEMENT), width=width).ready()
    it.page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")

    assert width >= it.page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_keeps_the_rules_of_accessibility(opened, axe, width, scheme):
    it = opened(page(ALIGNED, STATEMENT, ("gpt-x: a toy",)), width=width, color_scheme=scheme).ready()
    it.page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    it.page.evaluate(axe)
    found = it.page.evaluate("axe.run(document, {resultTypes: ['violations']})")

    assert [] == [(each["id"], each["nodes"][0]["html"][:200]) for each in found["violations"]]


def test_without_javascript_figures_and_tables_are_there_and_the_items_say_what_they_need(opened):
    it = opened(page(PLAIN, STATEMENT), java_script_enabled=False)

    assert "The items need JavaScript" in it.text("noscript")
    assert it.page.locator("#figure-humans-1-personal svg").is_visible()
    assert it.page.locator("#everybody table").is_visible()


def test_where_nothing_may_be_told_of_the_page_says_so(opened):
    it = opened(page(FEW, STATEMENT))

    assert "NOTHING TO TELL" in it.text(".verdict")
    assert ([], 0) == (it.complaints, it.page.locator("#explorer").count())
