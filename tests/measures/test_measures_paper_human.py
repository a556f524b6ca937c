import csv
from pathlib import Path

import pytest

from pact_author.measures.paper_human import of_everybody, of_subgroups, profiles, response_summary
from pact_author.model.human import HumanAnswer
from pact_author.reading.human_file import read_human

GOLDEN = Path(__file__).parents[1] / "data/golden-paper"


def answer(personal, norm="A", *, item="i1", who="r1", country="India", demo="older_male"):
    return HumanAnswer(who, country, "older", "male", demo, item, "text", "Iran", "older", "male", "d", personal, norm)


def overall(answers):
    told = response_summary(answers)
    return dict(zip(told.columns, told.rows[0], strict=True))


def test_profiles_of_the_golden_study_are_those_of_the_published_functions():
    with (GOLDEN / "expected/human_item_profiles.csv").open(newline="") as file:
        expected = [
            (
                *(row["scenario_item_id"], row["response_type"]),
                *(row["respondent_country"] or None, row["respondent_demo"] or None),
                *(pytest.approx(float(row["human_culture_rate"]), abs=1e-9), int(row["n_humans"])),
                *(row["human_majority"], pytest.approx(float(row["human_majority_agreement"]), abs=1e-9)),
            )
            for row in csv.DictReader(file)
        ]
    told = [
        (p.item, p.question, p.country, p.demo, p.rate, p.n, p.majority, p.agreement)
        for p in profiles(read_human(GOLDEN / "human.csv"))
    ]

    assert expected == told


def test_agreement_is_of_the_pooled_rate_and_hides_that_items_are_of_one_mind():
    answers = [answer("A", who=f"r{n}") for n in range(6)] + [answer("B", item="i2", who=f"r{n}") for n in range(4)]

    assert 0.6 == overall(answers)["personal_majority_agreement"]


def test_each_mean_is_over_its_own_answers():
    row = overall([answer("A", "B"), answer("?", "B"), answer("B", "A")])

    assert (0.5, pytest.approx(1 / 3), pytest.approx(1 / 3 - 0.5), 3) == (
        row["personal_culture_rate"],
        row["norm_culture_rate"],
        row["norm_personal_gap"],
        row["n_judgments"],
    )


def test_without_any_answer_that_can_be_read_there_is_no_rate_and_no_gap():
    row = overall([answer(None, "A")])

    assert (None, None, None, 1.0) == (
        row["personal_culture_rate"],
        row["norm_personal_gap"],
        row["personal_majority_agreement"],
        row["norm_culture_rate"],
    )


def test_a_profile_has_only_those_who_chose():
    found = [p for p in of_everybody(profiles([answer("A"), answer("?"), answer("B")])) if p.question == "personal"]

    assert [(0.5, 2)] == [(p.rate, p.n) for p in found]


def test_people_without_a_group_are_everybody_and_those_without_half_of_it_nobody():
    found = profiles([answer("A", country=None, demo=None), answer("B", country="India", demo=None)])

    assert [(0.5, 2), (1.0, 1)] == [(p.rate, p.n) for p in of_everybody(found) if p.question == "personal"]
    assert [] == of_subgroups(found)
