import os
import subprocess
import sys
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from persona_samples import BARE, CORE, CORPUS, HUMAN, PAPER, SCENARIO, SMOKE, contrasts, designs, scenarios

from pact_author.model.canonical import content_id
from pact_author.model.errors import ProjectError
from pact_author.model.persona import AXES, DesignKind, Frame, Gender, Naming, OptionOrder, Person, PersonLevels
from pact_author.model.scenario import Holder
from pact_author.personas.contrast import axes_of
from pact_author.personas.expand import count, expand

quick = settings(max_examples=40, deadline=None)
CHECKOUT = Path(__file__).parents[2]


@given(scenarios, designs)
@quick
def test_the_count_is_how_many_there_are(scenario, design):
    assert len(list(expand(scenario, design))) == count(scenario, design)


@given(scenarios, designs)
@quick
def test_both_orders_of_a_cell_stand_side_by_side(scenario, design):
    variants = list(expand(scenario, design))

    for first, second in zip(variants[::2], variants[1::2], strict=True):
        assert (OptionOrder.CULTURE_FIRST, OptionOrder.PREFERENCE_FIRST) == (first.order, second.order)
        assert replace(first, id=second.id, order=second.order) == second


@given(scenarios, designs)
@quick
def test_no_id_comes_twice(scenario, design):
    ids = [variant.id for variant in expand(scenario, design)]

    assert len(set(ids)) == len(ids)


def levels_of(variant):
    """What an id is made of, by its own words."""
    told = {
        "holder": (variant.holder, "actor"),
        "cue": (variant.cue, "full"),
        "frame": (variant.frame, "advice"),
        "system_prompt": (variant.system_prompt, "plain"),
        "norm_shown": (variant.norm_shown, "stated"),
        "naming": (variant.naming, "unnamed"),
    }
    levels = {name: level.value for name, (level, default) in told.items() if level != default}
    for role, person in (("actor", variant.actor), ("receiver", variant.receiver), ("respondent", variant.respondent)):
        if person is not None:
            levels |= {f"{role}.{axis}": str(getattr(person, axis)) for axis in ("country", "age_band", "gender")}
            levels |= {f"{role}.name": person.name} if person.name else {}
    return levels


@given(scenarios, designs)
@quick
def test_an_id_is_the_hash_of_the_scenario_and_of_what_differs_from_the_defaults(scenario, design):
    for variant in islice(expand(scenario, design), 200):
        levels = levels_of(variant)
        assert content_id([scenario.id, levels]) == variant.cell
        assert content_id([scenario.id, levels | {"order": variant.order.value}]) == variant.id


@given(scenarios, designs)
@quick
def test_it_is_the_same_every_time(scenario, design):
    assert list(expand(scenario, design)) == list(expand(scenario, design))


@given(scenarios, designs)
@quick
def test_only_holders_that_the_author_wrote_for_are_asked(scenario, design):
    assert {variant.holder for variant in expand(scenario, design)} <= set(scenario.holders) & set(design.holders)


def people(variant):
    return {axis: getattr(getattr(variant, axis.partition(".")[0]), axis.partition(".")[2]) for axis in AXES}


@given(scenarios, contrasts)
@quick
def test_twins_of_a_contrast_differ_in_what_is_contrasted_alone(scenario, design):
    pairs = {}
    for variant in expand(scenario, design):
        for contrast, pair in variant.pairs:
            pairs.setdefault((contrast, pair), {})[variant.id] = variant

    for (contrast, _), members in pairs.items():
        told = [people(member) for member in members.values()]
        changed = {name for name in told[0] for other in told if other[name] != told[0][name]}
        assert {AXES[at] for at in axes_of(contrast)} == changed
        assert 1 == len(
            {(m.holder, m.cue, m.frame, m.system_prompt, m.norm_shown, m.respondent) for m in members.values()}
        )


def test_a_pair_s_id_is_the_hash_of_all_but_what_is_contrasted():
    """The first five axes stand in it at their defaults too: so it was made from the first."""
    for variant in expand(SCENARIO, CORE):
        told = {axis: str(level) for axis, level in people(variant).items()}
        told |= {
            name: getattr(variant, name).value for name in ("holder", "cue", "frame", "system_prompt", "norm_shown")
        }
        for contrast, pair in variant.pairs:
            changed = {AXES[at] for at in axes_of(contrast)}
            rest = {axis: level for axis, level in told.items() if axis not in changed}
            assert content_id([SCENARIO.id, contrast, rest]) == pair


def test_every_pair_of_the_core_design_has_two_twins_in_both_orders():
    for scenario in CORPUS.scenarios:
        pairs = {}
        for variant in expand(scenario, CORE):
            for contrast, pair in variant.pairs:
                told = tuple(people(variant)[AXES[at]] for at in axes_of(contrast))
                pairs.setdefault((contrast, pair), []).append((told, variant.order))
        assert pairs
        assert {(4, 2)} == {(len(members), len({told for told, _ in members})) for members in pairs.values()}


def test_the_core_design_asks_at_least_96_calls_a_scenario_holder_and_frame():
    for scenario in CORPUS.scenarios:
        per = {}
        for variant in expand(scenario, CORE):
            key = variant.holder, variant.frame
            per[key] = per.get(key, 0) + 1
        assert 96 <= min(per.values())


def test_the_core_design_crosses_the_countries_in_full():
    for scenario in CORPUS.scenarios:
        pairs = {(v.actor.country, v.receiver.country) for v in expand(scenario, CORE)}
        countries = {scenario.country, *CORE.actor.country} - {"norm"}
        assert {(a, b) for a in countries for b in countries} == pairs


def test_the_smoke_design_is_about_a_hundred_calls_a_frame():
    calls = sum(v.frame == "advice" for s in CORPUS.scenarios for v in expand(s, SMOKE))

    assert 4 * len(CORPUS.scenarios) == calls


def test_the_paper_design_has_the_study_s_16_cells_for_each_relation_preference_and_prompt():
    scenario = replace(
        SCENARIO, relation="guest-host", preference=replace(SCENARIO.preference, both=SCENARIO.situation)
    )
    cells = {}
    for variant in expand(scenario, PAPER):
        relation = {"JP": "same", "KR": "close", "BR": "far"}[variant.actor.country]
        key = relation, variant.holder, variant.cue, variant.system_prompt
        who = (variant.actor.age_band, variant.actor.gender, variant.receiver.age_band, variant.receiver.gender)
        cells.setdefault(key, set()).add(who)

    assert 3 * len(Holder) * 2 * 2 == len(cells)
    assert {16} == {len(who) for who in cells.values()}
    assert {Frame.ADVICE} == {variant.frame for variant in expand(scenario, PAPER)}


def test_the_human_design_asks_as_nobody_and_as_each_group_of_respondents():
    asked = {variant.respondent for variant in expand(SCENARIO, HUMAN)}

    assert 1 + 5 * 2 * 2 == len(asked)
    assert None in asked
    assert {"BR", "GB", "IN", "US", "ZA"} == {person.country for person in asked if person}


def test_a_respondent_may_be_of_the_norm_s_country_and_nobody_may_be_left_out():
    who = PersonLevels(("norm",), BARE.actor.age_band, (Gender.FEMALE,))
    asked = {v.respondent for v in expand(SCENARIO, replace(SMOKE, respondent=who, without_respondent=False))}

    assert {Person("JP", band, Gender.FEMALE) for band in BARE.actor.age_band} == asked


def test_a_design_that_names_people_needs_names():
    with pytest.raises(ProjectError, match="named people"):
        expand(SCENARIO, replace(SMOKE, naming=(Naming.NAMED,)))


def test_names_are_a_level_of_their_own_and_leave_the_unnamed_where_they_are():
    def name_of(scenario, role, person):
        return f"{person.country}-{person.gender[0]}-01"

    both = list(expand(SCENARIO, replace(SMOKE, naming=tuple(Naming)), name_of))
    unnamed = [variant for variant in both if variant.naming is Naming.UNNAMED]

    assert unnamed == list(expand(SCENARIO, SMOKE))
    assert {""} == {variant.actor.name for variant in unnamed}
    named = next(variant for variant in both if variant.naming is Naming.NAMED)
    assert f"{named.actor.country}-{named.actor.gender[0]}-01" == named.actor.name
    assert content_id([SCENARIO.id, levels_of(named)]) == named.cell


def test_a_country_more_moves_no_id():
    full = replace(BARE, kind=DesignKind.FULL, actor=replace(BARE.actor, country=("BR", "IN")))
    more = replace(full, actor=replace(full.actor, country=("KE", "BR", "IN")))

    assert {v.id for v in expand(SCENARIO, full)} < {v.id for v in expand(SCENARIO, more)}


def test_an_id_never_changes_between_versions():
    people = replace(BARE.actor, country=("BR", "IN", "NG", "US"))
    every = replace(SMOKE, kind=DesignKind.FULL, actor=people, frames=(Frame.ADVICE,))
    expected = {"lubq7fspu77cpwat", "bwknfkhnp24xnw4u", "7jgobjqfbwblunms", "wxwufbnif6rlh7p2"}

    assert expected <= {variant.id for variant in expand(SCENARIO, every)}


TELL = """
from pathlib import Path
from pact_author.personas.expand import expand
from pact_author.reading.project import open_project
from pact_author.validate.load import load
corpus = load(open_project(Path(".")))
scenario = next(s for s in corpus.scenarios if s.id == "jp/thanks-at-the-end-of-term")
for design in corpus.designs:
    for variant in expand(scenario, design):
        print(variant.id, variant.cell, variant.pairs)
"""


def test_no_choice_and_no_id_hangs_on_the_hash_seed_of_the_interpreter():
    told = {
        subprocess.run(
            [sys.executable, "-c", TELL],
            cwd=CHECKOUT,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(CHECKOUT)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4294967295")
    }

    assert 1 == len(told)
    assert 1000 < len(told.pop().splitlines())


def test_it_is_lazy():
    countries = tuple(f"{a}{b}" for a in "ABCDEFGHIJ" for b in "ABCDEFGHIJ")
    people = replace(BARE.actor, country=countries)
    vast = replace(BARE, kind=DesignKind.FULL, actor=people, receiver=people)

    assert 10 == len(list(islice(expand(SCENARIO, vast), 10)))
    assert 100 * 4 * 100 * 4 * 2 * 3 * len(SCENARIO.holders) == count(SCENARIO, vast)


@pytest.mark.parametrize("kind", [DesignKind.FULL, DesignKind.CONTRAST])
def test_a_stream_is_held_in_no_memory_of_its_length(kind):
    code = f"""
import resource, tracemalloc
from dataclasses import replace
from itertools import islice
from pathlib import Path
from pact_author.model.persona import DesignKind
from pact_author.personas.expand import expand
from pact_author.reading.project import open_project
from pact_author.validate.load import load
corpus = load(open_project(Path(".")))
core = next(d for d in corpus.designs if d.name == "core")
people = replace(core.actor, country=tuple(f"{{a}}{{b}}" for a in "ABCDEFGHIJ" for b in "ABCDEFGHIJ"))
vast = replace(core, kind=DesignKind("{kind.value}"), actor=people, receiver=people, constraints=())
stream = expand(corpus.scenarios[0], vast)
tracemalloc.start()
first = sum(1 for _ in islice(stream, 5000))
base = tracemalloc.get_traced_memory()[0]
more = sum(1 for _ in islice(stream, 60000))
print(first, more, tracemalloc.get_traced_memory()[0] - base)
"""
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=CHECKOUT,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=True,
    )
    first, more, grown = map(int, ran.stdout.split())

    assert (5000, 60000) == (first, more)
    assert grown < 400_000
