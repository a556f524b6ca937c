from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from pact_author.personas.keyed import column, deal, draws, pick, rank, shares

quick = settings(max_examples=60, deadline=None)
names = st.lists(st.text("abcdef", min_size=1, max_size=3), min_size=1, max_size=6, unique=True)


def test_a_rank_never_changes():
    assert 9422623099224559097 == rank("20260607|jp/tea")


@given(names, st.text(), st.text("xyz", min_size=1, max_size=2))
@quick
def test_a_level_more_is_picked_or_changes_nothing(levels, key, more):
    assert pick([*levels, more], key) in (pick(levels, key), more)


def test_levels_are_picked_about_as_often_as_their_weights_say():
    seen = Counter(pick(("a", "b", "c"), str(number), {"a": 2}) for number in range(4000))

    assert 1900 < seen["a"] < 2100
    assert 900 < seen["b"] < 1100


@given(names, st.integers(0, 40), st.text(), st.integers(1, 9))
@quick
def test_shares_add_up_and_are_within_one_of_what_weights_say(levels, n, key, weight):
    weights = {levels[0]: weight}
    total = weight + len(levels) - 1
    found = shares(levels, n, key, weights)

    assert n == sum(found.values())
    assert all(abs(found[level] - n * weights.get(level, 1) / total) < 1 for level in levels)


@given(names, st.integers(0, 40), st.text())
@quick
def test_a_column_has_each_level_as_often_as_its_share(levels, n, key):
    assert +Counter(shares(levels, n, key)) == Counter(column(levels, n, key))


def test_a_level_more_moves_few_places_of_a_column():
    levels = [f"l{number}" for number in range(8)]
    one, other = column(levels, 180, "k"), column([*levels, "new"], 180, "k")
    moved = sum(a != b for a, b in zip(one, other, strict=True))

    assert 20 == other.count("new")
    assert 20 <= moved <= 36


@given(names, names, st.integers(1, 3), st.text())
@quick
def test_everybody_is_dealt_different_kinds_about_equally_often(who, kinds, each, key):
    each = min(each, len(kinds))
    dealt = deal(who, kinds, each, key)
    seen = Counter(kind for hand in dealt for kind in hand)

    assert [each] * len(who) == [len(set(hand)) for hand in dealt]
    assert max(seen.values()) <= -(-len(who) * each // len(kinds)) + 1


def test_draws_are_rows_of_the_levels_and_do_not_hang_on_how_many_are_taken():
    levels, weights = (("a", "b"), ("x", "y", "z")), ({}, {})
    one = [row for row, _ in zip(draws(levels, weights, "k"), range(50), strict=False)]

    assert {"a", "b"} == {row[0] for row in one}
    assert one[:10] == [row for row, _ in zip(draws(levels, weights, "k"), range(10), strict=False)]
