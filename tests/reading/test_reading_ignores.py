import pytest
from reading_samples import SCENARIO

from pact_author.reading.ignores import read_ignores
from pact_author.reading.yaml_text import parse


def ignores(text):
    document, faults = parse("scenarios/jp/shoes-at-the-door.yaml", text)
    assert not faults
    return read_ignores(document)


def line_of(text, words):
    return next(number for number, line in enumerate(text.split("\n"), start=1) if words in line)


def test_a_file_without_comments_to_us_has_none():
    assert () == ignores(SCENARIO)


def test_a_comment_behind_a_value_covers_its_line():
    text = SCENARIO.replace("title: Shoes at the door", "title: Shoes at the door  # pact: ignore[C509] it is a saying")
    (ignore,) = ignores(text)

    line = line_of(text, "title:")
    assert (("C509",), "it is a saying", line, line) == (ignore.codes, ignore.reason, ignore.first, ignore.last)


def test_a_comment_on_its_own_line_covers_the_field_below_it_to_its_end():
    text = SCENARIO.replace("situation: >-", "# pact: ignore[W101] the sign says so\nsituation: >-")
    (ignore,) = ignores(text)

    assert (line_of(text, "situation:"), line_of(text, "beside the raised")) == (ignore.first, ignore.last)


def test_a_comment_above_a_group_covers_all_of_it():
    text = SCENARIO.replace("norm:", "# pact: ignore[N220] the source is about the region\nnorm:")
    (ignore,) = ignores(text)

    assert (line_of(text, "norm:"), line_of(text, "supports:")) == (ignore.first, ignore.last)


def test_a_comment_behind_the_mark_of_a_block_covers_the_block():
    text = SCENARIO.replace("situation: >-", "situation: >-  # pact: ignore[W101] the sign says so")
    (ignore,) = ignores(text)

    assert (line_of(text, "situation:"), line_of(text, "beside the raised")) == (ignore.first, ignore.last)


def test_other_comments_may_stand_between():
    text = SCENARIO.replace("title: Shoes", "# pact: ignore[C509] a saying\n\n# the title is from a song\ntitle: Shoes")
    (ignore,) = ignores(text)

    assert line_of(text, "title: Shoes") == ignore.first


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Other visitors' shoes", "# pact: ignore[W101] no comment"),
        ("title: Shoes at the door", 'title: "Shoes # pact: ignore[W101] at the door"'),
        ("title: Shoes at the door", "title: Shoes#pact:ignore[W101] at the door"),
    ],
)
def test_what_stands_within_a_text_is_no_comment(old, new):
    assert () == ignores(SCENARIO.replace(old, new))


def test_several_codes_stand_between_commas():
    (ignore,) = ignores("# pact: ignore[W101, O001 ,N201] a quotation\n" + SCENARIO)

    assert ("W101", "O001", "N201") == ignore.codes


def test_a_reason_that_is_missing_is_empty():
    (ignore,) = ignores("# pact: ignore[W101]\n" + SCENARIO)

    assert "" == ignore.reason


@pytest.mark.parametrize("comment", ["# pact: ignore W101", "# pact:", "#pact: disable[W101] x", "# pact: ignore[] x"])
def test_a_comment_that_cannot_be_read_has_no_codes(comment):
    (ignore,) = ignores(f"{comment}\n{SCENARIO}")

    assert ((), comment) == (ignore.codes, comment[: ignore.at.span.end_column - 1])


def test_at_the_end_of_a_file_it_covers_nothing_but_itself():
    (ignore,) = ignores(SCENARIO + "# pact: ignore[W101] too late\n")

    assert SCENARIO.count("\n") + 1 == ignore.first == ignore.last
