"""`score import`: what a batch tool answered, into the run whose calls it was given."""

from pathlib import Path

import click

from pact_author.cli.options import colour, note, width


@click.command(
    "import",
    short_help="Take the answers of a batch tool into a run.",
    epilog="""\b
Examples:
  pact-author score export dist/pact-0.1.0 --model Qwen/Qwen3-8B --run runs/qwen3
  vllm run-batch -i runs/qwen3/calls-0001.jsonl -o answers.jsonl --model Qwen/Qwen3-8B
  pact-author score import runs/qwen3 answers.jsonl
""",
)
@click.argument("run", type=click.Path(path_type=Path, file_okay=False))
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="FILE..."
)
@click.option("--format", "form", type=click.Choice(["terminal", "json"]), default="terminal", show_default=True)
def command(run: Path, files: tuple[Path, ...], form: str) -> int:
    """Take the answers of a batch tool into the run folder RUN, and report.

    Answers are matched by their custom_id, in any order, and whatever came before may come again. A file with answers
    to calls of another run is refused, and nothing of it is taken. Lines that cannot be read are named and left out;
    the exit code is then 1.
    """
    import sys

    from pact_author.ask.store import open_store
    from pact_author.render import scores
    from pact_author.score.offline import take
    from pact_author.score.report import report
    from pact_author.score.run_folder import REPLIES, read_run, write_results

    told = read_run(run)
    with open_store(run / REPLIES, told.notice) as store:
        taken = take(run, told, files, store)
        result = report([run])
        path = write_results(run, result)
    if form == "json":
        click.echo(path.read_text("utf-8"), nl=False)
    else:
        for line in scores.terminal(result, width=width(sys.stdout), colour=colour(sys.stdout)):
            click.echo(line)
    for fault in (*taken.broken, *taken.twice):
        note(f"{fault.path}:{fault.line}: {fault.message}")
    again = f", {taken.already:,} were there already" if taken.already else ""
    note(f"\ntaken: {taken.results:,} answers{again}; {taken.errors:,} calls came back without one")
    if taken.open:
        note(f"{taken.open:,} exported calls have no answer yet; export again to ask them alone")
    note(f"figures: {path}")
    return 1 if taken.broken else 0
