"""A pattern finds what re finds, and sees quickly where there is nothing to find."""

import importlib
import json
import os
import pkgutil
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pact_author.rules
from pact_author.rules.needed_words import needed_words
from pact_author.rules.pattern import NEEDED_WORDS, AnyOf, Pattern


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\brude(?:ly)?\b", "rude rudely"),
        (r"\b(?:im)?polite(?:ly)?\b", "impolite impolitely polite politely"),
        (r"\b[Ww]eird|exotic\b", ""),  # exotic may stand within a word
        (r"\bso\b", "so"),
        (r"\bso", ""),  # or sober, or sofa: that tells too little
        (r"\btaboo", "taboo*"),
        (r"\bthe custom\b", "custom"),  # nearly every text has “the”
        (r"\b(?:is|are) (?:wrong|right) to\b", "wrong right"),
        (r"\b(?:\w+ ){0,2}custom\b", "custom"),
        (r"\b\w+ custom\b", "custom"),
        (r"\bdon['’]t\b", "don"),
        (r"\bnot? taboo\b", "taboo"),
        (r"\bX{3,4}\b", "xxx xxxx"),
        (r"custom", ""),
        (r"[0-9]+", ""),
        (r"\bcustom(?= of)|\btaboo(?! food)", "custom taboo*"),
        (r"\bcustoms?\b(?= of)|\btaboo\b(?! food)", "custom customs taboo"),
        (r"\bcat(?= food)", "cat"),
        (r"(\bcustom) \1", "custom"),
        (r"^custom\b", "custom"),
        (r"\b(?:custom)?\b", ""),
    ],
)
def test_words_are_named_that_no_match_is_without(pattern, words):
    assert frozenset(words.split()) == needed_words(pattern, re.IGNORECASE)


def every_pattern():
    for param in patterns():
        yield param.values[0]


def test_the_needed_words_of_the_rules_are_kept_in_step():
    words = {each.written: " ".join(sorted(needed_words(each.pattern, each.flags))) for each in every_pattern()}
    expected = json.dumps(dict(sorted(words.items())), ensure_ascii=False, indent=0) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        NEEDED_WORDS.write_text(expected, encoding="utf-8")

    assert expected == NEEDED_WORDS.read_text(encoding="utf-8")


def patterns():
    for module in pkgutil.iter_modules(pact_author.rules.__path__):
        for name, value in vars(importlib.import_module(f"pact_author.rules.{module.name}")).items():
            many = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
            many = value.patterns if isinstance(value, AnyOf) else many
            for number, each in enumerate(many):
                if isinstance(each, Pattern):
                    yield pytest.param(each, id=f"{module.name}-{name}-{number}")


@pytest.mark.parametrize("pattern", list(patterns()))
@given(data=st.data())
def test_every_pattern_of_the_rules_is_searched_for_where_it_is(pattern, data):
    looked_ahead = re.compile(r"\(\?=\[[^\]]*\]\)")  # what a match begins with; texts are seldom drawn by it
    text = data.draw(st.from_regex(re.compile(looked_ahead.sub("", pattern.pattern), pattern.flags)))

    assert pattern.may_match(text)


def test_most_patterns_are_not_searched_for_in_most_texts():
    text = "{actor} has come for tea to the home of {receiver} in {place}. Shoes stand in a row beside the step."
    asked = [each.values[0].may_match(text) for each in patterns()]

    assert asked.count(True) < len(asked) / 2


def test_a_pattern_that_is_made_after_a_text_was_heard_is_found_in_it():
    text = "A text that was heard before."
    Pattern(r"\bnothing\b").may_match(text)

    assert "heard" == Pattern(r"\b(?:heard|unheard)\b").search(text)[0]


@given(st.text(st.sampled_from("the custom is rude,’'\n KſIıİßCUSTOM"), max_size=40))
def test_a_pattern_finds_what_re_finds(text):
    pattern = r"\b(?:the |is )?(?:customs?|rude|kiss)\b"

    expected = [found.span() for found in re.finditer(pattern, text, re.IGNORECASE)]
    assert expected == [found.span() for found in Pattern(pattern, re.IGNORECASE).finditer(text)]
