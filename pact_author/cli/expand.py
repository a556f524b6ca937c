"""`expand`: how many variants a design has, or the variants themselves."""

from pathlib import Path

import click

from pact_author.cli.options import colour, project_option, width


@click.command(
    "expand",
    short_help="Count or list the persona variants of a design.",
    epilog="""\b
Examples:
  pact-author expand                                   calls of every design
  pact-author expand --design core --scenario jp/shoes-at-the-door
  pact-author expand --design smoke --format json      one variant a line
""",
)
@click.option("--design", metavar="NAME", help="A persona set, by its name.  [default: all]")
@click.option("--scenario", metavar="ID", help="One scenario.  [default: all]")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Counts, or JSON lines.",
)
@project_option()
def command(design: str | None, scenario: str | None, form: str, project: Path) -> None:
    """Count or list the persona variants of a design.

    A variant is a scenario fully decided: two people, who holds the preference, what is asked, and the order of the
    options. Each is one call to a model. Nothing is asked here and nothing costs.
    """
    import sys
    from dataclasses import asdict

    from pact_author.cli.choose import load_sound, pick
    from pact_author.model.canonical import canonical_json
    from pact_author.personas.expand import count, expand
    from pact_author.render.terminal import table

    corpus = load_sound(project)
    designs = [pick(design, {d.name: d for d in corpus.designs}, "design")] if design else list(corpus.designs)
    by_id = {s.id: s for s in corpus.scenarios}
    scenarios = [pick(scenario, by_id, "scenario")] if scenario else list(corpus.scenarios)
    if form == "json":
        for one in designs:
            for each in scenarios:
                for variant in expand(each, one):
                    click.echo(canonical_json(asdict(variant) | {"pairs": dict(variant.pairs), "design": one.name}))
        return
    rows = [
        [one.name, f"{len(scenarios)}", f"{sum(counts):,}", f"{min(counts):,} – {max(counts):,}", ", ".join(one.frames)]
        for one in designs
        if (counts := [count(each, one) for each in scenarios])
    ]
    columns = [
        ("design", "left"),
        ("scenarios", "right"),
        ("calls", "right"),
        ("per scenario", "right"),
        ("frames", "left"),
    ]
    click.echo(table(columns, rows, width=width(sys.stdout), colour=colour(sys.stdout)).strip("\n"))
    click.echo("\nA call is one variant in one option order. score asks one frame at a time.")
