import csv
import io
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from figure_samples import FULL
from render_samples import AWKWARD, EMPTY, ONE, REPORT

from pact_author.render.charts import figures
from pact_author.render.plots import plots

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def full():
    return dict(plots(FULL))


def test_every_figure_that_is_drawn_is_there_in_three_forms_with_its_numbers(full):
    wanted = {f"{f.name}.{end}" for f in figures(FULL) if f.drawing for end in ("svg", "pdf", "png", "csv")}
    numbers = {f"{f.name}.csv" for f in figures(FULL) if f.rows}

    assert wanted | numbers == set(full)


@pytest.mark.parametrize(("end", "begins"), [("svg", b"<?xml"), ("pdf", b"%PDF"), ("png", b"\x89PNG")])
def test_each_form_is_what_its_name_says(full, end, begins):
    assert full[f"rates.{end}"].startswith(begins)


def test_the_same_report_gives_the_same_bytes():
    assert dict(plots(ONE)) == dict(plots(ONE))


def test_text_in_a_drawing_stays_text(full):
    told = [element.text for element in ET.fromstring(full["levels-1.svg"]).iter(f"{SVG}text")]

    assert {"   BR", "actor's country (inside scenarios)", "gpt-x: rate by factor"} <= set(told)


def test_the_numbers_behind_a_figure_are_in_full_precision():
    (model,) = ONE.models
    exact = replace(model, culture_rate=replace(model.culture_rate, est=1 / 3))
    told = dict(plots(replace(ONE, models=(exact,))))["rates.csv"].decode()
    (row,) = csv.DictReader(io.StringIO(told))

    assert 1 / 3 == float(row["est"])


def test_a_spreadsheet_runs_nothing_of_a_models_name():
    told = dict(plots(REPORT))["rates.csv"].decode()

    assert f"'{AWKWARD}" in {row["label"] for row in csv.DictReader(io.StringIO(told))}


def test_a_name_is_no_formula_and_no_markup_in_a_drawing():
    (model,) = ONE.models
    odd = r"$\frac{1}{0}$ <b>&\x"
    told = dict(plots(replace(ONE, models=(replace(model, label=odd),))))["rates.svg"]

    assert odd in [element.text for element in ET.fromstring(told).iter(f"{SVG}text")]


def test_without_numbers_there_is_a_table_with_the_reason_and_no_drawing():
    told = dict(plots(EMPTY))

    assert "no valid trial" in told["rates.csv"].decode()
    assert [] == [name for name in told if not name.endswith(".csv")]


def test_what_comes_of_an_embedded_model_says_so_in_every_form(full):
    notice = "local, 135M, English only, demonstration quality"
    drawn = " ".join(element.text or "" for element in ET.fromstring(full["levels-3.svg"]).iter(f"{SVG}text"))
    rows = csv.DictReader(io.StringIO(full["levels-3.csv"].decode()))

    assert f"{notice}; says nothing about culture" in drawn
    said = f"{notice}; says nothing about culture; 980 of 1,000 planned trials answered"
    assert {said} == {row["notice"] for row in rows}
    assert notice.encode() in full["rates.svg"]
    assert b"demonstration" not in full["levels-1.svg"]


def test_a_plot_by_country_says_what_it_is_not(full):
    drawn = {
        name: " ".join(e.text or "" for e in ET.fromstring(full[f"{name}.svg"]).iter(f"{SVG}text"))
        for name in ("levels-1", "contrasts-1", "rates")
    }

    assert (True, True, False) == tuple("It says nothing about people there" in text for text in drawn.values())
