"""`build`: validate, then freeze the corpus into a release folder."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pact_author.cli.options import meter, note, project_option

if TYPE_CHECKING:
    from pact_author.model.corpus import Corpus
    from pact_author.model.translation import TranslationState
    from pact_author.model.wording import Wording

CHANGES = "CHANGELOG-DATA.md"
"""In the project: what changed from release to release, as `diff --changelog` writes it."""


@click.command(
    "build",
    short_help="Make a release from a corpus without errors.",
    epilog="""\b
Examples:
  pact-author build                  into dist/<name>-<version>/
  pact-author build --out /data      into /data/<name>-<version>/
  pact-author build --min-status reviewed    leave out what nobody has reviewed
  pact-author verify "$(pact-author build | tail -n 1)"
""",
)
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Parent folder.  [default: dist/ in the project]"
)
@click.option(
    "--min-status",
    type=click.Choice(["machine", "edited", "reviewed", "native-verified"]),
    default="machine",
    show_default=True,
    help="Leave out translations that have not come so far.",
)
@click.option("--parquet", is_flag=True, help="Write the item tables as Parquet too, beside the release's own.")
@project_option()
@click.pass_context
def command(ctx: click.Context, out: Path | None, min_status: str, parquet: bool, project: Path) -> None:
    """Make a release from a corpus without errors.

    The same corpus gives the same bytes anywhere, as a folder and as a .tar.gz beside it, whose files are as old as
    SOURCE_DATE_EPOCH says. The release's path is the last line on stdout. Translations that nobody has reviewed go into
    tables of their own, marked -unreviewed; missing and stale ones are left out.
    """
    from dataclasses import replace

    from pact_author.cli.given_names import given_names
    from pact_author.locales.wording import read_wording
    from pact_author.model.errors import ProjectError
    from pact_author.model.translation import TranslationState
    from pact_author.personas.names import unchecked_note
    from pact_author.reading.project import open_project
    from pact_author.release.assemble import write_release
    from pact_author.release.parquet import write_parquet
    from pact_author.release.read import read_manifest
    from pact_author.release.tables import released
    from pact_author.render.text import render
    from pact_author.validate.check import check

    opened = open_project(project)
    with meter("validating", "files") as told:
        checked = check(opened, told)
    if checked.errors:
        for line in render(replace(checked.diagnosis, diagnostics=checked.errors)):
            click.echo(line, err=True)
        note("error: nothing was built: a release holds no errors")
        ctx.exit(1)
    licence = opened.root / "LICENSE-DATA"
    if not licence.is_file():
        raise ProjectError(f"{licence} is missing", "put the text of the data's licence there; a release carries it")
    names = given_names(opened, checked.corpus.designs, released(checked.corpus))
    if unchecked := unchecked_note(names.values()):
        note(f"note: {unchecked}")
    wordings = [replace(read_wording(opened, locale), names=names) for locale in opened.settings.locales]
    changes = opened.root / CHANGES
    with meter("building", "rows") as told:
        target, new = write_release(
            checked.corpus,
            wordings,
            licence=licence.read_text("utf-8"),
            least=TranslationState(min_status),
            parent=out or opened.root / "dist",
            changes=changes.read_text("utf-8") if changes.is_file() else None,
            seconds=_source_date(),
            on_progress=told,
        )
    if parquet:
        with meter("writing Parquet", "rows") as told:
            write_parquet(target, read_manifest(target), told)
    for line in _left_out(checked.corpus, wordings, TranslationState(min_status)):
        note(line)
    note("built" if new else "nothing to do: the same release stands there already")
    here = Path.cwd()
    click.echo(target.relative_to(here) if target.is_relative_to(here) else target)


def _source_date() -> int:
    """The time of every file in the archive: SOURCE_DATE_EPOCH, as reproducible-builds.org has it, or 1980."""
    from pact_author.model.errors import ProjectError
    from pact_author.release.archive import EARLIEST

    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not said:
        return EARLIEST
    if not (said.isascii() and said.isdecimal()) or int(said) >= 2**32:
        raise ProjectError(
            f"SOURCE_DATE_EPOCH is {said!r}, which is no time", "set it to seconds since 1970, or unset it"
        )
    return int(said)


def _left_out(corpus: "Corpus", wordings: "list[Wording]", least: "TranslationState") -> Iterator[str]:
    """A line for each locale of which something stays out."""
    from pact_author.release.tables import in_words, released

    whole = released(corpus)
    for wording in wordings:
        shipped = sum(len(words.scenarios) for words in in_words(whole, wording, least))
        if shipped < len(whole):
            left = len(whole) - shipped
            told = f"{wording.locale}: {left} of {len(whole)} scenarios left out, their texts have not come that far"
            yield f"{told}; see: pact-author locale status {wording.locale}"
