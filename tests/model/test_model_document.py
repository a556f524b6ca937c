from pact_author.model.diagnostic import Span
from pact_author.model.document import Document

TEXT = "title: Tea\nnorm:\n  statement: >-\n    Guests should take\n    their shoes off.\n"
DOCUMENT = Document(
    path="scenarios/jp/tea.yaml",
    text=TEXT,
    data={"title": "Tea", "norm": {"statement": "Guests should take their shoes off."}},
    spans={
        "": Span(1, 1, 5, 21),
        "/title": Span(1, 8, 1, 11),
        "/title#key": Span(1, 1, 1, 6),
        "/norm": Span(3, 3, 5, 21),
        "/norm/statement": Span(3, 14, 5, 21),
    },
)


def test_a_pointer_has_its_place():
    assert Span(1, 8, 1, 11) == DOCUMENT.locate("/title").span


def test_what_is_absent_is_at_its_nearest_ancestor():
    assert Span(3, 3, 5, 21) == DOCUMENT.locate("/norm/evidence/0/url").span


def test_a_quote_narrows_the_place_even_in_folded_text():
    assert Span(4, 12, 4, 18) == DOCUMENT.locate("/norm/statement", "should").span


def test_a_quote_may_be_broken_over_lines():
    assert Span(4, 19, 5, 10) == DOCUMENT.locate("/norm/statement", "take their").span


def test_a_quote_that_is_not_there_leaves_the_place_whole():
    assert Span(3, 14, 5, 21) == DOCUMENT.locate("/norm/statement", "take our").span


def test_a_word_is_found_whole_before_it_is_found_in_another():
    assert Span(5, 5, 5, 10) == DOCUMENT.locate("/norm/statement", "their").span
    assert Span(5, 11, 5, 16) == DOCUMENT.locate("/norm/statement", "shoes").span


def test_a_quote_is_not_looked_for_beyond_the_value():
    assert Span(1, 8, 1, 11) == DOCUMENT.locate("/title", "should").span


def test_a_key_has_its_own_place():
    assert Span(1, 1, 1, 6) == DOCUMENT.locate_key("/title").span


def test_a_key_that_is_absent_is_where_its_value_would_be():
    assert DOCUMENT.locate("/norm").span == DOCUMENT.locate_key("/norm/confidence").span
