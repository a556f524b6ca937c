"""`verify`: a release against its manifest."""

from pathlib import Path

import click

from pact_author.cli.options import meter, note


@click.command(
    "verify",
    short_help="Check a release against its manifest.",
    epilog="""\b
Examples:
  pact-author verify dist/pact-0.1.0
  pact-author verify dist/pact-0.1.0 && echo whole
""",
)
@click.argument("release", type=click.Path(path_type=Path))
@click.pass_context
def command(ctx: click.Context, release: Path) -> None:
    """Check a release against its manifest.

    Every file's SHA-256, size and number of rows, every row against its schema, and no file too many. What is off is
    said on stdout, a line each; the exit code is then 1.
    """
    from pact_author.release.read import read_manifest
    from pact_author.release.verify import verify
    from pact_author.render.text import shown

    with meter("verifying", "bytes") as told:
        problems = verify(release, told)
    for problem in problems:
        click.echo(shown(problem))
    if problems:
        ctx.exit(1)
    manifest = read_manifest(release)
    note(f"{manifest.name} {manifest.version} is whole: {len(manifest.files)} files, identity {manifest.digest}")
