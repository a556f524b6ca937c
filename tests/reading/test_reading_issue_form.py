"""The form and its reader are in step, and nothing in anybody's issue gets past it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from issue_sample import ANSWERS, issue

from pact_author.model.draft import PLACES
from pact_author.reading.issue_form import MAX_LETTERS, NO_ANSWER, QUESTIONS, label, read_issue
from pact_author.reading.resources import closed_list
from pact_author.reading.yaml_text import parse

FORM = Path(__file__).parents[2] / ".github/ISSUE_TEMPLATE/scenario.yml"
FIELDS = [field for field in parse("x", FORM.read_text())[0].data["body"] if field["type"] != "markdown"]


def must_be_answered(field):
    boxes = field["attributes"]["options"] if field["type"] == "checkboxes" else [field.get("validations", {})]
    return all(box["required"] for box in boxes)


def mistakes(body):
    return [(mistake.field, mistake.message) for mistake in read_issue(body)[1]]


def test_the_form_asks_these_questions_in_this_order():
    assert {name: question.label for name, question in QUESTIONS.items()} == {
        field["id"]: field["attributes"]["label"] for field in FIELDS
    }


def test_the_form_requires_what_the_reader_does():
    assert {name for name, question in QUESTIONS.items() if question.required} == {
        field["id"] for field in FIELDS if must_be_answered(field)
    }


def test_its_lists_are_those_of_the_schema():
    lists = {field["id"]: tuple(field["attributes"]["options"]) for field in FIELDS if field["type"] == "dropdown"}

    assert {name: closed_list(PLACES[name]) for name in lists} == lists


def test_what_is_kept_is_a_field_of_a_draft():
    assert [] == [name for name, question in QUESTIONS.items() if question.kept and name not in PLACES]


def test_a_whole_issue_gives_every_answer_on_one_line():
    answers, found = read_issue(issue())

    assert () == found
    assert (
        "{actor} has come for tea to the home of {receiver} in {place}. Shoes stand in a row." == answers["situation"]
    )
    assert ("@asha", "CC0-1.0") == (answers["contributor"], answers["licence"])
    assert set(ANSWERS) - {"variation", "agreement", "experience"} == set(answers)


def test_windows_line_ends_make_no_difference():
    assert read_issue(issue()) == read_issue("\ufeff" + issue().replace("\n", "\r\n"))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"norm": None}, ("norm", "the section is missing")),
        ({"norm": NO_ANSWER}, ("norm", "has no answer")),
        ({"norm": ""}, ("norm", "has no answer")),
        ({"situation": "a\n\n### Licence\n\nCC0-1.0"}, ("licence", "the section stands 2 times")),
        ({"situation": "a\n\n### Note\n\nb"}, ("situation", "holds a heading")),
        ({"situation": "```yaml\nstatus: reviewed\n```"}, ("situation", "holds a block of code")),
        ({"situation": "a <!-- hidden -->"}, ("situation", "holds a comment, which nobody sees in the issue")),
        ({"situation": "a <img src=x>"}, ("situation", "holds HTML")),
        ({"situation": "a\u202eb"}, ("situation", "holds a character that cannot be seen, U+202E")),
        ({"situation": "x" * 20_000}, ("situation", "is far too long: 20,000 characters")),
        ({"agreement": "- [X] a\n- [ ] b"}, ("agreement", "a box is not ticked")),
        ({"agreement": "yes"}, ("agreement", "holds no box to tick")),
    ],
)
def test_a_mistake_is_said_of_its_section(changed, said):
    assert said in mistakes(issue(**changed))


def test_all_mistakes_are_said_at_once():
    found = mistakes(issue(norm=None, agreement="- [ ] a", title="<b>", kind=NO_ANSWER))

    assert ["title", "norm", "kind", "agreement"] == [field for field, _ in found]


def test_what_has_a_mistake_is_no_answer():
    answers, _ = read_issue(issue(situation="a <!-- b -->"))

    assert "situation" not in answers


def test_yaml_in_an_answer_is_only_words():
    assert "x status: reviewed licence: MIT" == read_issue(issue(norm="x\nstatus: reviewed\nlicence: MIT"))[0]["norm"]


@pytest.mark.parametrize("body", ["", "hello", "# Country\n\nJapan", "x" * (MAX_LETTERS + 1)])
def test_what_is_no_issue_of_the_form_gets_one_sentence(body):
    assert 1 == len(mistakes(body))


@given(
    st.lists(st.sampled_from([f"### {q.label}\n" for q in QUESTIONS.values()] + ["```\n", "<!--", "-->"]) | st.text())
)
def test_no_body_makes_it_fail(parts):
    answers, found = read_issue("".join(parts))

    assert set(answers) <= set(PLACES)
    assert [] == [mistake for mistake in found if mistake.field and not label(mistake.field)]
