"""What reviews say, in every form of `validate`, and before it what is known of the judges."""

import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib import import_module
from typing import Any

import click

from pact_author.cli.options import colour, in_utf8, note, width
from pact_author.model.diagnostic import Diagnosis
from pact_author.reading.project import Project
from pact_author.render import DIAGNOSTIC_FORMATS, FROM_THE_REPOSITORY


def format_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """--format, of diagnostics."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(list(DIAGNOSTIC_FORMATS)),
        default="text",
        show_default=True,
        help="Form of the result.",
    )(command)


def tell(project: Project, found: Diagnosis, first: str, verdicts: Mapping[str, Mapping[str, int]], form: str) -> None:
    """first: said of the judges, before all else: on stdout where people read it, on stderr beside what machines do.

    verdicts: question → how many are what.
    """
    from pact_author.render.reviews import tally

    if form in FROM_THE_REPOSITORY:
        from pact_author.reading.changed import folder_in_repository

        found = found.below(folder_in_repository(project))
    render: Callable[..., Iterator[str]] = import_module(f"pact_author.render.{DIAGNOSTIC_FORMATS[form]}").render
    if form == "text":
        from pact_author.render.text import plain

        painted = plain
        if colour(sys.stdout):
            from pact_author.render.terminal import paint

            painted = paint
        if first:
            click.echo(painted(first, "bold yellow"))
            for line in tally(verdicts, width(sys.stdout)):
                click.echo(line)
            click.echo()
        if sys.stdout.isatty():
            render = partial(render, paint=painted, columns=width(sys.stdout))
    else:
        in_utf8(sys.stdout)
        if first and form == "github":
            click.echo(first)  # in the log: GitHub shows ten notices of a step, and the render has use for them all
        elif first:
            note(f"note: {first}")
    for line in render(found):
        click.echo(line)
