import pytest
from score_samples import trial

from pact_author.model.judgement import Decision
from pact_author.score.compare import Side, common_rates, compare
from pact_author.score.measure import measured

F, A = Decision.FOLLOW, Decision.ALLOW
SCENARIOS = [f"jp/s{number:02}" for number in range(12)]


def side(run, follows, scenarios=SCENARIOS, **identity):
    """follows: how many of four cells of a scenario are for the norm, by the scenario's number."""
    trials = [
        trial(s, F if at < follows(number) else A, actor_country=c, order=o, frame=identity.get("frame", "advice"))
        for number, s in enumerate(scenarios)
        for at, (c, o) in enumerate((c, o) for c in ("BR", "US") for o in ("culture-first", "preference-first"))
    ]
    told = {"model": f"m{run}", "frame": "advice", "locale": "en"} | identity
    return Side(run, told["model"], told, measured(trials).cells)


def test_the_second_run_minus_the_first_on_common_cells():
    (told,), _, _ = compare([side(1, lambda n: 1 + n % 2), side(2, lambda n: 3 - n % 2)])

    assert (1, 2, "model", pytest.approx(0.25), 48) == (
        told.a,
        told.b,
        told.differs,
        told.paired.diff.est,
        told.common_cells,
    )
    assert (12, 0, 0) == (told.paired.diff.n_clusters, told.only_a, told.only_b)


def test_cells_that_one_run_lacks_are_counted():
    (told,), _, _ = compare([side(1, lambda n: 2), side(2, lambda n: 2, SCENARIOS[:10])])

    assert (40, 8, 0) == (told.common_cells, told.only_a, told.only_b)


def test_frames_of_one_model_are_matched_although_their_cells_differ():
    (told,), _, _ = compare([side(1, lambda n: 1, model="m"), side(2, lambda n: 3, model="m", frame="norm")])

    assert ("frame", 48) == (told.differs, told.common_cells)


def test_runs_that_differ_in_two_things_are_not_compared_and_the_report_says_so():
    told, _, notes = compare([side(1, lambda n: 1), side(2, lambda n: 3, frame="norm")])

    assert () == told
    assert ["1 pair of runs differs in more than one thing, such as model and frame"] == [note.detail for note in notes]


def test_one_run_has_nothing_to_be_compared_with():
    _, _, notes = compare([side(1, lambda n: 1)])

    assert ["comparisons"] == [note.code for note in notes]


def test_p_values_of_several_comparisons_are_holm_s():
    told, _, _ = compare([side(1, lambda n: 0), side(2, lambda n: n % 2), side(3, lambda n: n % 5)])

    assert sorted(each.paired.p for each in told) != sorted(each.paired.p_adj for each in told)
    assert all(each.paired.p <= each.paired.p_adj for each in told)


def test_runs_that_cannot_be_told_apart_are_tied_and_others_are_not():
    told, groups, _ = compare([side(1, lambda n: n % 3), side(2, lambda n: (n + 1) % 3), side(3, lambda n: 4)])

    assert [True, False, False] == [each.tie for each in told]
    assert ((1, 2),) == groups


def test_one_common_scenario_is_no_tie_however_large_the_p_value_of_its_test():
    (told,), ties, _ = compare([side(1, lambda n: 0, SCENARIOS[:1]), side(2, lambda n: 4, SCENARIOS[:1])])

    assert (1.0, 1.0, None) == (told.paired.diff.est, told.paired.p, told.tie)
    assert () == ties


def test_a_few_scenarios_that_all_differ_one_way_are_told_apart():
    (told,), _, _ = compare([side(1, lambda n: 0, SCENARIOS[:7]), side(2, lambda n: 4, SCENARIOS[:7])])

    assert (2 / 2**7, False) == (told.paired.p, told.tie)


def test_runs_without_a_common_cell_have_no_difference_and_no_tie():
    (told,), groups, _ = compare([side(1, lambda n: 1, SCENARIOS[:6]), side(2, lambda n: 1, SCENARIOS[6:])])

    assert (None, "no pair has a choice on both sides", None, ()) == (
        told.paired.diff.est,
        told.paired.diff.reason,
        told.tie,
        groups,
    )


def on_common(*sides):
    return common_rates(sides, compare(sides)[0])


def test_a_partial_run_and_a_whole_one_stand_side_by_side_where_both_have_a_choice():
    """The scenarios that the second run lacks are those of which the first always follows the norm."""
    whole, cut = side(1, lambda n: 4 if n >= 10 else 1), side(2, lambda n: 2, SCENARIOS[:10])
    told = on_common(whole, cut)

    assert (0.25, 0.5) == (told[1].rate.est, told[2].rate.est)
    assert [((1, 2), 40, 8), ((1, 2), 40, 0)] == [(each.runs, each.cells, each.left_out) for each in told.values()]
    assert 10 == told[1].rate.n_clusters


def test_the_difference_of_two_common_rates_is_that_of_the_comparison():
    sides = side(1, lambda n: 1 + n % 3, SCENARIOS[2:]), side(2, lambda n: 3 - n % 2, SCENARIOS[:11])
    (compared,), _, _ = compare(sides)
    told = common_rates(sides, [compared])

    assert pytest.approx(compared.paired.diff.est) == told[2].rate.est - told[1].rate.est
    assert compared.common_cells == told[1].cells == told[2].cells


def test_a_cell_that_one_of_three_runs_lacks_is_common_to_none():
    told = on_common(*(side(n, lambda _: 2, SCENARIOS[n : n + 10]) for n in range(1, 4)))

    assert [(32, 8), (32, 8), (32, 4)] == [(each.cells, each.left_out) for each in told.values()]


def test_runs_that_are_not_compared_have_no_common_rate():
    assert {} == on_common(side(1, lambda n: 1), side(2, lambda n: 3, frame="norm"))
    assert {} == on_common(side(1, lambda n: 1))


def test_runs_that_meet_by_way_of_another_are_told_together():
    told = on_common(
        side(1, lambda n: 1, model="m"),
        side(2, lambda n: 1, model="m", frame="norm"),
        side(3, lambda n: 1, model="x", frame="norm"),
    )

    assert {(1, 2, 3)} == {each.runs for each in told.values()}


def test_runs_without_a_common_cell_have_no_rate_there_and_say_why():
    told = on_common(side(1, lambda n: 1, SCENARIOS[:6]), side(2, lambda n: 1, SCENARIOS[6:]))

    assert (None, 0, 24) == (told[1].rate.est, told[1].cells, told[1].left_out)
    assert told[1].rate.reason
