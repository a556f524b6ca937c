"""The PO files of a locale as they should be, beside what they are."""

from collections.abc import Iterator, Sequence

from pact_author.locales.catalog import catalog_text
from pact_author.locales.lexicon import find_lexicon, read_lexicon
from pact_author.locales.merge import merge
from pact_author.locales.notes import noted_templates, noted_texts
from pact_author.locales.wording import catalog_path, find_catalog
from pact_author.model.locale_status import FileUpdate
from pact_author.model.scenario import Scenario, Status
from pact_author.model.translation import Catalog, SourceText
from pact_author.reading.project import Project
from pact_author.reading.replace_file import exact_text

COMMENT = "Translations of the PACT scenarios. Words in braces are filled in; docs/locales.md says with what."


def file_updates(project: Project, scenarios: Sequence[Scenario], locale: str) -> Iterator[FileUpdate]:
    """Both PO files of a locale. scenarios: the whole corpus; what is not in it becomes obsolete.

    Raises ProjectError for a PO file or a lexicon that cannot be read: nothing is guessed about it.
    """
    for name, texts in current_texts(project, scenarios, locale).items():
        path, old = catalog_path(locale, name), find_catalog(project, locale, name)
        before = exact_text(project, path) if old is not None else None
        merged = merge(old or Catalog(path, locale, (), comment=COMMENT), texts)
        yield FileUpdate(path, before, catalog_text(merged.catalog), merged)


def current_texts(project: Project, scenarios: Sequence[Scenario], locale: str) -> dict[str, tuple[SourceText, ...]]:
    """Name of a PO file → the English texts that belong into it, by scenario id and then in the order of fields."""
    english = read_lexicon(project, project.settings.source_language)
    lexicon = find_lexicon(project, locale)
    told = [scenario for scenario in scenarios if scenario.status is not Status.RETIRED]
    told.sort(key=lambda scenario: scenario.id)
    return {
        "prompts": tuple(noted_templates(lexicon)),
        "scenarios": tuple(text for scenario in told for text in noted_texts(scenario, english, lexicon)),
    }
