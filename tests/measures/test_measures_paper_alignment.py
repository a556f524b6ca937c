"""Edge cases of the study's rules, each worked out by hand (statistics of the study, table 1c)."""

import numpy as np
import pytest
from scipy import stats

from pact_author.measures.paper_alignment import (
    choices,
    no_persona_summary,
    pearson,
    persona_summary,
    uncertainty_summary,
)
from pact_author.model.human import Prediction, Profile

TIE = Profile("i1", "personal", 0.5, 2)


def asked(answers, *, item="i1", setting="no_persona", country=None, demo=None):
    """One prediction a persona, so that none stands for another."""
    return [Prediction(setting, "m", country or f"c{n}", demo, item, answer, None) for n, answer in enumerate(answers)]


def alignment(predictions, *profiles):
    """The one row of the question personal."""
    told = no_persona_summary(choices(predictions), profiles)
    rows = [dict(zip(told.columns, row, strict=True)) for row in told.rows]
    (row,) = [row for row in rows if row["response_type"] == "personal"]
    return row


def test_a_tie_among_people_is_for_the_norm():
    assert 1.0 == alignment(asked("A"), TIE)["majority_choice_alignment"]


def test_missing_answers_are_misses_in_the_match_and_left_out_of_the_distance():
    row = alignment(asked(["A"] * 7 + [None] * 3), Profile("i1", "personal", 0.7, 10))

    assert pytest.approx((0.7, 0.3)) == (row["majority_choice_alignment"], row["distributional_mae"])


def test_a_small_letter_is_read_and_yet_no_match():
    row = alignment(asked("a"), TIE)

    assert (1.0, 0.0) == (row["model_culture_rate"], row["majority_choice_alignment"])


def test_where_all_is_missing_the_match_is_zero_and_the_rest_is_not_there():
    row = alignment(asked(["refused", None]), TIE)

    assert (0.0, None, None, None) == (
        row["majority_choice_alignment"],
        row["model_culture_rate"],
        row["distributional_mae"],
        row["signed_culture_rate_gap_model_minus_human"],
    )


def test_people_are_counted_once_a_row_of_the_model():
    assert 100 == alignment(asked("A" * 10), Profile("i1", "personal", 1.0, 10))["n_humans"]


def test_the_gap_weighs_items_and_the_rates_weigh_rows():
    predictions = [*asked("AAA"), *asked("B", item="i2")]
    row = alignment(predictions, TIE, Profile("i2", "personal", 0.5, 2))

    assert (0.75, 0.0) == (row["model_culture_rate"], row["signed_culture_rate_gap_model_minus_human"])


def test_of_several_answers_for_one_cell_the_last_counts():
    predictions = [Prediction("no_persona", "m", None, None, "i1", answer, None) for answer in "ABB"]

    assert (1, 0.0) == (alignment(predictions, TIE)["n_model_rows"], alignment(predictions, TIE)["model_culture_rate"])


def test_answers_about_an_item_that_nobody_answered_are_dropped():
    assert 1 == alignment([*asked("A"), *asked("B", item="i9")], TIE)["n_model_rows"]


def test_the_best_match_comes_first_then_the_smallest_distance():
    predictions = [Prediction("no_persona", tag, None, None, "i1", answer, None)
                   for tag, answer in (("m1", "B"), ("m2", "x"), ("m3", "A"), ("m4", "B"))]  # fmt: skip
    told = no_persona_summary(choices(predictions), [Profile("i1", "personal", 0.75, 4)])

    assert ["m3", "m1", "m4", "m2"] == [row[told.columns.index("model_tag")] for row in told.rows]


def test_people_without_country_and_group_are_one_more_everybody():
    row = alignment(asked("A"), Profile("i1", "personal", 0.75, 4), Profile("i1", "personal", 0.0, 1, None, None))

    assert (2, 5, 0.375, 0.25) == (
        row["n_model_rows"],
        row["n_humans"],
        row["human_culture_rate"],
        row["signed_culture_rate_gap_model_minus_human"],
    )


def test_a_persona_is_held_beside_people_of_its_country_and_group_only():
    predictions = asked("AB", setting="persona", country="India", demo="older_male")
    found = [Profile("i1", "personal", 0.0, 1, "India", "older_male"), Profile("i1", "personal", 1.0, 9, "India", "x")]
    told = persona_summary(choices(predictions), found)

    assert (1, 1) == (len(told.rows), told.rows[0][told.columns.index("n_humans")])


def test_without_personas_a_model_has_one_answer_an_item_and_no_correlation():
    predictions = [Prediction("no_persona", "m", None, None, f"i{n}", "A", None) for n in range(5)]
    told = uncertainty_summary(choices(predictions), [Profile(f"i{n}", "personal", n / 4, 4) for n in range(5)])

    assert [None] == [row[told.columns.index("human_model_agreement_correlation")] for row in told.rows]


def test_the_correlation_is_pearson_s():
    first, second = np.random.default_rng(3).uniform(size=(2, 40))

    assert pytest.approx(stats.pearsonr(first, second).statistic) == pearson(first, second)


@pytest.mark.parametrize(("first", "second"), [([1.0], [0.5]), ([1.0, 1.0], [0.5, 0.7]), ([0.5, 0.7], [1.0, 1.0])])
def test_without_spread_there_is_no_correlation(first, second):
    assert pearson(np.array(first), np.array(second)) is None
