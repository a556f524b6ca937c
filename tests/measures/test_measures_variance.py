import numpy as np
import pytest
from measures_samples import cells, grid, sided

from pact_author.measures.grid import Grid, order_grid
from pact_author.measures.variance import variance

FACTORS = ("actor_country", "receiver_country")


def study(scenarios, seed, *, scenario=0.0, country=0.0, crossed=0.0, order=0.0):
    """Crossed trials with a linear probability: deviations of the effects are those given."""
    random = np.random.default_rng(seed)
    base = 0.5 + scenario * random.choice([-1, 1], scenarios)
    levels = np.array([-1.5, -0.5, 0.5, 1.5]) / np.sqrt(1.25) * country
    apart = random.normal(0, 1, (scenarios, 4))
    apart = crossed * (apart - apart.mean(1, keepdims=True)) * np.sqrt(4 / 3)
    rows = []
    for s in range(scenarios):
        for a in range(4):
            for r in range(3):
                for o, name in enumerate(("culture-first", "preference-first")):
                    p = base[s] + levels[a] + apart[s, a] + order * (1 - 2 * o)
                    follows = random.random() < p
                    axes = {"actor_country": "ABCD"[a], "receiver_country": "XYZ"[r]}
                    rows.append({"scenario": f"s{s:03}", **axes, "order": name, "decision": sided(follows)})
    return cells(rows)


def split(told, between=()):
    within = {"order": order_grid(told)} | {name: grid(told, name) for name in FACTORS}
    return variance(within, {name: grid(told, name) for name in between})


def shares(told):
    return {term.term: term.share for term in told.terms}


def test_shares_are_those_that_were_put_in():
    told = split(study(150, 1, scenario=0.2, country=0.1, crossed=0.1, order=0.05))
    found = shares(told)

    assert pytest.approx(0.25, abs=0.01) == told.total
    assert pytest.approx(0.04 / 0.25, abs=0.015) == found["scenario"]
    assert pytest.approx(0.01 / 0.25, abs=0.015) == found["actor_country"]
    assert pytest.approx(0.01 / 0.25, abs=0.015) == found["scenario×actor_country"]
    assert pytest.approx(0.0025 / 0.25, abs=0.01) == found["order"]
    assert found["receiver_country"] < 0.005
    assert found["scenario×receiver_country"] < 0.01


def test_shares_of_the_whole_add_up_to_it():
    told = split(study(30, 2, scenario=0.2, country=0.1))

    assert pytest.approx(1) == sum(term.share for term in told.terms if term.part_of is None)
    assert told.balanced


def test_the_correlation_of_a_scenario_s_trials_is_that_of_mean_squares():
    told = study(40, 3, scenario=0.3)
    follow = grid(told, "actor_country").hits.sum(1)
    between = 24 * np.var(follow / 24, ddof=1)
    inside = np.mean(follow / 24 * (1 - follow / 24) * 24 / 23)

    assert pytest.approx((between - inside) / (between + 23 * inside)) == split(told).icc


def test_where_each_scenario_is_of_one_side_the_correlation_is_1_and_rounding_does_not_lift_it():
    of = np.array([6.0, 7, 4, 5, 8, 7])[:, None]
    hits = of * np.array([1, 0, 1, 1, 1, 1])[:, None]

    assert variance({"order": Grid(("culture-first",), hits, of, of)}, {}).icc == 1.0


def test_what_lies_between_scenarios_is_a_part_of_theirs():
    half = np.full((60, 1), 10.0)
    late = np.arange(60) >= 30
    hits = np.random.default_rng(5).binomial(10, np.where(late, 0.75, 0.25), (2, 60)).sum(0)[:, None] / 2.0
    both, place = np.ones((1, 2)), np.eye(2)[late.astype(int)]
    orders = Grid(("culture-first", "preference-first"), hits * both, half * both, half * both)
    region = Grid(("a", "b"), 2 * hits * place, 2 * half * place, 2 * half * place)
    told = variance({"order": orders}, {"region": region})

    (part,) = [term for term in told.terms if term.part_of]
    assert ("region", "scenario") == (part.term, part.part_of)
    assert pytest.approx(0.25, abs=0.03) == part.share
    assert pytest.approx(part.share, abs=0.02) == shares(told)["scenario"]


def test_cells_that_are_not_all_there_make_it_an_approximation():
    told = study(20, 4, scenario=0.2)
    less = cells(
        [
            {
                "scenario": f"s{s}",
                "actor_country": a,
                "receiver_country": "X",
                "repeat": r,
                "decision": sided(r in "01"),
            }
            for s in range(20)
            for a in ("AB" if s else "A")
            for r in "0123"
        ]
    )

    assert (True, False) == (split(told).balanced, split(less).balanced)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([("a", True)], "it needs two scenarios, and more than one choice in some"),
        ([("a", True), ("a", True), ("b", True), ("b", True)], "all choices are for one side"),
        ([("a", True), ("a", False), ("b", True), ("b", True)], "the design leaves too few trials"),
    ],
)
def test_where_it_cannot_be_split_it_says_why(rows, reason):
    told = cells(
        [
            {"scenario": s, "actor_country": "AB"[at % 2], "receiver_country": "X", "decision": sided(follows)}
            for at, (s, follows) in enumerate(rows)
        ]
    )

    assert ((), True) == (split(told).terms, split(told).reason.startswith(reason))
