"""A corpus with its reviews, for the commands of `review`: what can be asked, what was said, and who said it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date as calendar_date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pact_author.model.errors import ProjectError

if TYPE_CHECKING:
    from pact_author.model.calibration import Standing
    from pact_author.model.corpus import Corpus
    from pact_author.model.diagnostic import Diagnosis
    from pact_author.model.document import Document
    from pact_author.model.review import State
    from pact_author.model.scenario import Scenario
    from pact_author.reading.project import Project
    from pact_author.reading.review_file import Reviews
    from pact_author.review.opinion import Held
    from pact_author.review.places import Askable

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Reviewed:
    """documents: by path, of scenarios and of the PO files that were asked about."""

    project: "Project"
    corpus: "Corpus"
    askables: "tuple[Askable, ...]"
    documents: "dict[str, Document]"
    reviews: "Reviews"

    def standings(self, more: Iterable[str] = ()) -> "dict[str, Standing]":
        """Of every judge that is in a review, and of those named."""
        from pact_author.reading.calibration_file import read_gold
        from pact_author.review.gold import gold_hash
        from pact_author.review.prompt import prompt_hashes
        from pact_author.review.questions import QUESTIONS
        from pact_author.review.standing import standings

        hearings = [each for review in self.reviews.by_scenario.values() for each in review.hearings]
        judges = sorted({*(each.judge for each in hearings), *more})
        gold = gold_hash(read_gold(self.project)) if judges else None
        return standings(judges, self.reviews.judges, prompt_hashes(QUESTIONS), gold)

    def held(self, known: "dict[str, Standing]") -> "tuple[Held, ...]":
        from pact_author.review.opinion import hold

        return tuple(hold(each, self.reviews.by_scenario.get(each.scenario.id), known) for each in self.askables)

    def diagnosis(
        self, held: "Sequence[Held]", known: "dict[str, Standing]", only: frozenset[str] | None
    ) -> "Diagnosis":
        """What the reviews say; only: of these scenarios, and nothing of others."""
        from pact_author import __version__
        from pact_author.model.diagnostic import Diagnosis
        from pact_author.reading.review_file import review_path
        from pact_author.review.diagnose import diagnostics
        from pact_author.validate.catalogue import CARDS

        scenarios = [each.askable.scenario for each in held]
        paths = [each.path for each in scenarios if only is None or each.id in only]
        found = diagnostics(held, self.reviews, self.documents, known)
        if only is not None:
            catalogs = {path for path in self.documents if path.endswith(".po")}
            wanted = {*paths, *(review_path(each.id) for each in scenarios if each.id in only)}
            # A translation's doubt stands in the PO file of all scenarios: it is told by the entry's name.
            found = tuple(
                d for d in found if d.at.path in wanted or (d.at.path in catalogs and _entry(d.at.pointer) in only)
            )
        sources = {path: each.text for path, each in self.documents.items()} | self.reviews.texts
        return Diagnosis(found, sources, tuple(paths), CARDS, __version__)


def open_reviewed(project: Path, locales: Sequence[str] = ()) -> Reviewed:
    """The corpus that can be read, with its reviews. locales: asked about, beside those that are in reviews."""
    from pact_author.cli.choose import load_sound
    from pact_author.reading.project import open_project

    return reviewed(open_project(project), load_sound(project), locales)


def reviewed(project: "Project", corpus: "Corpus", locales: Sequence[str] = ()) -> Reviewed:
    """A corpus with its reviews as they are now."""
    from pact_author.reading.review_file import read_reviews
    from pact_author.review.places import askable, read_catalog

    reviews = read_reviews(project)
    hearings = [each for review in reviews.by_scenario.values() for each in review.hearings]
    told = {each.locale for each in hearings if each.locale} & set(project.settings.locales)
    catalogs = {}
    for tag in sorted({*locales, *told}):
        try:
            found = read_catalog(project, tag)
        except ProjectError:
            if tag in locales:
                raise
            found = None  # what was said of it is stale until it can be read
        if found is not None:
            catalogs[tag] = found
    documents = {**corpus.documents, **{each.document.path: each.document for each in catalogs.values()}}
    return Reviewed(project, corpus, askable(corpus.scenarios, catalogs), documents, reviews)


def review_states(project: "Project", corpus: "Corpus") -> "dict[str, State]":
    """How far each scenario that is not retired has been reviewed: for `stats`, and for the card of a release."""
    from pact_author.review.queue import states

    return states(reviewed(project, corpus).held({}))


def refuse_unreadable(told: Reviewed, scenario: str) -> None:
    """Raises ProjectError where a scenario has a review that cannot be read: a person's word may be in it."""
    from pact_author.reading.review_file import review_path

    path = review_path(scenario)
    if any(fault.at.path == path for fault in told.reviews.faults):
        raise ProjectError(f"{path} cannot be read, and nothing is written over it", "see: pact-author review show")


def scenario_ids(told: Reviewed, names: Sequence[str], changed: str | None) -> frozenset[str] | None:
    """The scenarios that are meant: by id, file or folder, and by what git knows; None for all of them."""
    known = {each.id: each for each in told.corpus.scenarios}
    chosen = None if not names else frozenset(found for name in names for found in _named(told, name, known))
    if changed is None:
        return chosen
    from pact_author.reading.changed import changed_paths

    differing = changed_paths(told.project, changed or None)
    return frozenset(
        name for name, each in known.items() if each.path in differing and (chosen is None or name in chosen)
    )


def sound_day(_ctx: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """A day as the caller gives it: nothing here looks at a clock."""
    try:
        if value is None or (DAY.fullmatch(value) and calendar_date.fromisoformat(value)):
            return value
    except ValueError:
        pass
    raise click.BadParameter("give a day such as 2026-11-25")


def _named(told: Reviewed, name: str, known: "dict[str, Scenario]") -> Iterable[str]:
    if name in known:
        return (name,)
    from pact_author.cli.choose import pick
    from pact_author.reading.project import select_paths

    try:
        paths = select_paths(told.project, [Path(name)])
    except ProjectError:
        if "/" in name and not name.endswith(".yaml"):
            pick(name, known, "scenario")  # raises, with the nearest names
        raise
    found = [each.id for each in known.values() if each.path in paths]
    if not found:
        raise ProjectError(f"{name} holds no scenario that can be read", "see: pact-author validate")
    return found


def _entry(pointer: str) -> str:
    """/jp~1shoes#situation/msgstr → jp/shoes."""
    return pointer[1:].partition("#")[0].replace("~1", "/").replace("~0", "~")
