"""All that can be asked of a corpus: by scenario, each question and locale with its material, and its file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pact_author.locales.wording import catalog_path
from pact_author.model.document import Document
from pact_author.model.errors import ProjectError
from pact_author.model.scenario import Scenario, Status
from pact_author.model.translation import Entry
from pact_author.reading.po_entries import to_entries
from pact_author.reading.po_text import parse_po
from pact_author.reading.project import Project, read_text
from pact_author.review.material import Material, of_scenario, of_translation, whole
from pact_author.review.questions import QUESTIONS, Question

Place = tuple[str, str]
"""Code of a question, and the locale that it is asked in; "" for the scenario itself."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """The PO file of the scenarios in a locale."""

    document: Document
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Askable:
    """One scenario with everything that can be asked about it. whole: the hash of all without a locale."""

    scenario: Scenario
    materials: Mapping[Place, Material]
    whole: str

    def content(self, question: str, locale: str) -> str | None:
        """The hash of what a question shows now, of the whole scenario for ""; None where there is nothing to show."""
        if not question:
            return self.whole
        found = self.materials.get((question, locale))
        return None if found is None else found.content


def askable(scenarios: Iterable[Scenario], catalogs: Mapping[str, Catalog]) -> tuple[Askable, ...]:
    """catalogs: by locale; questions by locale are asked of those. Retired scenarios are asked nothing."""
    return tuple(_askable(each, catalogs) for each in scenarios if each.status is not Status.RETIRED)


def chosen(
    found: Sequence[Askable], locales: Iterable[str], codes: Iterable[str] = (), only: Iterable[str] | None = None
) -> Iterator[tuple[Question, Material]]:
    """What is to be asked, scenario by scenario.

    locales: those whose translations are asked about. codes: none for all. only: ids of scenarios; None for all.
    """
    told = frozenset(("", *locales))
    codes, wanted = frozenset(codes), None if only is None else frozenset(only)
    by_code = {question.code: question for question in QUESTIONS}
    for each in found:
        if wanted is None or each.scenario.id in wanted:
            for (code, locale), material in each.materials.items():
                if locale in told and (not codes or code in codes):
                    yield by_code[code], material


def read_catalog(project: Project, locale: str) -> Catalog | None:
    """The scenarios' translations in a locale; None where there are none. Raises ProjectError where unreadable."""
    path = catalog_path(locale, "scenarios")
    if not (project.root / path).exists():
        return None
    text, faults = read_text(project, path)
    document, wrong = (None, faults) if text is None else parse_po(path, text)
    if document is None:
        raise ProjectError(f"{path} cannot be read: {wrong[0].message}", f"see: pact-author validate {path}")
    return Catalog(document, to_entries(document)[0])


def _askable(scenario: Scenario, catalogs: Mapping[str, Catalog]) -> Askable:
    found: dict[Place, Material] = {}
    for question in QUESTIONS:
        if not question.by_locale:
            found[question.code, ""] = of_scenario(scenario, question)
            continue
        for locale, catalog in catalogs.items():
            material = of_translation(scenario, locale, catalog.entries, catalog.document.path)
            if material is not None:
                found[question.code, locale] = material
    return Askable(scenario, found, whole(material for (_, locale), material in found.items() if not locale))
