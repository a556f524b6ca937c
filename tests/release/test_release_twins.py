"""Twins of a contrast, in words."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import FEW

from pact_author.locales.wording import read_wording
from pact_author.model.errors import ReleaseError
from pact_author.model.persona import Frame, Gender, NormShown
from pact_author.personas.expand import expand
from pact_author.reading.message_text import parse_message
from pact_author.reading.project import open_project
from pact_author.release.tables import item_tables
from pact_author.release.twins import check_twins, stray
from pact_author.validate.load import load

PROJECT = open_project(Path(__file__).parents[2])
WORDING = read_wording(PROJECT, "en")
CORPUS = load(PROJECT)
CORE = next(design for design in CORPUS.designs if design.name == "core")
SCENARIO = next(scenario for scenario in CORPUS.scenarios if scenario.id == "jp/thanks-at-the-end-of-term")


def message(text):
    parsed, faults = parse_message(text)
    assert not faults
    return parsed


def situated(text):
    return replace(SCENARIO, situation=message(text))


def pair(contrast, scenario=SCENARIO):
    """Two twins in one option order."""
    found = {}
    for variant in expand(scenario, CORE):
        for name, key in variant.pairs:
            if name == contrast:
                found.setdefault((key, variant.order), []).append(variant)
    return next(iter(found.values()))


CONTRASTS = ["actor.gender", "receiver.gender", "dyad.gender", "actor.age_band", "receiver.age_band", "dyad.age_band"]


@pytest.mark.parametrize("contrast", CONTRASTS)
def test_twins_of_our_scenarios_differ_in_their_factor_alone(contrast):
    assert None is stray(SCENARIO, *pair(contrast), contrast, WORDING)


def test_every_pair_of_two_dozen_scenarios_of_the_core_design_does():
    strays = []
    for scenario in (each for each in CORPUS.scenarios if each.id in FEW):
        waiting = {}
        for variant in expand(scenario, CORE):
            for contrast, key in variant.pairs:
                one = waiting.setdefault((contrast, key, variant.order), variant)
                if one is not variant:
                    strays.append(stray(scenario, one, variant, contrast, WORDING))

    assert len(strays) > 10_000
    assert {None} == set(strays)


def test_what_agrees_with_a_gender_may_change_in_twins_of_that_gender():
    scenario = situated("{actor} puts on {actor_gender, select, female {her} male {his} other {their}} hat in {place}.")

    assert None is stray(scenario, *pair("actor.gender"), "actor.gender", WORDING)
    assert None is stray(scenario, *pair("dyad.gender"), "dyad.gender", WORDING)


def test_twins_of_one_person_s_gender_do_not_change_what_agrees_with_the_other():
    scenario = situated("{receiver_gender, select, female {She} male {He} other {They}} sits in {place}.")
    one, other = pair("actor.gender")
    woman, man = (replace(one.receiver, gender=gender) for gender in (Gender.FEMALE, Gender.MALE))
    found = stray(scenario, replace(one, receiver=woman), replace(other, receiver=man), "actor.gender", WORDING)

    assert None is not found


@pytest.mark.parametrize("contrast", CONTRASTS)
def test_another_question_is_more_than_the_factor(contrast):
    one, other = pair(contrast)
    found = stray(SCENARIO, one, replace(other, frame=Frame.NORM), contrast, WORDING)

    assert None is not found


def test_a_factor_of_the_other_person_is_more_than_the_factor():
    one, other = pair("actor.gender")
    wrong = replace(other, receiver=replace(other.receiver, country="FR"))

    assert "from France" in stray(SCENARIO, one, wrong, "actor.gender", WORDING)


def test_a_norm_that_one_of_them_is_not_told_is_more_than_the_factor():
    one, other = pair("actor.gender")

    assert None is not stray(SCENARIO, one, replace(other, norm_shown=NormShown.UNSTATED), "actor.gender", WORDING)


def test_a_corpus_whose_twins_are_sound_passes():
    check_twins(item_tables(CORPUS, [WORDING]))


def test_a_lexicon_that_tells_a_person_twice_is_refused():
    doubled = replace(WORDING.lexicon, introduction=message("{role} is {person}; {person}."))
    corpus = replace(CORPUS, scenarios=(SCENARIO,), designs=(CORE,))

    with pytest.raises(ReleaseError, match=r"twins of .* differ in more"):
        check_twins(item_tables(corpus, [replace(WORDING, lexicon=doubled)]))
