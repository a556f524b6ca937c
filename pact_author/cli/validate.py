"""`validate`: what is to be mended in a corpus, and where."""

import os
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pact_author.cli.options import colour, in_utf8, meter, note, project_option, width
from pact_author.model.diagnostic import Diagnosis, Severity
from pact_author.render import DIAGNOSTIC_FORMATS, FROM_THE_REPOSITORY

if TYPE_CHECKING:
    from pact_author.reading.project import Project

LEVELS = {severity.word: severity for severity in sorted(Severity, reverse=True)}


@click.command(
    "validate",
    short_help="Check scenario files and say what to mend, where.",
    epilog="""\b
Examples:
  pact-author validate                                   the whole corpus
  pact-author validate scenarios/jp/tea.yaml             one file, seen beside all others
  pact-author validate locales/hi                        one locale: its lexicon and translations
  pact-author validate --changed                         what differs from the main branch
  pact-author validate --select W,O --fail-on warning    only some families, more strictly
  pact-author validate --fix --diff                      show what --fix would mend
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
@click.option("--select", metavar="CODES", help="Tell only these codes, or all that begin so: W,O001.")
@click.option("--ignore", metavar="CODES", help="Do not tell these codes, or any that begins so.")
@click.option(
    "--changed",
    metavar="[=REF]",
    is_flag=False,
    flag_value="",
    default=None,
    help="Only files that differ from where the branch left REF.  [default REF: the main branch]",
)
@click.option("--fix", is_flag=True, help="First mend in the files what can be mended safely.")
@click.option("--diff", is_flag=True, help="Only show what --fix would change; exit code 1 where it would.")
@click.option("--no-cache", is_flag=True, help="Judge every file anew, also those that are unchanged.")
@project_option()
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    form: str,
    fail_on: str,
    select: str | None,
    ignore: str | None,
    changed: str | None,
    fix: bool,
    diff: bool,
    no_cache: bool,
    project: Path,
) -> None:
    """Check scenario files and translations and say what to mend, where.

    Reads every scenario, persona set and translation of the corpus, all mistakes in one go. With PATHS or --changed,
    only what concerns those files is told; they are still seen beside all others. Nothing is sent anywhere and no key
    is needed.

    --fix mends only what is proven to leave the meaning as it is: the form of a file, and names and words that are
    misspelt beyond doubt. --select and --ignore choose what is told, not what is mended.
    """
    import sys

    if diff and form != "text":
        raise click.UsageError("--diff shows a diff and nothing else: leave --format out")

    from pact_author.cli.codes import chosen_codes
    from pact_author.model.errors import ProjectError
    from pact_author.reading.project import open_project

    opened = open_project(project)
    scope = _scope(opened, paths, changed)
    if diff or fix:
        from pact_author.cli.fix import fix_files, show_fixes
    if diff:
        ctx.exit(int(show_fixes(opened, scope)))
    if fix:
        fix_files(opened, scope)
    found = _diagnosis(opened, scope, anew=no_cache)
    if scope is None and not any(path.startswith("scenarios/") for path in found.files):
        raise ProjectError("there is no scenario to check", "scenarios stand in scenarios/<country>/<short-name>.yaml")
    found = chosen_codes(found, select, ignore)
    if form in FROM_THE_REPOSITORY:
        from pact_author.reading.changed import folder_in_repository

        found = found.below(folder_in_repository(opened))
    render: Callable[..., Iterator[str]] = import_module(f"pact_author.render.{DIAGNOSTIC_FORMATS[form]}").render
    if form != "text":
        in_utf8(sys.stdout)
    elif sys.stdout.isatty():
        from pact_author.render.terminal import paint
        from pact_author.render.text import plain

        render = partial(render, paint=paint if colour(sys.stdout) else plain, columns=width(sys.stdout))
    for line in render(found):
        click.echo(line)
    if form == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        from pact_author.cli.step_summary import append_summary

        append_summary(Path(summary), opened, found, scope)
    if any(diagnostic.severity >= LEVELS[fail_on] for diagnostic in found.standing):
        ctx.exit(1)


def _diagnosis(project: "Project", scope: tuple[str, ...] | None, *, anew: bool) -> Diagnosis:
    import gc

    if anew:
        from pact_author.validate.check import diagnose
    else:
        from pact_author.validate.recall import recall as diagnose

    gc.disable()  # what is made lives to the end of the run, and looking for rings in it takes a tenth of the time
    with meter("validating", "files") as told:
        found = diagnose(project, scope, told)
    gc.freeze()  # nor need it be looked through at the end
    return found


def _scope(opened: "Project", paths: tuple[Path, ...], changed: str | None) -> tuple[str, ...] | None:
    """The files that are asked about; None for all."""
    from pact_author.reading.project import WAIVERS, project_paths, select_paths

    scope = select_paths(opened, paths) if paths else None
    if changed is None:
        return scope
    from pact_author.reading.changed import changed_paths
    from pact_author.reading.settings_file import NAME

    differing = changed_paths(opened, changed or None)
    tables = (opened.settings.region_map.name, opened.settings.country_relations.name)
    for concerns_all in (NAME, WAIVERS, *tables):
        if concerns_all in differing:
            note(f"note: {concerns_all} differs too, so all files are checked")
            return scope
    every = scope if scope is not None else project_paths(opened)
    lexicons = {path.rpartition("/")[0] for path in differing if path.endswith("/lexicon.yaml")}
    return tuple(  # a lexicon decides what the PO files beside it may say
        path for path in every if path in differing or (path.endswith(".po") and path.rpartition("/")[0] in lexicons)
    )
