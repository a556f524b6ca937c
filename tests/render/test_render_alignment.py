import json

from pact_author.model.alignment import (
    Agreement,
    Alignment,
    DisagreementCorrelation,
    Figures,
    Majority,
    Raters,
    Statement,
    Variation,
)
from pact_author.model.report import Estimate
from pact_author.render.alignment import as_json, text

STATEMENT = Statement("CC0-1.0", "open data")
RATE = Estimate(0.75, 0.6, 0.9, 0.07, "cluster_t", 12, 120)
FIGURES = Figures(
    n_items=12,
    n_people=10,
    n_judgments=120,
    raters=Raters(10, 10.0, 10),
    alpha=None,
    sq_dist_debiased=Estimate(None, reason="one answer is all"),
    left_out=12,
    tv=Variation(RATE, 0.1, None),
    majority_match=Majority(RATE, 2, 0.9),
    pairwise_agreement=Agreement(0.6, RATE),
    disagreement_corr=DisagreementCorrelation(0.2, 0.1, None, "reliability<0.3"),
    gap=Estimate(-0.25, -0.5, 0.0, 0.1, "two_way_t", 10, 120),
)
FOUND = (
    Alignment("m\x1b[31m", "no_persona", "personal", "all", FIGURES),
    Alignment("m\x1b[31m", "no_persona", "personal", "Nepal", None, "fewer than 5 people"),
)


def test_a_reader_is_given_each_figure_beside_what_it_is_to_be_read_with():
    told = list(text(FOUND, STATEMENT))

    assert [
        "People: licence CC0-1.0; consent: open data",
        "",
        "m<U+001B>[31m, no_persona, personal",
        "  all: 12 items, 10 people, 120 judgments",
        "    distance – (one answer is all)",
        "    TV       0.750 [0.600, 0.900] of 0.100, –",
        "    match    0.750 [0.600, 0.900], ceiling 0.900, ties 2",
        "    agree    0.750 [0.600, 0.900], people among themselves 0.600",
        "    divided  r 0.200, reliability 0.100, without the noise of few people – (reliability<0.3)",
        "    gap      -0.250 [-0.500, 0.000]; alpha –",
        "  Nepal: fewer than 5 people",
    ] == told[:11]


def test_a_machine_is_given_all_of_it_and_null_where_there_is_nothing():
    first, second = json.loads(as_json(FOUND, STATEMENT))["human"]

    assert (0.75, 0.9, "one answer is all", None) == (
        first["tv"]["est"]["est"],
        first["majority_match"]["ceiling"],
        first["sq_dist_debiased"]["reason"],
        first["alpha"],
    )
    assert {"model", "setting", "question", "group", "reason"} == set(second)
