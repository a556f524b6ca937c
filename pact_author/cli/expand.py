"""`expand`: what a design costs and what it can show, or its variants themselves."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pact_author.cli.options import colour, note, project_option, width
from pact_author.model.errors import ProjectError

if TYPE_CHECKING:
    from pact_author.model.names import NameTable
    from pact_author.model.persona import Design
    from pact_author.model.scenario import Scenario
    from pact_author.model.variant import Variant

    Names = Mapping[str, NameTable]

MANY = 1_000_000
"""Variants that nobody lists without having meant to: a gigabyte of lines."""


@click.command(
    "expand",
    short_help="Say what a design costs, or list its persona variants.",
    epilog="""\b
Examples:
  pact-author expand                                   calls, tokens and smallest effects of every design
  pact-author expand --design core --scenario jp/shoes-at-the-door
  pact-author expand --count                           how many variants, at once
  pact-author expand --design core --variants --limit 10
""",
)
@click.option("--design", metavar="NAME", help="A persona set, by its name.  [default: all]")
@click.option("--scenario", metavar="ID", help="One scenario.  [default: all]")
@click.option("--count", "only_count", is_flag=True, help="Only count variants, by multiplying.")
@click.option("--variants", is_flag=True, help="List the variants, one JSON object a line.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="List at most N variants.")
@click.option("--yes", is_flag=True, help=f"List them even if there are more than {MANY:,}.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Form of the figures.",
)
@project_option()
def command(
    design: str | None,
    scenario: str | None,
    only_count: bool,
    variants: bool,
    limit: int | None,
    yes: bool,
    form: str,
    project: Path,
) -> None:
    """Say what a design costs, or list its persona variants.

    A variant is a scenario fully decided: two people, who holds the preference, what is asked, and the order of the
    options. Nothing is asked here and nothing costs. The tokens and the smallest effects are estimates.
    """
    import sys
    from dataclasses import replace

    from pact_author.cli.choose import load_sound, pick
    from pact_author.cli.given_names import given_names
    from pact_author.personas.names import unchecked_note
    from pact_author.reading.project import open_project

    if only_count and variants:
        raise click.UsageError("--count and --variants exclude each other")
    if (limit or yes) and not variants:
        raise click.UsageError("--limit and --yes are for --variants")
    corpus = load_sound(project)
    designs = [pick(design, {d.name: d for d in corpus.designs}, "design")] if design else list(corpus.designs)
    if not designs:
        raise ProjectError("there is no persona set", "write one, such as personas/smoke.yaml")
    by_id = {s.id: s for s in corpus.scenarios}
    scenarios = [pick(scenario, by_id, "scenario")] if scenario else list(corpus.scenarios)
    opened = open_project(project)
    names = given_names(opened, designs, scenarios)
    if unchecked := unchecked_note(names.values()):
        note(f"note: {unchecked}")
    if variants:
        _list(designs, scenarios, names, limit, yes)
        return

    from pact_author.cli.outlay import counts, outlay
    from pact_author.locales.wording import read_wording
    from pact_author.render import outlay as render

    _tell_missing(designs, scenarios)
    if only_count:
        told = [counts(one, scenarios) for one in designs]
    else:
        wording = replace(read_wording(opened, opened.settings.source_language), names=names)
        told = [outlay(one, scenarios, wording) for one in designs]
    if form == "json":
        click.echo(render.as_json(told))
        return
    for line in render.terminal(told, columns=width(sys.stdout), colour=colour(sys.stdout)):
        click.echo(line)


def _list(
    designs: Sequence["Design"], scenarios: Sequence["Scenario"], names: "Names", limit: int | None, yes: bool
) -> None:
    from dataclasses import asdict
    from itertools import islice

    from pact_author.model.canonical import canonical_json
    from pact_author.personas.expand import count

    total = sum(count(each, one) for one in designs for each in scenarios)
    if min(total, limit or total) > MANY and not yes:
        hint = "name one --design or --scenario, or a --limit; --yes lists them all"
        raise ProjectError(f"there are {total:,} variants", hint)
    for one, variant in islice(_all(designs, scenarios, names), limit):
        click.echo(canonical_json(asdict(variant) | {"pairs": dict(variant.pairs), "design": one.name}))


def _all(
    designs: Sequence["Design"], scenarios: Sequence["Scenario"], names: "Names"
) -> Iterator[tuple["Design", "Variant"]]:
    from pact_author.personas.expand import expand
    from pact_author.personas.names import namer

    for one in designs:
        for each in scenarios:
            for variant in expand(each, one, namer(names, one)):
                yield one, variant


def _tell_missing(designs: Sequence["Design"], scenarios: Sequence["Scenario"]) -> None:
    """Scenarios that have fewer cells than others because a design does not say what is close to their country."""
    for one in designs:
        missing = sorted({each.country for each in scenarios} - set(one.abroad)) if one.abroad else []
        if missing:
            note(f"note: {one.name} says under `abroad` nothing of {', '.join(missing)}: no close and far there")
