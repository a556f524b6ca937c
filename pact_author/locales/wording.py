"""The words of a locale as they stand in the project: lexicon, translations of the templates and of the scenarios."""

from pact_author.locales.catalog import read_catalog
from pact_author.locales.lexicon import read_lexicon
from pact_author.model.errors import ProjectError
from pact_author.model.translation import Catalog
from pact_author.model.wording import Translated, Wording
from pact_author.reading.message_text import parse_message
from pact_author.reading.project import Project, read_text

FILES = ("prompts", "scenarios")


def catalog_path(locale: str, name: str) -> str:
    """locales/<locale>/scenarios.po. name: one of FILES."""
    return f"locales/{locale}/{name}.po"


def find_catalog(project: Project, locale: str, name: str) -> Catalog | None:
    """A PO file of a locale, None where there is none. Raises ProjectError with the line where it cannot be read."""
    path = catalog_path(locale, name)
    if not (project.root / path).exists():
        return None
    text, faults = read_text(project, path)
    if text is None:
        raise ProjectError(f"{path}: {faults[0].message}", faults[0].hint)
    try:
        return read_catalog(path, locale, text)
    except ValueError as error:
        line, _, what = str(error).removeprefix("line ").partition(": ")
        hint = "mend that line, or take the file as it was from git; it was not touched"
        raise ProjectError(f"{path}:{line}: {what}", hint) from error


def read_catalogs(project: Project, locale: str) -> tuple[Catalog, ...]:
    """The PO files of a locale that are there. Raises ProjectError for one that cannot be read."""
    found = (find_catalog(project, locale, name) for name in FILES)
    return tuple(catalog for catalog in found if catalog is not None)


def read_wording(project: Project, locale: str) -> Wording:
    """What a locale says. Raises ProjectError where its lexicon or a PO file cannot be read."""
    lexicon = read_lexicon(project, locale)
    if locale == project.settings.source_language:
        return Wording(lexicon)
    texts = {}
    for entry in (entry for catalog in read_catalogs(project, locale) for entry in catalog.entries):
        message, _ = parse_message(entry.text)
        if entry.text and message is not None and not entry.obsolete:
            texts[entry.context] = Translated(message, entry.state, entry.source)
    return Wording(lexicon, texts)
