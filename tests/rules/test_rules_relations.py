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
