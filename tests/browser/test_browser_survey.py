"""The page of a survey in a real browser: it asks for nothing, and what it saves is what `align import` takes."""

import sys
from pathlib import Path

import pytest
from browser_page import Opened
from chromium import axe, browser, opened

from pact_author.reading.survey_file import read_answers
from pact_author.render.survey import page

sys.path.append(str(Path(__file__).parents[1] / "align"))
from survey_samples import ITEM, survey


@pytest.fixture
def opened(browser, tmp_path):
    place = tmp_path / "form.html"
    place.write_text(page(survey(), "a", "ltr"), encoding="utf-8")
    context = browser.new_context(accept_downloads=True, viewport={"width": 390, "height": 800})
    yield Opened(context, place)
    context.close()


def choose_norm(page_):
    page_.get_by_label(ITEM.culture).first.check()


def test_what_it_saves_can_be_taken_in(opened, tmp_path):
    opened.page.get_by_label("I have read this").check()
    choose_norm(opened.page)
    with opened.page.expect_download() as download:
        opened.page.get_by_role("button").click()
    download.value.save_as(tmp_path / "back.csv")
    (told,) = read_answers([tmp_path / "back.csv"], survey()).answers

    assert (survey().items[0].id, "A", None) == (told.scenario_item_id, told.human_personal, told.human_norm)
    assert "nothing was sent" in opened.text("#done")
    assert ([], 1) == (opened.complaints, len([url for url in opened.requests if not url.startswith("blob:")]))


def test_without_consent_nothing_is_saved(opened):
    choose_norm(opened.page)
    opened.page.get_by_role("button").click()

    assert not opened.page.locator("#done").is_visible()


def test_it_fits_a_phone(opened):
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_keeps_the_rules_of_accessibility(opened, axe, scheme):
    opened.page.emulate_media(color_scheme=scheme)
    opened.page.evaluate(axe)
    found = opened.page.evaluate("axe.run(document, {resultTypes: ['violations']})")

    assert [] == [violation["id"] for violation in found["violations"]]
