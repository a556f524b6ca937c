import pytest
from rules_samples import corpus_of

from pact_author.rules.engine import lint
from pact_author.rules.relations import RULES


def codes(fragment):
    return [d.code for d in lint(corpus_of(fragment), RULES)]


@pytest.mark.parametrize("relation", ["student-teacher", "customer-seller", "employee-manager"])
def test_a_relation_that_no_word_tells_of_is_found(relation):
    assert ["P310"] == codes(f"relation: {relation}\n")


@pytest.mark.parametrize(
    "relation", ["guest-host", "host-guest", "friend-friend", "stranger-stranger", "relative-elder"]
)
def test_a_relation_that_may_be_is_not(relation):
    assert [] == codes(f"relation: {relation}\n")


def story(text, relation="guest-host"):
    return codes(
        f"relation: {relation}\nsituation: >-\n  {{actor}} is at the home of {{receiver}} in {{place}}. {text}\n"
    )


@pytest.mark.parametrize(
    "text", ["{receiver}, the teacher, waits.", "{receiver} is {actor}'s boss.", "The guest {receiver} waits."]
)
def test_another_role_than_the_relation_s_is_found(text):
    assert ["P311"] == story(text)


@pytest.mark.parametrize(
    "text", ["{receiver}, the host, waits.", "{receiver} is a teacher at a school.", "A teacher waits."]
)
def test_its_own_role_or_a_third_person_s_is_not(text):
    assert "P311" not in story(text)


def test_a_role_in_place_of_its_placeholder_is_found():
    assert ["P312"] == story("The host has put water on.")


@pytest.mark.parametrize(
    "text", ["The host family waits.", "The guest of the neighbours waits.", "A host has many duties."]
)
def test_other_hosts_may_appear(text):
    assert [] == story(text)


def in_a_class(text):
    return codes(
        "relation: teacher-student\nsetting: a school\nsituation: >-\n"
        f"  {{actor}} is at the end of a lesson with {{receiver}} in {{place}}. {text}\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "{actor}, who teaches the class, waits.",
        "{actor} is teaching a class of thirty.",
        "{receiver} studies chemistry and waits.",
        "The course that {actor} has taught is over.",
    ],
)
def test_a_role_that_is_told_twice_is_found(text):
    assert ["P313"] == in_a_class(text)


@pytest.mark.parametrize(
    "text",
    [
        "{receiver}, who teaches a younger class, waits.",
        "{actor} waits, and another class is taught next door.",
        "A friend of {actor} teaches next door.",
        "{actor} has hung up what other students made.",
    ],
)
def test_what_is_said_of_others_or_is_another_role_is_not_told_twice(text):
    assert [] == in_a_class(text)


def test_a_teacher_may_be_invited_home():
    fragment = (
        "relation: teacher-student\nsetting: a family home\nsituation: >-\n"
        "  {receiver} has invited {actor} for dinner in {place}. A cake stands on a chair.\n"
        "norm:\n  statement: A small gift is commonly put aside.\n"
    )
    assert [] == codes(fragment)
