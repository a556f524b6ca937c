import base64
import gzip
import json
import re
from html import unescape

import pytest
from figure_samples import FULL
from hypothesis import given
from render_samples import ANY_TEXT

from pact_author.render.drawing import Forest, Mark, Nulls, Strip
from pact_author.render.figure_page import across, axis_of, compressed, in_groups, tick, up, upper_first
from pact_author.render.html import html


@given(ANY_TEXT)
def test_what_is_compressed_is_what_was_told_and_means_nothing_to_html(words):
    text = compressed({"words": [words]})

    assert re.fullmatch("[A-Za-z0-9+/=]+", text)
    told = json.loads(gzip.decompress(base64.b64decode(text)))
    assert {"words": [words.encode("utf-8", "replace").decode()]} == told


def test_the_same_is_compressed_into_the_same_bytes():
    assert compressed([1, None, "é"]) == compressed([1, None, "é"])


def test_ticks_are_percent_with_a_real_minus():
    assert ("20", "−5") == (tick(0.2), tick(-0.05))


def test_the_axis_of_a_forest_holds_its_intervals_and_that_of_differences_zero():
    mark = Mark("m", 0.3, 0.22, 0.38, "")

    assert (0.2, 0.4) == (axis_of(Forest("x", (mark,))).lo, axis_of(Forest("x", (mark,))).hi)
    assert 0 in axis_of(Forest("x", (mark,), zero=True)).ticks


def test_the_axis_of_spreads_holds_what_chance_gives():
    assert 0.3 <= axis_of(Nulls("x", (Strip("s", 0.1, (0.0, 0.29), ""),))).hi


def test_a_share_lies_in_a_square_with_its_origin_below_on_the_left():
    assert (("45.0", "330.0"), ("365.0", "10.0")) == ((across(0), up(0)), (across(1), up(1)))


def test_marks_stand_together_with_their_neighbours_of_the_same_group():
    marks = [Mark("a", 0, None, None, "", "x"), Mark("b", 0, None, None, "", "x"), Mark("c", 0, None, None, "", "y")]

    assert [("x", ["a", "b"]), ("y", ["c"])] == [(group, [m.label for m in of]) for group, of in in_groups(marks)]


@pytest.mark.parametrize(("text", "told"), [("beside GPT", "Beside GPT"), ("", ""), ("éa", "Éa")])
def test_a_capital_leaves_the_rest_as_it_is(text, told):
    assert told == upper_first(text)


def test_a_page_may_load_nothing_and_run_its_own_script_alone():
    policy = unescape(re.search(r'Content-Security-Policy" content="([^"]+)"', html(FULL))[1])

    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
