from rules_samples import corpus_of

from pact_author.model.diagnostic import Finding, Severity
from pact_author.rules.engine import lint
from pact_author.rules.pattern import Pattern
from pact_author.rules.rule import corpus_rule, scenario_rule

CARD = {"why": "Because.", "bad": "a: 1\n", "good": "a: 2\n"}


@scenario_rule("X001", "no-shoes", Severity.NOTE, **CARD)
def no_shoes(scenario):
    """Nobody speaks of shoes."""
    yield Finding("/situation", "shoes!", "say boots", quote="shoes")


@corpus_rule("X002", "alone", Severity.WARNING, **CARD)
def alone(overview):
    """There are two files."""
    yield overview.sketches[0].path, Finding("/title", "alone", related=((overview.sketches[0].path, "/id", "this"),))


def test_a_finding_becomes_a_diagnostic_at_the_words_it_quotes():
    corpus = corpus_of("")
    (diagnostic,) = lint(corpus, [no_shoes])

    at, (document,) = diagnostic.at, corpus.documents.values()
    line = document.text.split("\n")[at.span.line - 1]
    assert "shoes" == line[at.span.column - 1 : at.span.end_column - 1]
    assert ("X001", "no-shoes", Severity.NOTE, "say boots") == (
        diagnostic.code,
        diagnostic.name,
        diagnostic.severity,
        diagnostic.hint,
    )


def test_the_summary_is_the_rule_s_docstring():
    assert "Nobody speaks of shoes." == no_shoes.card.summary


def test_other_places_are_located_too():
    (diagnostic,) = lint(corpus_of(""), [alone])

    assert [("this", "/id")] == [(related.message, related.at.pointer) for related in diagnostic.related]


def test_an_empty_corpus_has_no_findings():
    assert [] == list(lint(corpus_of(), [no_shoes]))


def rule_with(words):
    """A rule that is only asked where these words stand; its pattern is one that nobody has looked for yet."""

    @scenario_rule("X003", "words", Severity.NOTE, **CARD, only_with=(Pattern(rf"\b(?:{words})\b"),))
    def found(scenario):
        """Words are there."""
        yield Finding("/situation", "there")

    return found


def test_a_rule_is_asked_of_the_first_scenario_that_has_its_words():
    assert ["X003"] == [each.code for each in lint(corpus_of(""), [rule_with("shoes|boots")])]


def test_a_rule_is_not_asked_where_none_of_its_words_stands():
    assert [] == list(lint(corpus_of(""), [rule_with("boots")]))
