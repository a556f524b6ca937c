"""`stats`: what a corpus covers, and what is thin."""

from pathlib import Path

import click

from pact_author.cli.options import colour, project_option, width


@click.command(
    "stats",
    short_help="Show what the corpus covers, and where it is thin.",
    epilog="""\b
Examples:
  pact-author stats
  pact-author stats --format md >> "$GITHUB_STEP_SUMMARY"
  pact-author stats --format json | jq .thin.wanted
""",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "md", "json"]),
    default="text",
    show_default=True,
    help="Form of the result.",
)
@project_option()
def command(form: str, project: Path) -> None:
    """Show what the corpus covers, and where it is thin.

    Scenarios by region and theme, relation, kind of preference, who holds it, status, country and locale, and how far
    models and people have reviewed them; then what a contributor could add. Retired scenarios are not counted. The
    figures are of the corpus; they rank nobody.
    """
    import sys

    from pact_author.cli.choose import load_sound
    from pact_author.cli.review_corpus import review_states
    from pact_author.coverage import cover
    from pact_author.reading.project import open_project
    from pact_author.render import coverage as render
    from pact_author.render.text import plain

    corpus = load_sound(project)
    told = cover(corpus.scenarios, corpus.settings, reviewed=review_states(open_project(project), corpus))
    if form == "md":
        lines = render.markdown(told)
    elif form == "json":
        lines = render.stats_json(told)
    else:
        from pact_author.render.terminal import paint

        painted = colour(sys.stdout)
        lines = render.terminal(told, columns=width(sys.stdout), colour=painted, paint=paint if painted else plain)
    for line in lines:
        click.echo(line)
