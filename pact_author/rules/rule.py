"""What a rule is: a function that yields findings, and a card that says what they mean."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pact_author.model.corpus import Corpus
from pact_author.model.diagnostic import Card, Finding, Severity
from pact_author.model.scenario import Scenario

ScenarioCheck = Callable[[Scenario], Iterator[Finding]]
CorpusCheck = Callable[[Corpus], Iterator[tuple[str, Finding]]]


@dataclass(frozen=True, slots=True)
class ScenarioRule:
    """Judges one scenario by itself."""

    card: Card
    check: ScenarioCheck


@dataclass(frozen=True, slots=True)
class CorpusRule:
    """Looks across files; yields (path of a scenario file, finding)."""

    card: Card
    check: CorpusCheck


Rule = ScenarioRule | CorpusRule


def scenario_rule(
    code: str, name: str, severity: Severity, *, why: str, bad: str, good: str
) -> Callable[[ScenarioCheck], ScenarioRule]:
    """The function's docstring, in one line, is the card's summary. bad, good: YAML laid over a sound scenario."""

    def made(check: ScenarioCheck) -> ScenarioRule:
        return ScenarioRule(Card(code, name, severity, (check.__doc__ or "").strip(), why, bad, good), check)

    return made


def corpus_rule(
    code: str, name: str, severity: Severity, *, why: str, bad: str, good: str
) -> Callable[[CorpusCheck], CorpusRule]:
    """Like scenario_rule. Each document of bad and good (separated by ---) is one scenario of the corpus."""

    def made(check: CorpusCheck) -> CorpusRule:
        return CorpusRule(Card(code, name, severity, (check.__doc__ or "").strip(), why, bad, good), check)

    return made
