"""`validate`: what is to be mended in a corpus, and where."""

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path

import click

from pact_author.cli.options import colour, meter, project_option
from pact_author.model.diagnostic import Severity
from pact_author.render import DIAGNOSTIC_FORMATS

LEVELS = {severity.word: severity for severity in sorted(Severity, reverse=True)}


@click.command(
    "validate",
    short_help="Check scenario files and say what to mend, where.",
    epilog="""\b
Examples:
  pact-author validate                                   the whole corpus
  pact-author validate scenarios/jp/tea.yaml             one file, seen beside all others
  pact-author validate --format github                   in a pull request's workflow
  pact-author validate --format json | jq -r .message
""",
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATHS]…")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(DIAGNOSTIC_FORMATS)),
    default="text",
    show_default=True,
    help="Form of the result.",
)
@click.option(
    "--fail-on",
    type=click.Choice(list(LEVELS)),
    default="error",
    show_default=True,
    help="Least severity that gives exit code 1.",
)
@project_option()
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], form: str, fail_on: str, project: Path) -> None:
    """Check scenario files and say what to mend, where.

    Reads every scenario and persona file of the corpus, all mistakes in one go. With PATHS, only what concerns those
    files or folders is told. Nothing is sent anywhere and no key is needed.
    """
    import sys

    from pact_author.model.errors import ProjectError
    from pact_author.reading.project import open_project, select_paths
    from pact_author.validate.check import check

    opened = open_project(project)
    chosen = select_paths(opened, paths) if paths else ()
    with meter("validating", "files") as told:
        checked = check(opened, chosen, told)
    if not checked.files or (paths and not chosen):
        raise ProjectError("there is no scenario to check", "scenarios stand in scenarios/<country>/<short-name>.yaml")
    render: Callable[..., Iterator[str]] = import_module(f"pact_author.render.{DIAGNOSTIC_FORMATS[form]}").render
    if form == "text" and colour(sys.stdout):
        from pact_author.render.terminal import paint

        render = partial(render, paint=paint)
    for line in render(checked.diagnostics, checked.sources, checked.files):
        click.echo(line)
    if any(diagnostic.severity >= LEVELS[fail_on] for diagnostic in checked.diagnostics):
        ctx.exit(1)
