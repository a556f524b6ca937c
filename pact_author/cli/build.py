"""`build`: validate, then freeze the corpus into a release folder."""

from pathlib import Path

import click

from pact_author.cli.options import meter, note, project_option


@click.command(
    "build",
    short_help="Make a release from a corpus without errors.",
    epilog="""\b
Examples:
  pact-author build                  into dist/<name>-<version>/
  pact-author build --out /data      into /data/<name>-<version>/
  pact-author verify "$(pact-author build | tail -n 1)"
""",
)
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Parent folder.  [default: dist/ in the project]"
)
@project_option()
@click.pass_context
def command(ctx: click.Context, out: Path | None, project: Path) -> None:
    """Make a release from a corpus without errors.

    The same corpus gives the same bytes anywhere. The release's path is the last line on stdout.
    """
    from dataclasses import replace

    from pact_author.locales.wording import read_wording
    from pact_author.model.errors import ProjectError
    from pact_author.reading.project import open_project
    from pact_author.release.assemble import write_release
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
    wordings = [read_wording(opened, locale) for locale in opened.settings.locales]
    with meter("building", "rows") as told:
        target, new = write_release(
            checked.corpus,
            wordings,
            licence=licence.read_text("utf-8"),
            parent=out or opened.root / "dist",
            on_progress=told,
        )
    note("built" if new else "nothing to do: the same release stands there already")
    here = Path.cwd()
    click.echo(target.relative_to(here) if target.is_relative_to(here) else target)
