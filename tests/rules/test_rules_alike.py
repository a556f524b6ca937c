from hypothesis import given
from hypothesis import strategies as st
from rules_samples import SETTINGS, corpus_of

from pact_author.model.corpus import Overview, Sketch
from pact_author.model.scenario import Status
from pact_author.rules.alike import likeness, nearest
from pact_author.rules.sketch import sketch


def drawn(name, *shingles, status=Status.DRAFT):
    path = f"scenarios/{name}.yaml"
    return Sketch(path, name, "JP", status, "gift-giving", "guest-host", name, None, frozenset(shingles))


def near(*sketches, n=3):
    return [(s.id, round(d, 3)) for s, d in nearest(Overview(SETTINGS, sketches), sketches[0].path, n)]


def test_likeness_is_what_is_shared_of_all_that_there_is():
    assert 0.5 == likeness(drawn("jp/a", "x", "y", "z"), drawn("jp/b", "y", "z", "w"))


@given(st.sets(st.text(max_size=2)), st.sets(st.text(max_size=2)))
def test_likeness_goes_both_ways_and_from_0_to_1(first, second):
    a, b = drawn("jp/a", *first), drawn("jp/b", *second)

    assert likeness(a, b) == likeness(b, a)
    assert 0 <= likeness(a, b) <= 1
    assert not first or likeness(a, a) == 1


def test_the_most_alike_come_first_and_not_oneself():
    assert [("jp/c", 1.0), ("jp/b", 0.5)] == near(
        drawn("jp/a", "x", "y"), drawn("jp/b", "x"), drawn("jp/c", "x", "y"), drawn("jp/d"), n=2
    )


def test_equally_alike_ones_come_in_the_order_of_paths():
    assert ["jp/b", "jp/c"] == [name for name, _ in near(drawn("jp/a", "x"), drawn("jp/c", "x"), drawn("jp/b", "x"))]


def test_retired_ones_are_left_out():
    assert [] == near(drawn("jp/a", "x"), drawn("jp/b", "x", status=Status.RETIRED))


def test_alone_there_is_nobody_near():
    assert [] == near(drawn("jp/a", "x"))


def test_two_that_the_rule_calls_near_duplicates_are_alike():
    corpus = corpus_of("id: jp/shoes-at-the-door\n", "id: jp/shoes-by-the-step\n")
    first, second = (sketch(each) for each in corpus.scenarios)

    assert 1.0 == likeness(first, second)


def test_texts_that_are_still_to_be_written_make_nobody_alike():
    written, part, none = corpus_of(
        "id: jp/shoes-at-the-door\n",
        'id: jp/shoes-by-the-step\noptions:\n  follow_culture: "TO BE WRITTEN: {actor} does what is usual."\n',
        "id: jp/shoes-on-a-mat\nsituation: >-\n  TO BE WRITTEN: {actor} and {receiver} meet in {place}, somehow.\n",
    ).scenarios

    assert sketch(part).shingles < sketch(written).shingles
    assert frozenset() == sketch(none).shingles
