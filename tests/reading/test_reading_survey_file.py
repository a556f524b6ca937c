import json
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pact_author.model.errors import DataError
from pact_author.model.scenario import Side
from pact_author.model.survey import first_side
from pact_author.reading.survey_file import read_answers, read_survey
from pact_author.render.survey import key

sys.path.append(str(Path(__file__).parents[1] / "align"))
from align_samples import write
from survey_samples import survey

FIRST, SECOND = (item.id for item in survey().items)
NO_ID = key(survey()).replace('"survey"', '"other"')
HEAD = "survey,form,respondent_id,item,personal,norm"


def place_of(side, item, form):
    """1 or 2: where a form shows a side."""
    return "1" if first_side(item, form) is side else "2"


def answers(home, *lines, head=HEAD):
    path = home / "answers.csv"
    path.write_text("\n".join((head, *lines)) + "\n")
    return read_answers([path], survey()).answers


def test_a_survey_is_read_as_it_was_written(tmp_path):
    (tmp_path / "survey.json").write_text(key(survey()))

    assert survey() == read_survey(tmp_path / "survey.json")


@pytest.mark.parametrize("text", ["", "[]", "{", "[1]", "1", '{"schema": "pact-survey/1"}', NO_ID, "[" * 100_000])
def test_another_file_is_no_survey(tmp_path, text):
    (tmp_path / "survey.json").write_text(text)

    with pytest.raises(DataError, match="not the key of a survey"):
        read_survey(tmp_path / "survey.json")


def test_a_survey_that_was_changed_is_refused(tmp_path):
    told = json.loads(key(survey()))
    told["items"][0]["culture"], told["items"][0]["preference"] = (
        told["items"][0]["preference"],
        told["items"][0]["culture"],
    )
    (tmp_path / "survey.json").write_text(json.dumps(told))

    with pytest.raises(DataError, match="was changed"):
        read_survey(tmp_path / "survey.json")


@pytest.mark.parametrize("form", ["a", "b"])
@pytest.mark.parametrize("item", [FIRST, SECOND])
def test_a_is_the_side_of_the_norm_whatever_stood_first(tmp_path, form, item):
    personal, norm = place_of(Side.CULTURE, item, form), place_of(Side.PREFERENCE, item, form)
    (told,) = answers(tmp_path, f"{survey().id},{form},r1,{item},{personal},{norm}")

    assert ("r1", item, "jp/tea", "JP", "older_male", "A", "B") == (
        told.respondent_id,
        told.scenario_item_id,
        told.scenario,
        told.scenario_country,
        told.receiver_demo,
        told.human_personal,
        told.human_norm,
    )


def test_a_question_may_be_left_out(tmp_path):
    told = answers(tmp_path, f"{survey().id},a,r1,{FIRST},1,", f"{survey().id},a,r1,{SECOND},,")

    assert [(FIRST, None)] == [(each.scenario_item_id, each.human_norm) for each in told]


def test_a_panel_s_groups_may_stand_beside_the_answers(tmp_path):
    head = f"{HEAD},respondent_country,respondent_age_bucket,respondent_gender"
    (told,) = answers(tmp_path, f"{survey().id},a,r1,{FIRST},1,1,IN,younger,female", head=head)

    assert ("IN", "younger", "female", "younger_female") == (
        told.respondent_country,
        told.respondent_age_bucket,
        told.respondent_gender,
        told.respondent_demo,
    )


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (f"x,a,r1,{FIRST},1,1", "another survey"),
        (f"{survey().id},a,r1,other,1,1", "another survey"),
        (f"{survey().id},c,r1,{FIRST},1,1", "a form is a or b"),
        (f"{survey().id},a,,{FIRST},1,1", "of nobody"),
        (f"{survey().id},a,me@example.org,{FIRST},1,1", "free text or an address"),
        (f"{survey().id},a,{'word ' * 20},{FIRST},1,1", "free text or an address"),
        (f"{survey().id},a,r1,{FIRST},I would ask the host,1", "neither 1, 2 nor empty"),
        (f"{survey().id},a,r1,{FIRST},A,1", "neither 1, 2 nor empty"),
        (f"{survey().id},a,r1,{FIRST},,", "nobody answered"),
    ],
)
def test_what_is_no_answer_to_the_survey_is_refused(tmp_path, line, why):
    with pytest.raises(DataError, match=why):
        answers(tmp_path, line)


def test_what_a_person_wrote_is_not_repeated_in_the_message(tmp_path):
    with pytest.raises(DataError) as told:
        answers(tmp_path, f"{survey().id},a,r1,{FIRST},my name is Ann,1")

    assert "Ann" not in told.value.message + told.value.hint


def test_other_columns_are_refused(tmp_path):
    with pytest.raises(DataError, match="not used: comment"):
        answers(tmp_path, f"{survey().id},a,r1,{FIRST},1,1,hello", head=f"{HEAD},comment")


def test_one_person_answers_an_item_once(tmp_path):
    with pytest.raises(DataError, match="twice"):
        answers(tmp_path, *[f"{survey().id},a,r1,{FIRST},1,1"] * 2)


SOFTWARE = "ResponseId,form,1_personal,1_norm,2_personal,2_norm"


def test_columns_of_survey_software_are_taken_apart(tmp_path):
    told = answers(
        tmp_path,
        "Response ID,form,What,What,What,What",
        '"{""ImportId"":""_recordId""}",x,x,x,x,x',
        f"R_1,a,{place_of(Side.CULTURE, FIRST, 'a')},,,{place_of(Side.CULTURE, SECOND, 'a')}",
        head=SOFTWARE,
    )

    assert [("R_1", FIRST, "A", None), ("R_1", SECOND, None, "A")] == [
        (each.respondent_id, each.scenario_item_id, each.human_personal, each.human_norm) for each in told
    ]


def test_survey_software_s_addresses_of_people_are_refused(tmp_path):
    with pytest.raises(DataError, match="IPAddress"):
        answers(tmp_path, "R_1,a,1,1,1,1,127.0.0.1", head=f"{SOFTWARE},IPAddress")


def test_an_item_beyond_the_last_is_of_another_survey(tmp_path):
    with pytest.raises(DataError, match="item 3"):
        answers(tmp_path, "R_1,a,1,1,1", head="ResponseId,form,1_personal,1_norm,3_norm")


def test_people_by_form_and_choices_by_place_are_counted(tmp_path):
    lines = [f"{survey().id},{form},r{n},{FIRST},{place},1" for n, (form, place) in enumerate(["a1", "a2", "b1"])]
    (tmp_path / "back.csv").write_text("\n".join((HEAD, *lines)))
    told = read_answers([tmp_path / "back.csv"], survey())

    assert ({"a": 2, "b": 1}, 5, 6) == (told.people, told.first, told.choices)


CELLS = st.sampled_from(
    ["a", "b", "1", "2", "", " ", "r1", FIRST, SECOND, survey().id, "=1+1", "x" * 70, '{"ImportId"']
)
NAMES = st.sampled_from([*HEAD.split(","), "ResponseId", "1_personal", "1_norm", "2_norm", "respondent_country", ""])


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(head=st.lists(NAMES, min_size=1, max_size=9), body=st.lists(st.lists(CELLS, min_size=1, max_size=9), max_size=6))
def test_whatever_comes_back_is_answers_or_a_sentence(tmp_path, head, body):
    path = write(tmp_path / "back.csv", head, body)
    try:
        told = read_answers([path], survey())
    except DataError as error:
        assert error.hint
    else:
        assert {"A", "B", None} >= {letter for a in told.answers for letter in (a.human_personal, a.human_norm)}
