from dataclasses import replace

from exhibit_samples import HOSTILE, newcomer
from markdown_it import MarkdownIt
from render_samples import DIAGNOSTICS, found, golden

from pact_author.render.step_summary import LETTERS, ROWS, render

GITHUB = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def rows(told):
    return [line for line in told.split("\n") if line.startswith(("| **error**", "| warning", "| note"))]


def test_it_is_this():
    told = render(found(), [newcomer()], 2)

    assert golden("summary.md", told) == told


def test_hostile_words_are_this():
    told = render(found(), [newcomer(HOSTILE)])

    assert golden("summary-hostile.md", told) == told


def test_nothing_to_mend_is_one_line():
    assert "## pact-author: 2 files, nothing to mend\n" == render(found([]))


def test_errors_come_first():
    told = rows(render(found(DIAGNOSTICS[::-1])))

    assert 7 == len(told)
    assert told == sorted(told, key=lambda line: ("error" not in line[:12], "warning" not in line[:12]))


def test_a_row_a_diagnostic_each_of_four_cells_whatever_it_says():
    evil = [d for d in DIAGNOSTICS if d.ignored is None]
    tokens = [token.type for token in GITHUB.parse(render(found(evil)))]

    assert 4 * len(evil) == tokens.count("td_open")


def test_many_are_capped_and_counted():
    told = render(found(DIAGNOSTICS[:1] * (ROWS + 7)))

    assert ROWS == len(rows(told))
    assert "\n7 more: `pact-author validate` shows all.\n" in told


def test_a_long_message_is_cut():
    long = replace(DIAGNOSTICS[0], message="x" * 10_000)
    assert LETTERS * 3 > len(rows(render(found([long])))[0])


def test_it_never_grows_beyond_its_limit_and_says_what_is_left_out():
    whole = render(found(), [newcomer()] * 10)
    for limit in (len(whole) // 2, len(whole) - 1, 3000):
        told = render(found(), [newcomer()] * 10, limit=limit)
        assert limit >= len(told.encode())
        assert "not shown here" in told


def test_where_there_is_no_room_at_all_it_is_nearly_nothing():
    assert 100 >= len(render(found(), limit=100))
    assert "" == render(found(), limit=0)


def test_no_markup_of_a_contributor_s_comes_through():
    tokens = GITHUB.parse(render(found(), [newcomer(HOSTILE)]))
    parts = [child for token in tokens for child in token.children or ()]

    assert [] == [part.content for part in parts if part.type == "html_inline"]
    assert [] == [part.content for part in parts if part.type == "text" and "@octocat" in part.content]
