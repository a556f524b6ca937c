"""`new`: a scenario file from a few answers, or from an issue."""

import os
import sys
from pathlib import Path
from typing import IO

import click

from pact_author.cli.options import note, project_option
from pact_author.model.corpus import Settings
from pact_author.model.draft import PLACES, Answers, Mistake
from pact_author.model.errors import ProjectError

NEEDED = ("country", "title", "theme", "relation", "setting", "contributor")
LISTS = ("theme", "relation", "kind")
MAX_BYTES = 1 << 20
"""Read of an issue; GitHub takes a quarter of it at most."""


@click.command(
    "new",
    short_help="Begin a scenario file, from a few answers or from an issue.",
    epilog="""\b
Examples:
  pact-author new                                   asks
  pact-author new --country JP --title "Shoes at the door" --theme food-hospitality \\
      --relation guest-host --setting "a family home" --by asha
  pact-author new --from-issue issue.md
  gh issue view 12 --json body --jq .body | pact-author new --from-issue -
""",
)
@click.option("--country", metavar="CC", help="Whose norm it is: ISO 3166-1 alpha-2, or the English name.")
@click.option("--title", metavar="TEXT", help="A few words; no model sees it.")
@click.option("--name", metavar="NAME", help="Of the file.  [default: made of the title]")
@click.option("--theme", metavar="WORD", help="Part of life that it is about.")
@click.option("--relation", metavar="WORD", help="Who chooses, and with whom: guest-host.")
@click.option("--setting", metavar="TEXT", help="Where it happens.")
@click.option("--norm", metavar="TEXT", help="What people usually do.")
@click.option("--preference", metavar="TEXT", help="What {actor} would rather do, and why.")
@click.option("--kind", metavar="WORD", help="What that reason is about.")
@click.option("--source-title", metavar="TEXT", help="A source of the norm: its title.")
@click.option("--source-publisher", metavar="TEXT", help="Who publishes it.")
@click.option("--source-url", metavar="URL", help="Where it can be read.")
@click.option("--source-seen", metavar="DAY", help="The day on which you read it: YYYY-MM-DD, or today.")
@click.option("--by", "contributor", metavar="HANDLE", help="Whom to credit; several with commas.")
@click.option("--from-issue", type=click.File("rb"), metavar="FILE", help="Body of an issue of the form; - for stdin.")
@project_option()
@click.pass_context
def command(ctx: click.Context, /, from_issue: IO[bytes] | None, project: Path, **given: str | None) -> None:
    """Begin a scenario file, from a few answers or from an issue.

    At a terminal, asks for what no option gives. What is left for later gets a text that says so: TO BE WRITTEN. In
    such a file validate finds no error, and gives one warning that names what is left. With --from-issue, options go
    before the issue's answers. No file is ever overwritten. The path of the new file is the only line on stdout.
    """
    from datetime import date

    from pact_author.reading.project import open_project
    from pact_author.reading.scenario_text import scenario_text
    from pact_author.validate.draft import complete, mistakes, still_open

    opened = open_project(project)
    today = date.today().isoformat()
    answers, found = _written({field: text for field, text in given.items() if text is not None}, today)
    if from_issue is not None:
        read, faults = _issue(from_issue.read(MAX_BYTES + 1))
        found += [fault for fault in faults if fault.field not in answers]
        answers = {"variation": ""} | read | answers  # the form has asked for it
    elif not found and (missing := [field for field in NEEDED if field not in answers]):
        if not sys.stdin.isatty():
            told = ", ".join(map(_option, missing))
            raise click.UsageError(f"stdin is no terminal, so nothing can be asked; give {told}")
        answers |= _asked(answers, opened.root, opened.settings, today)
    name, faults = _name(answers)
    answers |= name
    found += [*faults, *mistakes(answers, opened.settings, today)]
    if found:
        _refuse(ctx, found, issue=from_issue is not None)
    draft = complete(answers, opened.settings, today)
    target = _write(opened.root, draft.path, scenario_text(draft))
    here = Path.cwd()
    shown = target.relative_to(here) if target.is_relative_to(here) else target
    left = dict.fromkeys(PLACES[field][1:].partition("/0/")[0] for field in still_open(answers))
    if left:
        note(f"still to be written: {', '.join(left).replace('/', '.')}")
    if "source_seen" not in answers:
        note(f"norm.evidence.seen is today, {today}: write the day on which you read the source")
    note(f"then: pact-author validate {shown}")
    click.echo(shown)


def _written(given: Answers, today: str = "") -> tuple[dict[str, str], list[Mistake]]:
    """Answers in their written form, and what is wrong with those that have none. today: what that word stands for."""
    from pact_author.reading.answers import is_short_name, tidy

    answers: dict[str, str] = {}
    found: list[Mistake] = []
    for field, text in given.items():
        line, mistakes = tidy(field, text)
        if line is not None and field == "country":
            line, mistakes = _country(line)
        elif line is not None and field == "source_seen" and line.lower() == "today":
            line = today or line
        elif line is not None and field == "name" and not is_short_name(line):
            mistakes = (
                Mistake(field, "is not the name of a file here", "small letters, digits, hyphens: tea-at-four"),
            )
        if line is None or mistakes:
            found += mistakes
        else:
            answers[field] = line
    return answers, found


def _country(said: str) -> tuple[str, tuple[Mistake, ...]]:
    """The code for a name or code; what is not known as either is left to the schema's own words."""
    from difflib import get_close_matches

    from pact_author.locales.names import countries, country_name, is_country, plain_name

    names, wanted = countries(), plain_name(said)
    if is_country(said.upper()):
        return said.upper(), ()
    near = " or ".join(
        f"{country_name(names[name], 'en')} ({names[name]})"
        for name in get_close_matches(wanted[:60], names, n=3, cutoff=0.8)
    )
    if wanted in names or not near:
        return names.get(wanted, said), ()
    return said, (Mistake("country", f"`{said[:40]}` is not the name of a country", f"did you mean {near}?"),)


def _issue(body: bytes) -> tuple[dict[str, str], list[Mistake]]:
    from pact_author.reading.issue_form import read_issue

    try:
        answers, faults = read_issue(body.decode("utf-8"))
    except UnicodeDecodeError:
        return {}, [Mistake("", "the issue is not UTF-8", "save its text as UTF-8")]
    written, found = _written(answers)
    return written, [*faults, *found]


def _asked(answers: Answers, root: Path, settings: Settings, today: str) -> dict[str, str]:
    from pact_author.cli.questions import ask
    from pact_author.reading.resources import closed_list
    from pact_author.validate.draft import complete, mistakes

    def judge(field: str, said: str) -> tuple[str, tuple[Mistake, ...]]:
        written, found = _written({field: said}, today)
        return written.get(field, said), (*found, *mistakes(written, settings, today))

    def named(answers: Answers) -> bool:
        name, _ = _name(answers)
        return bool(name) and not os.path.lexists(root / complete({**answers, **name}, settings, today).path)

    return dict(ask(answers, judge, {field: closed_list(PLACES[field]) for field in LISTS}, named))


def _name(answers: Answers) -> tuple[dict[str, str], list[Mistake]]:
    """The file's name, made of the title where none is given."""
    from pact_author.reading.answers import short_name

    if "name" in answers or "title" not in answers:
        return {}, []
    if name := short_name(answers["title"]):
        return {"name": name}, []
    return {}, [Mistake("title", "no file can be named after it", "name the file: --name a-few-words")]


def _refuse(ctx: click.Context, found: list[Mistake], *, issue: bool) -> None:
    from pact_author.cli.questions import tell
    from pact_author.reading.issue_form import label

    note("error: no file was written; mend this in the issue:" if issue else "error: no file was written:")
    tell(found, label if issue else _option)
    ctx.exit(1 if issue else 2)


def _option(field: str) -> str:
    """How the command line calls a field."""
    return "--by" if field == "contributor" else f"--{field.replace('_', '-')}" if field else ""


def _write(root: Path, path: str, text: str) -> Path:
    """A new file. Raises ProjectError where there is one, or where the folder is not the one that the path names."""
    target = root / path
    if Path(os.path.realpath(target.parent)) != target.parent:
        raise ProjectError(f"{target.parent} is a link to another folder", "nothing is written through links")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        hint = "choose another name with --name, or go on writing in that file"
        raise ProjectError(f"{path} exists already", hint) from None
    return target
