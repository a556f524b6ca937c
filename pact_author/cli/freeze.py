"""A corpus frozen into a release, for `build`, and for `diff` of what is not built yet."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pact_author.cli.given_names import given_names
from pact_author.cli.options import meter, note
from pact_author.locales.wording import read_wording
from pact_author.model.corpus import Corpus
from pact_author.model.diagnostic import Diagnosis
from pact_author.model.errors import ProjectError
from pact_author.model.persona import Design
from pact_author.model.review import State
from pact_author.model.translation import TranslationState
from pact_author.model.wording import Wording
from pact_author.personas.names import unchecked_note
from pact_author.reading.project import Project
from pact_author.release.archive import EARLIEST
from pact_author.release.assemble import write_release
from pact_author.release.private import Split
from pact_author.release.read import Release
from pact_author.release.tables import released
from pact_author.validate.check import check

CHANGES = "CHANGELOG-DATA.md"
"""In the project: what changed from release to release, as `diff --changelog` writes it."""


class Unsound(Exception):
    """A corpus with errors, of which no release is made."""

    def __init__(self, diagnosis: Diagnosis) -> None:
        super().__init__()
        self.diagnosis = diagnosis


@dataclass(frozen=True, slots=True)
class Frozen:
    """A release that stands. new: it was not there before."""

    target: Path
    new: bool
    corpus: Corpus
    wordings: tuple[Wording, ...]


def freeze(
    opened: Project,
    parent: Path,
    least: TranslationState,
    since: Release | None = None,
    split: Split | None = None,
    designs: Sequence[str] = (),
) -> Frozen:
    """Validate a corpus and write its release below parent. since: an earlier one that its version is held against.

    split: what to hold out. designs: names of the persona sets that are wanted, where not all are. Raises Unsound,
    ProjectError, ReleaseError.
    """
    with meter("validating", "files") as told:
        checked = check(opened, told)
    if checked.errors:
        raise Unsound(replace(checked.diagnosis, diagnostics=checked.errors))
    corpus = replace(checked.corpus, designs=_wanted(checked.corpus.designs, designs))
    licence = opened.root / "LICENSE-DATA"
    if not licence.is_file():
        raise ProjectError(f"{licence} is missing", "put the text of the data's licence there; a release carries it")
    names = given_names(opened, corpus.designs, released(corpus))
    if unchecked := unchecked_note(names.values()):
        note(f"note: {unchecked}")
    wordings = tuple(replace(read_wording(opened, locale), names=names) for locale in opened.settings.locales)
    changes = opened.root / CHANGES
    with meter("building", "rows") as told:
        target, new = write_release(
            corpus,
            wordings,
            licence=licence.read_text("utf-8"),
            least=least,
            parent=parent,
            changes=changes.read_text("utf-8") if changes.is_file() else None,
            seconds=source_date(),
            since=since,
            split=split,
            reviewed=_reviewed(opened, corpus),
            on_progress=told,
        )
    return Frozen(target, new, corpus, wordings)


def _reviewed(opened: Project, corpus: Corpus) -> Mapping[str, State] | None:
    """How far scenarios were reviewed; None where there are no reviews, which need numpy to be read."""
    if not (opened.root / "reviews").is_dir():
        return None
    from pact_author.cli.review_corpus import review_states

    return review_states(opened, corpus)


def _wanted(designs: tuple[Design, ...], names: Sequence[str]) -> tuple[Design, ...]:
    """The persona sets of those names; all of them where none is named."""
    there = [design.name for design in designs]
    if unknown := [name for name in names if name not in there]:
        raise ProjectError(f"there is no persona set {unknown[0]}", f"there are: {', '.join(there)}")
    return tuple(design for design in designs if not names or design.name in names)


def source_date() -> int:
    """The time of every file in the archive: SOURCE_DATE_EPOCH, as reproducible-builds.org has it, or 1980."""
    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not said:
        return EARLIEST
    if not (said.isascii() and said.isdecimal()) or int(said) >= 2**32:
        raise ProjectError(
            f"SOURCE_DATE_EPOCH is {said!r}, which is no time", "set it to seconds since 1970, or unset it"
        )
    return int(said)
