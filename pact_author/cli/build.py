"""`build`: validate, then freeze the corpus into a release folder."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pact_author.cli.options import meter, note, project_option

if TYPE_CHECKING:
    from pact_author.model.corpus import Corpus
    from pact_author.model.translation import TranslationState
    from pact_author.model.wording import Wording


@click.command(
    "build",
    short_help="Make a release from a corpus without errors.",
    epilog="""\b
Examples:
  pact-author build                  into dist/<name>-<version>/
  pact-author build --out /data      into /data/<name>-<version>/
  pact-author build --design smoke --out trial    a small one, to try something out
  pact-author build --min-status reviewed    leave out what nobody has reviewed
  pact-author build --since pact-0.1.0.tar.gz    hold the version against the last release
  pact-author build --sign ~/.ssh/release-key
  pact-author verify "$(pact-author build | tail -n 1)"
""",
)
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Parent folder.  [default: dist/ in the project]"
)
@click.option(
    "--design",
    "designs",
    multiple=True,
    metavar="NAME",
    help="Only this persona set, to try something out; again for another one.  [default: all]",
)
@click.option(
    "--min-status",
    type=click.Choice(["machine", "edited", "reviewed", "native-verified"]),
    default="machine",
    show_default=True,
    help="Leave out translations that have not come so far.",
)
@click.option(
    "--since",
    type=click.Path(path_type=Path),
    metavar="OLD",
    help="An earlier release that the version must tell the changes since.  [default: the newest beside it]",
)
@click.option(
    "--sign",
    "key",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="KEY",
    help="Sign the release with this SSH key, by ssh-keygen.",
)
@click.option(
    "--private-split",
    "private",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="KEY",
    help="Hold some scenarios out, chosen and encrypted by the key in this file.",
)
@click.option(
    "--private-share",
    "percent",
    type=click.IntRange(1, 90),
    default=20,
    show_default=True,
    metavar="PERCENT",
    help="How many scenarios of each region are held out.",
)
@click.option("--parquet", is_flag=True, help="Write the item tables as Parquet too, beside the release's own.")
@project_option()
@click.pass_context
def command(
    ctx: click.Context,
    out: Path | None,
    designs: tuple[str, ...],
    min_status: str,
    since: Path | None,
    key: Path | None,
    private: Path | None,
    percent: int,
    parquet: bool,
    project: Path,
) -> None:
    """Make a release from a corpus without errors.

    The same corpus gives the same bytes anywhere, as a folder and as a .tar.gz beside it, whose files are as old as
    SOURCE_DATE_EPOCH says. The release's path is the last line on stdout. Translations that nobody has reviewed go into
    tables of their own, marked -unreviewed; missing and stale ones are left out. Where an earlier release is known, a
    version that is too small for what changed is refused.
    """
    from contextlib import ExitStack

    from pact_author.cli.freeze import Unsound, freeze, source_date
    from pact_author.cli.releases import opened_release
    from pact_author.model.translation import TranslationState
    from pact_author.reading.project import open_project
    from pact_author.release.assemble import sign_release
    from pact_author.release.gate import VersionRefused, newest
    from pact_author.release.parquet import write_parquet
    from pact_author.release.private import Split
    from pact_author.release.read import read_manifest
    from pact_author.release.split import read_key
    from pact_author.render.changes import text
    from pact_author.render.text import render

    opened, least = open_project(project), TranslationState(min_status)
    split = Split(read_key(private), percent) if private is not None else None
    parent = out or opened.root / "dist"
    # What is only tried out need not tell of what it leaves out.
    earlier = since or (None if designs else newest(parent, opened.settings.name, opened.settings.version))
    with ExitStack() as open_now:
        old = open_now.enter_context(opened_release(earlier)) if earlier else None
        try:
            frozen = freeze(opened, parent, least, old, split, designs)
        except Unsound as unsound:
            for line in render(unsound.diagnosis):
                click.echo(line, err=True)
            note("error: nothing was built: a release holds no errors")
            ctx.exit(1)
        except VersionRefused as refused:
            for line in text(refused.changes):
                click.echo(line, err=True)
            note(f"error: nothing was built: {refused.message}\nhelp: {refused.hint}")
            ctx.exit(1)
    if key is not None:
        sign_release(frozen.target, key, source_date())
    if parquet:
        with meter("writing Parquet", "rows") as told:
            write_parquet(frozen.target, read_manifest(frozen.target), told)
    for line in _left_out(frozen.corpus, frozen.wordings, least):
        note(line)
    note("built" if frozen.new else "nothing to do: the same release stands there already")
    here = Path.cwd()
    target = frozen.target
    click.echo(target.relative_to(here) if target.is_relative_to(here) else target)


def _left_out(corpus: "Corpus", wordings: "Sequence[Wording]", least: "TranslationState") -> Iterator[str]:
    """A line for each locale of which something stays out."""
    from pact_author.release.tables import in_words, released

    whole = released(corpus)
    for wording in wordings:
        shipped = sum(len(words.scenarios) for words in in_words(whole, wording, least))
        if shipped < len(whole):
            left = len(whole) - shipped
            told = f"{wording.locale}: {left} of {len(whole)} scenarios left out, their texts have not come that far"
            yield f"{told}; see: pact-author locale status {wording.locale}"
