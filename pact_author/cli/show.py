"""`show`: a scenario as a model will see it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pact_author.cli.options import colour, note, project_option, width
from pact_author.model.errors import ProjectError
from pact_author.model.persona import AgeBand, Cue, Frame, Gender, NormShown, SystemPrompt
from pact_author.model.scenario import Holder

if TYPE_CHECKING:
    from pact_author.model.diagnostic import Diagnosis
    from pact_author.reading.project import Project


def choice(values: object) -> click.Choice[str]:
    return click.Choice([str(value) for value in values])  # type: ignore[attr-defined]


@click.command(
    "show",
    short_help="Show a scenario as a model will see it.",
    epilog="""\b
Examples:
  pact-author show jp/shoes-at-the-door
  pact-author show jp/shoes-at-the-door --actor-country BR --actor-gender female
  pact-author show jp/shoes-at-the-door --frame norm --norm unstated --cue none
  pact-author show jp/shoes-at-the-door --format md        to paste into a review
  pact-author show jp/shoes-at-the-door --locale hi --branches
  pact-author show jp/shoes-at-the-door --locale ar --branches --format html > ar.html
""",
)
@click.argument("scenario", metavar="ID")
@click.option("--actor-country", metavar="CC", help="ISO 3166-1 alpha-2.  [default: the scenario's]")
@click.option("--actor-age", type=choice(AgeBand), default="younger", show_default=True)
@click.option("--actor-gender", type=choice(Gender), default="unspecified", show_default=True)
@click.option("--receiver-country", metavar="CC", help="ISO 3166-1 alpha-2.  [default: the scenario's]")
@click.option("--receiver-age", type=choice(AgeBand), default="older", show_default=True)
@click.option("--receiver-gender", type=choice(Gender), default="unspecified", show_default=True)
@click.option("--holder", type=choice(Holder), default="actor", show_default=True, help="Who holds the preference.")
@click.option("--cue", type=choice(Cue), default="full", show_default=True, help="How much of the people is told.")
@click.option("--frame", type=choice(Frame), default="advice", show_default=True, help="What is asked.")
@click.option("--system-prompt", type=choice(SystemPrompt), default="plain", show_default=True)
@click.option("--norm", type=choice(NormShown), default="stated", show_default=True, help="Whether the norm is told.")
@click.option("--locale", default="en", show_default=True)
@click.option("--branches", is_flag=True, help="Every branch of every text of a locale beside the English.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "md", "json", "html"]),
    default="text",
    show_default=True,
    help="md: a card to paste into a review. html: a page, of --branches alone.",
)
@project_option()
@click.pass_context
def command(
    ctx: click.Context,
    scenario: str,
    actor_country: str | None,
    actor_age: str,
    actor_gender: str,
    receiver_country: str | None,
    receiver_age: str,
    receiver_gender: str,
    holder: str,
    cue: str,
    frame: str,
    system_prompt: str,
    norm: str,
    locale: str,
    branches: bool,
    form: str,
    project: Path,
) -> None:
    """Show a scenario as a model will see it.

    The system prompt, the prompt with the culture's option first, and the options the other way round. Read it aloud.
    A scenario that cannot be read yet is answered with what stands against it.
    """
    import sys
    from dataclasses import replace

    from pact_author.cli.exhibit import exhibit, plain_variant
    from pact_author.cli.show_branches import show_branches
    from pact_author.locales.wording import read_wording
    from pact_author.model.persona import Person
    from pact_author.reading.project import open_project
    from pact_author.render import scenario_card
    from pact_author.render.text import plain
    from pact_author.validate.one import look

    if form not in (("text", "html") if branches else ("text", "md", "json")):
        raise click.UsageError("--branches goes with --format text or html, and html with --branches only")
    opened = open_project(project)
    chosen, found = look(opened, _path(opened, scenario))
    if chosen is None:
        _refuse(ctx, found)
        return
    if branches:
        show_branches(opened, chosen, locale, form)
        return
    held = Holder(holder)
    if chosen.preference.held_by(held) is None:
        raise ProjectError(
            f"{chosen.id} has no text for the holder {holder}", f"it has: {', '.join(h.value for h in chosen.holders)}"
        )
    people = (
        Person(_country(actor_country, "actor") or chosen.country, AgeBand(actor_age), Gender(actor_gender)),
        Person(
            _country(receiver_country, "receiver") or chosen.country, AgeBand(receiver_age), Gender(receiver_gender)
        ),
    )
    variant = replace(
        plain_variant(chosen, *people),
        holder=held,
        cue=Cue(cue),
        frame=Frame(frame),
        system_prompt=SystemPrompt(system_prompt),
        norm_shown=NormShown(norm),
    )
    shown = exhibit(chosen, [variant], read_wording(opened, locale), found.standing)
    if shown is None:
        _refuse(ctx, found)
        return
    if form == "md":
        click.echo(scenario_card.markdown(shown), nl=False)
    elif form == "json":
        click.echo(scenario_card.as_json(shown), nl=False)
    else:
        from pact_author.render.terminal import paint

        columns = width(sys.stdout) if sys.stdout.isatty() else None
        for line in scenario_card.terminal(shown, columns=columns, paint=paint if colour(sys.stdout) else plain):
            click.echo(line)


def _path(opened: "Project", scenario: str) -> str:
    """The path of a scenario's file, by its id or by the path itself."""
    from pact_author.cli.choose import pick
    from pact_author.reading.project import scenario_paths

    known = {path.removeprefix("scenarios/").rpartition(".")[0]: path for path in scenario_paths(opened)}
    return pick(scenario.removeprefix("scenarios/").removesuffix(".yaml"), known, "scenario")


def _refuse(ctx: click.Context, found: "Diagnosis") -> None:
    from pact_author.render.text import render

    if found.standing:
        for line in render(found):
            click.echo(line, err=True)
        note("error: it cannot be shown before that is mended")
    else:
        note("error: its texts cannot be filled in\nhelp: look at what stands in braces")
    ctx.exit(1)


def _country(code: str | None, role: str) -> str | None:
    from pact_author.locales.names import is_country

    if code is not None and not is_country(code):
        raise ProjectError(f"{code} is no country code", f"--{role}-country takes ISO 3166-1 alpha-2, such as BR")
    return code
