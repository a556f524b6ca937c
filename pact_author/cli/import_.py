"""`import`: drafts of scenarios from a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pact_author.cli.options import meter, note, project_option
from pact_author.model.errors import DataError, ProjectError

if TYPE_CHECKING:
    from pact_author.intake.drafts import Taken
    from pact_author.intake.mapping import Columns
    from pact_author.intake.table import Fault, Table
    from pact_author.model.corpus import Settings
    from pact_author.model.draft import Mistake
    from pact_author.model.progress import OnProgress

FORMS = ("normad", "csv", "jsonl")
LICENCES = ("CC-BY-4.0", "CC0-1.0")
NEVER_OPEN = frozenset({"", "country", "name", "contributor", "licence"})
"""Fields of which a draft cannot do without the right text: where they are faulty, the row is refused."""


@click.command(
    "import",
    short_help="Make drafts of scenarios from a table.",
    epilog="""\b
Examples:
  pact-author import normad normad_etiquette_final_data.csv --by asha
  pact-author import csv pact_instances.csv --by asha --licence CC-BY-4.0     a table of the study
  pact-author import csv norms.csv --mapping norms.toml --by asha --limit 10
  pact-author import jsonl norms.jsonl --mapping norms.toml --by asha
""",
)
@click.argument("form", type=click.Choice(FORMS), metavar="normad|csv|jsonl")
@click.argument("table", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--mapping",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
    help="Which columns are which fields (docs/import.md).",
)
@click.option(
    "--licence",
    type=click.Choice(LICENCES),
    help="Of the table, where neither its form nor the mapping says; drafts are under it too.",
)
@click.option("--by", "contributor", required=True, metavar="HANDLE", help="Whom to credit; several with commas.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Make drafts of the first N rows alone.")
@project_option()
@click.pass_context
def command(
    ctx: click.Context,
    form: str,
    table: Path,
    mapping: Path | None,
    licence: str | None,
    contributor: str,
    limit: int | None,
    project: Path,
) -> None:
    """Make drafts of scenarios from a table.

    A file of NormAd, a table of the study, or any CSV or JSON Lines with a mapping. What a row does not give, or what
    would be an error, is left to be written, and a comment in the draft says so; it also says which line of which file
    the draft is from. A table in which anything is odd is refused as a whole. No file is ever overwritten. The paths of
    new files are the lines on stdout.
    """
    from pact_author.intake.drafts import take
    from pact_author.intake.table import read_table
    from pact_author.reading.project import open_project
    from pact_author.reading.replace_file import create_file

    opened = open_project(project)
    read = read_table(table, lines=form == "jsonl" or table.suffix == ".jsonl")
    if read.faults:
        _refuse(ctx, table, read.faults)
    columns = _columns(form, mapping, read)
    if (under := columns.licence or licence) is None:
        raise click.UsageError("nothing says under which licence the table is; say so with --licence")
    if columns.licence and licence not in (None, columns.licence):
        raise click.UsageError(f"the table is under {columns.licence}, and not under {licence}")
    found = take(read, columns)
    if found.faults:
        _refuse(ctx, table, found.faults)
    given = {"licence": under, "contributor": contributor}
    with meter("judging", "rows") as told:
        files, faults = _files(found.taken[:limit], read, opened.settings, given, told)
    if faults:
        _refuse(ctx, table, faults)
    _no_links(opened.root, files)
    stand = [file for file in files if (opened.root / file.path).exists()]
    for file in files:
        if file not in stand:
            create_file(opened, file.path, file.text)
            _tell(table, file)
            click.echo(file.path)
    for count, what in (
        (found.left_out, "rows left out, as the mapping says"),
        (found.alike, "rows left out, as an earlier one says the same"),
        (len(stand), "files were there already and are as they were"),
    ):
        if count:
            note(f"{count:,} {what}")
    note(f"written: {len(files) - len(stand):,} drafts; then: pact-author validate")


@dataclass(frozen=True, slots=True)
class _File:
    """A draft to be written. left: mistakes for whose sake a text was left to be written."""

    path: str
    text: str
    line: int
    left: tuple["Mistake", ...]


def _columns(form: str, mapping: Path | None, table: "Table") -> "Columns":
    from pact_author.intake.mapping import NORMAD, read_columns, study_columns

    if form == "normad":
        if mapping is not None:
            raise click.UsageError("NormAd's columns are known; --mapping is for csv and jsonl")
        return NORMAD
    if mapping is not None:
        return read_columns(mapping)
    if (study := study_columns(table.columns)) is None:
        raise DataError(
            f"nothing says which columns of {table.name} are which fields of a scenario",
            "write that into a file, as docs/import.md says, and name it with --mapping",
        )
    return study


def _files(
    taken: "Sequence[Taken]",
    table: "Table",
    settings: "Settings",
    given: dict[str, str],
    on_progress: "OnProgress",
) -> "tuple[list[_File], list[Fault]]":
    """The drafts' files, or what stands against making them. given: the answers that are the same in all of them."""
    from datetime import date

    from pact_author.intake.provenance import with_comments
    from pact_author.intake.table import Fault
    from pact_author.reading.scenario_text import scenario_text
    from pact_author.validate.draft import complete, errors_in, mistakes, still_open

    today = date.today().isoformat()
    files: list[_File] = []
    faults: list[Fault] = []
    for done, each in enumerate(taken):
        on_progress(done, len(taken))
        answers, notes = {**each.answers, **given}, list(each.notes)
        left: tuple[Mistake, ...] = ()
        for _ in range(2):
            draft = complete(answers, settings, today)
            text = with_comments(
                scenario_text(draft),
                table=table.name,
                digest=table.digest,
                line=each.row.line,
                licence=given["licence"],
                still_open=still_open(answers),
                notes=notes,
            )
            if not (errors := errors_in(draft.path, text, settings)) or left:
                break
            left = mistakes(answers, settings, today)
            notes += [(field, answers.pop(field)) for field in dict.fromkeys(m.field for m in left) if field in answers]
        if refused := [m for m in left if m.field in NEVER_OPEN]:
            faults += [Fault(each.row.line, f"{m.field}: {m.message}".removeprefix(": "), m.hint) for m in refused]
        elif errors:
            faults += [Fault(each.row.line, error.message, error.hint) for error in errors]
        elif "country" not in answers:
            faults.append(Fault(each.row.line, "it does not say whose norm it is", "give each row a country"))
        else:
            files.append(_File(draft.path, text, each.row.line, left))
    return files, faults


def _no_links(root: Path, files: Sequence[_File]) -> None:
    """Raises ProjectError where a folder of a draft is not the one that its path names; nothing is written then."""
    for folder in sorted({(root / file.path).parent for file in files}):
        if Path(folder.resolve()) != folder:
            raise ProjectError(f"{folder} is a link to another folder", "nothing is written through links")


def _tell(table: Path, file: _File) -> None:
    from pact_author.render.text import shown

    for mistake in file.left:
        note(shown(f"{table}:{file.line}: {mistake.field}: {mistake.message}; left to be written"))


def _refuse(ctx: click.Context, table: Path, faults: "Sequence[Fault]") -> None:
    from pact_author.intake.table import TOLD
    from pact_author.render.text import shown

    for fault in faults[:TOLD]:
        note(shown(f"{table}:{fault.line}: {fault.message}"))
        if fault.hint:
            note(shown(f"  help: {fault.hint}"))
    if len(faults) > TOLD:
        note(f"and {len(faults) - TOLD:,} more")
    note("error: nothing was written")
    ctx.exit(1)
