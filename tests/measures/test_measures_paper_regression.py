import numpy as np
import pytest
import statsmodels.api as sm

from pact_author.measures.paper_regression import drop_one_deviance
from pact_author.model.human import HumanAnswer

COUNTRIES = ("Brazil", "India", "United Kingdom")
SCENARIOS = ("Brazil", "Nepal", "Ireland", "Japan")


def study(seed, n=600):
    """People who follow more in norms than in what they would do, and more in Japan."""
    rng = np.random.default_rng(seed)
    answers = []
    for at in range(n):
        person, place = COUNTRIES[rng.integers(3)], SCENARIOS[rng.integers(4)]
        age, gender, receiver_age, receiver_gender = (names[rng.integers(2)] for names in 2 * (("o", "y"), ("f", "m")))
        p = 0.3 + 0.3 * (place == "Japan")
        choices = ("AB"[rng.uniform() > p], "AB"[rng.uniform() > p + 0.3])
        item = (f"i{at % 20}", "t", place, receiver_age, receiver_gender, "d")
        answers.append(HumanAnswer(f"r{at % 50}", person, age, gender, "d", *item, *choices))
    return answers


def rows(answers):
    told = drop_one_deviance(answers)
    found = (dict(zip(told.columns, row, strict=True)) for row in told.rows)
    return {(row["model"], row["dropped_factor"]): row for row in found}


def test_dropping_the_question_costs_nothing_though_it_decides_most():
    row = rows(study(1))["combined_personal_vs_norm", "question_type"]

    assert (pytest.approx(0, abs=1e-3), 0) == (row["drop_one_deviance"], row["df_difference"])


def test_dropping_a_scenario_s_country_costs_what_it_explains():
    answers = study(2)
    row = rows(answers)["personal_choice_only", "scenario_country"]

    def deviance(*names):
        return sm.GLM(y, design(answers, *names), family=sm.families.Binomial()).fit().deviance

    y = np.array([float(answer.human_personal == "A") for answer in answers])
    full = ("country", "ages", "genders", "relation", "scenario")
    expected = deviance(*full[:-1]) - deviance(*full)
    assert pytest.approx(expected, abs=1e-3) == row["drop_one_deviance"]
    assert row["drop_one_deviance"] > 10


def design(answers, *names):
    """Indicator columns of cells that span the same space as the study's factors."""
    close = {("India", "Nepal"), ("United Kingdom", "Ireland")}
    cells = {
        "country": lambda a: a.respondent_country,
        "ages": lambda a: a.respondent_age_bucket + a.receiver_age,
        "genders": lambda a: a.respondent_gender + a.receiver_gender,
        "relation": lambda a: "same" if a.respondent_country == a.scenario_country
        else "close" if (a.respondent_country, a.scenario_country) in close else "far",
        "scenario": lambda a: a.scenario_country,
    }  # fmt: skip
    columns = [np.ones(len(answers))]
    for name in names:
        labels = [cells[name](answer) for answer in answers]
        columns += [np.array([label == level for label in labels], float) for level in sorted(set(labels))[1:]]
    return np.column_stack(columns)


def test_missing_words_are_a_level_of_their_own_and_missing_answers_are_left_out():
    answers = study(3, 60)
    silent = HumanAnswer(None, None, None, None, None, "i", None, None, None, None, None, None, "?")

    assert rows(answers) == rows([*answers, silent])


def test_the_order_is_the_study_s():
    assert [
        "scenario_country",
        "participant_country",
        "country_relation",
        "question_type",
        "question_x_country",
        "question_x_relation",
        "participant_demographics",
        "receiver_demographics",
        "participant_x_receiver_demographics",
    ] == [name for model, name in rows(study(4, 40)) if model == "combined_personal_vs_norm"]
