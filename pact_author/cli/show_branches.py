"""--branches of `show`: every branch of a scenario's texts in a locale, beside the English."""

import sys

import click

from pact_author.cli.exhibit import untranslated
from pact_author.cli.options import colour, in_utf8, width
from pact_author.locales.branches import branch_sheet
from pact_author.locales.lexicon import read_lexicon
from pact_author.locales.sources import scenario_texts
from pact_author.locales.wording import read_catalogs
from pact_author.model.errors import ProjectError
from pact_author.model.scenario import Scenario
from pact_author.reading.project import Project


def show_branches(opened: Project, scenario: Scenario, locale: str, form: str) -> None:
    """Print the sheet. form: text or html. Raises ProjectError where the locale has nothing of the scenario."""
    from pact_author.render import branches as render
    from pact_author.render.text import plain

    source = opened.settings.source_language
    if locale == source:
        raise ProjectError(f"{locale} is the language that scenarios are written in", "name another with --locale")
    lexicon = read_lexicon(opened, locale)
    entries = {
        entry.context: entry
        for catalog in read_catalogs(opened, locale)
        for entry in catalog.entries
        if not entry.obsolete
    }
    if not any(text.context in entries and entries[text.context].text for text in scenario_texts(scenario)):
        raise untranslated(locale, f"{locale} has no text of {scenario.id}")
    sheet = branch_sheet(scenario, read_lexicon(opened, source), lexicon, entries)
    if form == "html":
        in_utf8(sys.stdout)
        click.echo(render.html(sheet), nl=False)
        return
    from pact_author.render.terminal import paint

    for line in render.terminal(sheet, columns=width(sys.stdout), paint=paint if colour(sys.stdout) else plain):
        click.echo(line)
