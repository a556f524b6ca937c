import json

import pytest
from translate_samples import AGENDA, THANKS, home_in, job_of

from pact_author.locales import prompts
from pact_author.translate.prompt import NOTES, about, answer_format, asked, asked_back
from pact_author.translate.scene import key, scene, sources


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return home_in(tmp_path_factory.mktemp("home"), (AGENDA, THANKS))


@pytest.fixture(scope="module")
def job(home):
    return job_of(home)


def told(job, name, *keys, **more):
    """What the model is told of a scene, as data."""
    (one,) = (scene(*each, {}) for each in sources(job.scenarios) if each[0] == name)
    texts = [text for text in one.texts if not keys or key(text) in keys]
    _, question = asked(one, job.briefing, texts, **more)
    return json.loads(question.content)


def test_every_kind_of_text_has_a_note(job):
    assert {key(text) for text in job.order()} - {"preference.both"} <= set(NOTES)
    assert set(prompts.TEXTS) <= set(NOTES)


def test_the_scene_is_told(job):
    scene_told = told(job, THANKS)["scene"]

    assert ("Japan", "the student", "the teacher", "a school corridor") == tuple(
        scene_told[name] for name in ("country", "actor", "receiver", "setting")
    )


def test_the_words_and_forms_of_the_locale_are_told(job):
    question = told(job, THANKS)

    assert {"actor": "the student", "actor_de": "of the student"} == question["roles"]["actor"]
    assert ["{actor_de}", "{receiver_de}", "{place_in}: en {name}"] == question["forms"]


def test_the_language_is_told_by_name(job):
    assert "Spanish (es)" == told(job, THANKS)["language"]


def test_neighbours_are_told_beside_a_text_that_is_asked_alone(job):
    question = told(job, THANKS, "situation")

    assert ["situation"] == list(question["translate"])
    assert question["other_texts"]["norm.statement"]["english"].startswith("Thanks usually come")


def test_what_is_not_there_is_not_told(job):
    assert {"glossary", "earlier", "other_texts"}.isdisjoint(told(job, THANKS))


def test_contributed_text_stands_in_the_data_alone(job):
    (one,) = (scene(*each, {}) for each in sources(job.scenarios) if each[0] == THANKS)
    (other,) = (scene(*each, {}) for each in sources(job.scenarios) if each[0] == AGENDA)
    rules = [asked(each, job.briefing, each.texts)[0] for each in (one, other)]

    assert rules[0] == rules[1]
    assert "system" == rules[0].role


def test_a_back_translation_is_told_nothing_but_the_texts():
    assert {"language": "Spanish", "texts": {"situation": "Aquí."}} == json.loads(
        asked_back({"situation": "Aquí."}, "Spanish")[1].content
    )


def test_the_templates_have_no_people(job):
    assert {"roles"}.isdisjoint(told(job, "prompt"))
    assert ["these are"] == list(about(None, job.briefing.english))


def test_the_form_of_an_answer_is_closed():
    schema = answer_format(["a", "b"])["json_schema"]["schema"]

    assert (["a", "b"], False) == (schema["required"], schema["additionalProperties"])
