from dataclasses import replace

import pytest
from render_samples import EMPTY, FRAMES, ONE, REPORT

from pact_author.model.report import Estimate, RunStatus
from pact_author.render.sections import sections, verdict
from pact_author.render.words import interval, p_value, percent, points


def named(report, title, **options):
    return next(section for section in sections(report, **options) if title in section.title)


@pytest.mark.parametrize(("value", "expected"), [(None, "–"), (0.0, "0.0 %"), (0.41666, "41.7 %"), (1.0, "100.0 %")])
def test_a_share_is_told_in_percent_and_nothing_as_a_dash(value, expected):
    assert expected == percent(value)


def test_an_interval_is_told_by_its_ends():
    assert ("36.7 … 46.7", "–") == (interval(Estimate(0.4, 0.367, 0.467)), interval(Estimate(0.4)))


def reached(answered, planned, cut=0):
    return replace(ONE, status=RunStatus("partial", planned, answered, cut=cut))


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        (ONE, "COMPLETE: all 1,000 planned trials answered"),
        (REPORT, "PARTIAL 98%: 1,960 of 2,000 planned trials answered; runs are compared on their common cells"),
        (EMPTY, "PARTIAL 0%: 0 of 10 planned trials answered"),
        (reached(200, 4800, 4600), "PART: 200 of 4,800 planned trials; --limit left out the others"),
        (reached(150, 4800, 4600), "PARTIAL 3%: 150 of 4,800 planned trials answered; --limit left out 4,600"),
        (reached(4799, 4800), "PARTIAL >99%: 4,799 of 4,800 planned trials answered"),
        (reached(1, 4800), "PARTIAL <1%: 1 of 4,800 planned trials answered"),
    ],
)
def test_the_verdict_says_how_far_it_is(report, expected):
    assert expected == verdict(report)


@pytest.mark.parametrize("report", [REPORT, FRAMES, ONE, EMPTY])
def test_every_row_has_a_cell_for_every_column(report):
    for section in sections(report):
        assert {len(section.columns)} >= {len(row) for row in section.rows}, section.title


def test_no_figure_is_told_without_its_reason():
    assert [n for n in named(EMPTY, "Which side").notes if "no valid trial" in n]


def test_a_level_of_few_scenarios_is_listed_without_an_interval():
    rows = {row[0]: row for row in named(ONE, "y region of the norm").rows}

    assert ("25.0 %", "–") == rows["pacific"][1:3]


def test_in_brief_such_a_level_is_only_named():
    section = named(ONE, "y region of the norm", brief=True)

    assert ["south-asia"] == [row[0] for row in section.rows]
    assert [n for n in section.notes if "pacific" in n]


def test_a_factor_of_countries_says_that_they_are_not_ranked():
    assert [n for n in named(ONE, "actor's country").notes if "says nothing" in n or "not ranked" in n]


def test_levels_of_partly_other_scenarios_are_never_said_to_be_of_the_same():
    notes = " ".join(named(ONE, "receiver's gender").notes)

    assert "asked of partly other scenarios" in notes
    assert "Scenarios with a choice at every level: 3." in notes
    assert "the same ones" not in notes


def test_a_level_without_spread_is_shown_without_an_interval_and_says_why():
    section = named(ONE, "receiver's gender", brief=True)

    assert ("female", "50.0 %", "–", "12") == section.rows[0][:4]
    assert "Every scenario has the same rate, so without an interval: female." in section.notes


def test_a_run_that_a_limit_cut_says_of_how_many_trials():
    rows = {row[0]: row[1:] for row in named(FRAMES, "What was asked").rows}

    assert ("1,000", "500 of 1,000") == rows["trials"]


def test_a_factor_without_a_spread_says_why():
    notes = named(ONE, "How far choices differ").notes

    assert (
        "No spread for receiver's gender: 3 scenarios have a choice at every level compared; a spread needs 10."
        in notes
    )


def test_in_brief_factors_with_many_contrasts_are_only_named():
    factor = ONE.models[0].factors[0]
    many = replace(ONE.models[0], factors=(replace(factor, contrasts=factor.contrasts * 4),))
    section = named(replace(ONE, models=(many,)), "Differences between levels", brief=True)

    assert () == section.rows
    assert [note for note in section.notes if note.endswith(": actor's country.")]


def test_runs_that_are_not_told_apart_are_named_together():
    assert [note for note in named(REPORT, "Runs compared").notes if note.startswith("Not told apart: smollm2")]


def test_cells_that_a_comparison_leaves_out_are_counted():
    (note,) = [note for note in named(REPORT, "Runs compared").notes if "left out" in note]

    assert "470 cells in common; left out are 10 " in note


@pytest.mark.parametrize(
    ("value", "expected"), [(None, "–"), (0.012, "+1.2"), (-0.05, "−5.0"), (-0.0001, "0.0"), (0.0, "0.0")]
)
def test_a_difference_is_told_in_points_with_its_sign(value, expected):
    assert expected == points(value)


@pytest.mark.parametrize(("p", "expected"), [(None, "–"), (0.0004, "< 0.001"), (0.0312, "0.031"), (1.0, "1.000")])
def test_a_p_is_never_told_as_nothing(p, expected):
    assert expected == p_value(p)
