import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from measures_samples import ORDERS, cells, grid

from pact_author.measures import cells as module
from pact_author.measures.cells import Collector, combined
from pact_author.measures.grid import outcomes
from pact_author.model.judgement import Decision
from pact_author.model.report import Counts

F, A = Decision.FOLLOW, Decision.ALLOW

ROWS = st.dictionaries(
    st.tuples(
        st.sampled_from(["jp/a", "br/b", "in/c"]), st.sampled_from("xyz"), st.sampled_from(ORDERS), st.integers(0, 2)
    ),
    st.sampled_from(list(Decision)),
    min_size=1,
)


def rows_of(told):
    return [
        {"scenario": s, "actor_country": c, "order": o, "repeat": str(r), "decision": d}
        for (s, c, o, r), d in told.items()
    ]


@given(ROWS)
def test_every_trial_is_counted_once_under_its_outcome(told):
    counts = outcomes(cells(rows_of(told))).all()

    assert len(told) == counts.planned
    assert {d.value: list(told.values()).count(d) for d in Decision} == {d.value: getattr(counts, d) for d in Decision}


@given(ROWS, st.randoms())
def test_the_order_in_which_trials_come_changes_nothing(told, random):
    rows = rows_of(told)
    one, other = cells(rows), cells(random.sample(rows, len(rows)))

    assert one.levels == other.levels
    assert outcomes(one).all() == outcomes(other).all()
    assert np.array_equal(grid(one, "actor_country").hits, grid(other, "actor_country").hits)


@given(ROWS)
def test_trials_settled_in_between_are_those_settled_at_once(told):
    whole = cells(rows_of(told))
    pending, module.PENDING = module.PENDING, 1
    try:
        collector = Collector(("scenario", "actor_country"))
        for row in rows_of(told):
            collector.add_block(
                [[row["scenario"]], [row["actor_country"]]],
                [ORDERS.index(row["order"])],
                [row["repeat"]],
                [module.OUTCOMES.index(row["decision"])],
            )
        parts = collector.cells()
    finally:
        module.PENDING = pending

    assert whole.levels == parts.levels
    assert {name: column.tolist() for name, column in whole.codes.items()} == {
        name: column.tolist() for name, column in parts.codes.items()
    }
    assert outcomes(whole).all() == outcomes(parts).all()


def test_a_trial_that_comes_twice_is_named():
    told = cells(
        [{"scenario": "jp/a", "actor_country": "BR", "decision": d} for d in (F, A)]
        + [{"scenario": "jp/a", "actor_country": "US", "decision": F}]
    )

    assert ("jp/a", "BR", "culture-first", "0") == told.duplicate


def test_a_trial_that_came_before_the_last_settling_is_known_again(monkeypatch):
    monkeypatch.setattr(module, "PENDING", 1)
    collector = Collector(("scenario",))
    for _ in range(2):
        collector.add_block([["jp/a"]], [0], ["0"], [0])

    assert ("jp/a", "culture-first", "0") == collector.cells().duplicate


def test_repeats_and_orders_are_no_duplicates():
    rows = [
        {"scenario": "jp/a", "order": order, "repeat": repeat, "decision": F}
        for order in ORDERS
        for repeat in ("0", "1")
    ]

    assert (None, (1, 2, 2)) == (cells(rows).duplicate, cells(rows).decided.shape)


def test_no_trial_at_all_is_no_cell():
    told = Collector(("scenario",)).cells()

    assert ((), Counts()) == (told.scenarios, outcomes(told).all())


def test_a_level_of_two_columns_is_their_combination():
    told = cells(
        [
            {"scenario": "jp/a", "actor_gender": a, "receiver_gender": r, "decision": F if a == r else A}
            for a in ("female", "male")
            for r in ("female", "male")
        ]
    )

    dyads = grid(told, "actor_gender", "receiver_gender")
    assert ("female → female", "female → male", "male → female", "male → male") == dyads.levels
    assert [[1, 0, 0, 1]] == dyads.hits.tolist()


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 4), st.integers(0, 9)), min_size=1))
def test_combinations_get_the_same_number_only_when_they_are_the_same(rows):
    columns = np.array(rows).T
    for sizes in ([7, 5, 10], [2**40, 2**40, 2**40]):
        numbers = combined(columns, sizes)
        assert len({*rows}) == len({*numbers.tolist()}) == len({*zip(rows, numbers.tolist(), strict=True)})


@pytest.mark.parametrize(
    ("asked", "expected"), [("aa bb", "between"), ("ab ab", "within"), ("ab a", "partly"), ("ab bc", "partly")]
)
def test_a_design_says_how_levels_lie_to_scenarios(asked, expected):
    rows = [
        {"scenario": f"s{at}", "f": level, "decision": F}
        for at, levels in enumerate(asked.split())
        for level in dict.fromkeys(levels)
    ]

    assert expected == grid(cells(rows), "f").design()
