import base64
import gzip
import json
from dataclasses import replace

from figure_samples import explored, pair
from hypothesis import given
from render_samples import ANY_TEXT, FRAMES, ONE

from pact_author.model.explored import Explored
from pact_author.render.html_items import LONGEST, OUTCOMES, packed, table


def lines_of(told, number):
    return "\n".join(told["lines"][line] for line in told["texts"][number])


def unpacked(text):
    return json.loads(gzip.decompress(base64.b64decode(text)))


def test_what_is_packed_is_the_table():
    assert json.loads(json.dumps(table(ONE, explored(20)))) == unpacked(packed(ONE, explored(20)))


def test_the_same_items_are_packed_into_the_same_bytes():
    assert packed(ONE, explored(20)) == packed(ONE, explored(20))


def test_texts_come_back_as_they_went_in():
    pairs = explored(50).pairs
    told = table(ONE, Explored(pairs))

    for order, each in zip(
        told["orders"], ([p.culture_first for p in pairs], [p.preference_first for p in pairs]), strict=True
    ):
        assert [one.prompt for one in each] == [lines_of(told, number) for number in order["prompt"]]
        assert [one.answer for one in each] == [lines_of(told, number) for number in order["answer"]]
        assert [one.judgement.decision for one in each] == [OUTCOMES[number] for number in order["outcome"]]


def test_a_line_of_many_prompts_is_kept_once():
    told = table(ONE, explored(500))

    assert len(set(told["lines"])) == len(told["lines"])
    assert 1 == told["lines"].count("What should the guest do?")


def test_values_are_sorted_so_that_countries_are_in_alphabetical_order():
    facets = {facet["name"]: facet["values"] for facet in table(ONE, explored(72))["facets"]}

    assert ["AU", "BR", "IN", "JP", "MX", "NG"] == facets["actor_country"] == facets["country"]


def test_a_run_is_told_by_its_label():
    told = table(FRAMES, Explored((pair(run=2), pair(run=1))))
    run = told["facets"][0]

    assert ["gpt-x, norm", "gpt-x, advice"] == [run["values"][number] for number in run["rows"]]


def test_an_order_that_was_not_planned_has_no_outcome_and_no_text():
    told = table(ONE, Explored((replace(pair(), preference_first=None),)))

    assert ([-1], [-1], [-1]) == tuple(told["orders"][1][name] for name in ("outcome", "prompt", "share"))


def test_a_long_answer_is_cut_and_says_by_how_much():
    told = table(ONE, Explored((pair(answer="x" * (LONGEST + 1234)),)))
    answer = lines_of(told, told["orders"][0]["answer"][0])

    assert "x … (1,234 more characters are in the store of replies)" == answer[LONGEST - 1 :]


@given(ANY_TEXT)
def test_nothing_that_is_packed_means_anything_to_html(words):
    text = packed(ONE, Explored((pair(answer=words, scenario=words, theme=words),)))

    assert set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=")


@given(ANY_TEXT)
def test_no_text_holds_a_letter_that_turns_or_hides_others(words):
    told = unpacked(packed(ONE, Explored((pair(answer=words, scenario=words, theme=words),))))
    texts = [*told["lines"], *told["scenario"]["values"], *(v for each in told["facets"] for v in each["values"])]

    assert [] == [text for text in texts for letter in "\u202e\u2066\0\x1b\u2028" if letter in text]
