"""What the embedded model said of the gold set, kept once: a judge by its form, and none by what it knows."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from review_samples import GOLD, JUDGE, PROJECT, reply

from pact_author.model.review import Said
from pact_author.review.answers import answers
from pact_author.review.calibration import Tried, figures
from pact_author.review.gold import gold_asked
from pact_author.review.plan import planned

SAID = json.loads((Path(__file__).parent / "embedded_answers.json").read_text(encoding="utf-8"))
"""Item and question → its answer, of 160 tokens at the most, held to the schema."""


def tried():
    for item, question, material in gold_asked(GOLD):
        text = SAID.get(f"{item.name} {question.code}")
        if text is not None:
            asked = planned(question, material, replace(JUDGE, samples=1))
            told = answers(asked, {each.call.key: reply(each.call, text) for each in asked})
            yield Tried(item, question.code, told)


TRIED = tuple(tried())


def test_most_of_the_gold_set_was_asked():
    """Items that were worded anew since are left out."""
    assert 0.5 * len(list(gold_asked(GOLD))) < len(TRIED)


@pytest.mark.parametrize("told", figures(TRIED, PROJECT.settings.regions), ids=lambda each: each.question)
def test_it_fails_the_floor(told):
    assert not told.passed
    assert 0.25 < told.all.undecided.est


def test_most_of_what_it_quotes_is_not_in_what_it_was_shown_or_it_does_not_come_to_an_end():
    useless = [each for each in TRIED if each.answers[0].said in (Said.MISQUOTED, Said.UNREAD)]

    assert 2 * len(useless) > len(TRIED)
