import random

import pytest

from pact_author.personas.identity import DEFAULTS, variant_id

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
