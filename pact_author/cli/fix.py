"""--fix and --diff of `validate`: files are mended before they are judged, or it is shown how they would be."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from pact_author.cli.options import colour, meter, note
from pact_author.model.mended import Mended

if TYPE_CHECKING:
    from pact_author.reading.project import Project

_SHOWN = 20


def fix_files(project: "Project", paths: Sequence[str] | None) -> None:
    """Write what can be mended; stderr says what it was."""
    from pact_author.validate.fix import plan, write

    with meter("mending", "files") as told:
        mended = plan(project, paths, told)
    write(project, mended)
    _tell(mended, "mended")


def show_fixes(project: "Project", paths: Sequence[str] | None) -> bool:
    """Print what --fix would change; whether it would change anything."""
    import sys

    from pact_author.render.diff import render
    from pact_author.render.terminal import paint
    from pact_author.validate.fix import plan

    with meter("mending", "files") as told:
        mended = plan(project, paths, told)
    differing = [each for each in mended if each.differs]
    for line in render(differing, paint if colour(sys.stdout) else None):
        click.echo(line)
    _tell(mended, "would be mended")
    return bool(differing)


def _tell(mended: Sequence[Mended], what: str) -> None:
    from pact_author.render.text import shown

    done = [each for each in mended if each.differs]
    note(f"{f'{len(done):,}' if done else 'no'} file{'s' if len(done) > 1 else ''} {what}{':' if done else ''}")
    lines = [f"  {shown(each.path)}: {', '.join(each.done)}" for each in done]
    lines += [f"note: {shown(each.path)}: {why}" for each in mended for why in each.left]
    for line in lines[:_SHOWN]:
        note(line)
    if len(lines) > _SHOWN:
        note(f"  … and {len(lines) - _SHOWN:,} more")
