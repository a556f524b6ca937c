import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pact_author.model.canonical import canonical_json, content_id
from pact_author.personas.identity import DEFAULTS, id_of_pieces, piece, variant_id

LEVELS = {"actor.country": "BR", "receiver.country": "JP", "order": "culture-first", **DEFAULTS}


def test_the_order_of_the_axes_is_no_part_of_an_id():
    names = list(LEVELS)
    random.Random(1).shuffle(names)

    assert variant_id("jp/tea", LEVELS) == variant_id("jp/tea", {name: LEVELS[name] for name in names})


def test_an_axis_at_its_default_may_be_left_out():
    without = {name: level for name, level in LEVELS.items() if name not in DEFAULTS}

    assert variant_id("jp/tea", without) == variant_id("jp/tea", LEVELS)


@pytest.mark.parametrize("axis", LEVELS)
def test_another_level_of_any_axis_is_another_id(axis):
    assert variant_id("jp/tea", LEVELS) != variant_id("jp/tea", LEVELS | {axis: "other"})


def test_another_scenario_is_another_id():
    assert variant_id("jp/tea", LEVELS) != variant_id("jp/teas", LEVELS)


def test_an_id_is_the_hash_of_scenario_and_levels():
    told = {"actor.country": "BR", "order": "culture-first", "receiver.country": "JP"}

    assert content_id(["jp/tea", told]) == variant_id("jp/tea", LEVELS)


@given(st.dictionaries(st.text("abc.", min_size=1), st.text()), st.text(), st.text("abc.", max_size=3))
def test_pieces_in_the_order_of_names_give_the_same_id(levels, scenario, middle):
    first = {name: level for name, level in levels.items() if name < middle}
    last = {name: level for name, level in levels.items() if name >= middle}

    assert variant_id(scenario, levels) == id_of_pieces(canonical_json(scenario), piece(first) + piece(last))
