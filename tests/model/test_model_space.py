from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from pact_author.model.space import Rule, Space

AXES = (("a", "b", "c"), ("x", "y"), ("1", "2", "3", "4"))
box = st.tuples(*(st.sets(st.sampled_from(levels)).map(frozenset) for levels in AXES))
spaces = st.lists(st.builds(Rule, box, box), max_size=5).map(lambda rules: Space(AXES, ({},) * 3, tuple(rules)))


def allowed(row, rules):
    """By the words of a constraint."""
    return all(
        not all(level in of for level, of in zip(row, rule.when, strict=True))
        or all(level in of for level, of in zip(row, rule.then, strict=True))
        for rule in rules
    )


@given(spaces)
@settings(deadline=None)
def test_rows_are_those_that_no_rule_forbids(space):
    assert [row for row in product(*AXES) if allowed(row, space.rules)] == list(space.rows())


@given(spaces)
@settings(deadline=None)
def test_the_size_is_how_many_there_are(space):
    assert len(list(space.rows())) == space.size()


@given(spaces, st.sampled_from("abc"))
@settings(deadline=None)
def test_a_part_has_the_rows_with_that_level(space, level):
    assert [row for row in space.rows() if row[0] == level] == list(space.only({0: level}).rows())


def test_a_vast_space_is_counted_without_being_made():
    many = tuple(f"c{number}" for number in range(5000))
    rule = Rule((frozenset(many[:1]), frozenset(many)), (frozenset(many), frozenset(many[1:])))

    assert 5000**2 - 1 == Space((many, many), ({}, {}), (rule,)).size()
