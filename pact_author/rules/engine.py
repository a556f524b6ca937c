"""Rules run over a corpus: findings become diagnostics at their place."""

from collections.abc import Iterator, Sequence

from pact_author.model.corpus import Corpus
from pact_author.model.diagnostic import Card, Diagnostic, Finding, Related
from pact_author.rules.rule import CorpusRule, Rule


def lint(corpus: Corpus, rules: Sequence[Rule]) -> Iterator[Diagnostic]:
    """What the rules find in the scenarios of a corpus, in no particular order."""
    for rule in rules:
        if isinstance(rule, CorpusRule):
            for path, finding in rule.check(corpus):
                yield _diagnostic(corpus, path, rule.card, finding)
        else:
            for each in corpus.scenarios:
                for finding in rule.check(each):
                    yield _diagnostic(corpus, each.path, rule.card, finding)


def _diagnostic(corpus: Corpus, path: str, card: Card, finding: Finding) -> Diagnostic:
    at = corpus.documents[path].locate(finding.pointer, finding.quote)
    related = tuple(
        Related(message, corpus.documents[other].locate(pointer)) for other, pointer, message in finding.related
    )
    return card.diagnostic(at, finding.message, finding.hint, related)
