import csv
import json

import pytest
from command import pact
from conftest import copy_settings

STATEMENT = ("--licence", "CC0-1.0", "--consent", "shared as open data")


@pytest.fixture
def exported(small_release, tmp_path):
    pact("align", "export", small_release, "--design", "smoke", "--out", "survey", *STATEMENT, cwd=tmp_path)
    return tmp_path / "survey"


def test_an_export_has_two_forms_in_two_shapes_and_their_key(exported):
    assert ["form-a.csv", "form-a.html", "form-b.csv", "form-b.html", "survey.json"] == sorted(
        path.name for path in exported.iterdir()
    )


def test_the_same_release_makes_the_same_bytes(exported, small_release, tmp_path):
    pact("align", "export", small_release, "--design", "smoke", "--out", "again", *STATEMENT, cwd=tmp_path)

    assert [path.read_bytes() for path in sorted(exported.iterdir())] == [
        path.read_bytes() for path in sorted((tmp_path / "again").iterdir())
    ]


@pytest.mark.parametrize("without", [STATEMENT[:2], STATEMENT[2:]])
def test_without_licence_or_consent_there_is_no_survey(small_release, tmp_path, without):
    pact("align", "export", small_release, "--design", "smoke", "--out", "s", *without, cwd=tmp_path, expect=2)

    assert not (tmp_path / "s").exists()


def test_a_design_that_is_not_there_is_named(small_release, tmp_path):
    told = pact("align", "export", small_release, "--out", "s", *STATEMENT, cwd=tmp_path, expect=3).stderr

    assert "no design human" in told


def test_what_comes_back_becomes_a_file_of_the_project_without_its_ids(exported, tmp_path):
    copy_settings(tmp_path)
    key = json.loads((exported / "survey.json").read_text())
    with (exported / "form-b.csv").open(newline="") as file:
        shown = list(csv.DictReader(file))
    lines = [f"{key['survey']},b,secret-1,{row['item']},1,2" for row in shown]
    (tmp_path / "back.csv").write_text("\n".join(["survey,form,respondent_id,item,personal,norm", *lines]))
    told = pact("align", "import", "back.csv", "--survey", "survey/survey.json", "--keep", "panel", cwd=tmp_path)

    kept = (tmp_path / "human/panel.csv").read_text()
    culture = {item["id"]: item["culture"] for item in key["items"]}
    assert "24 items answered, form a by 0 people, form b by 1 people" in told.stderr
    assert "24 of 48 choices are the option that stood first" in told.stderr
    assert "only one form came back" in told.stderr
    assert "secret-1" not in kept
    assert [
        (row["item"], "personal", "follow" if row["option_1"] == culture[row["item"]] else "allow") for row in shown
    ] == [
        (row["item"], row["question"], row["choice"])
        for row in csv.DictReader(kept.splitlines())
        if row["question"] == "personal"
    ]
    assert 'consent = "shared as open data"' in (tmp_path / "human/README.toml").read_text()


def test_both_commands_have_help_of_their_own(tmp_path):
    assert "form-a.html" in pact("align", "export", "--help", cwd=tmp_path).stdout
    assert "ResponseId" in pact("align", "import", "--help", cwd=tmp_path).stdout


def people(exported, tmp_path, count):
    """So many people who chose the first option that form a shows, but for the last of them."""
    copy_settings(tmp_path)
    key = json.loads((exported / "survey.json").read_text())
    for who in range(count):
        place = 2 if who == count - 1 else 1
        lines = [f"{key['survey']},a,person-{who},{item['id']},{place},{place}" for item in key["items"]]
        text = "\n".join(["survey,form,respondent_id,item,personal,norm", *lines])
        (tmp_path / f"answers-{who}.csv").write_text(text)
    back = sorted(tmp_path.glob("answers-*.csv"))
    pact("align", "import", *back, "--survey", exported / "survey.json", "--keep", "panel", cwd=tmp_path)
    return tmp_path / "human/panel.csv"


@pytest.fixture
def runs(small_release, loopback, tmp_path):
    """The small release's two questions for people, asked of a server that says A with log-probabilities."""
    for frame in ("personal", "norm"):
        asked = ("--model", "loop-1", "--base-url", loopback.base_url, "--frame", frame, "--run", tmp_path / frame)
        pact("score", small_release, *asked, cwd=tmp_path, OPENAI_API_KEY="k")
    return tmp_path / "personal", tmp_path / "norm"


def test_runs_are_held_beside_the_people_of_a_survey_of_the_same_release(exported, tmp_path, runs):
    human = people(exported, tmp_path, 6)
    told = json.loads(pact("align", *runs, "--human", human, "--format", "json", cwd=tmp_path).stdout)["human"]

    assert [("loop-1", "no_persona", "personal", "all"), ("loop-1", "no_persona", "norm", "all")] == [
        (each["model"], each["setting"], each["question"], each["group"]) for each in told
    ]
    assert {(24, 6, 0)} == {(each["n_items"], each["n_people"], each["left_out"]) for each in told}
    # A in both orders is one half: (5/6 − 1/2)², or (1/6 − 1/2)², without the noise of six people.
    expected = (5 / 6 - 1 / 2) ** 2 - (5 / 6) * (1 / 6) / 5
    assert {True} == {abs(each["sq_dist_debiased"]["est"] - expected) < 1e-9 for each in told}


def test_runs_of_other_items_are_said_to_be(exported, tmp_path, runs):
    human = people(exported, tmp_path, 5)
    text = human.read_text().splitlines()
    ids = {row["id"] for row in json.loads((exported / "survey.json").read_text())["items"]}
    moved = "\n".join(line.replace(each, each[::-1]) for line in text for each in ids if each in line)
    human.write_text(f"{text[0]}\n{moved}\n")

    assert "made of another design" in pact("align", *runs, "--human", human, cwd=tmp_path).stderr


def test_the_study_s_tables_are_not_made_of_runs(exported, tmp_path, runs):
    human = people(exported, tmp_path, 5)
    told = pact("align", *runs, "--human", human, "--compat", "paper", "--format", "json", cwd=tmp_path, expect=2)

    assert "not of runs" in told.stderr
