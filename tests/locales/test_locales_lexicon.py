from dataclasses import replace

import pytest
from locale_samples import LEXICON

from pact_author.locales.lexicon import person_phrase, place, read_lexicon
from pact_author.model.errors import ProjectError
from pact_author.model.persona import AgeBand, Cue, Gender, Person
from pact_author.reading.project import open_project

PATH = "locales/en/lexicon.yaml"


@pytest.mark.parametrize(
    ("country", "expected"), [("JP", "Japan"), ("US", "the United States"), ("NL", "the Netherlands"), ("FR", "France")]
)
def test_a_place_stands_as_it_does_in_running_text(country, expected):
    assert expected == place(LEXICON, country)[""]


def test_every_relation_has_two_names():
    project = open_project(".")

    assert {(r, role) for r in project.settings.relations for role in ("actor", "receiver")} == {
        (r, role) for r, role, _ in LEXICON.roles
    }


def test_the_two_people_of_a_relation_are_not_called_alike():
    names = {}
    for (relation, _, gender), forms in LEXICON.roles.items():
        names.setdefault((relation, gender), []).append(forms[""])

    assert [] == [relation for relation, pair in names.items() if len(set(pair)) != 2]


def test_every_person_has_a_whole_phrase():
    assert {(band, gender) for band in AgeBand for gender in Gender} <= set(LEXICON.people)


@pytest.mark.parametrize(
    ("cue", "expected"),
    [(Cue.FULL, "an older woman from the United States"), (Cue.COUNTRY, "a person from the United States")],
)
def test_a_person_is_told_as_far_as_the_cue_says(cue, expected):
    assert expected == person_phrase(LEXICON, Person("US", AgeBand.OLDER, Gender.FEMALE), cue)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("locale: en", "locale: [", PATH),
        ("guest-host:", "guest_host:", PATH),
        ('anyone: "a person from {country}"', 'anyone: "a person from {countr}"', "must name exactly {country}"),
        ('anyone: "a person from {country}"', 'anyone: "a person from {country"', PATH),
        (
            'introduction: "{role} is {person}."',
            'introduction: "{role} is here."',
            "must name exactly {role}, {person}",
        ),
        ("  guest-host: {actor: the guest, receiver: the host}\n", "", "no names for the relation guest-host"),
    ],
)
def test_a_lexicon_that_cannot_be_used_is_said_to_be(corpus, old, new, said):
    text = (corpus / PATH).read_text()
    assert old in text
    (corpus / PATH).write_text(text.replace(old, new, 1))

    with pytest.raises(ProjectError, match=said):
        read_lexicon(open_project(corpus), "en")


def test_a_locale_without_a_lexicon_is_named(corpus):
    with pytest.raises(ProjectError, match=r"locales/xx/lexicon\.yaml"):
        read_lexicon(open_project(corpus), "xx")


def test_age_bands_that_a_locale_has_no_phrases_for_are_named():
    people = {key: phrase for key, phrase in LEXICON.people.items() if key[0] in ("younger", "older")}
    person = Person("US", AgeBand.FROM_18, Gender.FEMALE)

    with pytest.raises(ProjectError, match="no phrases for the age band 18-29"):
        person_phrase(replace(LEXICON, people=people), person, Cue.FULL)
    assert "a person from the United States" == person_phrase(replace(LEXICON, people=people), person, Cue.COUNTRY)
