"""`review`: what models think of scenarios, how right they are, and the word of people above theirs."""

import click

from pact_author.cli.review_calibrate import command as calibrate_command
from pact_author.cli.review_decide import accept_command, note_command, reject_command
from pact_author.cli.review_run import command as run_command
from pact_author.cli.review_show import queue_command, show_command


@click.group(
    "review",
    short_help="Ask models whether norms hold, and keep what people decide.",
    epilog="""\b
Examples:
  pact-author review calibrate --model gpt-5.4-mini --date 2026-11-25     before anything else
  pact-author review run --model gpt-5.4-mini --date 2026-11-25 --changed
  pact-author review show                                                 what is on record; no key is needed
  pact-author review queue
  pact-author review accept jp/shoes-at-the-door --by asha --date 2026-11-25

\b
Nothing of this stops a build or a pull request: models raise notes and warnings, and people decide.
""",
)
def command() -> None:
    """Ask models whether norms hold, and keep what people decide.

    A judge is measured first, on norms of which it is known whether they are so. What it says of scenarios is kept in
    reviews/, together with what people decided, which counts more. docs/review.md tells all of it.
    """


for each in (
    calibrate_command,
    run_command,
    show_command,
    queue_command,
    accept_command,
    reject_command,
    note_command,
):
    command.add_command(each)
