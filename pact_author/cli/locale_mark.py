"""`locale mark`: say who has read which translations."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pact_author.cli.options import project_option
from pact_author.model.errors import ProjectError

if TYPE_CHECKING:
    from pact_author.model.translation import Catalog

HANDLE = re.compile("[A-Za-z0-9][A-Za-z0-9-]{0,38}")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@click.command(
    "mark",
    short_help="Say who has read which translations.",
    epilog="""\b
Examples:
  pact-author locale mark hi jp/shoes-at-the-door --status reviewed --by asha
  pact-author locale mark hi jp/shoes-at-the-door#situation --status native-verified --by asha
  pact-author locale mark hi prompt --status reviewed --by asha --date 2026-11-24
""",
)
@click.argument("locale", metavar="LOCALE")
@click.argument("names", metavar="TEXT...", nargs=-1, required=True)
@click.option("--status", type=click.Choice(["edited", "reviewed", "native-verified"]), required=True)
@click.option("--by", metavar="HANDLE", required=True, help="Who has read them.")
@click.option("--date", default="", metavar="YYYY-MM-DD", help="The day on which they were read.  [default: none]")
@project_option()
def command(locale: str, names: tuple[str, ...], status: str, by: str, date: str, project: Path) -> None:
    """Say who has read which translations.

    TEXT is a scenario's id, for all of its texts; an entry's msgctxt; or `prompt`, for the templates. Whoever
    translated a text does not review it. A text that is changed afterwards is edited again.
    """
    from pact_author.cli.locale_tags import chosen
    from pact_author.locales.catalog import catalog_text
    from pact_author.locales.wording import read_catalogs
    from pact_author.reading.project import open_project
    from pact_author.reading.replace_file import exact_text, replace_file

    if not HANDLE.fullmatch(by):
        raise click.UsageError("--by is a handle: letters, digits and hyphens")
    if date and not DAY.fullmatch(date):
        raise click.UsageError("--date is a day such as 2026-11-24")
    opened = open_project(project)
    (tag,) = chosen(opened, (locale,))
    catalogs = read_catalogs(opened, tag)
    known = {entry.context for catalog in catalogs for entry in catalog.entries if not entry.obsolete}
    for name in names:
        if not any(name in (context, context.partition("#")[0]) for context in known):
            raise ProjectError(f"{tag} has no text {name}", f"see: pact-author locale status {tag}")
    done = [(catalog, *_marked(catalog, names, status, by, date)) for catalog in catalogs]
    for old, new, _ in done:
        if new != old:
            replace_file(opened, old.path, exact_text(opened, old.path), catalog_text(new))
    count = sum(number for _, _, number in done)
    click.echo(f"{count} {'text' if count == 1 else 'texts'} marked {status}, read by {by}")


def _marked(catalog: "Catalog", names: tuple[str, ...], status: str, by: str, date: str) -> "tuple[Catalog, int]":
    """A catalog with the named entries marked, and how many they are."""
    from dataclasses import replace

    from pact_author.locales.mark import marked, why_not

    entries, count = [], 0
    for entry in catalog.entries:
        named = not entry.obsolete and {entry.context, entry.context.partition("#")[0]} & set(names)
        if named and (why := why_not(entry, status, by)):
            raise ProjectError(f"{entry.context}: {why}", "nothing was marked; name the other texts one by one")
        entries.append(marked(entry, status, by, date) if named else entry)
        count += bool(named)
    return replace(catalog, entries=tuple(entries)), count
