"""What a model is told of a locale: its language, its words for people and places, its glossary."""

from collections.abc import Mapping
from dataclasses import dataclass

from pact_author.locales.facts import locale_facts
from pact_author.locales.lexicon import read_lexicon
from pact_author.locales.names import language_name
from pact_author.model.errors import ProjectError
from pact_author.model.lexicon import Lexicon
from pact_author.model.translation import LocaleFacts
from pact_author.reading.project import Project, read_text
from pact_author.reading.shape import check
from pact_author.reading.yaml_text import parse


@dataclass(frozen=True, slots=True)
class Briefing:
    """lexicon, english: of the locale and of the source language. glossary: English → its translation."""

    language: str
    facts: LocaleFacts
    lexicon: Lexicon
    english: Lexicon
    glossary: Mapping[str, str]


def read_briefing(project: Project, locale: str) -> Briefing:
    """What the project says of a locale. Raises ProjectError for a locale that is none, a missing or broken file."""
    if locale_facts(locale) is None:
        raise ProjectError(f"{locale} is no locale that is known", "name one as es, pt-BR or zh-Hant")
    lexicon = read_lexicon(project, locale)
    facts = locale_facts(locale, lexicon.role_forms, tuple(lexicon.place_forms))
    assert facts is not None
    english = read_lexicon(project, project.settings.source_language)
    return Briefing(language_name(locale), facts, lexicon, english, read_glossary(project, locale))


def read_glossary(project: Project, locale: str) -> Mapping[str, str]:
    """The terms of locales/<locale>/glossary.yaml; none where there is no such file. Raises ProjectError."""
    path = f"locales/{locale}/glossary.yaml"
    if not (project.root / path).exists():
        return {}
    text, found = read_text(project, path)
    document, faults = parse(path, text) if text is not None else (None, ())
    diagnostics = (*found, *faults, *(check(document, "glossary") if document else ()))
    if document is None or diagnostics:
        first = diagnostics[0]
        raise ProjectError(f"{path}:{first.at.span.line}: {first.message}", first.hint)
    terms: Mapping[str, str] = document.data["terms"]  # type: ignore[index, call-overload, assignment] # as the schema says
    return terms
