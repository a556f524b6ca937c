"""Rules run over scenarios, persona sets and whole corpora: findings become diagnostics at their place."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from pact_author.model.corpus import Corpus, Overview, Settings
from pact_author.model.diagnostic import Card, Diagnostic, Finding, Location, Related
from pact_author.model.document import Document
from pact_author.model.persona import Design
from pact_author.model.scenario import Scenario
from pact_author.model.source_text import entry_pointer
from pact_author.rules.pattern import heard, heard_in
from pact_author.rules.rule import (
    CatalogRule,
    CorpusRule,
    DesignRule,
    DocumentRule,
    Rule,
    ScenarioRule,
    TranslationRule,
)
from pact_author.rules.sketch import sketch

if TYPE_CHECKING:
    from pact_author.model.translation import Translation

MOST_IN_A_TEXT = 5
"""Findings of one rule in one translated text: nobody needs more, and a text of 8 MiB can give rise to a million."""
Locate = Callable[[str, str], Location]


def lint_scenario(scenario: Scenario, document: Document, rules: Sequence[Rule]) -> Iterator[Diagnostic]:
    """What the rules for one scenario find in it."""
    own = heard_in(scenario.own)
    whole = own | heard(scenario.cited)
    for rule in rules:
        if isinstance(rule, ScenarioRule):
            if rule.only_with is not None and not rule.only_with.bit & (whole if rule.in_sources else own):
                continue
            for finding in rule.check(scenario):
                yield _diagnostic(document, rule.card, finding)
        elif isinstance(rule, DocumentRule):
            for finding in rule.check(document):
                at = document.find(finding.quote) if finding.quote else document.locate(finding.pointer)
                yield rule.card.diagnostic(at, finding.message, finding.hint)


def lint_design(design: Design, document: Document, settings: Settings, rules: Sequence[Rule]) -> Iterator[Diagnostic]:
    """What the rules for one persona set find in it."""
    for rule in rules:
        if isinstance(rule, DesignRule):
            for finding in rule.check(design, settings):
                yield _diagnostic(document, rule.card, finding)


def lint_translation(translation: "Translation", document: Document, rules: Sequence[Rule]) -> Iterator[Diagnostic]:
    """What the rules for one translated text find in it. document: the PO file."""
    for rule in rules:
        if isinstance(rule, TranslationRule):
            for finding in islice(rule.check(translation), MOST_IN_A_TEXT):
                at = document.locate(entry_pointer(translation.entry.context, finding.pointer), finding.quote)
                yield rule.card.diagnostic(at, finding.message, finding.hint)


def lint_overview(overview: Overview, rules: Sequence[Rule], locate: Locate) -> Iterator[Diagnostic]:
    """What the rules across files find in a corpus. locate: the place of a pointer in the file at a path."""
    for rule in rules:
        if isinstance(rule, CorpusRule | CatalogRule):
            for path, finding in rule.check(overview):
                related = tuple(Related(message, locate(other, at)) for other, at, message in finding.related)
                yield rule.card.diagnostic(locate(path, finding.pointer), finding.message, finding.hint, related)


def lint(corpus: Corpus, rules: Sequence[Rule]) -> Iterator[Diagnostic]:
    """What the rules find in the scenarios of a corpus, in no particular order."""
    for scenario in corpus.scenarios:
        yield from lint_scenario(scenario, corpus.documents[scenario.path], rules)
    overview = Overview(corpus.settings, tuple(sketch(scenario) for scenario in corpus.scenarios))
    yield from lint_overview(overview, rules, lambda path, pointer: corpus.documents[path].locate(pointer))


def _diagnostic(document: Document, card: Card, finding: Finding) -> Diagnostic:
    at = document.locate(finding.pointer, finding.quote)
    related = tuple(Related(message, document.locate(pointer)) for _, pointer, message in finding.related)
    return card.diagnostic(at, finding.message, finding.hint, related)
