import pytest
from hypothesis import given
from hypothesis import strategies as st

from pact_author.measures.rates import clustered_mean
from pact_author.measures.tally import Means, Tally
from pact_author.model.judgement import Decision
from pact_author.model.report import Counts, Estimate


def tally(*outcomes):
    told = Tally()
    for scenario, decision in outcomes:
        told.add(scenario, decision)
    return told


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(Decision))))
def test_outcomes_add_up_to_what_was_planned(outcomes):
    counts = tally(*outcomes).counts()

    assert len(outcomes) == counts.planned == sum(getattr(counts, decision.value) for decision in Decision)


def test_each_outcome_is_counted_under_its_own_name():
    assert (
        Counts(planned=3, follow=2, refused=1)
        == tally(("a", Decision.FOLLOW), ("b", Decision.FOLLOW), ("b", Decision.REFUSED)).counts()
    )


def test_only_trials_with_a_side_are_valid():
    told = tally(*(("a", decision) for decision in Decision))

    assert ([1], [2]) == told.arrays(["a"])


def test_a_scenario_is_decided_by_one_choice_for_a_side():
    told = tally(("a", Decision.ALLOW), ("a", Decision.REFUSED), ("b", Decision.BOTH), ("c", Decision.FOLLOW))

    assert {"a", "c"} == told.decided()


def test_a_scenario_that_was_never_seen_counts_nothing():
    assert ([0], [0]) == tally(("a", Decision.FOLLOW)).arrays(["b"])


def test_the_rate_is_clustered_on_scenarios():
    told = Tally()
    for number in range(12):
        for trial in range(4):
            told.add(f"s{number}", Decision.FOLLOW if trial <= number % 4 else Decision.ALLOW)

    assert clustered_mean([1, 2, 3, 4] * 3, [4] * 12) == told.rate()


def test_means_weigh_each_trial_alike():
    means = Means()
    for scenario, value in (("a", 1.0), ("a", 0.5), ("b", 0.0)):
        means.add(scenario, value)

    assert pytest.approx(0.5) == means.mean("none").est


def test_a_mean_of_nothing_says_why():
    assert Estimate(None, reason="no probabilities") == Means().mean("no probabilities")
