"""`locale`: PO files kept in step with the English, and how far each locale has come."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pact_author.cli.locale_mark import command as mark_command
from pact_author.cli.locale_tags import chosen
from pact_author.cli.locale_translate import command as translate_command
from pact_author.cli.options import colour, note, project_option, width
from pact_author.model.errors import ProjectError

if TYPE_CHECKING:
    from pact_author.model.corpus import Corpus
    from pact_author.model.locale_status import FileUpdate, LocaleStatus
    from pact_author.reading.project import Project


@click.group(
    "locale",
    short_help="Keep translations in step, and say how far they have come.",
    epilog="""\b
Examples:
  pact-author locale update                 all PO files, after the English was changed
  pact-author locale update --check         changes nothing; exit code 1 says that an update is due
  pact-author locale status hi
  pact-author locale mark hi jp/shoes-at-the-door --status reviewed --by asha
""",
)
def command() -> None:
    """Keep translations in step with the English, and say how far they have come.

    locales/<locale>/ holds scenarios.po, prompts.po and lexicon.yaml; docs/locales.md says how they are worked on.
    """


# Further subcommands stand in modules of their own, cli/locale_<name>.py.
command.add_command(mark_command)
command.add_command(translate_command)


@command.command(
    "update",
    epilog="""\b
Examples:
  pact-author locale update
  pact-author locale update es hi
  pact-author locale update --check         for a pipeline
""",
)
@click.argument("locales", metavar="[LOCALE]...", nargs=-1)
@click.option("--check", is_flag=True, help="Change nothing; exit with 1 where something is out of step.")
@project_option()
@click.pass_context
def update_command(ctx: click.Context, locales: tuple[str, ...], check: bool, project: Path) -> None:
    """Bring PO files in step with the English.

    No translation is changed. Where the English was, the translation is marked fuzzy, with the English of before;
    where there is no English any more, it is kept as obsolete.
    """
    from pact_author.locales.update import file_updates
    from pact_author.reading.project import open_project
    from pact_author.render.locale_status import update_lines

    opened = open_project(project)
    corpus = _whole_corpus(opened)
    # Every file is read before the first one is written.
    updates = [each for tag in chosen(opened, locales) for each in file_updates(opened, corpus.scenarios, tag)]
    due = [each for each in updates if (not each.merged.in_step if check else each.changed)]
    for each in due:
        if not check:
            _write(opened, each)
        for line in update_lines(each):
            click.echo(line)
    if not due:
        click.echo(f"{len(updates)} files are in step")
    elif check:
        note("help: pact-author locale update brings them in step")
        ctx.exit(1)


@command.command(
    "status",
    epilog="""\b
Examples:
  pact-author locale status
  pact-author locale status hi --format md
  pact-author locale status --format json | jq '.locales[].ready'
""",
)
@click.argument("locales", metavar="[LOCALE]...", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "md", "json"]),
    default="text",
    show_default=True,
    help="Form of the result.",
)
@project_option()
def status_command(locales: tuple[str, ...], form: str, project: Path) -> None:
    """Say how far translations have come, by scenario.

    And which scenarios could be in a release that asks for a status. With one locale named, every scenario is listed.
    """
    import sys

    from pact_author.reading.project import open_project
    from pact_author.render import locale_status as render
    from pact_author.render.text import plain

    opened = open_project(project)
    corpus = _whole_corpus(opened)
    told = [_status(opened, corpus, tag) for tag in chosen(opened, locales)]
    if form == "json":
        lines = render.status_json(opened.settings.name, told)
    elif form == "md":
        lines = render.markdown(told)
    else:
        from pact_author.render.terminal import paint

        painted = paint if colour(sys.stdout) else plain
        lines = render.terminal(told, every=len(locales) == 1, columns=width(sys.stdout), paint=painted)
    for line in lines:
        click.echo(line)


def _status(opened: "Project", corpus: "Corpus", tag: str) -> "LocaleStatus":
    from pact_author.locales.lexicon import find_lexicon, lexicon_path
    from pact_author.locales.status import lexicon_status, locale_status
    from pact_author.locales.update import file_updates
    from pact_author.locales.wording import read_catalogs
    from pact_author.model.locale_status import LexiconStatus

    try:
        lexicon = find_lexicon(opened, tag)
    except ProjectError as error:
        words, due = LexiconStatus(None, error.message), []
    else:
        if lexicon is None:
            words = LexiconStatus(None, f"{lexicon_path(tag)} is missing")
        else:
            words = lexicon_status(lexicon, {each.relation for each in corpus.scenarios})
        due = [each.path for each in file_updates(opened, corpus.scenarios, tag) if not each.merged.in_step]
    return locale_status(tag, corpus.scenarios, read_catalogs(opened, tag), words, due)


def _whole_corpus(opened: "Project") -> "Corpus":
    """Every scenario. Raises ProjectError where one cannot be read: its translations would be taken for obsolete."""
    from pact_author.validate.load import load

    corpus = load(opened)
    broken = [path for path in corpus.unread if path.startswith("scenarios/")]
    if broken:
        raise ProjectError(
            f"{broken[0]} cannot be read, so nobody can say what its translations are of",
            f"see: pact-author validate {broken[0]}",
        )
    return corpus


def _write(opened: "Project", update: "FileUpdate") -> None:
    from pact_author.reading.replace_file import create_file, replace_file

    if update.before is None:
        create_file(opened, update.path, update.after)
    else:
        replace_file(opened, update.path, update.before, update.after)
