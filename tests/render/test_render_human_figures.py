import csv
import io
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from human_samples import ALIGNED, FEW, PLAIN

from pact_author.model.alignment import Alignment, Band, Beside, Items
from pact_author.render.alignment import PANEL_NOTE
from pact_author.render.drawing import Forest, Scatter
from pact_author.render.human_figures import BESIDE, human_figures
from pact_author.render.plots import files

SVG = "{http://www.w3.org/2000/svg}"
READ = Beside("i1", "shoes, JP", 0.6, 0.3, 0.8, 10, 0.9, None, None, 0.3, 0.85)
ASKED = replace(READ, item="i2", q=0.5, q_lo=0.2, q_hi=0.8)
ITEMS = Items((READ, ASKED), 3, Band(10, (0.0, 1.0), (0.0, 0.7), (0.3, 1.0)))
FOUND = (
    Alignment("m", "no_persona", "personal", "all", None, None, ITEMS),
    Alignment("m", "no_persona", "norm", "all", None, "too few"),
)


def test_each_model_and_setting_has_a_figure_a_question_and_one_of_gaps():
    assert [
        "humans-1-personal", "humans-1-norm", "gaps-1",
        "humans-2-personal", "humans-2-norm", "gaps-2",
        "humans-3-personal", "humans-3-norm", "gaps-3",
    ] == [figure.name for figure in human_figures(ALIGNED)]  # fmt: skip


@pytest.mark.parametrize("found", [ALIGNED, PLAIN, FEW, FOUND, ()])
def test_every_figure_is_drawn_or_says_why_not_and_every_row_has_its_columns(found):
    made = human_figures(found)

    assert [] == [f.name for f in made if (f.drawing is None) != (f.reason is not None)]
    assert [] == [f.name for f in made for row in f.rows if len(row) != len(f.columns)]


def test_an_item_is_drawn_with_both_its_shares_and_the_intervals_that_there_are():
    drawing = human_figures(FOUND)[0].drawing

    assert isinstance(drawing, Scatter)
    assert [(0.6, 0.9, (0.3, 0.8), None), (0.6, 0.5, (0.3, 0.8), (0.2, 0.8))] == [
        (p.x, p.y, p.across, p.up) for p in drawing.points
    ]
    assert ("i1 (shoes, JP)", "60 % of 10 people, 90 % of the model") == (
        drawing.points[0].label,
        drawing.points[0].said,
    )


def test_the_band_of_another_sample_of_people_lies_under_the_points():
    assert ((0.0, 0.0, 0.3), (1.0, 0.7, 1.0)) == human_figures(FOUND)[0].drawing.band


def test_how_many_items_are_outside_and_how_many_are_not_drawn_is_told():
    notes = " ".join(human_figures(FOUND)[0].notes)

    assert "1 of 2 items" in notes
    assert "10 people an item" in notes
    assert "3 items that fewer than five people answered" in notes


def test_a_question_that_nothing_may_be_told_of_says_why():
    assert "too few" == human_figures(FOUND)[1].reason


def test_the_numbers_behind_it_are_in_full_precision():
    told = dict(files(human_figures(FOUND)))["humans-1-personal.csv"].decode()
    first, _ = csv.DictReader(io.StringIO(told))

    assert BESIDE == tuple(first)
    assert ("i1", "0.6", "0.9", "", "True") == tuple(
        first[n] for n in ("item", "people", "model", "model_lo", "outside")
    )


def test_gaps_stand_in_the_order_of_the_groups_and_differences_have_zero_on_their_axis():
    drawing = next(f for f in human_figures(ALIGNED) if f.name == "gaps-1").drawing

    assert isinstance(drawing, Forest)
    assert drawing.zero
    assert ["everybody", "Brazil", "India"] * 2 == [mark.label for mark in drawing.marks]


def test_a_country_of_few_people_is_a_row_with_its_reason_and_no_number():
    figure = next(f for f in human_figures(ALIGNED) if f.name == "gaps-1")
    row = dict(zip(figure.columns, next(row for row in figure.rows if row[1] == "Nepal"), strict=True))

    assert "fewer than 5 people" in row.pop("reason")
    assert {"personal", "Nepal", ""} == set(row.values())


def test_a_plot_by_country_says_what_it_is_not_and_every_plot_what_its_reader_must_know():
    made = dict(files(human_figures(PLAIN, ("gpt-x: a toy",))))
    told = {
        name: " ".join(" ".join(e.text or "" for e in ET.fromstring(made[name]).iter(f"{SVG}text")).split())
        for name in ("gaps-1.svg", "humans-1-norm.svg")
    }

    assert [(True, True), (False, True)] == [(PANEL_NOTE in text, "gpt-x: a toy" in text) for text in told.values()]


def test_every_figure_is_there_as_svg_pdf_png_and_csv():
    assert {f"{f.name}.{end}" for f in human_figures(PLAIN) for end in ("svg", "pdf", "png", "csv")} == {
        name for name, _ in files(human_figures(PLAIN))
    }
