from dataclasses import replace
from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from measures_samples import ORDERS, cells, sided

from pact_author.measures.twins import asked, twins
from pact_author.model.judgement import Decision

SCENARIOS = [f"jp/s{number:02}" for number in range(12)]


def test_twins_differ_in_their_factor_alone():
    told = cells(
        [
            {"scenario": s, "actor_gender": g, "cue": cue, "decision": sided(g == "male" and cue == "full")}
            for s in SCENARIOS
            for g in ("female", "male")
            for cue in ("full", "none")
        ]
    )
    ((a, b, pairs),) = twins(asked(told), ["actor_gender"], ["actor_gender"], 6)

    # The first level minus the second, as in contrasts.
    assert ("male", "female", 24, -0.5) == (a, b, int(pairs.pairs.sum()), float(pairs.moved.sum() / pairs.pairs.sum()))


def test_a_cell_without_its_twin_is_no_pair():
    told = cells(
        [{"scenario": s, "actor_gender": g, "decision": Decision.FOLLOW} for s in SCENARIOS for g in ("female", "male")]
        + [{"scenario": "jp/alone", "actor_gender": "male", "decision": Decision.ALLOW}]
    )
    ((_, _, pairs),) = twins(asked(told), ["actor_gender"], ["actor_gender"], 6)

    assert (12, 0.0) == (int(pairs.pairs.sum()), float(pairs.moved.sum() / pairs.pairs.sum()))


def test_names_that_come_with_a_gender_do_not_keep_twins_apart():
    told = cells(
        [
            {"scenario": s, "actor_gender": g, "actor_name": f"JP-{g}", "decision": Decision.FOLLOW}
            for s in SCENARIOS
            for g in ("female", "male")
        ]
    )

    assert [] == twins(asked(told), ["actor_gender"], ["actor_gender"], 6)
    assert 12 == len(twins(asked(told), ["actor_gender"], ["actor_gender", "actor_name"], 6)[0][2].pairs)


AXES = {"country": ("BR", "IN", "JP"), "gender": ("female", "male"), "cue": ("full", "none")}
PLACES = st.tuples(
    st.sampled_from(SCENARIOS[:4]), *(st.sampled_from(levels) for levels in AXES.values()), st.sampled_from(ORDERS)
)
DECIDED = st.sampled_from([Decision.FOLLOW, Decision.ALLOW, Decision.REFUSED, Decision.MISSING])


def by_hand(trials, columns):
    """(level, level) → scenario → (pairs, to the norm, from it): trial by trial."""
    found = {}
    for (one, first), (other, second) in combinations(trials.items(), 2):
        for (x, a), (y, b) in (((one, first), (other, second)), ((other, second), (one, first))):
            levels = [tuple(place[1 + list(AXES).index(name)] for name in columns) for place in (x, y)]
            rest = [
                [value for name, value in zip(("scenario", *AXES, "order"), place, strict=True) if name not in columns]
                for place in (x, y)
            ]
            if rest[0] == rest[1] and levels[0] < levels[1] and {a, b} <= {Decision.FOLLOW, Decision.ALLOW}:
                told = found.setdefault((*(" → ".join(level) for level in levels[::-1]),), {}).setdefault(
                    x[0], [0, 0, 0]
                )
                told[0] += 1
                told[1] += (a, b) == (Decision.FOLLOW, Decision.ALLOW)
                told[2] += (a, b) == (Decision.ALLOW, Decision.FOLLOW)
    return found


def told(found, scenarios):
    return {
        (a, b): {
            scenarios[at]: [int(pairs.pairs[at]), int(pairs.to_culture[at]), int(pairs.to_preference[at])]
            for at in np.flatnonzero(pairs.pairs)
        }
        for a, b, pairs in found
    }


@given(
    st.dictionaries(PLACES, DECIDED, min_size=1, max_size=60),
    st.sampled_from([["gender"], ["country"], ["gender", "cue"]]),
)
def test_pairs_and_flips_are_those_that_one_finds_trial_by_trial(trials, columns):
    rows = [
        dict(zip(("scenario", *AXES, "order"), place, strict=True), decision=decision)
        for place, decision in trials.items()
    ]
    every = asked(cells(rows))
    expected = by_hand(trials, columns)

    assert expected == told(twins(every, columns, columns, 6), every.cells.scenarios)
    assert expected == told(twins(replace(every, table=None), columns, columns, 6), every.cells.scenarios)


def test_repeats_of_a_cell_are_one_share_in_a_pair():
    rows = [
        {"scenario": s, "cue": cue, "repeat": str(r), "decision": sided(cue == "full" and r == 0)}
        for s in SCENARIOS
        for cue in ("full", "none")
        for r in range(4)
    ]
    ((_, _, pairs),) = twins(asked(cells(rows)), ["cue"], ["cue"], 6)

    assert ([1] * 12, [0.25] * 12) == (pairs.pairs.tolist(), pairs.moved.tolist())
