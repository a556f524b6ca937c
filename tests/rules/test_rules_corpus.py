from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules_samples import corpus_of

from pact_author.rules.corpus import ALIKE, RULES, _alike
from pact_author.rules.engine import lint

STORIES = (
    "{actor} has come for tea to the home of {receiver} in {place}. Shoes stand in a row beside the raised step.",
    "{actor} waits for {receiver} at the station in {place}. The last train is about to leave. It has begun to snow.",
)


def scenario(name, story, follow, allow):
    return f"""\
id: jp/{name}
title: {name.replace("-", " ")}
situation: >-
  {story}
norm:
  statement: {follow}
options:
  follow_culture: "{{actor}} {follow}"
  allow_preference: "{{actor}} {allow}"
"""


FIRST = scenario("shoes-at-the-door", STORIES[0], "takes the shoes off and goes in.", "keeps them on and explains.")
SECOND = scenario("the-last-train", STORIES[1], "bows once more at the door.", "runs for the train, waving.")


def found(*fragments):
    return [(d.code, d.at.path) for d in lint(corpus_of(*fragments), RULES)]


def test_two_different_stories_are_no_duplicates():
    assert [] == found(FIRST, SECOND)


def test_a_story_told_twice_is_found_once_and_names_the_other():
    (diagnostic,) = lint(corpus_of(FIRST, FIRST.replace("shoes-at-the-door", "shoes-again")), RULES)

    assert ("C504", "scenarios/jp/shoes-at-the-door.yaml") == (diagnostic.code, diagnostic.at.path)
    assert ["scenarios/jp/shoes-again.yaml"] == [related.at.path for related in diagnostic.related]


def test_a_few_other_words_do_not_hide_a_copy():
    copy = FIRST.replace("shoes-at-the-door", "z").replace("for tea", "for coffee").replace("explains", "says why")

    assert [("C504", "scenarios/jp/z.yaml")] == found(FIRST, copy)


def test_a_copy_in_a_language_without_spaces_is_found():
    story = "{actor} は {receiver} の家にお茶に呼ばれた。玄関には靴が並んでいる。雨が降りはじめ、庭の灯がともる。"
    one = scenario(
        "shoes-at-the-door", story, "玄関で靴を脱いでから家の中に上がる。", "靴を履いたまま、その訳を静かに話す。"
    )
    other = one.replace("shoes-at-the-door", "z").replace("雨が降りはじめ", "雪が降りはじめ")

    assert ["C504"] == [code for code, _ in found(one, other)]


def test_a_retired_scenario_may_be_told_again():
    retired = FIRST + "status: retired\nsuperseded_by: jp/z\n"

    assert [] == found(retired, FIRST.replace("shoes-at-the-door", "z"))


@pytest.mark.parametrize("reason", ["superseded_by: jp/z\n", "retired_because: Nobody knew this custom any more.\n"])
def test_a_retired_scenario_says_why(reason):
    assert "C506" not in {code for code, _ in found("status: retired\n" + reason)}


def test_of_many_copies_each_names_one_other():
    copies = [FIRST.replace("shoes-at-the-door", f"z{letter}") for letter in "abcde"]

    assert [("C504", f"scenarios/jp/z{letter}.yaml") for letter in "abcde"] == found(FIRST, *copies)


numbers = st.lists(st.frozensets(st.integers(1, 12), min_size=1), min_size=2, max_size=8)


@given(numbers)
def test_just_the_pairs_that_are_alike_are_found(sets):
    told = {f"p{number}": each for number, each in enumerate(sets)}
    alike = {
        (a, b): len(told[a] & told[b]) / len(told[a] | told[b])
        for a, b in combinations(sorted(told), 2)
        if len(told[a] & told[b]) >= ALIKE * len(told[a] | told[b])
    }

    assert alike == _alike(told)


def test_stories_that_share_only_common_words_are_not_alike():
    common = frozenset(range(40))
    told = {f"p{n}": common | frozenset(range(1000 * (n + 1), 1000 * (n + 1) + 60)) for n in range(50)}

    assert {} == _alike(told)


def test_many_copies_are_compared_in_bounded_time():
    told = {f"p{n:04}": frozenset(range(100)) for n in range(5000)}

    assert {path for pair in _alike(told) for path in pair} == set(told)
