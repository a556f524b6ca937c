"""What a rule is: a function that yields findings, and a card that says what they mean."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pact_author.model.corpus import Overview, Settings
from pact_author.model.diagnostic import Card, Finding, Severity
from pact_author.model.document import Document
from pact_author.model.persona import Design
from pact_author.model.scenario import Scenario
from pact_author.rules.pattern import AnyOf, Pattern

if TYPE_CHECKING:
    from pact_author.model.translation import Translation

ScenarioCheck = Callable[[Scenario], Iterator[Finding]]
DocumentCheck = Callable[[Document], Iterator[Finding]]
DesignCheck = Callable[[Design, Settings], Iterator[Finding]]
CorpusCheck = Callable[[Overview], Iterator[tuple[str, Finding]]]
TranslationCheck = Callable[["Translation"], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class ScenarioRule:
    """Judges one scenario by itself.

    only_with: patterns without which it finds nothing, so that it is not asked where none of them can match in a text
    of its author's own, or, of some, in what is cited; None: it is always asked.
    """

    card: Card
    check: ScenarioCheck
    only_with: AnyOf | None = None
    in_sources: bool = False


@dataclass(frozen=True, slots=True)
class DocumentRule:
    """Judges the text of a scenario's file, its comments too. A finding's quote is looked for in the whole file."""

    card: Card
    check: DocumentCheck


@dataclass(frozen=True, slots=True)
class DesignRule:
    """Judges one persona set."""

    card: Card
    check: DesignCheck


@dataclass(frozen=True, slots=True)
class CorpusRule:
    """Looks across files; yields (path of a scenario file, finding). Sketches are all that it sees."""

    card: Card
    check: CorpusCheck


@dataclass(frozen=True, slots=True)
class TranslationRule:
    """Judges one translated text. A finding's pointer is a part of its entry: msgstr, msgid or mark."""

    card: Card
    check: TranslationCheck


@dataclass(frozen=True, slots=True)
class CatalogRule:
    """Looks from PO files to scenarios; yields (path of a PO file, finding)."""

    card: Card
    check: CorpusCheck


Rule = ScenarioRule | DocumentRule | DesignRule | CorpusRule | TranslationRule | CatalogRule


def _card(
    check: Callable[..., object], code: str, name: str, severity: Severity, why: str, bad: str, good: str
) -> Card:
    return Card(code, name, severity, (check.__doc__ or "").strip(), why, bad, good)


def scenario_rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    why: str,
    bad: str,
    good: str,
    only_with: tuple[Pattern, ...] = (),
    in_sources: bool = False,
) -> Callable[[ScenarioCheck], ScenarioRule]:
    """The function's docstring, in one line, is the card's summary. bad, good: YAML laid over a sound scenario."""

    def made(check: ScenarioCheck) -> ScenarioRule:
        card = _card(check, code, name, severity, why, bad, good)
        return ScenarioRule(card, check, AnyOf(*only_with) if only_with else None, in_sources)

    return made


def document_rule(
    code: str, name: str, severity: Severity, *, why: str, bad: str, good: str, fixable: bool = False
) -> Callable[[DocumentCheck], DocumentRule]:
    """Like scenario_rule."""

    def made(check: DocumentCheck) -> DocumentRule:
        return DocumentRule(replace(_card(check, code, name, severity, why, bad, good), fixable=fixable), check)

    return made


def design_rule(
    code: str, name: str, severity: Severity, *, why: str, bad: str, good: str
) -> Callable[[DesignCheck], DesignRule]:
    """Like scenario_rule. bad, good: YAML laid over a sound persona set."""

    def made(check: DesignCheck) -> DesignRule:
        return DesignRule(_card(check, code, name, severity, why, bad, good), check)

    return made


def corpus_rule(
    code: str, name: str, severity: Severity, *, why: str, bad: str, good: str
) -> Callable[[CorpusCheck], CorpusRule]:
    """Like scenario_rule. Each document of bad and good (separated by ---) is one scenario of the corpus."""

    def made(check: CorpusCheck) -> CorpusRule:
        return CorpusRule(_card(check, code, name, severity, why, bad, good), check)

    return made


def translation_rule(
    code: str, name: str, severity: Severity, *, why: str, bad: str, good: str
) -> Callable[[TranslationCheck], TranslationRule]:
    """Like scenario_rule. bad, good: entries of a PO file, each in the place of that text's entry in a sound one."""

    def made(check: TranslationCheck) -> TranslationRule:
        return TranslationRule(_card(check, code, name, severity, why, bad, good), check)

    return made


def catalog_rule(
    code: str, name: str, severity: Severity, *, why: str, bad: str, good: str
) -> Callable[[CorpusCheck], CatalogRule]:
    """Like translation_rule."""

    def made(check: CorpusCheck) -> CatalogRule:
        return CatalogRule(_card(check, code, name, severity, why, bad, good), check)

    return made
