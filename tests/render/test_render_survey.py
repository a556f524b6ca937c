import csv
import io
import json
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from pact_author.model.alignment import Statement
from pact_author.model.survey import options
from pact_author.render.survey import files, page, table

sys.path.append(str(Path(__file__).parents[1] / "align"))
from survey_samples import ITEM, survey

HOSTILE = "</script><script>alert(1)</script>"


@pytest.mark.parametrize("form", ["a", "b"])
def test_a_table_has_a_row_an_item_in_the_order_of_its_form(form):
    rows = list(csv.DictReader(io.StringIO(table(survey(), form), newline="")))

    assert [("1", "aaaaaaaaaaaaaaaa"), ("2", "bbbbbbbbbbbbbbbb")] == [(row["number"], row["item"]) for row in rows]
    assert [options(item, form) for item in survey().items] == [(row["option_1"], row["option_2"]) for row in rows]
    assert ITEM.story == rows[0]["story"]


def test_a_spreadsheet_runs_no_story_as_a_formula():
    told = table(replace(survey(), items=(replace(ITEM, story="=1+1"),)), "a")

    assert "'=1+1" in told


@pytest.mark.parametrize("name", ["form-a.csv", "form-b.csv", "form-a.html", "form-b.html"])
def test_nothing_that_people_see_says_which_side_is_which(name):
    assert not re.search("culture|preference|jp/tea", files(survey(), "ltr")[name].lower())


def test_the_key_says_it():
    told = json.loads(files(survey(), "ltr")["survey.json"])

    assert ("pact-survey/1", survey().id, ITEM.culture) == (
        told["schema"],
        told["survey"],
        told["items"][0]["culture"],
    )


def test_nobody_s_words_run_in_the_page():
    hostile = replace(
        survey(),
        statement=Statement(HOSTILE, HOSTILE),
        items=(replace(ITEM, story=HOSTILE, personal=HOSTILE, norm=HOSTILE, culture=HOSTILE, preference=HOSTILE),),
    )

    assert 1 == page(hostile, "a", "ltr").count("<script")


def test_the_page_asks_for_consent_and_for_nothing_about_the_person():
    told = page(survey(), "a", "ltr")

    assert {"checkbox", "radio"} == set(re.findall(r'<input type="(\w+)"', told))
    assert not re.search("<(textarea|select)", told)
    assert '<input type="checkbox" name="consent" required>' in told
    assert "<p>Nobody is named.</p>" in told
    assert "CC0-1.0" in told


def test_stories_stand_in_their_own_direction():
    assert '<div lang="ar" dir="rtl">' in page(replace(survey(), locale="ar"), "a", "rtl")
