"""`diff`: what changed between two releases, and which version it calls for."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pact_author.cli.options import meter, note

if TYPE_CHECKING:
    from pact_author.release.private import Split
    from pact_author.release.read import Release


@click.command(
    "diff",
    short_help="Say what changed between two releases, and which version it calls for.",
    epilog="""\b
Examples:
  pact-author diff dist/pact-0.1.0 dist/pact-0.2.0
  pact-author diff pact-0.1.0.tar.gz .          the last release beside the corpus as it stands
  pact-author diff dist/pact-0.1.0 . --changelog CHANGELOG-DATA.md
  pact-author diff OLD NEW --format json | jq -r .bump
""",
)
@click.argument("old", type=click.Path(path_type=Path, exists=True))
@click.argument("new", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--format", "form", type=click.Choice(["text", "md", "json"]), default="text", show_default=True, help="Form."
)
@click.option(
    "--changelog",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the new version's section into this file, before those of earlier ones.",
)
@click.option(
    "--private-key",
    "private",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="KEY",
    help="Tell what is held out from what is gone, with the key in this file.",
)
@click.option(
    "--private-share",
    "percent",
    type=click.IntRange(1, 90),
    default=20,
    show_default=True,
    metavar="PERCENT",
    help="How much a corpus that is not built yet will hold out with that key.",
)
@click.pass_context
def command(
    ctx: click.Context, old: Path, new: Path, form: str, changelog: Path | None, private: Path | None, percent: int
) -> None:
    """Say what changed between two releases, and which version it calls for.

    OLD and NEW are release folders or archives; NEW may be the folder of a corpus that is not built yet. Items are
    compared by their ids. More items call for a minor version, changed or removed prompts for a major one (below 1.0.0,
    for another second number), and what no model sees for a patch. The exit code is 1 where the new version is too
    small, where a scenario is gone without being retired, and where the id of a retired one is in use again.

    The ids of what is held out are public nowhere, so a scenario that is not there any more may be held out or gone;
    --private-key tells which.
    """
    from pact_author.cli.releases import opened_release
    from pact_author.release.compare import compare
    from pact_author.release.private import Split, held_ids
    from pact_author.release.split import read_key
    from pact_author.render import changes as render

    split = Split(read_key(private), percent) if private is not None else None
    with opened_release(old) as before, _release_or_corpus(new, split) as after, meter("comparing", "tables") as told:
        held = held_ids(after, split.key) if split is not None else None
        changes = compare(before, after, told, held=held)
    lines = {"text": render.text, "md": render.section, "json": render.changes_json}[form](changes)
    for line in lines:
        click.echo(line)
    if changelog is not None and not changes.is_same:
        from pact_author.release.changelog import add_section

        add_section(changelog, after.manifest.canary, changes.new.version, list(render.section(changes)))
        note(f"{changelog} has a section {changes.new.version} now")
    if changes.faults or not changes.is_enough:
        ctx.exit(1)


@contextmanager
def _release_or_corpus(path: Path, split: "Split | None") -> Iterator["Release"]:
    """A release, or what a corpus would be built to. split: what that one would hold out."""
    from tempfile import TemporaryDirectory

    from pact_author.cli.freeze import Unsound, freeze
    from pact_author.cli.releases import opened_release
    from pact_author.model.errors import ProjectError
    from pact_author.model.translation import TranslationState
    from pact_author.reading.project import open_project
    from pact_author.reading.settings_file import NAME
    from pact_author.release.read import open_release

    if not (path / NAME).is_file():
        with opened_release(path) as release:
            yield release
        return
    with TemporaryDirectory(prefix="pact-diff-") as home:
        try:
            frozen = freeze(open_project(path), Path(home), TranslationState.MACHINE, split=split)
        except Unsound as unsound:
            raise ProjectError(
                "the corpus has errors, so nothing can be built of it", "see: pact-author validate"
            ) from unsound
        yield open_release(frozen.target)
