from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from persona_samples import BARE, CORPUS, NARROW, SCENARIO, fraction_of, scenarios

from pact_author.model.persona import AXES, Constraint, Gender
from pact_author.personas.cells import cells
from pact_author.personas.efficiency import balance
from pact_author.personas.fraction import fraction
from pact_author.personas.keyed import rank
from pact_author.personas.levels import space_of

COUNTRIES = ("BR", "EG", "IN", "KE", "NG", "PL", "US", "VN")
MANY = replace(BARE.actor, country=COUNTRIES, age_band=NARROW, gender=(Gender.FEMALE, Gender.MALE, Gender.NONBINARY))


def rows(design, scenario=SCENARIO):
    return [cell.levels for cell in cells(design, scenario)]


def figures(design, scenario=SCENARIO):
    return balance(rows(design, scenario), space_of(design, scenario).levels)


@given(scenarios, st.integers(2, 40))
@settings(max_examples=40, deadline=None)
def test_every_level_is_there_equally_often(scenario, n):
    design = fraction_of(n)
    made = rows(design, scenario)

    for at, levels in enumerate(space_of(design, scenario).levels):
        seen = Counter(row[at] for row in made)
        assert max(seen[level] for level in levels) - min(seen[level] for level in levels) <= 1


@pytest.mark.parametrize(("n", "d", "worst"), [(71, 0.95, 1.3), (168, 0.98, 1.1), (336, 0.99, 1.05)])
def test_axes_hardly_depend_on_each_other(n, d, worst):
    found = figures(fraction_of(n, MANY))

    assert d < found.d <= 1
    assert found.worst_variance < worst


def test_it_is_far_better_than_drawing():
    space = space_of(fraction_of(168, MANY), SCENARIO)
    drawn = sorted(space.rows(), key=lambda row: rank("|".join(row)))[:168]
    by_chance = balance(drawn, space.levels)

    assert figures(fraction_of(168, MANY)).worst_variance < by_chance.worst_variance
    assert by_chance.d < figures(fraction_of(168, MANY)).d


def test_kept_axes_have_every_combination_equally_often():
    design = fraction_of(128, MANY, keep_full=("actor.country", "receiver.country"))
    seen = Counter((row[0], row[3]) for row in rows(design))

    assert {2} == set(seen.values())
    assert 64 == len(seen)
    assert 0.98 < figures(design).d


def test_kept_axes_have_every_combination_that_constraints_allow():
    rule = Constraint({"actor.country": ("BR",)}, {"receiver.country": ("BR", "EG")})
    design = fraction_of(120, MANY, keep_full=("actor.country", "receiver.country"), constraints=(rule,))
    seen = {(row[0], row[3]) for row in rows(design)}

    assert 64 - 6 == len(seen)


def test_constraints_cost_little_balance():
    rule = Constraint({"actor.age_band": ("18-29",)}, {"receiver.age_band": ("18-29", "30-44")})
    found = figures(fraction_of(168, MANY, constraints=(rule,)))

    assert 0.9 < found.d
    assert found.uneven < 2


def test_weights_give_a_level_its_share():
    seen = Counter(row[0] for row in rows(fraction_of(110, MANY, weights={"actor.country": {"BR": 4}})))

    assert {"BR": 40} | dict.fromkeys(COUNTRIES[1:], 10) == dict(seen)


def test_as_many_as_there_are_is_all_of_them():
    space = space_of(BARE, SCENARIO)

    assert set(space.rows()) == set(fraction(space, space.size(), "k"))


@pytest.mark.parametrize("left_out", [1, 7])
def test_nearly_all_is_as_many_as_asked_for(left_out):
    space = space_of(BARE, SCENARIO)
    made = fraction(space, space.size() - left_out, "k")

    assert space.size() - left_out == len(set(made)) == len(made)


def test_a_country_more_leaves_a_good_part_where_it_was():
    """Balance and rest are at odds: every column answers to the ones before it. See WORTH."""
    more = replace(MANY, country=(*COUNTRIES, "FR"))
    kept = [
        len({*rows(fraction_of(336, MANY), scenario)} & {*rows(fraction_of(336, more), scenario)}) / 336
        for scenario in CORPUS.scenarios[:4]
    ]

    assert 0.45 < sum(kept) / len(kept)


def test_the_axes_of_one_level_stay_at_it():
    single = replace(MANY, country=("BR",), gender=(Gender.FEMALE,))

    assert {("BR", "female", "BR", "female")} == {
        tuple(
            row[AXES.index(axis)] for axis in ("actor.country", "actor.gender", "receiver.country", "receiver.gender")
        )
        for row in rows(fraction_of(9, single))
    }
