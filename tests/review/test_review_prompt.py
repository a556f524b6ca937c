import json

import pytest
from jsonschema import Draft202012Validator
from review_samples import calls, material, said

from pact_author.review.prompt import ANSWERS, answer_format, answer_schema, messages, prompt_hash, system
from pact_author.review.questions import QUESTIONS, Form


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.code)
def test_a_question_has_what_it_asks_its_answers_and_what_it_cannot_see(question):
    told = system(question)

    assert question.card.asked in told
    assert all(f'"{word}"' in told for word in ANSWERS[question.form])
    assert question.card.blind
    assert "cannot-tell" in told


def test_questions_are_told_apart_by_their_hashes():
    assert len(QUESTIONS) == len({prompt_hash(each) for each in QUESTIONS})


@pytest.mark.parametrize("form", Form)
def test_an_answer_is_held_to_a_schema_where_the_endpoint_can(form):
    schema = answer_schema(form)
    Draft202012Validator.check_schema(schema)
    valid = Draft202012Validator(schema).is_valid

    assert all(valid(json.loads(said(word))) for word in ANSWERS[form])
    assert not valid(json.loads(said("maybe")))
    assert {"type", "json_schema"} == set(answer_format(form))


def test_strict_endpoints_take_the_schema():
    """They want every field required, nothing else allowed, and no bounds."""
    for form in Form:
        schema = answer_schema(form)
        assert [list(schema["properties"]), False] == [schema["required"], schema["additionalProperties"]]
        assert all(set(each) <= {"type", "enum"} for each in schema["properties"].values())


def test_the_schema_goes_with_the_call():
    (call,) = [each.call for each in calls("R601")]

    assert answer_format(Form.PLAIN) == dict(call.settings.extra)["response_format"]


def test_the_material_is_one_json_object_in_real_letters():
    (question,) = [each for each in QUESTIONS if each.code == "R602"]
    _, second = messages(question, material("R602"))

    assert material("R602").shown() == json.loads(second.content)
    assert "\\u" not in second.content
