from dataclasses import replace

import pytest
from figure_samples import FULL
from render_samples import AWKWARD, EMPTY, FRAMES, ONE, REPORT

from pact_author.render.charts import NO_HUMANS, differences, figures, rates
from pact_author.render.drawing import Forest
from pact_author.render.figure_words import DRAWN_NOTE

REPORTS = {"full": FULL, "two": REPORT, "frames": FRAMES, "one": ONE, "empty": EMPTY}


@pytest.mark.parametrize("name", REPORTS)
def test_every_figure_is_drawn_or_says_why_not(name):
    assert [] == [f.name for f in figures(REPORTS[name]) if (f.drawing is None) != (f.reason is not None)]


@pytest.mark.parametrize("name", REPORTS)
def test_no_two_figures_have_one_name_and_every_row_has_its_columns(name):
    made = figures(REPORTS[name])

    assert len(made) == len({figure.name for figure in made})
    assert [] == [f.name for f in made for row in f.rows if len(row) != len(f.columns)]


def test_the_figures_of_one_run_need_no_number():
    assert [
        "rates", "differences", "levels", "contrasts", "contrasts-between", "twins", "spreads", "spreads-between",
        "orders", "completeness", "humans",
    ] == [figure.name for figure in figures(ONE)]  # fmt: skip


def test_rates_stand_in_the_order_of_the_runs_and_not_in_that_of_their_size():
    drawing = rates(REPORT).drawing

    assert ["smollm2-135m-instruct", AWKWARD] == [mark.label for mark in drawing.marks]


def test_a_rate_is_drawn_with_its_interval_and_told_with_what_it_rests_on():
    (mark,) = rates(ONE).drawing.marks

    assert (0.4167, 0.3667, 0.4667) == tuple(round(value, 4) for value in (mark.est, mark.lo, mark.hi))
    assert "41.7 % [36.7, 46.7], 24 scenarios" == mark.said


def test_rates_of_runs_that_lack_different_cells_are_drawn_where_all_have_a_choice():
    """As the first table has it: 480 cells of the first run are left out, and its own rate is of more."""
    figure = rates(FRAMES)
    rows = [(row[1], row[2], row[3]) for row in figure.rows]

    assert [0.39, 0.42] == [mark.est for mark in figure.drawing.marks]
    assert ("Culture-following rate on common cells", DRAWN_NOTE) == (figure.title, figure.notes[0])
    assert any("480 of its cells are left out" in note for note in figure.notes)
    assert [("gpt-x, advice", "common", 0.39), ("gpt-x, norm", "common", 0.42)] == rows[:2]
    assert ["all", "all"] == [choices for _, choices, _ in rows[2:]]


def test_rates_of_runs_with_the_same_cells_are_of_all_choices():
    nothing = replace(FRAMES, models=tuple(replace(m, common=replace(m.common, left_out=0)) for m in FRAMES.models))

    assert "Culture-following rate" == rates(nothing).title
    assert ["all", "all"] == [row[2] for row in rates(nothing).rows]


def test_a_rate_that_is_not_there_is_a_row_of_the_table_with_its_reason():
    figure = rates(EMPTY)

    assert (None, "no trial chose a side") == (figure.drawing, figure.reason)
    assert "no valid trial" == figure.rows[0][figure.columns.index("reason")]


def test_a_difference_is_second_minus_first_with_an_axis_that_holds_zero():
    drawing = differences(FULL).drawing

    assert isinstance(drawing, Forest)
    assert drawing.zero
    assert "a/very-long-model-name-instruct-2507-fp8 − gpt-x" == drawing.marks[0].label
    assert "+10.0 pp [+7.0, +13.0], adjusted p = 0.004" == drawing.marks[0].said


def test_runs_that_cannot_be_told_apart_are_shown_as_that():
    told = replace(FULL, tie_groups=((1,), (2, 3)))
    figure = differences(told)

    assert figure.drawing.marks[2].said.endswith("not told apart")
    assert "Not told apart: a/very-long-model-name-instruct-2507-fp8 and smollm2-135m-instruct." in figure.notes


@pytest.mark.parametrize(
    ("report", "reason"),
    [
        (ONE, "one run cannot be compared; name several: pact-author report RUN_A RUN_B"),
        (replace(REPORT, comparisons=()), "this report holds no comparison of its runs"),
    ],
)
def test_runs_without_a_comparison_say_why(report, reason):
    assert reason == differences(report).reason


def test_humans_are_not_drawn_without_their_answers():
    assert NO_HUMANS == figures(ONE)[-1].reason
