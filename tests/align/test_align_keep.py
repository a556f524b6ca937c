import csv
import stat
from dataclasses import replace

import pytest
from align_samples import GOLDEN, write

from pact_author.align.keep import keep, keep_answers, pseudonym
from pact_author.model.alignment import Statement
from pact_author.model.errors import DataError
from pact_author.model.human import HumanAnswer
from pact_author.reading.human_file import HUMAN_COLUMNS, read_human
from pact_author.reading.human_statement import read_statement

HUMAN = GOLDEN / "human.csv"
STATEMENT = Statement("CC0-1.0", 'they said "yes"\nto é')
SALT = bytes(32)


def read(path):
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def without_id(rows):
    return [{name: cell for name, cell in row.items() if name != "respondent_id"} for row in rows]


def test_every_judgment_is_kept_as_it_is(tmp_path):
    assert without_id(read(HUMAN)) == without_id(read(keep(tmp_path, HUMAN, "panel", STATEMENT)))


def test_a_person_stays_one_person_under_another_id(tmp_path):
    pairs = {
        (before["respondent_id"], after["respondent_id"])
        for before, after in zip(read(HUMAN), read(keep(tmp_path, HUMAN, "panel", STATEMENT)), strict=True)
    }

    assert 4 == len(pairs) == len({after for _, after in pairs})
    assert "r1" not in (tmp_path / "human/panel.csv").read_text()


def test_the_salt_is_for_its_owner_and_not_for_git(tmp_path):
    keep(tmp_path, HUMAN, "panel", STATEMENT)

    assert 0o600 == stat.S_IMODE((tmp_path / "human/salt.txt").stat().st_mode)
    assert "salt.txt\n" == (tmp_path / "human/.gitignore").read_text()


def test_a_second_file_of_the_project_has_the_same_ids(tmp_path):
    first, second = (read(keep(tmp_path, HUMAN, name, STATEMENT)) for name in ("one", "two"))

    assert first == second


def test_another_project_has_other_ids(tmp_path):
    for name in "ab":
        (tmp_path / name).mkdir()
    first, second = (read(keep(tmp_path / name, HUMAN, "panel", STATEMENT)) for name in "ab")

    assert set() == {row["respondent_id"] for row in first} & {row["respondent_id"] for row in second}


def test_an_id_depends_on_the_salt_and_nobody_has_none():
    assert pseudonym("r1", SALT) != pseudonym("r1", bytes(31) + b"\1")
    assert "" == pseudonym("", SALT)


def test_licence_and_consent_stand_beside_the_answers(tmp_path):
    place = keep(tmp_path, HUMAN, "panel", STATEMENT)

    assert STATEMENT == read_statement(place, None, None)


def test_answers_under_another_licence_do_not_join_them(tmp_path):
    keep(tmp_path, HUMAN, "panel", STATEMENT)

    with pytest.raises(DataError, match="says something else"):
        keep(tmp_path, HUMAN, "other", Statement("CC-BY-4.0", STATEMENT.consent))
    assert not (tmp_path / "human/other.csv").exists()


def test_other_answers_of_the_same_name_are_not_written_over(tmp_path):
    place = keep(tmp_path, HUMAN, "panel", STATEMENT)
    before = place.read_bytes()

    with pytest.raises(DataError, match="is there already"):
        keep(tmp_path, write(tmp_path / "h.csv", HUMAN_COLUMNS, [["x"] * 13]), "panel", STATEMENT)
    assert before == place.read_bytes()


@pytest.mark.parametrize("name", ["../out", "a/b", "Panel", "", ".hidden"])
def test_a_name_is_a_name_and_no_path(tmp_path, name):
    with pytest.raises(DataError, match="is no name"):
        keep(tmp_path, HUMAN, name, STATEMENT)


def test_a_salt_that_was_changed_is_not_used(tmp_path):
    keep(tmp_path, HUMAN, "panel", STATEMENT)
    (tmp_path / "human/salt.txt").write_text("short\n")

    with pytest.raises(DataError, match="is not the salt that was made"):
        keep(tmp_path, HUMAN, "panel", STATEMENT)


def answers_of_a_survey():
    """Two people, one of whom left a question out, and nothing is known of her."""
    known = HumanAnswer(
        *("ann", "JP", "younger", "female", "younger_female", "i1", "jp/tea", "JP"),
        *("older", "male", "older_male", "A", "B"),
    )
    nobody = {f"respondent_{name}": None for name in ("country", "age_bucket", "gender", "demo")}
    cueless = {f"receiver_{name}": None for name in ("age", "gender", "demo")}
    return known, replace(known, respondent_id="bo", human_norm=None, **nobody, **cueless)


def test_what_came_back_of_a_survey_is_read_again_as_it_was_but_for_the_ids(tmp_path):
    told = answers_of_a_survey()
    place = keep_answers(tmp_path, told, "panel", STATEMENT)
    salt = bytes.fromhex((tmp_path / "human/salt.txt").read_text())

    assert tuple(replace(a, respondent_id=pseudonym(a.respondent_id, salt)) for a in told) == read_human(place)


def test_a_file_in_columns_of_ours_stays_in_them(tmp_path):
    place = keep_answers(tmp_path, answers_of_a_survey(), "panel", STATEMENT)
    again = keep(tmp_path, place, "again", STATEMENT)

    assert [row | {"respondent": ""} for row in read(place)] == [row | {"respondent": ""} for row in read(again)]
