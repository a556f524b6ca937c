"""The command table, the exit codes and the one place where errors of the world become a message."""

import importlib
import io
import keyword
import os
import sys
from pathlib import Path

import click
from click.exceptions import NoSuchCommand

from pact_author import __version__
from pact_author.model.errors import PactError

COMMANDS = {
    "validate": "Check scenario files and say what to mend, where.",
    "explain": "Say what a code means, with a bad and a good example.",
    "new": "Begin a scenario file, from a few answers or from an issue.",
    "show": "Show a scenario as a model will see it.",
    "stats": "Show what the corpus covers, and where it is thin.",
    "locale": "Keep translations in step, and say how far they have come.",
    "review": "Ask models whether norms hold, and keep what people decide.",
    "expand": "Say what a design costs, or list its persona variants.",
    "build": "Make a release from a corpus without errors.",
    "diff": "Say what changed between two releases, and which version it calls for.",
    "verify": "Check a release against its manifest.",
    "score": "Ask a model the items of a release and measure what it chose.",
    "report": "Show the figures of finished or partial runs, without asking again.",
    "align": "Compare models with people who answered the same items.",
    "export": "Write items of a release as a task of another evaluation tool.",
    "import": "Make drafts of scenarios from a table.",
    "local": "Install or serve the embedded model.",
    "schema": "Print a JSON Schema, for editors and machines.",
}
"""Name → one line of help, so that --help need not import the commands."""

WORLD, BUG, INTERRUPTED = 3, 70, 130


class CommandTable(click.Group):
    """Lists the commands without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        # No module can be imported by the name of a keyword.
        name = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name
        command = importlib.import_module(f"pact_author.cli.{name}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        # click looks for near names in self.commands, which a lazy table leaves empty.
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            raise NoSuchCommand(args[0], possibilities=COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=CommandTable,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  pact-author validate                          check the corpus you stand in
  pact-author build                             freeze it into dist/
  pact-author score dist/pact-0.1.0 --model local

\b
Exit codes: 0 all is well; 1 something to mend; 2 wrong usage; 3 no project, disk,
endpoint or model; 70 a fault of this program; 130 interrupted, nothing is lost.
Tab completion: eval "$(_PACT_AUTHOR_COMPLETE=bash_source pact-author)" (or zsh_source, fish_source)""",
)
@click.version_option(__version__, prog_name="pact-author", message="%(prog)s %(version)s")
def cli() -> None:
    """Author, validate, build and score PACT datasets.

    A PACT scenario pairs a cultural norm with a personal preference. Neither side is the correct answer: what is
    measured is which of them a language model chooses.
    """


def main() -> None:
    """Run the command line and exit with its code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A locale that lacks a letter of a scenario gets its number instead; stderr is made so by Python itself.
        sys.stdout.reconfigure(errors="backslashreplace")
    sys.exit(_run())


def _run() -> int:
    code = WORLD
    try:
        result = cli.main(prog_name="pact-author", standalone_mode=False)
        code = result if isinstance(result, int) else 0
    except (click.exceptions.Abort, KeyboardInterrupt):
        _say("interrupted: what was finished is kept")
        code = INTERRUPTED
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except PactError as error:
        _say(f"error: {error.message}", f"help: {error.hint}" if error.hint else "")
    except BrokenPipeError:
        # The reader of a pipe went away (head, less): no error, and nothing more can be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except OSError as error:
        _say(f"error: {error.strerror or error}{f': {error.filename}' if error.filename else ''}")
    except Exception:  # noqa: BLE001 - the one boundary: anything unforeseen is our bug, and is kept for the report
        import traceback

        code = _bug(traceback.format_exc())
    return code


def _bug(trace: str) -> int:
    import tempfile

    with tempfile.NamedTemporaryFile("w", prefix="pact-author-", suffix=".log", delete=False, encoding="utf-8") as log:
        log.write(f"pact-author {__version__}, Python {sys.version}\n{trace}")
    _say(f"error: this is a fault of pact-author, not yours; the traceback is in {Path(log.name)}")
    return BUG


def _say(*lines: str) -> None:
    from pact_author.render.text import shown

    # A message may hold what a file, a release or an endpoint says of itself.
    for line in "\n".join(filter(None, lines)).split("\n"):
        print(shown(line), file=sys.stderr)
