import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pact_author.model.errors import DataError
from pact_author.model.human import HumanAnswer
from pact_author.reading.human_file import read_human
from pact_author.reading.human_judgments import COLUMNS, NEEDED, judgments, read_judgments

HEAD = "respondent,item,question,choice"


@pytest.fixture
def file(tmp_path):
    def write(*lines, head=HEAD):
        (tmp_path / "h.csv").write_text("\n".join((head, *lines)) + "\n")
        return tmp_path / "h.csv"

    return write


def test_two_judgments_of_a_person_and_item_are_one_answer(file):
    path = file(
        "r1,JP,younger,female,i1,jp/tea,JP,older,male,norm,allow",
        "r1,JP,younger,female,i1,jp/tea,JP,older,male,personal,follow",
        head=",".join(COLUMNS),
    )

    known = ("r1", "JP", "younger", "female", "younger_female", "i1", "jp/tea", "JP", "older", "male", "older_male")
    assert (HumanAnswer(*known, "A", "B"),) == read_judgments(path)


def test_four_columns_are_enough_in_any_order_and_the_header_says_whose_they_are(file):
    (answer,) = read_human(file("follow,i1,norm,r1", head="choice,item,question,respondent"))

    assert ("r1", "i1", None, "A", None, None) == (
        answer.respondent_id,
        answer.scenario_item_id,
        answer.human_personal,
        answer.human_norm,
        answer.respondent_country,
        answer.respondent_demo,
    )


def test_an_empty_choice_is_none(file):
    (answer,) = read_judgments(file("r1,i1,norm,", "r1,i1,personal,allow"))

    assert ("B", None) == (answer.human_personal, answer.human_norm)


def test_ids_of_people_are_no_numbers(file):
    assert ["1", "01"] == [a.respondent_id for a in read_judgments(file("1,i1,norm,allow", "01,i1,norm,allow"))]


def test_people_and_items_come_as_they_first_come(file):
    told = read_judgments(file("r2,i1,norm,allow", "r1,i2,norm,allow", "r2,i1,personal,follow", "r1,i1,norm,allow"))

    assert [("r2", "i1"), ("r1", "i2"), ("r1", "i1")] == [(a.respondent_id, a.scenario_item_id) for a in told]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("r1,i1,norm,allow", "row 2 of .* is the second answer of one person to a question of an item"),
        ("r1,i2,advice,allow", "row 2 of .* has a question that is none"),
        ("r1,i2,norm,A", "row 2 of .* has a choice that is none"),
        ("r1,i2,norm,I would rather not say", "row 2 of .* has a choice that is none"),
        (",i2,norm,allow", "row 2 of .* is of nobody"),
        ("r1,NA,norm,allow", "row 2 of .* is of no item"),
    ],
)
def test_a_row_that_is_no_judgment_is_refused_and_not_repeated(file, line, message):
    with pytest.raises(DataError, match=message) as told:
        read_judgments(file("r1,i1,norm,follow", line))
    assert "rather" not in told.value.message + told.value.hint


def test_rows_of_one_person_and_item_that_disagree_are_refused(file):
    path = file("r1,i1,norm,follow,JP", "r1,i1,personal,follow,BR", head=f"{HEAD},country")

    with pytest.raises(DataError, match=r"row 2 of .* has another country than a row of the same person and item"):
        read_judgments(path)


@pytest.mark.parametrize("name", NEEDED)
def test_a_column_that_is_missing_is_named_beside_those_of_the_study(file, name):
    path = file(head=",".join(column for column in COLUMNS if column != name))

    with pytest.raises(DataError, match=f"lacks respondent_id, .* of the study's columns, and {name} of ours"):
        read_human(path)


WORD = st.sampled_from(["JP", "BR", None, "older", "a, b", "x"])
LETTER = st.sampled_from(["A", "B", None])


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("rst"), st.sampled_from("ij")),
        st.tuples(st.tuples(*[WORD] * 7), LETTER, LETTER),
        min_size=1,
    )
)
def test_answers_written_as_judgments_are_read_again(tmp_path_factory, people):
    answers = tuple(
        HumanAnswer(
            *(person, country, age, gender, f"{age}_{gender}" if age and gender else None, item, scenario, norm),
            *(r_age, r_gender, f"{r_age}_{r_gender}" if r_age and r_gender else None, *letters),
        )
        for (person, item), ((country, age, gender, scenario, norm, r_age, r_gender), *letters) in people.items()
        if any(letters)
    )
    path = tmp_path_factory.mktemp("human") / "h.csv"
    with path.open("w", newline="") as out:
        csv.writer(out).writerows([COLUMNS, *judgments(answers)])

    assert answers == read_judgments(path)
