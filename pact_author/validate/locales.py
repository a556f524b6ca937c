"""The locales of a project to what is to be said of them: which there are, and lexicons beside the settings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pact_author.model.corpus import Overview, Settings
from pact_author.model.diagnostic import Diagnostic, Location, Span
from pact_author.model.document import Document
from pact_author.reading import locale_cards, persona_cards
from pact_author.reading.project import Project
from pact_author.reading.settings_file import NAME
from pact_author.validate.beside import settings_text
from pact_author.validate.judged import Judged

if TYPE_CHECKING:
    from pact_author.model.lexicon import Lexicon


def lexicon_faults(lexicon: "Lexicon", document: Document, settings: Settings) -> Iterator[Diagnostic]:
    """What is wrong with a lexicon beside the project: a relation that lacks, another locale's name."""
    folder = document.path.split("/")[1]
    if lexicon.locale != folder:
        message = f"the lexicon says that it is {lexicon.locale}'s, and stands in the folder of {folder}"
        yield persona_cards.LEXICON.diagnostic(document.locate("/locale"), message, f"write locale: {folder}")
    named = {relation for relation, _, _ in lexicon.roles}
    missing = [relation for relation in settings.relations if relation not in named]
    if missing:
        more = f", and for {len(missing) - 1} more" if len(missing) > 1 else ""
        message = f"there are no names for the relation {missing[0]}{more}"
        yield persona_cards.LEXICON.diagnostic(document.locate_key("/roles"), message, "add it: actor and receiver")
    for relation in sorted(named - set(settings.relations)):
        message = f"pact.toml has no relation {relation}"
        yield persona_cards.LEXICON.diagnostic(document.locate_key(f"/roles/{relation}"), message, "mend its name")
    if (lexicon.state == "source") != (folder == settings.source_language):
        right = "source" if folder == settings.source_language else "machine, or what is true of it"
        message = f"the status source is for the language that scenarios are written in, {settings.source_language}"
        yield persona_cards.LEXICON.diagnostic(document.locate("/status"), message, f"write status: {right}")


def beside_catalogs(overview: Overview, judged: Sequence[Judged]) -> Overview:
    """An overview with what is translated in it, and what there is to translate."""
    catalogs = tuple(one.catalog for one in judged if one.catalog is not None)
    if not catalogs:
        return overview
    from pact_author.locales.sources import prompt_texts

    templates = {text.context: text.src for text in prompt_texts()}
    unread = frozenset(one.path for one in judged if one.sketch is None and one.path.startswith("scenarios/"))
    return replace(overview, catalogs=catalogs, templates=templates, unread=unread)


def locale_faults(project: Project, paths: Sequence[str]) -> tuple[Diagnostic, ...]:
    """What is wrong with the locales that a project lists, and with folders that it does not. paths: of all files."""
    listed = project.settings.locales
    here = {
        path.split("/")[1]: path
        for path in sorted(paths, reverse=True)
        if path.startswith("locales/") and path.count("/") == 2 and not path.startswith("locales/names/")
    }
    found: list[Diagnostic] = []
    for locale in (each for each in listed if each != project.settings.source_language):
        found += _tag_faults(project, locale)
        if f"locales/{locale}/lexicon.yaml" not in paths:
            message = f"the locale {locale} has no lexicon: locales/{locale}/lexicon.yaml"
            hint = f"write it, or take {locale} out of `locales`; locales/en/lexicon.yaml is an example"
            found.append(locale_cards.LOCALE_MISSING.diagnostic(_listed_at(project, locale), message, hint))
    for folder, path in here.items():
        if folder not in listed:
            message = f"{folder} is not among the locales that {NAME} lists"
            hint = f"add it to `locales` in {NAME}, or take the folder out"
            found.append(locale_cards.LOCALE_UNLISTED.diagnostic(Location(path, Span(1, 1, 1, 1)), message, hint))
    return tuple(found)


def _tag_faults(project: Project, locale: str) -> Iterator[Diagnostic]:
    from pact_author.locales.facts import usual_tag

    usual = usual_tag(locale)
    if usual != locale:
        hint = f"write {usual}, and name its folder so" if usual else "name a language of CLDR: hi, pt-BR, zh-Hant-TW"
        message = f"`{locale}` is not the tag of a locale"
        yield locale_cards.LOCALE_TAG.diagnostic(_listed_at(project, locale), message, hint)


def _listed_at(project: Project, locale: str) -> Location:
    """Where pact.toml lists a locale."""
    text = settings_text(project)
    setting = re.search(r"^[ \t]*locales[ \t]*=", text, re.MULTILINE)
    quoted = re.compile(f"[\"']{re.escape(locale)}[\"']").search(text, setting.end() if setting else 0)
    start = quoted.start() if quoted else 0
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    return Location(NAME, Span(line, column, line, column + (len(quoted[0]) if quoted else 0)), "/corpus/locales")
