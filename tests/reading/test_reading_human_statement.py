from dataclasses import replace

import pytest

from pact_author.model.alignment import Statement
from pact_author.model.errors import DataError
from pact_author.model.human import HumanAnswer
from pact_author.reading.human_file import HUMAN_COLUMNS
from pact_author.reading.human_statement import read_statement, refuse_free_text

ANSWER = HumanAnswer(
    "r1", "India", "younger", "female", "d", "i1", "A long text. " * 20, "Japan", "o", "m", "d", "A", "B"
)


def test_both_can_be_given(tmp_path):
    assert Statement("CC0-1.0", "yes") == read_statement(tmp_path / "h.csv", " CC0-1.0 ", "yes")


def test_both_can_stand_beside_the_file(tmp_path):
    (tmp_path / "README.toml").write_text('licence = "CC0-1.0"\nconsent = "open data"\nplace = "an online panel"\n')

    assert Statement("CC0-1.0", "open data") == read_statement(tmp_path / "h.csv", None, None)


def test_what_is_given_comes_before_what_stands_there(tmp_path):
    (tmp_path / "README.toml").write_text('licence = "CC0-1.0"\nconsent = "open data"\n')

    assert Statement("CC-BY-4.0", "open data") == read_statement(tmp_path / "h.csv", "CC-BY-4.0", None)


@pytest.mark.parametrize(
    ("licence", "consent", "beside", "message"),
    [
        (None, "yes", "", "under which licence"),
        ("CC0-1.0", None, "", "what the people agreed to"),
        ("CC0-1.0", " ", "", "what the people agreed to"),
        (None, "yes", "licence = 4", "under which licence"),
        (None, None, "licence = ", "cannot be read"),
    ],
)
def test_without_both_nothing_is_used(tmp_path, licence, consent, beside, message):
    (tmp_path / "README.toml").write_text(beside)

    with pytest.raises(DataError, match=message):
        read_statement(tmp_path / "h.csv", licence, consent)


@pytest.fixture
def file(tmp_path):
    def write(*more):
        (tmp_path / "h.csv").write_text(",".join((*HUMAN_COLUMNS, *more)) + "\n")
        return tmp_path / "h.csv"

    return write


def test_the_text_of_a_scenario_is_nobody_s_own(file):
    assert refuse_free_text(file(), [ANSWER]) is None


def test_columns_that_are_not_used_are_refused(file):
    with pytest.raises(DataError, match=r"columns that are not used: comment, ip$"):
        refuse_free_text(file("comment", "ip"), [ANSWER])


@pytest.mark.parametrize(
    "change", [{"respondent_id": "someone@example.org"}, {"human_personal": "I would rather " + "x" * 60}]
)
def test_words_of_people_and_addresses_are_refused_and_not_repeated(file, change):
    with pytest.raises(DataError, match="holds free text or an address") as told:
        refuse_free_text(file(), [replace(ANSWER, **change)])
    assert next(iter(change.values())) not in told.value.message + told.value.hint


def test_columns_of_ours_are_told_where_others_stand_beside_them(tmp_path):
    (tmp_path / "h.csv").write_text("respondent,item,question,choice,comment\n")

    with pytest.raises(DataError, match=r"columns that are not used: comment$") as told:
        refuse_free_text(tmp_path / "h.csv", [])
    assert "respondent_age_band" in told.value.hint


def test_in_columns_of_ours_a_scenario_is_an_id_and_no_text(tmp_path):
    (tmp_path / "h.csv").write_text("respondent,item,question,choice,scenario\n")

    with pytest.raises(DataError, match="a cell of scenario holds free text"):
        refuse_free_text(tmp_path / "h.csv", [ANSWER])
