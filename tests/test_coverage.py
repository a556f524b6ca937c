"""What is counted, and what is called thin, by hand."""

from dataclasses import replace
from pathlib import Path

from conftest import FEW

from pact_author.coverage import WANTED, around, cover
from pact_author.model.review import State
from pact_author.model.scenario import Status
from pact_author.reading.project import open_project
from pact_author.validate.load import load

CORPUS = load(open_project(Path(__file__).parents[1]))
SETTINGS = CORPUS.settings
ONE = next(each for each in CORPUS.scenarios if each.id == "jp/thanks-at-the-end-of-term")


def scenario(number, **changed):
    return replace(ONE, id=f"jp/number-{number}", **changed)


def axis(coverage, name):
    return next(dict(axis.counts) for axis in coverage.axes if axis.name == name)


def test_every_axis_counts_every_scenario_once():
    coverage = cover(CORPUS.scenarios, SETTINGS)

    for name in ("region", "theme", "relation", "kind", "status", "country"):
        assert len(CORPUS.scenarios) == sum(axis(coverage, name).values()), name


def test_the_cells_are_those_of_region_and_theme():
    coverage = cover([scenario(1), scenario(2), scenario(3, country="FJ", theme="gift-giving")], SETTINGS)

    assert (2, 1) == (
        coverage.cells["east-southeast-asia"]["greetings-respect"],
        coverage.cells["pacific"]["gift-giving"],
    )
    assert 3 == sum(count for row in coverage.cells.values() for count in row.values())


def test_values_that_none_has_count_nothing_and_are_there():
    coverage = cover([], SETTINGS)

    assert {0} == set(axis(coverage, "theme").values())
    assert (0, {}, ()) == (coverage.scenarios, axis(coverage, "country"), coverage.thin.rare)


def test_a_retired_scenario_is_only_counted_as_such():
    coverage = cover([scenario(1), scenario(2, status=Status.RETIRED)], SETTINGS)

    assert (1, 1, {"JP": 1}) == (coverage.scenarios, coverage.retired, axis(coverage, "country"))
    assert {"draft": 1, "reviewed": 0, "retired": 1} == axis(coverage, "status")


def test_the_source_language_has_all_and_another_what_is_translated():
    coverage = cover([scenario(1), scenario(2)], SETTINGS, {"pt-BR": {"jp/number-1", "jp/gone"}})

    assert {"en": 2, "pt-BR": 1} == axis(coverage, "locale")


def test_a_country_with_one_scenario_is_thin():
    coverage = cover([scenario(1), scenario(2), scenario(3, country="FJ")], SETTINGS)

    assert ("FJ",) == coverage.thin.single


def test_rare_is_what_less_than_half_an_even_share_has():
    # Six kinds: an even share of 12 is 2, and 1 is exactly half of it, so only what none has is rare.
    kinds = ["health-diet-safety"] * 9 + ["privacy-values", "comfort-habit", "taste-style-identity"]
    told = [scenario(n, preference=replace(ONE.preference, kind=kind)) for n, kind in enumerate(kinds)]

    rare = {each.value for each in cover(told, SETTINGS).thin.rare if each.axis == "kind"}
    assert {"convenience-efficiency", "directness-communication"} == rare


def test_a_scenario_without_a_text_for_a_holder_is_named():
    bare = replace(ONE.preference, swapped=None, both=None)
    one = scenario(1, preference=replace(ONE.preference, both=None))
    coverage = cover([one, scenario(2, preference=bare)], SETTINGS)

    assert {"receiver": ("jp/number-2",), "both": ("jp/number-1", "jp/number-2")} == dict(coverage.thin.without)


def test_what_is_wanted_is_empty_and_of_the_rarest():
    coverage = cover([each for each in CORPUS.scenarios if each.id in FEW], SETTINGS)
    regions, themes = axis(coverage, "region"), axis(coverage, "theme")
    wanted = [regions[region] + themes[theme] for region, theme in coverage.thin.wanted]

    assert WANTED == len(wanted)
    assert set(coverage.thin.wanted) <= set(coverage.thin.empty)
    assert max(wanted) <= min(
        regions[region] + themes[theme]
        for region, theme in coverage.thin.empty
        if (region, theme) not in coverage.thin.wanted
    )


def test_a_country_without_a_region_is_counted_as_a_country():
    coverage = cover([scenario(1, country="AQ")], SETTINGS)

    assert ({"AQ": 1}, 0) == (axis(coverage, "country"), sum(axis(coverage, "region").values()))


def test_around_a_scenario_is_said_what_there_is():
    told = [scenario(n) for n in range(5)] + [scenario(9, country="KR", relation="host-guest")]
    coverage = cover(told, SETTINGS)

    assert (
        "one of 5 scenarios from JP",
        "one of 6 scenarios of greetings-respect in east-southeast-asia",
        "one of 5 scenarios of student-teacher anywhere",
        "one of 6 scenarios of health-diet-safety anywhere",
    ) == around(told[0], coverage, SETTINGS)
    assert "the only scenario from KR" == around(told[-1], coverage, SETTINGS)[0]


def test_around_a_retired_scenario_is_nothing_to_say():
    retired = scenario(1, status=Status.RETIRED)

    assert () == around(retired, cover([retired], SETTINGS), SETTINGS)


def test_reviews_are_counted_where_somebody_looked_for_them():
    told = cover(
        [scenario(1), scenario(2)], SETTINGS, reviewed={"jp/number-1": State.ACCEPTED, "jp/number-2": State.NONE}
    )
    (axis,) = [axis for axis in told.axes if axis.name == "review"]

    assert {"accepted": 1, "none": 1} == {state: count for state, count in axis.counts.items() if count}
    assert [*State] == list(axis.counts)
    assert "review" not in {axis.name for axis in cover([scenario(1)], SETTINGS).axes}
