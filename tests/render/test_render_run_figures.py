from dataclasses import replace

import pytest
from figure_samples import COUNTRIES, FULL, NO_INTERVAL, NULL
from render_samples import ONE, estimate

from pact_author.model.factor import Contrast, Factor, Level
from pact_author.model.report import Counts, ScenarioCounts
from pact_author.render.drawing import Heat, Nulls, Scatter
from pact_author.render.run_figures import completeness, contrasts, levels, orders, spreads, twins
from pact_author.render.sections import COUNTRY_NOTE

MODEL = FULL.models[0]
(OLD,) = ONE.models


def test_levels_of_all_factors_stand_on_one_axis_countries_in_alphabetical_order():
    marks = levels(MODEL, "levels").drawing.marks
    of_actor = [mark.label for mark in marks if mark.group == "actor's country (inside scenarios)"]

    assert list(COUNTRIES) == of_actor
    assert ["actor's age", "who holds the preference"] == [
        group.partition(" (")[0]
        for group in dict.fromkeys(mark.group for mark in marks)
        if "country" not in group and "gender" not in group
    ]


def test_a_group_says_whether_its_levels_are_asked_of_the_same_scenarios():
    groups = {mark.group for mark in levels(MODEL, "levels").drawing.marks}

    assert {"country of the norm (between scenarios)", "who holds the preference (partly between scenarios)"} <= groups


@pytest.mark.parametrize("make", [levels, contrasts, twins])
def test_a_figure_by_country_says_what_it_is_not(make):
    assert COUNTRY_NOTE in make(MODEL, "x").notes


def test_a_level_without_enough_scenarios_is_not_drawn_and_stays_in_the_table():
    few = tuple(Level(name, NO_INTERVAL, Counts(planned=4, follow=2, allow=2)) for name in ("a", "b"))
    model = replace(OLD, factors=(*OLD.factors, Factor("theme", "between", 0, few)))
    figure = levels(model, "levels")
    drawn = {(mark.group.partition(" (")[0], mark.label) for mark in figure.drawing.marks}

    assert ("region of the norm", "south-asia") in drawn
    assert ("region of the norm", "pacific") not in drawn
    assert "theme" not in {group for group, _ in drawn}
    said = "Levels with under ten scenarios are not drawn; the tables have them (region of the norm, theme)."
    assert said in figure.notes
    assert ["a", "b"] == [row[2] for row in figure.rows if row[0] == "theme"]


def test_a_level_of_which_every_scenario_has_the_same_rate_has_no_line():
    marks = {(mark.group.partition(" (")[0], mark.label): mark for mark in levels(OLD, "levels").drawing.marks}
    mark = marks["receiver's gender", "female"]

    assert (0.5, None, None) == (mark.est, mark.lo, mark.hi)


def test_contrasts_of_long_names_have_them_in_brackets():
    contrast = Contrast("female → male", "male → male", "within", estimate(0.02), 0.2, 0.3)
    factor = Factor("gender_dyad", "within", 24, (), (contrast,))

    assert ["(female → male) − (male → male)"] == [
        mark.label for mark in contrasts(replace(OLD, factors=(factor,)), "contrasts").drawing.marks
    ]


@pytest.mark.parametrize(
    ("make", "of"),
    [
        (contrasts, lambda figure: {mark.group.partition(" (")[0] for mark in figure.drawing.marks}),
        (spreads, lambda figure: {strip.label for strip in figure.drawing.strips}),
    ],
)
def test_what_lies_between_scenarios_has_an_axis_of_its_own(make, of):
    inside = {"actor's country", "actor's age", "actor's gender", "who holds the preference"}

    assert (inside, {"country of the norm"}) == (of(make(MODEL, "x")), of(make(MODEL, "y", between=True)))
    assert make(MODEL, "y", between=True).title.endswith(", between scenarios")


def test_twins_are_told_second_minus_first():
    marks = twins(MODEL, "twins").drawing.marks

    assert ("younger − older", "+2.0 pp [−1.0, +5.0], adjusted p = 0.400") == (marks[0].label, marks[0].said)


def test_a_spread_is_told_beside_what_chance_alone_gives():
    drawing = spreads(MODEL, "spreads").drawing

    assert isinstance(drawing, Nulls)
    assert (NULL, "10.0 pp; chance alone: 4.5, up to 8.1; p = 0.001") == (
        drawing.strips[0].null,
        drawing.strips[0].said,
    )


def test_the_two_orders_of_a_scenario_are_a_point():
    scenarios = (
        ScenarioCounts("jp/tea", 20, 20, (8, 10), (4, 8)),
        ScenarioCounts("jp/shoes", 20, 10, (8, 10), (0, 0)),
    )
    figure = orders(replace(OLD, scenarios=scenarios), "orders")

    assert isinstance(figure.drawing, Scatter)
    assert [("jp/tea", 0.8, 0.5, 18)] == [(p.label, p.x, p.y, p.n) for p in figure.drawing.points]
    assert 2 == len(figure.rows)


def test_what_is_answered_is_a_square_a_scenario_in_the_order_of_names():
    scenarios = (ScenarioCounts("b/x", 20, 5, (2, 3), (1, 2)), ScenarioCounts("a/x", 20, 20, (8, 10), (5, 10)))
    figure = completeness(replace(OLD, scenarios=scenarios), "completeness")

    assert isinstance(figure.drawing, Heat)
    assert [("a/x", 1.0), ("b/x", 0.25)] == [(square.label, square.share) for square in figure.drawing.squares]
    assert "b/x: 5 of 20 trials answered" == figure.drawing.squares[1].said


def test_a_whole_run_needs_no_map_of_what_is_missing():
    scenarios = (ScenarioCounts("a/x", 20, 20, (8, 10), (5, 10)),)

    assert "every planned trial has an answer" == completeness(replace(OLD, scenarios=scenarios), "c").reason


@pytest.mark.parametrize("make", [contrasts, twins, spreads, orders, completeness])
def test_a_report_without_the_numbers_says_so(make):
    figure = make(replace(OLD, factors=(), scenarios=()), "x")

    assert (None, True) == (figure.drawing, bool(figure.reason))
