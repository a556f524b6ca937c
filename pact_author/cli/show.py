"""`show`: a scenario as a model will see it."""

from pathlib import Path

import click

from pact_author.cli.options import colour, project_option
from pact_author.model.persona import AgeBand, Cue, Frame, Gender, NormShown, SystemPrompt
from pact_author.model.scenario import Holder


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
@project_option()
def command(
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
    project: Path,
) -> None:
    """Show a scenario as a model will see it.

    The system prompt, the prompt with the culture's option first, and the options the other way round. Read it aloud.
    """
    import sys
    from dataclasses import replace

    from pact_author.cli.choose import load_sound, pick
    from pact_author.locales.lexicon import read_lexicon
    from pact_author.locales.localize import localize
    from pact_author.locales.names import is_country
    from pact_author.model.errors import ProjectError
    from pact_author.model.persona import OptionOrder, Person
    from pact_author.model.variant import Variant
    from pact_author.reading.project import open_project
    from pact_author.render.terminal import paint

    corpus = load_sound(project)
    chosen = pick(scenario, {s.id: s for s in corpus.scenarios}, "scenario")
    held = Holder(holder)
    if chosen.preference.held_by(held) is None:
        raise ProjectError(
            f"{chosen.id} has no text for the holder {holder}", f"it has: {', '.join(h.value for h in chosen.holders)}"
        )
    countries = {"actor": actor_country or chosen.country, "receiver": receiver_country or chosen.country}
    for role, code in countries.items():
        if not is_country(code):
            raise ProjectError(f"{code} is no country code", f"--{role}-country takes ISO 3166-1 alpha-2, such as BR")
    variant = Variant(
        id="",
        cell="",
        scenario=chosen.id,
        holder=held,
        actor=Person(countries["actor"], AgeBand(actor_age), Gender(actor_gender)),
        receiver=Person(countries["receiver"], AgeBand(receiver_age), Gender(receiver_gender)),
        cue=Cue(cue),
        frame=Frame(frame),
        system_prompt=SystemPrompt(system_prompt),
        norm_shown=NormShown(norm),
        order=OptionOrder.CULTURE_FIRST,
    )
    lexicon = read_lexicon(open_project(project), locale)
    first = localize(chosen, variant, lexicon)
    second = localize(chosen, replace(variant, order=OptionOrder.PREFERENCE_FIRST), lexicon)

    def heading(text: str) -> None:
        click.echo(paint(text, "bold") if colour(sys.stdout) else text)

    heading(f"{chosen.id}: {chosen.title} ({chosen.status})")
    heading("\nsystem")
    click.echo(first.system)
    heading("\nprompt, culture first")
    click.echo(first.prompt)
    heading("\nthe options, preference first")
    click.echo("\n".join(line for line in second.prompt.splitlines() if line[:2] in ("A)", "B)")))
