import base64
import csv
import gzip
import json
import re
from pathlib import Path

import pytest
from command import pact
from conftest import copy_settings
from table_forms import FORMS, in_form

from pact_author.reading.human_file import read_human
from pact_author.reading.human_judgments import COLUMNS, judgments

GOLDEN = Path(__file__).parents[1] / "data/golden-paper"
FILES = (
    "--human",
    GOLDEN / "human.csv",
    "--predictions",
    GOLDEN / "neutral.csv",
    "--predictions",
    GOLDEN / "persona.csv",
)
STATEMENT = ("--licence", "CC0-1.0", "--consent", "made up for tests")


def panel(home):
    """The golden people and three more who answer as the first does: enough for something to be told."""
    with (GOLDEN / "human.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    rows += [row | {"respondent_id": f"{row['respondent_id']}{n}"} for row in rows for n in "ab"]
    with (home / "human.csv").open("w", newline="") as file:
        out = csv.DictWriter(file, rows[0])
        out.writeheader()
        out.writerows(rows)
    return home / "human.csv"


def test_the_study_s_tables_are_one_object(tmp_path):
    told = json.loads(pact("align", *FILES, "--compat", "paper", "--format", "json", cwd=tmp_path).stdout)

    assert [
        "human_response_summary",
        "alignment_no_persona_summary",
        "alignment_persona_summary",
        "alignment_uncertainty_summary",
        "human_regression_drop_one_deviance",
    ] == list(told)
    assert (24, 4, 16, 8, 21) == tuple(len(rows) for rows in told.values())
    for name, rows in told.items():
        with (GOLDEN / f"expected/{name}.csv").open() as file:
            assert next(csv.reader(file)) == list(rows[0])


@pytest.mark.parametrize("how", [("--compat", "paper"), (*STATEMENT, "--format", "json")], ids=["paper", "ours"])
def test_people_in_columns_of_ours_give_the_same_bytes(tmp_path, how):
    theirs = panel(tmp_path)
    with (tmp_path / "ours.csv").open("w", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *judgments(read_human(theirs))])

    one, two = (
        pact("align", "--human", human, *FILES[2:], *how, cwd=tmp_path).stdout for human in (theirs, "ours.csv")
    )
    assert one == two


def test_people_in_columns_of_ours_are_kept_judgment_by_judgment(tmp_path):
    copy_settings(tmp_path)
    (tmp_path / "raw.csv").write_text(
        "respondent,country,item,question,choice\nann,JP,i1,norm,follow\nann,JP,i1,personal,\nbo,JP,i1,norm,allow\n"
    )
    pact("align", "--human", "raw.csv", "--keep", "panel", *STATEMENT, cwd=tmp_path)

    head, *rows = (tmp_path / "human/panel.csv").read_text().splitlines()
    assert "respondent,item,country,question,choice" == head
    assert ["i1,JP,norm,follow", "i1,JP,personal,", "i1,JP,norm,allow"] == [row.partition(",")[2] for row in rows]
    assert "ann" not in "".join(rows)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("how", [("--compat", "paper"), (*STATEMENT, "--format", "json")], ids=["paper", "ours"])
def test_files_in_another_form_give_the_same_bytes(tmp_path, form, how):
    flags, paths = FILES[::2], (panel(tmp_path), *FILES[3::2])
    others = [in_form(path, tmp_path, form) for path in paths]

    one, two = (
        pact("align", *(each for pair in zip(flags, files, strict=True) for each in pair), *how, cwd=tmp_path).stdout
        for files in (paths, others)
    )
    assert one == two


def test_what_cannot_be_measured_is_null(tmp_path):
    told = pact("align", *FILES, "--compat", "paper", cwd=tmp_path).stdout

    assert "NaN" not in told
    assert json.loads(told)["alignment_uncertainty_summary"][0]["human_model_agreement_correlation"] is None


def test_predictions_of_another_setting_are_left_out_and_counted(tmp_path):
    odd = tmp_path / "odd.csv"
    odd.write_text((GOLDEN / "neutral.csv").read_text().replace("no_persona,m1", "No_Persona,m1"))
    told = pact("align", *FILES[:2], "--predictions", odd, "--compat", "paper", cwd=tmp_path)

    assert "note: 4 predictions are left out" in told.stderr
    assert {"m2"} == {row["model_tag"] for row in json.loads(told.stdout)["alignment_no_persona_summary"]}


def test_a_column_that_is_not_there_is_named(tmp_path):
    (tmp_path / "h.csv").write_text("respondent_id,scenario_item_id\n")
    told = pact("align", "--human", "h.csv", *FILES[2:], "--compat", "paper", cwd=tmp_path, expect=3).stderr

    assert "h.csv lacks respondent_country, respondent_age_bucket, " in told
    assert "of the study's columns, and respondent, item, question, choice of ours" in told
    assert "this file has respondent_id, scenario_item_id" in told


def test_the_study_s_tables_have_no_other_form(tmp_path):
    assert (
        "write --format json"
        in pact("align", *FILES, "--compat", "paper", "--format", "text", cwd=tmp_path, expect=2).stderr
    )


def test_people_s_answers_need_a_licence_and_consent(tmp_path):
    told = pact("align", *FILES, cwd=tmp_path, expect=3).stderr

    assert "it is not said under which licence the answers are" in told
    assert "--licence" in told


def test_models_beside_people_as_json(tmp_path):
    told = json.loads(
        pact("align", "--human", panel(tmp_path), *FILES[2:], *STATEMENT, "--format", "json", cwd=tmp_path).stdout
    )

    assert {"licence": "CC0-1.0", "consent": "made up for tests"} == told["statement"]
    assert [("m1", "no_persona", "personal", "all"), ("m1", "no_persona", "personal", "Brazil")] == [
        (each["model"], each["setting"], each["question"], each["group"]) for each in told["human"][:2]
    ]
    assert 12 == told["human"][0]["n_people"]


def test_models_beside_people_for_a_reader(tmp_path):
    told = pact("align", "--human", panel(tmp_path), *FILES[2:], *STATEMENT, cwd=tmp_path).stdout

    assert "m2, persona, norm" in told
    assert "  all: 4 items, 12 people, 48 judgments" in told
    assert "nan" not in told
    assert "None" not in told


def test_nobody_s_id_is_told(tmp_path):
    for form in ("text", "json", "md", "csv", "html"):
        told = pact("align", "--human", panel(tmp_path), *FILES[2:], *STATEMENT, "--format", form, cwd=tmp_path).stdout
        for packed in re.findall(r'id="packed">([^<]+)<', told):
            told = told.replace(packed, gzip.decompress(base64.b64decode(packed)).decode())
        assert "r1" not in told


@pytest.mark.parametrize("form", ["text", "json", "md", "csv", "html"])
def test_a_panel_of_four_is_not_told_of(tmp_path, form):
    told = pact("align", *FILES, *STATEMENT, "--format", form, cwd=tmp_path).stdout

    assert "fewer than 5 people" in told
    assert "tv_oracle" not in told
    assert "judgments," not in told.replace("n_judgments,measure", "")


def test_answers_are_kept_in_the_project_and_can_be_used_from_there(corpus):
    kept = pact("align", "--human", panel(corpus), "--keep", "panel", *STATEMENT, cwd=corpus)
    told = pact("align", "--human", "human/panel.csv", *FILES[2:], cwd=corpus).stdout

    assert ("", f"written: {corpus / 'human/panel.csv'}\n") == (kept.stdout, kept.stderr)
    assert "People: licence CC0-1.0; consent: made up for tests" in told
    assert "12 people" in told


def test_answers_without_a_statement_are_not_kept(corpus):
    pact("align", "--human", panel(corpus), "--keep", "panel", cwd=corpus, expect=3)

    assert not (corpus / "human").exists()


def test_without_predictions_there_is_nothing_to_compare(tmp_path):
    assert "--predictions" in pact("align", *FILES[:2], *STATEMENT, cwd=tmp_path, expect=2).stderr


def test_models_beside_people_as_tables(tmp_path):
    files = ("--human", panel(tmp_path), *FILES[2:], *STATEMENT)
    page = pact("align", *files, "--format", "md", cwd=tmp_path).stdout
    rows = list(csv.DictReader(pact("align", *files, "--format", "csv", cwd=tmp_path).stdout.splitlines()))

    assert "## m1, no\\_persona, personal" in page
    assert ("m1", "all", "12", "tv") == tuple(
        next(row for row in rows if row["measure"] == "tv")[name] for name in ("model", "group", "n_people", "measure")
    )


@pytest.mark.parametrize("form", ["text", "md", "csv"])
def test_the_study_s_tables_are_json_alone(tmp_path, form):
    pact("align", *FILES, "--compat", "paper", "--format", form, cwd=tmp_path, expect=2)


def test_models_beside_people_as_a_page(tmp_path):
    told = pact("align", "--human", panel(tmp_path), *FILES[2:], *STATEMENT, "--format", "html", cwd=tmp_path).stdout

    assert told.startswith("<!doctype html>")
    assert "2 models beside 12 people on 4 items" in told


def test_figures_and_tables_for_a_paper_are_written_into_folders(tmp_path):
    files = ("--human", panel(tmp_path), *FILES[2:], *STATEMENT, "--plots", "plots", "--latex", "tables")
    told = pact("align", *files, cwd=tmp_path)

    assert {"humans-1-norm.svg", "humans-1-norm.pdf", "humans-1-norm.png", "humans-1-norm.csv"} <= {
        path.name for path in (tmp_path / "plots").iterdir()
    }
    assert "01-beside-everybody.tex" in {path.name for path in (tmp_path / "tables").iterdir()}
    assert "tables in tables" in told.stderr
    assert "People: licence" in told.stdout


def test_the_study_s_tables_have_no_plots(tmp_path):
    told = pact("align", *FILES, "--compat", "paper", "--plots", "plots", cwd=tmp_path, expect=2).stderr

    assert "--plots and --latex are of our figures" in told
