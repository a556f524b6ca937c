import pytest
from rules_samples import corpus_of, laid_over

from pact_author.reading.yaml_text import parse
from pact_author.rules.comments import RULES
from pact_author.rules.engine import lint_scenario

SOUND = corpus_of("").scenarios[0]


def codes(text):
    document, faults = parse("scenarios/jp/shoes-at-the-door.yaml", text)
    assert not faults
    return [d.code for d in lint_scenario(SOUND, document, RULES)]


def test_the_line_for_editors_may_stand_in_any_line():
    first, rest = laid_over("").split("\n", 1)

    assert [] == codes(f"# Written on a train.\n{first}\n{rest}")


def test_a_file_without_it_is_told_what_to_write():
    assert ["C510"] == codes(laid_over("").split("\n", 1)[1])


@pytest.mark.parametrize("line", ["title: Door #2", "setting: room #4 of a school", "title: Shoes #door"])
def test_a_text_that_a_hash_cuts_is_found(line):
    assert ["C511"] == codes(laid_over(f"{line}\n"))


@pytest.mark.parametrize(
    "line", ['title: "Door #2"', "title: Door  # the back door", "title: Door#2", "title: 'Door #2'  # quoted"]
)
def test_comments_and_quoted_texts_are_left_alone(line):
    assert [] == codes(laid_over(f"{line}\n"))
