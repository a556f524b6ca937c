from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from persona_samples import CORE, CORPUS, designs, sample, scenarios

from pact_author.model.persona import DesignKind
from pact_author.personas.cells import axes, cell_count, cells

quick = settings(max_examples=60, deadline=None)


def key(cell):
    return tuple(sorted(cell.levels.items()))


@given(scenarios, designs)
@quick
def test_the_count_is_how_many_there_are(scenario, design):
    assert len(list(cells(design, scenario))) == cell_count(design, scenario)


@given(scenarios, designs)
@quick
def test_levels_are_those_of_the_design(scenario, design):
    allowed = axes(design, scenario)

    for cell in cells(design, scenario):
        assert set(allowed) == set(cell.levels)
        assert all(cell.levels[axis] in allowed[axis] for axis in allowed)


@given(scenarios, sample)
@quick
def test_a_sample_repeats_no_cell(scenario, design):
    drawn = [key(cell) for cell in cells(design, scenario)]

    assert len(set(drawn)) == len(drawn)


@given(st.sampled_from(CORPUS.scenarios), st.integers(2, 12))
@quick
def test_a_sample_shows_every_level_about_equally_often(scenario, n):
    drawn = list(cells(replace(CORE, kind=DesignKind.SAMPLE, cells=n), scenario))

    for axis, levels in axes(CORE, scenario).items():
        seen = Counter(cell.levels[axis] for cell in drawn)
        counts = [seen[level] for level in levels]
        assert max(counts) - min(counts) <= 1


def test_different_scenarios_draw_different_samples():
    design = replace(CORE, kind=DesignKind.SAMPLE, cells=4, actor=replace(CORE.actor, country=("BR", "IN", "NG", "US")))
    drawn = {tuple(cell.levels["actor.country"] for cell in cells(design, s)) for s in CORPUS.scenarios}

    assert 1 < len(drawn)


def test_every_cell_of_a_full_design_is_there_once():
    scenario = CORPUS.scenarios[0]
    drawn = [key(cell) for cell in cells(replace(CORE, kind=DesignKind.FULL), scenario)]

    sizes = [len(levels) for levels in axes(CORE, scenario).values()]
    expected = 1
    for size in sizes:
        expected *= size
    assert expected == len(set(drawn)) == len(drawn)


def test_twin_axes_take_turns():
    seen = Counter()
    for scenario in CORPUS.scenarios:
        for cell in cells(CORE, scenario):
            seen.update(cell.contrasts)

    assert set(CORE.twins) == set(seen)
    assert min(seen.values()) > 0.7 * max(seen.values())
